import { FetchFailure } from "../../platform/trust/fetch-failure.ts";
import { refresh, type Transport } from "../../platform/trust/refresh.ts";
import { verifySignature } from "../../platform/trust/verify.ts";
import { TrustRefusal } from "../../rules/trust/codes.ts";
import type { VerifySignature } from "../../rules/trust/means.ts";
import { MemoryStore } from "../fixtures/tuf/memory-store.ts";
import { LIST_A } from "../fixtures/tuf/repository.ts";
import { sha256 } from "../fixtures/tuf/signer.ts";
import { makeHistory, meaningOf, type History, type Served } from "./fuzz-history.ts";
import { mutate, pick, randomFrom, type Random } from "./fuzz-mutate.ts";

const DAY = 86_400_000;
const ADDRESS = { metadataUrl: "metadata", targetsUrl: "targets" };

/** What a run of the fuzzer found; the three lists have to be empty. */
export interface FuzzReport {
  readonly runs: number;
  readonly seed: number;
  readonly accepted: number;
  /** How often each code refused. */
  readonly refused: Readonly<Record<string, number>>;
  readonly crashes: readonly string[];
  readonly wrongAccepts: readonly string[];
  readonly downgrades: readonly string[];
  /** Cycles against the honest repository after a mutated one, and how many of them did not heal. */
  readonly healed: number;
  readonly unhealed: readonly string[];
}

/** Verifies each signature once: most files of a mutated repository are unchanged. */
function remembering(verify: VerifySignature): VerifySignature {
  const known = new Map<string, Promise<boolean>>();
  return (key, signature, message) => {
    const name = `${key.scheme} ${key.material} ${signature} ${sha256(message)}`;
    const answer = known.get(name) ?? verify(key, signature, message);
    if (known.size > 20_000) known.clear();
    known.set(name, answer);
    return answer;
  };
}

/** Serves files from memory, now and then with a fault. */
function transportOf(files: Served, random: Random, isFaulty: boolean): Transport {
  return {
    get(url, limit) {
      const fault = isFaulty ? random(12) : 99;
      if (fault === 0) return Promise.reject(new FetchFailure("status", url, 500));
      if (fault === 1) return Promise.reject(new FetchFailure("network", url));
      const bytes = files.get(url);
      if (bytes === undefined) return Promise.reject(new FetchFailure("not-found", url, 404));
      if (bytes.length > limit) return Promise.reject(new FetchFailure("too-long", url));
      return Promise.resolve(bytes);
    },
  };
}

/** Runs the client against `runs` mutated repositories; the same seed makes the same mutations. `onRun` hears of progress. */
export async function fuzz(
  runs: number,
  seed: number,
  onRun: (done: number) => void = () => undefined,
  verifier: VerifySignature = verifySignature,
): Promise<FuzzReport> {
  const now = Date.parse("2031-05-01T12:00:00Z");
  const histories = [makeHistory(now, true), makeHistory(now, false)];
  const verify = remembering(verifier);
  const refused: Record<string, number> = {};
  const crashes: string[] = [];
  const wrongAccepts: string[] = [];
  const downgrades: string[] = [];
  const unhealed: string[] = [];
  let accepted = 0;
  let healed = 0;

  const cycle = async (store: MemoryStore, transport: Transport, time: number) => {
    const signal = new AbortController().signal;
    const repository = await refresh(ADDRESS, {
      store,
      transport,
      verify,
      now: () => time,
      signal,
    });
    const target = await repository.findTarget(LIST_A);
    const bytes = target === null ? null : await repository.download(target);
    return { repository, bytes };
  };

  /** The client as it stood after an honest cycle at a moment; before the first it holds the root only. */
  const starts = await Promise.all(
    histories.map(async (history) => {
      const stores = [new MemoryStore([["root", history.root]])];
      for (const moment of history.moments) {
        const store = new MemoryStore(stores.at(-1));
        await cycle(store, transportOf(moment, randomFrom(0), false), now);
        stores.push(store);
      }
      return stores;
    }),
  );

  for (let run = 0; run < runs; run += 1) {
    const random = randomFrom(Math.imul(seed, 2_654_435_761) + run);
    const which = random(histories.length);
    const history = pick(random, histories.slice(which, which + 1));
    const known = random(history.moments.length + 1);
    const store = new MemoryStore(starts[which]?.[known]);
    const before = new Map([...store.keys()].map((role) => [role, store.version(role) ?? 0]));
    const served = new Map(pick(random, history.moments));
    const deeds = mutate(random, served, history);
    // Mostly today, sometimes at any time from a month ago to after everything has expired.
    const time = random(4) > 0 ? now : now + (random(440) - 30) * DAY;
    const where = `seed ${String(seed)} run ${String(run)}: ${deeds.join("; ")}`;
    let payload: Uint8Array | null = null;
    try {
      const { repository, bytes } = await cycle(
        store,
        transportOf(served, random, random(4) === 0),
        time,
      );
      accepted += 1;
      payload = bytes;
      for (const [role, expires] of Object.entries(repository.expires))
        if (Date.parse(expires) <= time) wrongAccepts.push(`${where}: ${role} has expired`);
    } catch (problem) {
      if (problem instanceof TrustRefusal || problem instanceof FetchFailure) {
        const code = problem instanceof TrustRefusal ? problem.code : problem.kind;
        refused[code] = (refused[code] ?? 0) + 1;
      } else crashes.push(`${where}: ${String(problem)}`);
    }
    judge(history, store, before, payload, where, wrongAccepts, downgrades);

    if (run % 20 === 0) {
      const newest = history.moments.at(-1) ?? new Map();
      healed += 1;
      await cycle(store, transportOf(newest, random, false), now).catch((problem: unknown) => {
        unhealed.push(`${where}: ${String(problem)}`);
      });
    }
    onRun(run + 1);
  }
  return { runs, seed, accepted, refused, crashes, wrongAccepts, downgrades, healed, unhealed };
}

/** Whatever the cycle answered: what is stored was honestly published, is no older than before, and fits together. */
function judge(
  history: History,
  store: MemoryStore,
  before: ReadonlyMap<string, number>,
  payload: Uint8Array | null,
  where: string,
  wrongAccepts: string[],
  downgrades: string[],
): void {
  for (const [role, bytes] of store) {
    if (!history.honest.has(meaningOf(role, bytes)))
      wrongAccepts.push(`${where}: ${role} is forged`);
    const version = store.version(role) ?? 0;
    if (version < (before.get(role) ?? 0)) downgrades.push(`${where}: ${role} went down`);
  }
  if (payload !== null && !history.payloads.has(sha256(payload)))
    wrongAccepts.push(`${where}: the list is forged`);
}
