import { EditPattern, unitsOfText } from "../../lookup/edits.ts";

/** Longer words were not mistyped, they are something else. */
const LONGEST = 80;

/**
 * The known word that was probably meant: the one with the fewest typing errors, at most one in three letters and three in
 * all; else the only one that begins with the word, or that the word begins with. Null when none is near. Case is no error.
 */
export function nearest(word: string, known: readonly string[]): string | null {
  if (word.length > LONGEST) return null;
  const lower = word.toLowerCase();
  const pattern = new EditPattern(lower);
  let best: string | null = null;
  let fewest = Math.min(3, Math.max(1, Math.floor(lower.length / 3)));
  for (const candidate of known) {
    const units = unitsOfText(candidate.toLowerCase());
    const { whole } = pattern.edits(units, 0, units.length);
    // A word of one or two letters is near to any other of them.
    if (whole > fewest || (whole === fewest && best !== null) || whole >= candidate.length - 1)
      continue;
    best = candidate;
    fewest = whole;
  }
  if (best !== null || lower.length < 4) return best;
  const begun = known.filter(
    (candidate) =>
      candidate.toLowerCase().startsWith(lower) ||
      (candidate.length >= 4 && lower.startsWith(candidate.toLowerCase())),
  );
  return begun.length === 1 ? (begun[0] ?? null) : null;
}
