import type { Folded } from "../fold/fold.ts";
import { textEndsAt } from "../index/verify.ts";
import { tokenise, unitsOf } from "../names/compile-name.ts";

/** A stretch of folded positions. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

/**
 * True when `text` stands in a folded block over all of a span: compared as the list's own exclusions are, whatever case, width
 * and separators. One that ends inside one of `nouns` is none: 中兴路 is a street, 中兴|路由器 is not.
 */
export function coversSpan(
  text: string,
  folded: Folded,
  { from, to }: Stretch,
  nouns: readonly Stretch[],
  table: Uint32Array,
): boolean {
  const units = unitsOf(tokenise(text, table));
  if (units.length === 0) return false;
  // So far before the span the text may begin, drawn out by blanks and marks.
  const earliest = Math.max(0, from - units.length - ROOM);
  for (let at = from; at >= earliest; at--) {
    const end = textEndsAt(units, folded, at);
    if (end < to) continue;
    if (!nouns.some((noun) => noun.from > at && noun.from < end && noun.to > end)) return true;
  }
  return false;
}

const ROOM = 64;
