import { GRAM, GROUP } from "../fold/classes.ts";
import type { Beginning } from "../identifiers/scheme.ts";
import { firstWords } from "../names/first-words.ts";
import type { Tokens } from "../names/legal-forms.ts";
import type { ModelBeginnings } from "../models/beginnings.ts";
import {
  addUnit,
  keyOf,
  gramKey,
  NEXT_LETTERS,
  NEXT,
  pairKey,
  PROOFS,
  PROOF,
  SEPARATOR,
  SHORT,
  WHOLE,
  WORD,
} from "./layout.ts";

/**
 * The keys by which the page's filters know a name or model: of the main filter, where grams have bits of their own, of
 * short beginnings, and of pairs.
 */
export interface GateKeys {
  readonly main: readonly number[];
  readonly grams: readonly number[];
  readonly short: readonly number[];
  readonly pairs: readonly number[];
}

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
  if (first === undefined) return { main: [], grams: [], short: [], pairs: [] };
  if ((entryOf(first) & GROUP) !== 0)
    return { main: wordKeys(tokens, letters, table), grams: [], short: [], pairs: [] };
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
  return { main, grams, short: [], pairs };
}

/** The gate keys of a model pattern, by how its model numbers can begin. */
export function modelGateKeys(
  { words, starts, pairs }: ModelBeginnings,
  table: Uint32Array,
): GateKeys {
  const hashes = words.map((word) => wordHash(word, table));
  const wide = pairs.map((pair) => pairKey(pair.charCodeAt(0), pair.charCodeAt(1)));
  return {
    main: [...hashes.map((hash) => keyOf(WORD, hash)), ...wide.map((pair) => keyOf(WHOLE, pair))],
    grams: [],
    short: [...hashes, ...starts.map((start) => unitsOf(start).reduce(addUnit, 0))].map((hash) =>
      keyOf(SHORT, hash),
    ),
    pairs: wide,
  };
}

/** The gate keys of a code by one of its beginnings, which is read as that of a name or of a model number is. */
export function codeKeys(beginning: Beginning, table: Uint32Array): GateKeys {
  const none = { main: [], grams: [], short: [], pairs: [] };
  if ("start" in beginning)
    return { ...none, short: [keyOf(SHORT, unitsOf(beginning.start).reduce(addUnit, 0))] };
  const hash = wordHash(beginning.word, table);
  const next = unitsOf(beginning.next);
  return { ...none, main: firstWordKeys(hash, next) };
}

function longestProof(letters: number): number {
  return PROOFS.findLast((size) => size <= letters) ?? 0;
}

/** Keys of the words that a text can begin the name with, and of what comes next: a few letters, or nothing. */
function wordKeys(
  tokens: Tokens,
  letters: readonly number[],
  table: Uint32Array,
): readonly number[] {
  return firstWords(tokens, table).flatMap((word) => {
    const hash = wordHash(word, table);
    return firstWordKeys(hash, letters.slice(word.length, word.length + NEXT_LETTERS));
  });
}

function firstWordKeys(hash: number, next: readonly number[]): readonly number[] {
  const goesOn = next.length === 0 ? keyOf(WHOLE, hash) : keyOf(NEXT, next.reduce(addUnit, hash));
  return [keyOf(WORD, hash), goesOn];
}

/** The rolling hash of a folded word, as the sweep computes it: over entries of the fold table. */
function wordHash(word: string, table: Uint32Array): number {
  return unitsOf(word).reduce((hash, unit) => addUnit(hash, table[unit] ?? 0), 0);
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
