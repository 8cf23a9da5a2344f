import { bakeReadings } from "../../publisher/list/han-readings.ts";
import { makeFolding } from "../../publisher/list/build-list.ts";
import { buildNames } from "../../rules/lookup/build-names.ts";
import { openReadings } from "../../rules/lookup/readings.ts";
import type { Letters } from "../../rules/lookup/romanise.ts";
import { openNames, searchNames } from "../../rules/lookup/search.ts";
import type { NameIndex } from "../../rules/lookup/search.ts";
import { stemFor } from "../../rules/lookup/stem.ts";
import type { GeneratedName } from "./generate-names.ts";
import { KATAKANA, lookupSet } from "./lookup-sets.ts";
import type { Perturbed, SetName } from "./lookup-sets.ts";

/** What lookups over one list of names cost and find. Times in ms, sizes in bytes, recalls 0..1. */
export interface LookupFigures {
  readonly names: number;
  readonly set: SetName;
  readonly queries: number;
  readonly buildMs: number;
  readonly indexBytes: number;
  readonly loadMs: number;
  /** Growth of heap and array buffers by opening the index and the first lookups; the index itself is in it. */
  readonly heapBytes: number;
  /** Found among the first five, over all kinds of difference, each kind counting alike. */
  readonly recall5: number;
  /** The same without the queries to which five other names of the list are as near as the one meant. */
  readonly recall5Resolvable: number;
  readonly ambiguous: number;
  readonly katakanaRecall5: number;
  readonly byKind: Readonly<Record<string, number>>;
  /** Per keystroke: every beginning of a sample of the queries, as typed; of each the median of three times. */
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
  /** A scan of all names by the plain two-row Levenshtein distance, on the same sample of queries. */
  readonly bruteP50Ms: number;
  /** `bruteP50Ms / p95Ms`. */
  readonly timesFaster: number;
  readonly misses: readonly Miss[];
}

/** A query of which the name meant was not among the first five. */
export interface Miss extends Perturbed {
  readonly name: string;
  readonly got: readonly string[];
  readonly ambiguous: boolean;
}

const TOP = 5;
/** Every keystroke is timed so often, and its median counts: a pause of the machine is not the lookup's. */
const ROUNDS = 3;

/** Fold table and readings as `list:build` bakes them. */
export function bakedLetters(): Letters {
  const { table, hanVariants } = makeFolding();
  return { table, readings: openReadings(Uint8Array.from(bakeReadings(hanVariants)).buffer) };
}

/** Measures lookups over these names: `each` queries of every kind of the set. Run with --expose-gc for a steady heap. */
export function measureLookup(
  names: readonly GeneratedName[],
  set: SetName,
  each: number,
  letters: Letters = bakedLetters(),
): LookupFigures {
  const texts = names.map(({ text }) => text);
  const [buildMs, buffer] = timed(() =>
    buildNames(
      texts.map((text, owner) => ({ text, owner, item: 0 })),
      letters,
    ),
  );
  const before = held();
  const [loadMs, index] = timed(() => openNames(buffer, letters));
  const queries = lookupSet(names, set, each);
  for (const { query } of queries.slice(0, 200)) searchNames(index, stemFor(query, letters));
  const heapBytes = held() - before + buffer.byteLength;
  const found = findAll(queries, texts, index, letters);
  const speed = measureSpeed(queries, texts, index, letters);
  return {
    names: names.length,
    set,
    queries: queries.length,
    buildMs,
    indexBytes: buffer.byteLength,
    loadMs,
    heapBytes,
    ...found,
    ...speed,
  };
}

function findAll(
  queries: readonly Perturbed[],
  texts: readonly string[],
  index: NameIndex,
  letters: Letters,
): Pick<
  LookupFigures,
  "recall5" | "recall5Resolvable" | "ambiguous" | "katakanaRecall5" | "byKind" | "misses"
> {
  const misses: Miss[] = [];
  const counts = new Map<string, { all: number; hit: number; ambiguous: number }>();
  for (const each of queries) {
    const got = searchNames(index, stemFor(each.query, letters))
      .slice(0, TOP)
      .map(({ owner }) => owner);
    const count = counts.get(each.kind) ?? { all: 0, hit: 0, ambiguous: 0 };
    counts.set(each.kind, count);
    count.all++;
    if (got.includes(each.target)) {
      count.hit++;
      continue;
    }
    const name = texts[each.target] ?? "";
    const others = got.map((owner) => texts[owner] ?? "");
    const ambiguous = isAmbiguous(each.query, name, others, letters);
    if (ambiguous) count.ambiguous++;
    misses.push({ ...each, name, got: others, ambiguous });
  }
  const byKind = Object.fromEntries([...counts].map(([kind, { all, hit }]) => [kind, hit / all]));
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  return {
    recall5: mean(Object.values(byKind)),
    recall5Resolvable: mean(
      [...counts.values()].map(({ all, hit, ambiguous }) =>
        all === ambiguous ? 1 : hit / (all - ambiguous),
      ),
    ),
    ambiguous: misses.filter((miss) => miss.ambiguous).length,
    katakanaRecall5: byKind[KATAKANA] ?? 0,
    byKind,
    misses,
  };
}

/** True when all five names that came first are as near to the query, letter for letter, as the one that was meant. */
function isAmbiguous(
  query: string,
  name: string,
  others: readonly string[],
  letters: Letters,
): boolean {
  const asked = stemFor(query, letters);
  const far = (text: string): number => {
    const stem = stemFor(text, letters);
    const sorted = (words: readonly string[]): string => words.toSorted().join("");
    return Math.min(
      levenshtein(asked.text, stem.text),
      levenshtein(asked.latin, stem.latin),
      levenshtein(sorted(asked.latinWords), sorted(stem.latinWords)),
      levenshtein(asked.latin, stem.latin.slice(0, asked.latin.length)),
      levenshtein(asked.text, stem.text.slice(0, asked.text.length)),
    );
  };
  const target = far(name);
  return others.length === TOP && others.every((other) => far(other) <= target);
}

function measureSpeed(
  queries: readonly Perturbed[],
  texts: readonly string[],
  index: NameIndex,
  letters: Letters,
): Pick<LookupFigures, "p50Ms" | "p95Ms" | "p99Ms" | "bruteP50Ms" | "timesFaster"> {
  const sample = queries
    .filter((_, at) => at % Math.ceil(queries.length / 120) === 0)
    .map(({ query }) => query);
  const typed = sample.flatMap((query) =>
    Array.from({ length: query.length }, (_, at) => query.slice(0, at + 1)),
  );
  for (const query of typed.slice(0, 300)) searchNames(index, stemFor(query, letters));
  const brute: number[] = [];
  const lowered = texts.map((text) => text.toLowerCase());
  let answered = 0;
  const rounds = typed.map((): number[] => []);
  for (let round = 0; round < ROUNDS; round++) {
    typed.forEach((query, at) => {
      const [ms, found] = timed(() => searchNames(index, stemFor(query, letters)).slice(0, TOP));
      rounds[at]?.push(ms);
      answered += found.length;
      // Scans stand between the lookups, so that both meet the same caches and the same neighbours.
      if (at % Math.ceil(typed.length / 10) === 0)
        brute.push(timed(() => nearest(query.toLowerCase(), lowered))[0]);
    });
  }
  if (answered === 0) throw new Error("no lookup of the sample was answered");
  const ours = rounds.map((times) => times.toSorted((a, b) => a - b)[1] ?? 0);
  ours.sort((a, b) => a - b);
  brute.sort((a, b) => a - b);
  const at = (values: readonly number[], share: number): number =>
    values[Math.floor((values.length - 1) * share)] ?? 0;
  const p95Ms = at(ours, 0.95);
  const bruteP50Ms = at(brute, 0.5);
  return {
    p50Ms: at(ours, 0.5),
    p95Ms,
    p99Ms: at(ours, 0.99),
    bruteP50Ms,
    timesFaster: bruteP50Ms / p95Ms,
  };
}

function nearest(query: string, texts: readonly string[]): number {
  let best = 0;
  let least = Infinity;
  texts.forEach((text, at) => {
    const far = levenshtein(query, text);
    if (far < least) [least, best] = [far, at];
  });
  return best;
}

let row = new Uint16Array(512);

/** Levenshtein's distance with one row, as the scan that lookups are compared with. */
export function levenshtein(left: string, right: string): number {
  if (row.length <= right.length) row = new Uint16Array(right.length * 2);
  for (let at = 0; at <= right.length; at++) row[at] = at;
  for (let line = 1; line <= left.length; line++) {
    const unit = left.charCodeAt(line - 1);
    let corner = line - 1;
    let before = line;
    for (let at = 1; at <= right.length; at++) {
      const above = row[at] ?? 0;
      let least = corner + (right.charCodeAt(at - 1) === unit ? 0 : 1);
      if (above + 1 < least) least = above + 1;
      if (before + 1 < least) least = before + 1;
      row[at - 1] = before;
      before = least;
      corner = above;
    }
    row[right.length] = before;
    // The first column of the next line.
    row[0] = line;
  }
  return row[right.length] ?? 0;
}

function timed<T>(work: () => T): readonly [number, T] {
  const begun = performance.now();
  const done = work();
  return [performance.now() - begun, done];
}

function held(): number {
  // Buffers are given back only after the objects that held them.
  globalThis.gc?.();
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
