import { canariesOf } from "../../rules/lists/canaries.ts";
import { isInRollout } from "../../rules/lists/rollout.ts";
import { checkSanity, factsOf } from "../../rules/lists/sanity.ts";
import { parseReleaseSteps } from "../../rules/schema/list.ts";
import type { Refusal, Repository } from "../../rules/schema/updates.ts";
import type { RefreshedRepository } from "../trust/ports.ts";
import { inSlices, textOf } from "./derive.ts";
import type { Pause } from "./derive.ts";
import { FetchFailure } from "../trust/fetch-failure.ts";
import { fetchRelease, findRelease } from "./fetch-list.ts";
import type { HeldRelease, OfferedRelease } from "./fetch-list.ts";
import { BASELINE } from "./generation.ts";
import type { AcceptedList } from "./generation.ts";
import { mostLists, offeredLists, offersPolicy } from "./offered-lists.ts";
import { refusalOf, UpdateRefusal } from "./refusal-of.ts";

type Bytes = Uint8Array<ArrayBuffer>;

/** What a check needs to know of the lists that this browser has. */
export interface CheckPorts {
  /** The release of a list that is accepted or came with the extension, with its facts; null when there is none. */
  held(key: string): Promise<(HeldRelease & { facts(): Promise<AcceptedList["facts"]> }) | null>;
  readonly salt: string;
  readonly now: number;
  readonly pause: Pause;
}

/** What a check of one repository found. */
export interface Checked {
  readonly offered: readonly string[];
  /** Newly accepted lists, by `<repository>/<list>`, with their lines. */
  readonly accepted: readonly {
    readonly key: string;
    readonly list: AcceptedList;
    readonly raw: Bytes;
    readonly way: "delta" | "full";
  }[];
  /** Serials of the lists that are what the repository offers now, by list. */
  readonly confirmed: Readonly<Record<string, number>>;
  /** Lists that were not taken, and why; what is in force of them stays. */
  readonly held: readonly Refusal[];
  /** Lists with a release that other browsers take first. */
  readonly waiting: readonly string[];
  /** The earliest expiry of all metadata that was relied on. */
  readonly expiresAt: number;
  /** How long the server of a list's file asks to be left alone, seconds; 0 when it does not. */
  readonly retryAfter: number;
}

/** Looks through the lists of a repository whose metadata was just verified. Throws what ends the whole check: FetchFailure by deadline. */
export async function checkLists(
  repository: Repository,
  refreshed: RefreshedRepository,
  ports: CheckPorts,
): Promise<Checked> {
  const all = offeredLists(refreshed.delegations);
  const offered = mostLists(all);
  const wanted = repository.lists ?? offered;
  const accepted: Checked["accepted"][number][] = [];
  const held: Refusal[] = [];
  const waiting: string[] = [];
  const confirmed: Record<string, number> = {};
  let retryAfter = 0;
  if (repository.lists === null && all.length > offered.length)
    held.push(refusalOf(new Error(`more than ${String(offered.length)} lists`), ports.now, null));
  if (wanted.length === 0 && !offersPolicy(repository, refreshed.delegations))
    held.push(refusalOf(new UpdateRefusal("list-none", repository.url), ports.now, null));
  for (const list of wanted) {
    try {
      const found = await checkList(repository, refreshed, list, ports);
      if (found === "waiting") waiting.push(list);
      else if ("unchanged" in found) confirmed[list] = found.unchanged;
      else {
        confirmed[list] = found.list.v;
        accepted.push(found);
      }
    } catch (error) {
      if (ends(error)) throw error;
      if (error instanceof FetchFailure) retryAfter = Math.max(retryAfter, error.retryAfter ?? 0);
      held.push(refusalOf(error, ports.now, list));
    }
  }
  const expiries = Object.values(refreshed.expires).map((each) => Date.parse(each));
  return {
    offered,
    accepted,
    confirmed,
    held: mostLists(held),
    waiting,
    expiresAt: Math.min(...expiries),
    retryAfter,
  };
}

function ends(error: unknown): boolean {
  return error instanceof Error && "kind" in error && error.kind === "deadline";
}

async function checkList(
  repository: Repository,
  refreshed: RefreshedRepository,
  list: string,
  ports: CheckPorts,
): Promise<Checked["accepted"][number] | { readonly unchanged: number } | "waiting"> {
  const key = `${repository.id}/${list}`;
  const have = await ports.held(key);
  const release = await findRelease(refreshed, list);
  if (release === null)
    throw new UpdateRefusal(have === null ? "list-none" : "list-withdrawn", list);
  const { v, rawSha256, rollout } = release.custom;
  const remembered = Object.hasOwn(repository.floors, list) ? repository.floors[list] : 0;
  const floor = Math.max(remembered ?? 0, have?.v ?? 0);
  if (have !== null && v === have.v && rawSha256 === have.sha256) return { unchanged: v };
  if (v < floor || (have !== null && v === have.v))
    throw new UpdateRefusal("list-rollback", `${list}: ${String(v)} after ${String(floor)}`);
  // A browser that has none of the list, or lost a newer one than it has, takes the one there is: it has nothing to wait with.
  const isLate = rollout !== undefined && !isInRollout(ports.salt, key, v, rollout.percent);
  if (isLate && have?.v === floor) return "waiting";
  const { raw, way } = await fetchRelease(refreshed, list, release, have);
  return { key, way, raw, list: await accept(key, raw, release, have, ports) };
}

async function accept(
  key: string,
  raw: Bytes,
  { target, custom }: OfferedRelease,
  have: Awaited<ReturnType<CheckPorts["held"]>>,
  { now, pause }: CheckPorts,
): Promise<AcceptedList> {
  const { data } = await inSlices(parseReleaseSteps(textOf(raw)), pause);
  const canaries = key === BASELINE ? canariesOf() : [];
  const facts = factsOf(data, canaries);
  const strange = checkSanity({
    old: (await have?.facts()) ?? null,
    next: facts,
    signers: target.signers.length,
    allowLargeChange: custom.allowLargeChange ?? false,
    canaries,
  });
  if (strange !== null)
    throw new UpdateRefusal(strange, `${key} ${String(custom.v)}: ${JSON.stringify(facts)}`);
  return {
    v: custom.v,
    sha256: custom.rawSha256,
    prev: have === null ? null : { v: have.v, sha256: have.sha256 },
    version: data.version,
    facts,
    acceptedAt: now,
    signers: [...target.signers],
    asOf: data.lists.map(({ retrieved }) => retrieved).sort()[0] ?? "",
  };
}
