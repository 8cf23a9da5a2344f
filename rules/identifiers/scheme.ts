import type { IdentifierScheme } from "../vocabulary.ts";

/**
 * How an identifier begins in a folded text, for the gate: with a whole word, of letters and digits, and the three letters or
 * digits after it (none where it is one word); or with `start`, five digits of a longer number, or three letters and digits of a word
 * with a digit among its first eight.
 */
export type Beginning =
  | { readonly word: string; readonly next: string }
  | { readonly start: string };

/** A kind of identifier: what one looks like, when it is one, and under what a list files its holder. */
export interface Scheme {
  readonly id: IdentifierScheme;
  /**
   * What may be one in a folded text without a label; global, anchored at both ends of a word, of bounded length. Whether it
   * is one is for `read` to say. Null where other codes look alike.
   */
  readonly alone: RegExp | null;
  /** What may be one right behind a label; sticky and bounded. Null where a label changes nothing. */
  readonly labelled: RegExp | null;
  /** The canonical value of a folded text that is one as a whole, or null: also where its check digit is wrong. */
  readonly read: (written: string) => string | null;
  /** The values under which the holder of a canonical value may be filed, the most specific first. */
  readonly filings: (value: string) => readonly string[];
  /** Words that announce one. */
  readonly labels: readonly string[];
  /** Folded texts of which every label holds one: where none stands, no label does. */
  readonly hints: readonly string[];
  /** How what `alone` finds, and what stands under a header without its label, can begin when it is filed under the value. */
  readonly beginnings: (filed: string) => readonly Beginning[];
}

/** The digits and letters of a folded text in capitals; separators between groups say nothing. */
export function plain(written: string): string {
  return written.replace(/[^0-9a-z]/g, "").toUpperCase();
}

/** A code that stands for itself: filed under its own value. */
export function itself(value: string): readonly string[] {
  return [value];
}

/** The beginning of a code that is written in one piece. */
export function inOnePiece(value: string): Beginning {
  return { word: value.toLowerCase(), next: "" };
}

/** The beginning of a code that is written in groups of which the first has so many characters. */
export function inGroups(value: string, first: number): Beginning {
  const text = value.toLowerCase();
  return { word: text.slice(0, first), next: text.slice(first, first + 3) };
}
