/** Model patterns in a safe declarative subset: no regular expression from data ever runs. */

/**
 * One element of a model pattern: `one` of these code units (as a string of characters, folded, ASCII in upper case),
 * from `min` to `max` times. A literal is a one-character class with min = max = 1. Only Han and kana are non-ASCII.
 */
export interface PatternClass {
  readonly one: string;
  readonly min: number;
  readonly max: number;
}

/** A choice between literal strings (upper case), or an optional sub-sequence. Nesting is at most one level. */
export interface PatternGroup {
  readonly any?: readonly string[];
  readonly maybe?: readonly (PatternClass | PatternGroup)[];
  readonly optional?: boolean;
}

/**
 * A model pattern in the safe declarative subset: no repetition without bound, no backtracking, case-insensitive.
 * `startsWord`/`endsWord` ask for an ASCII word boundary there.
 */
export interface ModelPattern {
  readonly startsWord: boolean;
  readonly endsWord: boolean;
  readonly parts: readonly (PatternClass | PatternGroup)[];
}
