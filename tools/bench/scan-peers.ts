import { createRequire } from "node:module";
import { AhoCorasick as DoubleArray } from "@monyone/aho-corasick/fast";
import Trie from "aho-corasick2";
import { plainText, scannerOf } from "./contestant.ts";
import type { Contestant } from "./contestant.ts";
import type { GeneratedName } from "./generate-names.ts";

// Two peers bring no types of their own: what is called of them.
const require = createRequire(import.meta.url);
const AhoCorasick: new (keywords: readonly string[]) => {
  search(text: string): readonly (readonly [last: number, words: readonly string[]])[];
} = require("ahocorasick");
const FastScanner: new (words: readonly string[]) => {
  search(text: string): readonly (readonly [start: number, word: string])[];
} = require("fastscan");

/** A word that a peer found, and where it begins. */
interface Found {
  readonly word: string;
  readonly start: number;
}

/** The names as a peer is given them, each once, and where each stands in the list. */
function plainNames(names: readonly GeneratedName[]): ReadonlyMap<string, number> {
  const positions = new Map<string, number>();
  names.forEach(({ text }, position) => {
    const plain = plainText(text);
    if (!positions.has(plain)) positions.set(plain, position);
  });
  return positions;
}

/** A peer, from what is built of the names, what a pass over the text gives back, and how that is read. */
function peer<B, T>(
  impl: string,
  build: (names: string[]) => B,
  pass: (built: B, text: string) => readonly T[],
  found: (result: T) => readonly Found[],
): Contestant {
  return {
    impl,
    reads: "plain",
    open: (names) => {
      const positions = plainNames(names);
      const built = build([...positions.keys()]);
      return scannerOf(
        (text) => pass(built, text),
        (result) =>
          result.flatMap(found).map(({ word, start }) => ({
            name: positions.get(word) ?? null,
            start,
            end: start + word.length,
          })),
      );
    },
  };
}

/** One regular expression of all names, the longest first so that it prefers them. */
const regExp = peer(
  "RegExp",
  (names) => {
    const byLength = names.toSorted((a, b) => b.length - a.length);
    return new RegExp(byLength.map((name) => RegExp.escape(name)).join("|"), "g");
  },
  (pattern, text) => [...text.matchAll(pattern)],
  (match) => [{ word: match[0], start: match.index }],
);

const ahoCorasick = peer(
  "ahocorasick",
  (names) => new AhoCorasick(names),
  (built, text) => built.search(text),
  ([last, words]) => words.map((word) => ({ word, start: last - word.length + 1 })),
);

const ahoCorasick2 = peer(
  "aho-corasick2",
  (names) => {
    const built = new Trie<string>();
    for (const name of names) built.add(name, name);
    return built.build_fail();
  },
  (built, text) => Object.entries(built.search(text).matches),
  ([word, starts]) => starts.map((start) => ({ word, start })),
);

const monyone = peer(
  "@monyone/aho-corasick",
  (names) => new DoubleArray(names),
  (built, text) => built.matchInText(text),
  ({ keyword, begin }) => [{ word: keyword, start: begin }],
);

const fastscan = peer(
  "fastscan",
  (names) => new FastScanner(names),
  (built, text) => built.search(text),
  ([start, word]) => [{ word, start }],
);

/** Every peer that scans text without a page, the best known first. */
export const SCAN_PEERS: readonly Contestant[] = [
  ahoCorasick,
  fastscan,
  monyone,
  ahoCorasick2,
  regExp,
];
