import { isAlphabetic, LATIN } from "../fold/classes.ts";
import { firstWords } from "../names/first-words.ts";
import { compileModel, modelStarts } from "../models/program.ts";
import type { ModelPattern } from "../vocabulary.ts";
import { GRAM, keyOf, mix, MODEL, settle, WORD } from "./hash.ts";
import type { Tokens } from "../names/legal-forms.ts";

/** Letters after a first word under which a name is filed with it; fewer are left to the name itself. */
export const NEXT_LETTERS = 3;

/** Letters of a name in a gram script under which it is filed: the most that it has of these. */
export const GRAM_LETTERS: readonly number[] = [2, 3, 4, 6, 8];

/** What stands between a word and the letters after it in their common key: no folded text has it. */
export const NEXT = 0xffff;

function unitsIn(text: string): number[] {
  return Array.from({ length: text.length }, (_, index) => text.charCodeAt(index));
}

/**
 * The keys under which a name is filed, by how a text can begin it. A word script gives the first text word, in every way
 * the tokens may be joined there, with the next letters where there are some; a gram script gives its first letters, two at
 * least: a name of one Han or kana letter is not looked for.
 */
export function startKeys(tokens: Tokens, table: Uint32Array): readonly number[] {
  const classOf = (unit: number): number => ((table[unit] ?? 0) >>> 16) & 15;
  const letters = unitsIn(tokens.join("")).filter((unit) => classOf(unit) >= LATIN);
  const [first] = letters;
  if (first === undefined) return [];
  if (isAlphabetic(classOf(first))) {
    return firstWords(tokens, table).map((word) => {
      const next = letters.slice(word.length, word.length + NEXT_LETTERS);
      return keyOf(WORD, [
        ...unitsIn(word),
        ...(next.length < NEXT_LETTERS ? [] : [NEXT, ...next]),
      ]);
    });
  }
  const size = GRAM_LETTERS.findLast((each) => each <= letters.length) ?? letters.length;
  return [keyOf(GRAM, letters.slice(0, size))];
}

/** How many units of a model number are looked at first; after three digits, which every price has, two more. */
const MODEL_START = 3;
const MODEL_START_OF_DIGITS = 5;

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

/**
 * The keys under which a model number of the pattern can begin. Throws a RangeError for a pattern with too many of them,
 * or whose models may be too short to be told from other text.
 */
export function modelKeys(pattern: ModelPattern): readonly number[] {
  const program = compileModel(pattern);
  const starts = modelStarts(program, MODEL_START);
  const keys = new Set<number>();
  const ofDigits = starts.filter((start) => /^[0-9]{3}$/.test(start));
  const longer = ofDigits.length === 0 ? [] : modelStarts(program, MODEL_START_OF_DIGITS);
  for (const start of [...starts.filter((each) => !ofDigits.includes(each)), ...longer]) {
    // A model that begins with Han or kana (龙芯 3A5000) is found like a name of that script, by its first two units.
    const units = unitsIn(start);
    if (start >= "\u0080") keys.add(keyOf(GRAM, units.slice(0, 2)));
    else keys.add(modelKeyAt(units, 0, units.length));
  }
  return [...keys];
}
