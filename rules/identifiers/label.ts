import { formTokens } from "../names/legal-forms/tries.ts";

/** What may stand between a label and its identifier: marks, other scripts (`番号：`), one small word. */
const GAP = /[^0-9a-z]{0,16}(?:(?:is|are|no|number|code|contains|est|es|ist|e)[^0-9a-z]{1,6})?/y;

/** Finds the labels of a scheme in a folded text: the positions at which one ends, ascending. */
export function labelEnds(labels: readonly string[], folded: string): readonly number[] {
  return Array.from(folded.matchAll(patternOf(labels)), (found) => found.index + found[0].length);
}

/** The position behind what may stand between a label that ends here and its identifier. */
export function behindGap(folded: string, end: number): number {
  GAP.lastIndex = end;
  return end + (GAP.exec(folded)?.[0].length ?? 0);
}

const PATTERNS = new WeakMap<readonly string[], RegExp>();

/** The labels as one pattern over folded text, longer ones first; global. */
export function patternOf(labels: readonly string[]): RegExp {
  let pattern = PATTERNS.get(labels);
  if (pattern === undefined) {
    const spelled = labels
      .map((label) => formTokens(label).join("[^\\p{L}\\p{N}]{0,3}"))
      .toSorted((a, b) => b.length - a.length || (a < b ? -1 : 1));
    pattern = new RegExp(`(?<![0-9a-z])(?:${spelled.join("|")})(?![a-z])`, "gu");
    PATTERNS.set(labels, pattern);
  }
  return pattern;
}
