import type { GeneratedName } from "./generate-names.ts";

/** Something found in a text: UTF-16 offsets; `name` is its position in the list, or null where the finder cannot say. */
export interface Hit {
  readonly name: number | null;
  readonly start: number;
  readonly end: number;
}

/** One implementation, opened over a list of names. */
export interface Scanner {
  /** What is timed: one pass over the text, its own result kept. Gives a number that depends on the pass. */
  scan(text: string): number;
  /** What the last pass found; null for a floor, which finds nothing. */
  readonly hits: (() => readonly Hit[]) | null;
  /** Time to make it ready from its stored bytes, milliseconds; null when it can only be built anew. */
  readonly loadMs: number | null;
  /** Bytes that it stores; null when it has no stored form. */
  readonly bytes: number | null;
}

/** An implementation that takes part in the scan. */
export interface Contestant {
  readonly impl: string;
  /**
   * `plain`: it is given text and names in NFKC and lower case, so that it need not fold: what that costs is a row of its own.
   * `written`: it reads what the page says.
   */
  readonly reads: "plain" | "written";
  /** Builds it; what this takes is its build time. */
  open(names: readonly GeneratedName[]): Scanner;
}

/** What every peer's text and names are brought to before it sees them. */
export function plainText(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}

/** A scanner of a function that gives back its own kind of result and one that reads hits out of it. */
export function scannerOf<T>(
  pass: (text: string) => readonly T[],
  read: (result: readonly T[]) => readonly Hit[],
  stored: { readonly loadMs: number; readonly bytes: number } | null = null,
): Scanner {
  let last: readonly T[] = [];
  return {
    scan: (text) => {
      last = pass(text);
      return last.length;
    },
    hits: () => read(last),
    loadMs: stored?.loadMs ?? null,
    bytes: stored?.bytes ?? null,
  };
}
