import { isAlphabetic, LATIN } from "../fold/classes.ts";
import { firstWords } from "../names/first-words.ts";
import { MODEL_START, MODEL_START_OF_DIGITS } from "../models/beginnings.ts";
import type { ModelBeginnings } from "../models/beginnings.ts";
import { checkOf, UNCHECKED } from "./agreement.ts";
import { GRAM, keyOf, mix, MODEL, settle, WORD } from "./hash.ts";
import { NEXT_LETTERS, PROOFS } from "./layout.ts";
import type { Tokens } from "../names/legal-forms.ts";

/** What stands between a word and the letters after it in their common key: no folded text has it. */
export const NEXT = 0xffff;

function unitsIn(text: string): number[] {
  // Many times as fast as Array.from, and called for every name.
  const units: number[] = [];
  for (let at = 0; at < text.length; at++) units.push(text.charCodeAt(at));
  return units;
}

/** By what an entry is found: the keys under which it is filed, and what a text has to agree with beyond them, see `checkOf`. */
export interface Beginning {
  readonly keys: readonly number[];
  readonly check: number;
}

/**
 * By what a name is found. Its keys are of how a text can begin it. A word script gives the first text word, in every way
 * the tokens may be joined there, with the next letters where there are some; a gram script gives its first letters, two at
 * least: a name of one Han or kana letter is not looked for.
 */
export function startKeys(tokens: Tokens, table: Uint32Array): Beginning {
  const classOf = (unit: number): number => ((table[unit] ?? 0) >>> 16) & 15;
  const letters = unitsIn(tokens.join("")).filter((unit) => classOf(unit) >= LATIN);
  const [first] = letters;
  if (first === undefined) return { keys: [], check: UNCHECKED };
  const keys = isAlphabetic(classOf(first))
    ? firstWords(tokens, table).map((word) => wordKey(word, letters))
    : [gramKey(letters)];
  return { keys, check: checkOf(letters) };
}

function wordKey(word: string, letters: readonly number[]): number {
  const next = letters.slice(word.length, word.length + NEXT_LETTERS);
  return keyOf(WORD, [...unitsIn(word), ...(next.length < NEXT_LETTERS ? [] : [NEXT, ...next])]);
}

function gramKey(letters: readonly number[]): number {
  const size = PROOFS.findLast((each) => each <= letters.length) ?? letters.length;
  return keyOf(GRAM, letters.slice(0, size));
}

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

/** The key under which a model number that begins at `at` in folded units is filed, or -1 when too little is left. */
export function modelKeyAt(units: ArrayLike<number>, at: number, length: number): number {
  if (at + MODEL_START > length) return -1;
  const first = units[at] ?? 0;
  const second = units[at + 1] ?? 0;
  const third = units[at + 2] ?? 0;
  let hash = mix(mix(mix(MODEL, first), second), third);
  if (isDigit(first) && isDigit(second) && isDigit(third)) {
    if (at + MODEL_START_OF_DIGITS > length) return -1;
    hash = mix(mix(hash, units[at + 3] ?? 0), units[at + 4] ?? 0);
  }
  return settle(hash);
}

/** By what the model numbers of a pattern are found: whether one goes on as it has to is for the pattern to say. */
export function modelKeys({ starts, pairs }: ModelBeginnings): Beginning {
  const keys = new Set(starts.map((start) => modelKeyAt(unitsIn(start), 0, start.length)));
  // A model that begins with Han or kana (龙芯 3A5000) is found like a name of that script, by its first two units.
  for (const pair of pairs) keys.add(keyOf(GRAM, unitsIn(pair)));
  return { keys: [...keys], check: UNCHECKED };
}
