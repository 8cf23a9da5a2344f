// A process that looks names up: opened once over some names with one implementation, asked for some queries at a time.
import { answerQuestions } from "./child.ts";
import { generateNames } from "./generate-names.ts";
import type { GeneratedName } from "./generate-names.ts";
import { heapMB } from "./heap.ts";
import { buildLookup, lookupQueries } from "./lookup-ours.ts";
import type { Perturbed } from "./lookup-sets.ts";
import { LOOKUP_PEERS } from "./lookup-peers.ts";
import type { Search } from "./lookup-peers.ts";

/** What the parent asks: to open, or to look up the next few queries and keystrokes. */
export type LookupQuestion =
  | {
      readonly ask: "open";
      readonly impl: string;
      readonly names: number;
      /** Queries of each kind, and how many of all are also typed letter by letter. */
      readonly each: number;
      readonly typed: number;
    }
  | {
      readonly ask: "look" | "type";
      readonly from: number;
      readonly to: number;
      /** After so many milliseconds the rest of them is left out. */
      readonly ms: number;
    };

/** What it cost to open. */
export interface Opened {
  readonly buildMs: number;
  readonly loadMs: number;
  readonly heapMB: number;
  readonly queries: number;
  readonly keystrokes: number;
}

/** What was asked and found: milliseconds of each query, and of each whether its name was among the answers. */
export interface Looked {
  readonly ms: readonly number[];
  readonly found: readonly { readonly kind: string; readonly hit: boolean }[];
}

let names: readonly GeneratedName[] = [];
let queries: readonly Perturbed[] = [];
let keystrokes: readonly string[] = [];
let search: Search = () => [];

function open({ impl, names: count, each, typed }: LookupQuestion & { ask: "open" }): Opened {
  names = generateNames(count);
  queries = spread(lookupQueries(names, each));
  keystrokes = spread(
    queries
      .slice(0, typed)
      .flatMap(({ query }) => Array.from(query, (_, at) => query.slice(0, at + 1))),
  );
  const before = heapMB();
  const begun = performance.now();
  const opener = openerOf(impl);
  const built = performance.now();
  search = opener === null ? searchOf(impl) : opener();
  const done = performance.now();
  // A peer has no stored form: to load it is to build it.
  const buildMs = opener === null ? done - begun : built - begun;
  for (const { query } of queries.slice(0, 2)) search(query);
  const held = heapMB() - before;
  return {
    buildMs,
    loadMs: done - built,
    heapMB: held,
    queries: queries.length,
    keystrokes: keystrokes.length,
  };
}

function openerOf(impl: string): (() => Search) | null {
  return impl === "sekisho" ? buildLookup(names) : null;
}

function searchOf(impl: string): Search {
  const searcher = LOOKUP_PEERS.find((each) => each.impl === impl);
  if (searcher === undefined) throw new Error(`no implementation ${impl}`);
  return searcher.open(names.map(({ text }) => text));
}

/** The same items in an order in which neighbours have nothing in common, so that any beginning of it is a fair sample. */
function spread<T>(items: readonly T[]): readonly T[] {
  const step = 7919;
  return items.flatMap((_, at) =>
    items.slice((at * step) % items.length, ((at * step) % items.length) + 1),
  );
}

function ask(
  texts: readonly string[],
  limitMs: number,
): { ms: number[]; answers: (readonly number[])[] } {
  const ms: number[] = [];
  const answers: (readonly number[])[] = [];
  const first = performance.now();
  for (const text of texts) {
    const begun = performance.now();
    if (begun - first > limitMs) break;
    answers.push(search(text));
    ms.push(performance.now() - begun);
  }
  return { ms, answers };
}

answerQuestions((question: LookupQuestion): Opened | Looked => {
  if (question.ask === "open") return open(question);
  const { from, to } = question;
  if (question.ask === "type") {
    return { ms: ask(keystrokes.slice(from, to), question.ms).ms, found: [] };
  }
  const asked = queries.slice(from, to);
  const { ms, answers } = ask(
    asked.map(({ query }) => query),
    question.ms,
  );
  const found = asked
    .slice(0, answers.length)
    .map(({ kind, target }, at) => ({ kind, hit: answers[at]?.includes(target) ?? false }));
  return { ms, found };
});
