import { GRAM, GROUP, sameWord } from "../fold/classes.ts";
import { compileModel, modelStarts } from "../models/program.ts";
import type { Tokens } from "../names/legal-forms.ts";
import type { ModelPattern } from "../vocabulary.ts";
import {
  addUnit,
  gramKey,
  pairHash,
  PROOFS,
  proofKey,
  SEPARATOR,
  shortKey,
  wordKey,
} from "./layout.ts";

/** The keys by which the page's filters know a name or model: `main` of a gate's main filter, `small` of its small one. */
export interface GateKeys {
  readonly main: readonly number[];
  readonly small: readonly number[];
}

/** Symbols of a gram, one more than two separators in a row can hide. */
const GRAM_SIZE = 3;

/**
 * The gate keys of a name. A name that begins with a word is known by that word as the text may write it (alone, or joined
 * with the next tokens), one in a gram script by its first three units; both by a proof over their first letters.
 */
export function nameKeys(tokens: Tokens, table: Uint32Array): GateKeys {
  const entryAt = (text: string, at: number): number => table[text.charCodeAt(at)] ?? 0;
  const isLetter = (unit: number): boolean => ((table[unit] ?? 0) & (GRAM | GROUP)) !== 0;
  const letters = unitsOf(tokens.join("")).filter(isLetter);
  const [head = ""] = tokens;
  const begin = unitsOf(head).findIndex(isLetter);
  if (letters.length === 0) return { main: [], small: [] };
  const proof = proofKey(hashOf(letters.slice(0, longestProof(letters.length))));
  if ((entryAt(head, begin) & GROUP) !== 0)
    return { main: [proof, ...firstWords(tokens, table)], small: [] };
  const main = new Set<number>();
  const small = new Set<number>();
  for (const symbols of beginnings(tokens, isLetter)) {
    const [first = 0, second, third] = symbols;
    if (second === undefined) continue;
    if (third === undefined || letters.length < GRAM_SIZE)
      small.add(shortKey(pairHash(first, second)));
    else main.add(gramKey(addUnit(pairHash(first, second), third)));
  }
  return { main: main.size === 0 ? [] : [proof, ...main], small: [...small] };
}

function longestProof(letters: number): number {
  return PROOFS.findLast((size) => size <= letters) ?? 0;
}

function firstWords(tokens: Tokens, table: Uint32Array): readonly number[] {
  const classAt = (text: string, at: number): number =>
    ((table[text.charCodeAt(at)] ?? 0) >>> 16) & 15;
  const keys: number[] = [];
  let word = "";
  for (const token of tokens) {
    const joins = word === "" || sameWord(classAt(word, word.length - 1), classAt(token, 0));
    if (!joins) break;
    word += token;
    keys.push(wordKey(hashOf(unitsOf(word))));
  }
  return keys;
}

/** What the first units of a name look like in a text: at the borders of its tokens none, one or more separators may stand. */
function beginnings(
  tokens: Tokens,
  isLetter: (unit: number) => boolean,
): readonly (readonly number[])[] {
  let open: readonly (readonly number[])[] = [[]];
  tokens.forEach((token, position) => {
    const gaps = position === 0 ? [[]] : [[], [SEPARATOR], [SEPARATOR, SEPARATOR]];
    // The separators inside a token are those of a bracketed legal form: (株).
    const units = unitsOf(token).map((unit) => (isLetter(unit) ? unit : SEPARATOR));
    open = open.flatMap((begun) =>
      begun.length >= GRAM_SIZE ? [begun] : gaps.map((gap) => [...begun, ...gap, ...units]),
    );
  });
  const seen = new Map<string, readonly number[]>();
  for (const symbols of open) {
    const from = symbols.findIndex((unit) => unit !== SEPARATOR);
    const begun = symbols.slice(from, from + GRAM_SIZE);
    seen.set(begun.join(), begun);
  }
  return [...seen.values()];
}

/** How many units of a model number are looked at first; after three digits, which every price has, two more. */
const MODEL_START = 3;
const MODEL_START_OF_DIGITS = 5;

/**
 * The gate keys of a model pattern. Throws a RangeError for a pattern with too many beginnings, or whose models may be too
 * short to be told from other text.
 */
export function modelGateKeys(pattern: ModelPattern): GateKeys {
  const program = compileModel(pattern);
  const starts = modelStarts(program, MODEL_START);
  const small = new Set<number>();
  const ofDigits = starts.filter((start) => /^[0-9]{3}$/.test(start));
  const longer = ofDigits.length === 0 ? [] : modelStarts(program, MODEL_START_OF_DIGITS);
  for (const start of [...starts.filter((each) => !ofDigits.includes(each)), ...longer]) {
    // A model that begins with Han or kana (龙芯 3A5000) is known like a short name of that script.
    const units = unitsOf(start >= "\u0080" ? start.slice(0, 2) : start);
    small.add(shortKey(hashOf(units)));
  }
  return { main: [], small: [...small] };
}

function unitsOf(text: string): number[] {
  return Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
}

function hashOf(units: readonly number[]): number {
  return units.reduce(addUnit, 0);
}
