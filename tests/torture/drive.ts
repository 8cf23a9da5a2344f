import { setTimeout as sleep } from "node:timers/promises";
import type { RepositoryView, UpdatesView } from "../../rules/update-views.ts";
import type { ListStatus } from "../../rules/views.ts";
import { ownList } from "../fixtures/own-list.ts";
import type { TestRepository } from "../fixtures/test-repository.ts";
import type { Victim } from "./victim.ts";

/** Suppliers of the list that is tortured: enough that one more or less is no large change. */
const SUPPLIERS = 40;
const LETTERS = "ABCDEFGHIJKLMNOPQRST";

/** A supplier that every release of the tortured list has. */
export const ALWAYS = "Kurosawa Denki AA";

/** The lines of a release: the same suppliers each time, and one whose name tells the release. */
export function releaseOf(v: number): string {
  const letter = (at: number): string => LETTERS[at % LETTERS.length] ?? "";
  const names = Array.from(
    { length: SUPPLIERS },
    (_, at) => `Kurosawa Denki ${letter(Math.floor(at / LETTERS.length))}${letter(at)}`,
  );
  const version = `2026.11.01-${v.toString(16).padStart(8, "0")}`;
  const digits = Array.from(String(v), (digit) => letter(Number(digit))).join("");
  return ownList(version, [...names, `Midorikawa Radio ${digits}`]);
}

/** Publishes a release of the tortured list, with deltas from the two before. */
export function publish(repository: TestRepository, v: number): void {
  const from = [v - 1, v - 2].filter((each) => each > 0);
  repository.publish({
    own: { v, raw: releaseOf(v), from: from.map((each) => ({ v: each, raw: releaseOf(each) })) },
  });
}

/** What a browser says of its lists. */
export interface Standing {
  readonly status: ListStatus;
  readonly repository: RepositoryView | undefined;
  readonly checking: boolean;
  /** Serial of the tortured list in force; 0 when it is not. */
  readonly v: number;
  /** Which of the names that are always listed were not found. */
  readonly missing: readonly string[];
}

/** Asks everything that tells whether the lists in force are whole. */
export async function look(victim: Victim): Promise<Standing> {
  const status = whole(await victim.ask("list-status", {}));
  const { repositories, checking } = await updates(victim);
  const repository = repositories.find(isOurs);
  const missing: string[] = [];
  for (const [query, supplier] of [
    [ALWAYS, "own-kurosawa-denki-aa"],
    ["Hikvision", "hikvision"],
  ] as const) {
    const answer = await victim.ask("lookup", { query, top: 1 });
    const [first] = "error" in answer ? [] : answer.result.answers;
    if (first?.supplier !== supplier) missing.push(query);
  }
  const v = repository?.inForce.find(({ list }) => list === "own")?.v ?? 0;
  return { status, repository, checking, v, missing };
}

/** The machine's own policy may set another repository beside the one that was added. */
function isOurs({ kind }: RepositoryView): boolean {
  return kind === "added";
}

/** Adds the repository, as a person does in the settings, and waits for its first list. */
export async function add(victim: Victim, repository: TestRepository): Promise<void> {
  const { url, root, fingerprint } = repository;
  const given = { url, root: root.toString(), fingerprint, lists: null };
  whole(await victim.ask("repository-confirm", given));
  await settle(victim, null);
}

/** Checks now and waits until the check has ended. */
export async function check(victim: Victim): Promise<void> {
  const before = (await updates(victim)).repositories.find(isOurs)?.checkedAt ?? null;
  whole(await victim.ask("update-now", {}));
  await settle(victim, before);
}

async function settle(victim: Victim, before: string | null): Promise<void> {
  for (const until = Date.now() + 120_000; Date.now() < until;) {
    const { repositories, checking } = await updates(victim);
    const at = repositories.find(isOurs)?.checkedAt ?? null;
    if (!checking && at !== null && at !== before) return;
    await sleep(50);
  }
  throw new Error("a check did not end in two minutes");
}

async function updates(victim: Victim): Promise<UpdatesView> {
  return whole(await victim.ask("updates-get", {}));
}

function whole<T>(answer: T | { readonly error: string }): T {
  if (typeof answer === "object" && answer !== null && "error" in answer)
    throw new Error(`refused: ${String(answer.error)}`);
  return answer as T;
}
