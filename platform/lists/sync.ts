import { backoff, nextDue, storeBackoff, LONGEST_WAIT } from "../../rules/lists/schedule.ts";
import { raiseFloor, trustedTime } from "../../rules/lists/standing.ts";
import { STORE_CODES } from "../../rules/lists/codes.ts";
import { canariesOf } from "../../rules/lists/canaries.ts";
import { factsOf } from "../../rules/lists/sanity.ts";
import type { Refusal, Repository } from "../../rules/schema/updates.ts";
import { FetchFailure } from "../trust/fetch-failure.ts";
import type { MetadataStore, Transport } from "../trust/ports.ts";
import { refresh } from "../trust/refresh.ts";
import { verifySignature } from "../trust/verify.ts";
import { parseReleaseSteps } from "../../rules/schema/list.ts";
import { putInForce } from "./build-generation.ts";
import type { BuildPorts } from "./build-generation.ts";
import { configured } from "./configure.ts";
import type { Prescribed } from "./configure.ts";
import { checkLists } from "./check-repository.ts";
import type { Checked, CheckPorts } from "./check-repository.ts";
import { inSlices, textOf } from "./derive.ts";
import type { Pause } from "./derive.ts";
import { BASELINE, NOTHING_ACTIVE, repositoryOf } from "./generation.ts";
import type { AcceptedList, Active, ByList } from "./generation.ts";
import { lostLists, newerBaseline } from "./inputs.ts";
import { mostLists } from "./offered-lists.ts";
import { checkPolicy, keepPoliciesOf } from "../policy/organisation-policy.ts";
import type { ListStore } from "./list-store.ts";
import { changeMemory, withRepository } from "./memory.ts";
import type { Memory } from "./memory.ts";
import { refusalOf } from "./refusal-of.ts";
import { rootBytesOf, rootVersion } from "./root-file.ts";

/** What a round of updates takes of the world. */
export interface SyncPorts extends BuildPorts {
  openStore(): Promise<ListStore>;
  readonly transport: Transport;
  readonly pause: Pause;
  /** Milliseconds since 1970. */
  now(): number;
  /** In [0, 1). */
  random(): number;
  /** The repositories that build and policy prescribe. */
  prescribed(): Promise<Prescribed>;
  /** Minutes between two checks of the organisation's repositories, as its policy has them now; undefined: as built in. */
  minutes(): Promise<number | undefined>;
}

/** How a round ended. */
export interface Round {
  /** False when another round was under way. */
  readonly ran: boolean;
  /** True when other files are in force than before. */
  readonly swapped: boolean;
}

/** A round that takes longer than this is given up; each of its steps has a deadline of its own. */
const ROUND_MS = 15 * 60_000;

/**
 * One round: asks the repositories that are due (all, when `isForced`), and puts what was accepted in force. One round runs at
 * a time over all contexts of the extension; this one comes after it (`waits`) or not at all. Whatever goes wrong is kept with its
 * repository, and the lists in force stay. One that does not ask (`asks`) only puts in force what is known already: the policy's own
 * suppliers wait for no server.
 */
export async function runRound(
  ports: SyncPorts,
  isForced: boolean,
  waits = isForced,
  asks = true,
): Promise<Round> {
  // A person who asks for a check gets one, after the one under way; an alarm is content with that one.
  return navigator.locks.request("sekisho-lists", { ifAvailable: !waits }, async (lock) => {
    if (lock === null) return { ran: false, swapped: false };
    return { ran: true, swapped: await round(ports, isForced, asks) };
  });
}

type Result =
  | { readonly repository: Repository; readonly checked: Checked; readonly policy: Refusal | null }
  | { readonly repository: Repository; readonly refusal: Refusal; readonly retryAfter?: number };

async function round(ports: SyncPorts, isForced: boolean, asks: boolean): Promise<boolean> {
  const clock = ports.now();
  const prescribed = await ports.prescribed();
  const memory = await changeMemory(clock, (held) => ({
    ...held,
    // Here and not before: a person may have added or removed one meanwhile.
    repositories: configured(held.repositories, prescribed),
    timeFloor: raiseFloor(held.timeFloor, held.repositories, clock),
  }));
  const { repositories } = memory;
  await keepPoliciesOf(repositories);
  if (repositories.length === 0 && (await ports.source.policyList()) === null) return false;
  const isDue = ({ dueAt }: Repository) =>
    // A due time beyond any wait was written by a clock that ran ahead.
    isForced || dueAt <= clock || dueAt > clock + LONGEST_WAIT + 6 * 3_600_000;
  let store: ListStore;
  try {
    store = await ports.openStore();
  } catch (error) {
    const refusal = refusalOf(error, clock, null);
    const due = repositories.filter(isDue);
    await remember(
      ports,
      clock,
      due.map((repository) => ({ repository, refusal })),
    );
    ports.source.reload();
    return false;
  }
  const { active, lost } = await readActive(ports, store, repositories);
  const results: Result[] = [];
  for (const repository of asks ? repositories : []) {
    // What is lost is fetched out of turn once; where that failed, it waits like everything else.
    const isOutOfTurn = lost.has(repository.id) && repository.refusal === null;
    if (!isDue(repository) && !isOutOfTurn) continue;
    results.push(await ask(ports, store, active, memory, repository));
  }
  let swapped = false;
  let settled = results;
  try {
    const accepted = results.flatMap((each) => ("checked" in each ? each.checked.accepted : []));
    const lists = { ...active.lists };
    for (const { key, list } of accepted) lists[key] = list;
    const raws = new Map(accepted.map(({ list, raw }) => [list.sha256, raw]));
    swapped = await putInForce(ports, store, active, lists, raws, repositories);
  } catch (error) {
    console.error(error);
    const refusal = refusalOf(error, ports.now(), null);
    settled = results.map((each) => ({ repository: each.repository, refusal }));
  }
  await remember(ports, ports.now(), settled);
  ports.source.swapped();
  return swapped;
}

/** The pointer with the lists whose lines are whole; repositories that lost one are asked again now. */
async function readActive(
  ports: SyncPorts,
  store: ListStore,
  repositories: readonly Repository[],
): Promise<{ readonly active: Active; readonly lost: ReadonlySet<string> }> {
  let active: Active;
  try {
    active = await store.active();
  } catch {
    return { active: NOTHING_ACTIVE, lost: new Set(repositories.map(({ id }) => id)) };
  }
  const { trouble } = await ports.source.resolve();
  if (trouble === null) return { active, lost: new Set() };
  const whole: Record<string, AcceptedList> = {};
  const gone = lostLists(active.lists, repositories, ports.source.seed);
  const lost = new Set(gone.map(repositoryOf));
  for (const [key, list] of Object.entries(active.lists)) {
    try {
      await store.raw(list.sha256);
      whole[key] = list;
    } catch {
      lost.add(repositoryOf(key));
    }
  }
  return { active: { ...active, lists: whole }, lost };
}

async function ask(
  ports: SyncPorts,
  store: ListStore,
  active: Active,
  memory: Memory,
  repository: Repository,
): Promise<Result> {
  const clock = ports.now();
  try {
    const metadata = store.metadata(repository.id);
    await beginWithRoot(metadata, repository);
    const { url } = repository;
    const refreshed = await refresh(
      { metadataUrl: `${url}/metadata/`, targetsUrl: `${url}/targets/` },
      {
        store: metadata,
        transport: ports.transport,
        verify: verifySignature,
        now: () => trustedTime(clock, memory.timeFloor),
        signal: AbortSignal.timeout(ROUND_MS),
      },
    );
    const checked = await checkLists(repository, refreshed, {
      held: (key) => heldRelease(ports, store, active.lists, key),
      salt: memory.salt,
      now: clock,
      pause: ports.pause,
    });
    return { repository, checked, policy: await checkPolicy(repository, refreshed, clock) };
  } catch (error) {
    console.warn(error);
    const retryAfter = error instanceof FetchFailure ? error.retryAfter : null;
    const refusal = refusalOf(error, clock, null);
    return { repository, refusal, ...(retryAfter === null ? {} : { retryAfter }) };
  }
}

/**
 * Sees to it that trust begins with a root: the one that was confirmed, or came with the extension, where the store has none, a
 * damaged one, or an older one (a publisher who lost the root's keys ships another root).
 */
async function beginWithRoot(metadata: MetadataStore, { root }: Repository): Promise<void> {
  const given = rootBytesOf(root);
  if (given === null) return;
  const stored = await metadata.load("root");
  if (stored === null || (await rootVersion(given)) > (await rootVersion(stored)))
    await metadata.save("root", given);
}

async function heldRelease(
  { source, readPackaged, pause }: SyncPorts,
  store: ListStore,
  lists: ByList<AcceptedList>,
  key: string,
): ReturnType<CheckPorts["held"]> {
  const stored = lists[key];
  const fromStore = (list: AcceptedList) => ({
    v: list.v,
    sha256: list.sha256,
    facts: () => Promise.resolve(list.facts),
    read: () => store.raw(list.sha256),
  });
  if (key !== BASELINE) return stored === undefined ? null : fromStore(stored);
  const { version, from } = newerBaseline(source.seed, stored);
  if (from === "store" && stored !== undefined) return fromStore(stored);
  const read = async () => new Uint8Array(await readPackaged("list.jsonl"));
  const facts = async () => {
    const { data } = await inSlices(parseReleaseSteps(textOf(await read())), pause);
    return factsOf(data, canariesOf());
  };
  return { ...version, facts, read };
}

async function remember(ports: SyncPorts, at: number, results: readonly Result[]): Promise<void> {
  // Asked here and not before: the policy may just have come with one of the results.
  const minutes = await ports.minutes();
  await changeMemory(at, (memory) =>
    results.reduce(
      (held, result) =>
        withRepository(held, result.repository.id, (each) =>
          "checked" in result
            ? afterCheck(each, result, at, ports.random(), minutes)
            : afterFailure(each, result, at, ports.random()),
        ),
      memory,
    ),
  );
}

function afterCheck(
  before: Repository,
  { checked, policy }: Extract<Result, { readonly checked: Checked }>,
  at: number,
  random: number,
  minutes: number | undefined,
): Repository {
  const { confirmed, held, offered, waiting, expiresAt, retryAfter } = checked;
  const floors = { ...before.floors };
  // Those that did not change too: a round may have been killed before it was remembered.
  for (const [list, v] of Object.entries(confirmed)) floors[list] = v;
  // A list that was refused is not confirmed, however good the signatures: its silence turns stale in the end.
  // A policy that was refused makes no list older: it is said, and the last good one stays.
  const isGood = held.length === 0;
  const refused = policy === null ? held : mostLists([policy, ...held]);
  return {
    ...before,
    offered: [...offered],
    failures: 0,
    checkedAt: at,
    goodAt: isGood ? at : before.goodAt,
    expiresAt: isGood ? expiresAt : before.expiresAt,
    floors,
    refusal: refused[0] ?? null,
    held: [...refused],
    waiting: [...waiting],
    dueAt: Math.max(
      nextDue(at, before.kind === "vendor" ? "vendor" : "organisation", random, minutes),
      at + Math.min(LONGEST_WAIT, retryAfter * 1000),
    ),
  };
}

function afterFailure(
  before: Repository,
  { refusal, retryAfter }: { readonly refusal: Refusal; readonly retryAfter?: number },
  at: number,
  random: number,
): Repository {
  const failures = before.failures + 1;
  // A full disk is not worth a download a minute; a store that is blocked or was thrown away may work the next time.
  const isStore =
    refusal.code !== "store-full" && STORE_CODES.some((code) => code === refusal.code);
  const dueAt = at + (isStore ? storeBackoff(failures) : backoff(failures, random, retryAfter));
  return { ...before, failures, checkedAt: at, refusal, dueAt };
}
