import type { IdentifierScheme } from "../vocabulary.ts";

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
  /** How a folded text can begin that `alone` finds and that is filed under the value: its first units, six at most. */
  readonly beginnings: (filed: string) => readonly string[];
}

/** The digits and letters of a folded text in capitals; separators between groups say nothing. */
export function plain(written: string): string {
  return written.replace(/[^0-9a-z]/g, "").toUpperCase();
}

/** A code that stands for itself: filed under its own value. */
export function itself(value: string): readonly string[] {
  return [value];
}

/** The first units of a code written in one piece, and in groups of four. */
export function groupsOfFour(value: string): readonly string[] {
  const text = value.toLowerCase();
  return [text.slice(0, 5), `${text.slice(0, 4)} `, `${text.slice(0, 4)}-`];
}
