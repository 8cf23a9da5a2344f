import { GRAM, GROUP } from "../fold/classes.ts";
import type { Beginning } from "../identifiers/scheme.ts";
import { firstWords } from "../names/first-words.ts";
import type { Tokens } from "../names/legal-forms.ts";
import type { ModelBeginnings } from "../models/beginnings.ts";
import {
  addUnit,
  gramKey,
  HEAD,
  headHash,
  IN_LONGER,
  keyOf,
  LONGER,
  nextHash,
  NEXT_LETTERS,
  NEXT,
  NO_LETTER,
  pairKey,
  PROOFS,
  PROOF,
  SEPARATOR,
  SHORT,
  startHash,
  WHOLE,
  wordKey,
} from "./layout.ts";

/**
 * The keys by which the page's filters know a name or model: of the main filter, of words by their
 * first letters, of grams, of short beginnings, and of pairs, with the
 * units that these begin with.
 */
export interface GateKeys {
  readonly main: readonly number[];
  readonly words: readonly number[];
  readonly grams: readonly number[];
  readonly short: readonly number[];
  readonly pairs: readonly number[];
  readonly firsts: readonly number[];
}

const NONE: GateKeys = { main: [], words: [], grams: [], short: [], pairs: [], firsts: [] };

/** Units of a gram. */
const GRAM_SIZE = 3;

/**
 * The gate keys of a name. A name that begins with a word is known by that word as the text may write it (alone, or joined
 * with the next tokens), one in a gram script by its first three units and a proof over more of them.
 */
export function nameKeys(tokens: Tokens, table: Uint32Array): GateKeys {
  const entryOf = (unit: number): number => table[unit] ?? 0;
  const letters = unitsOf(tokens.join("")).filter((unit) => isLetter(entryOf(unit)));
  const [first] = letters;
  if (first === undefined) return NONE;
  if ((entryOf(first) & GROUP) !== 0)
    return firstWordKeys(
      letters,
      firstWords(tokens, table).map((word) => word.length),
    );
  const proof = letters.slice(0, longestProof(letters.length)).reduce(addUnit, 0);
  const main = [keyOf(PROOF, proof)];
  const grams: number[] = [];
  const pairs: number[] = [];
  for (const [one = 0, two, three] of beginnings(tokens, table)) {
    if (two === undefined) continue;
    const pair = pairKey(one, two);
    if (three === undefined) {
      pairs.push(pair);
      main.push(keyOf(WHOLE, pair));
    } else grams.push(gramKey(pair, three));
  }
  return { ...NONE, main, grams, pairs, firsts: pairs.length === 0 ? [] : [first] };
}

/** The gate keys of a model pattern, by how its model numbers can begin. */
export function modelGateKeys({ words, heads, starts, pairs }: ModelBeginnings): GateKeys {
  const known = words.map(wordHashes);
  const begun = heads.map(wordHashes);
  const wide = pairs.map((pair) => pairKey(pair.charCodeAt(0), pair.charCodeAt(1)));
  const ninth = (word: string): number => (word.length > HEAD ? word.charCodeAt(HEAD) : NO_LETTER);
  return {
    main: wide.map((pair) => keyOf(WHOLE, pair)),
    words: [...words, ...heads].map((word) => wordKey(wordHashes(word).head, ninth(word))),
    grams: [],
    short: [
      ...known.map(({ hash }) => hash),
      ...begun.map(({ head }) => head),
      ...starts.map(hashOfStart),
    ].map((hash) => keyOf(SHORT, hash)),
    pairs: wide,
    firsts: pairs.map((pair) => pair.charCodeAt(0)),
  };
}

/** The gate keys of a code by one of its beginnings, which is read as that of a name or of a model number is. */
export function codeKeys(beginning: Beginning): GateKeys {
  if ("start" in beginning) return { ...NONE, short: [keyOf(SHORT, hashOfStart(beginning.start))] };
  return firstWordKeys(unitsOf(beginning.word + beginning.next), [beginning.word.length]);
}

function longestProof(letters: number): number {
  return PROOFS.findLast((size) => size <= letters) ?? 0;
}

/** Keys of the words, of so many letters, that a text can begin the letters of a name with, and of what comes next. */
function firstWordKeys(letters: readonly number[], lengths: readonly number[]): GateKeys {
  const keys = lengths.map((length) => {
    const head = headOf(letters, length);
    const next = letters.slice(
      Math.min(length, HEAD),
      Math.min(length, HEAD) + countedAfter(letters, length),
    );
    const hash = length > HEAD ? next.reduce(addUnit, head) : nextHash(head, bytesOf(next));
    const main = next.length === 0 ? keyOf(WHOLE, head) : keyOf(NEXT, hash);
    return { main, word: wordKey(head, next[0] ?? NO_LETTER) };
  });
  return { ...NONE, main: keys.map(({ main }) => main), words: keys.map(({ word }) => word) };
}

/** How many letters after a first word, or after the first ones of a longer, a name is filed under. */
function countedAfter(letters: readonly number[], length: number): number {
  if (length <= HEAD) return NEXT_LETTERS;
  return IN_LONGER.findLast((size) => HEAD + size <= letters.length) ?? 0;
}

/** The hash of a word's first letters, given at least those and how many it has in all. */
function headOf(units: readonly number[], length: number): number {
  const four = (from: number): number =>
    bytesOf(units.slice(from, Math.min(length, from + HEAD / 2)));
  return headHash(four(0), four(HEAD / 2), Math.min(LONGER, length));
}

/** The hashes of a folded word as the sweep computes them: of its first letters, and of all. */
function wordHashes(word: string): { readonly head: number; readonly hash: number } {
  const units = unitsOf(word);
  const head = headOf(units, units.length);
  return { head, hash: units.slice(HEAD).reduce(addUnit, head) };
}

/** The hash of the first units of a model: three, or five that begin with three digits. */
function hashOfStart(start: string): number {
  const units = unitsOf(start);
  return startHash(bytesOf(units.slice(0, 3)), bytesOf(units.slice(3)));
}

/** The low bytes of up to four units, the first lowest. */
function bytesOf(units: readonly number[]): number {
  return units.reduce((bytes, unit, at) => bytes | ((unit & 0xff) << (8 * at)), 0);
}

/** The first units of a name as a text may write them: at the borders of its tokens there may be separators. */
function beginnings(tokens: Tokens, table: Uint32Array): readonly (readonly number[])[] {
  let open: readonly (readonly number[])[] = [[]];
  tokens.forEach((token, position) => {
    const gaps = position === 0 ? [[]] : [[], [SEPARATOR], [SEPARATOR, SEPARATOR]];
    const units = unitsOf(token).map((unit) => (isLetter(table[unit] ?? 0) ? unit : SEPARATOR));
    open = open.flatMap((begun) =>
      begun.length > GRAM_SIZE ? [begun] : gaps.map((gap) => [...begun, ...gap, ...units]),
    );
  });
  const seen = new Map<string, readonly number[]>();
  for (const units of open) {
    // A name that is written with its legal form in brackets, (株), begins with the letter in them.
    const from = units.findIndex((unit) => unit !== SEPARATOR);
    const begun = units.slice(from, from + GRAM_SIZE);
    seen.set(begun.join(), begun);
  }
  return [...seen.values()];
}

function isLetter(entry: number): boolean {
  return (entry & (GRAM | GROUP)) !== 0;
}

function unitsOf(text: string): number[] {
  // Many times as fast as Array.from, and called for every name.
  const units: number[] = [];
  for (let at = 0; at < text.length; at++) units.push(text.charCodeAt(at));
  return units;
}
