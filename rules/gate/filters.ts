import { DASH, GROUP, KANA } from "../fold/classes.ts";
import { bitsOf, scaleFor } from "./layout.ts";

/** What a sweep reads: the fold table, and the filters over how names and models begin. */
export interface Filters {
  readonly table: Int32Array;
  readonly main: Int32Array;
  readonly words: Int32Array;
  readonly wordShift: number;
  readonly grams: Int32Array;
  readonly gramShift: number;
  readonly short: Int32Array;
  readonly shortShift: number;
  readonly pairs: Int32Array;
  readonly pairShift: number;
}

/**
 * Reads one script from an offset on, notes where names may begin, and returns where another begins. `uneven` is the mask of
 * units to stop at: UNEVEN, or 0 in a folded text, of which each unit stands for itself.
 */
export type Read = (text: string, from: number, uneven: number, into: number[]) => number;

/** Makes the question whether the main filter holds a key. */
export function holder({ main }: Filters): (key: number) => boolean {
  const scale = scaleFor(main.length);
  return (key) => {
    const bits = bitsOf(key);
    return ((main[((key >>> 0) * scale) | 0] ?? 0) & bits) === bits;
  };
}

/** True where one word goes over into another script: its letters may stand for those that they look like. */
export function isBorder(entry: number, after: number): boolean {
  return (entry & GROUP) !== 0 && (after & GROUP) !== 0 && ((entry ^ after) & GROUP) !== 0;
}

/** True for a dash, given its entry, that stands behind katakana. */
export function isDashAfterKana(
  table: Int32Array,
  text: string,
  at: number,
  entry: number,
): boolean {
  const isDash = (entry & DASH) !== 0 && at > 0;
  return isDash && ((table[text.charCodeAt(at - 1)] ?? 0) & KANA) !== 0;
}
