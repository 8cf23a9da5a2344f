import { DASH, KANA } from "../fold/classes.ts";
import { bitsOf } from "./layout.ts";

/** What a sweep reads: the fold table, and the filters over how names and models begin. */
export interface Filters {
  readonly table: Int32Array;
  readonly main: Int32Array;
  readonly mainShift: number;
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
export function holder({ main, mainShift }: Filters): (key: number) => boolean {
  return (key) => {
    const bits = bitsOf(key);
    return ((main[key >>> mainShift] ?? 0) & bits) === bits;
  };
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
