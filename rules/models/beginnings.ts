import { compileModel, modelStarts, unitsAt } from "./program.ts";
import type { ModelProgram } from "./program.ts";
import type { ModelPattern } from "../vocabulary.ts";

/**
 * How a model number of a pattern can begin in folded text: with one of `words` where its first word has no digit; with one
 * of `starts`, of three units (five after three digits), where it has, and also with one of `heads`, of nine units, where the
 * digit comes after eight letters; with one of `pairs` where it begins with Han or kana.
 */
export interface ModelBeginnings {
  readonly words: readonly string[];
  readonly heads: readonly string[];
  readonly starts: readonly string[];
  readonly pairs: readonly string[];
}

/** Most first words without a digit: each takes room in every page. */
const MOST_WORDS = 20_000;
/** Letters by which the page knows a word at first. */
const HEAD = 8;
/** How many units of a model number are looked at first; after three digits, which every price has, two more. */
export const MODEL_START = 3;
export const MODEL_START_OF_DIGITS = 5;

/**
 * The beginnings of a pattern. Throws a RangeError where there are too many of them, or where a model may be too short to be
 * told from other text.
 */
export function modelBeginnings(pattern: ModelPattern): ModelBeginnings {
  const program = compileModel(pattern);
  const starts = modelStarts(program, MODEL_START);
  const isWide = (start: string): boolean => start >= "\u0080";
  const ofDigits = starts.filter((start) => /^[0-9]{3}$/.test(start));
  const longer = ofDigits.length === 0 ? [] : modelStarts(program, MODEL_START_OF_DIGITS);
  const letters = starts.filter((start) => !isWide(start) && !ofDigits.includes(start));
  return {
    ...lettersFirst(program),
    starts: [...letters, ...longer.filter((start) => /^[0-9]{3}/.test(start))],
    pairs: [...new Set(starts.filter(isWide).map((start) => start.slice(0, 2)))],
  };
}

/** The first words of a program that hold letters only, and the heads of those that hold as many before a digit. */
function lettersFirst(program: ModelProgram): Pick<ModelBeginnings, "words" | "heads"> {
  const words = new Set<string>();
  const heads = new Set<string>();
  let open = new Map<string, readonly number[]>([["", program.first]]);
  while (open.size > 0) {
    const longer = new Map<string, number[]>();
    for (const [word, positions] of open) {
      for (const position of positions) {
        for (const unit of unitsAt(program, position)) {
          const letter = String.fromCharCode(unit);
          if (/[0-9\u0080-\uffff]/.test(letter)) {
            if (unit >= 128 && word !== "") words.add(word);
            if (unit < 128 && word.length >= HEAD) heads.add((word + letter).slice(0, HEAD + 1));
            continue;
          }
          if (!/[a-z]/.test(letter)) {
            if (word !== "") words.add(word);
            continue;
          }
          const next = word + letter;
          if (program.last.has(position)) words.add(next);
          const after = longer.get(next);
          if (after === undefined) longer.set(next, [...(program.follow[position] ?? [])]);
          else after.push(...(program.follow[position] ?? []));
        }
      }
    }
    if (words.size + longer.size > MOST_WORDS)
      throw new RangeError("a model pattern with too many first words");
    open = longer;
  }
  return { words: [...words].sort(), heads: [...heads].sort() };
}
