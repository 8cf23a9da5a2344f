import { KATAKANA } from "../fold/classes.ts";
import type { Folded } from "../fold/fold.ts";
import { CLASS, CLASS_NOT } from "../index/layout.ts";
import { lowerBound } from "../lower-bound.ts";
import type { Occurrence } from "./scan.ts";

/**
 * The terms of a class that stand for it, in order: not inside a phrase that only contains one, not part of a longer term of
 * another class (a drone battery is no drone), and none at all beside a phrase of other goods that holds no term
 * (woodworking). A katakana term begins where its run begins, as the page's filter has it. One walk over the occurrences,
 * which come in order.
 */
export function termsOf(
  found: readonly Occurrence[],
  owner: number,
  folded: Folded,
): readonly Occurrence[] {
  const own = found.filter((each) => each.kind === CLASS && each.owner === owner);
  const phrases = found.filter((each) => each.kind === CLASS_NOT && each.owner === owner);
  if (phrases.some((phrase) => !holdsTerm(phrase, own))) return [];
  const kept: Occurrence[] = [];
  // How far the phrases, and the terms of other classes, that began so far reach.
  let phraseTo = -1;
  const reach = new Map<number, Occurrence>();
  let at = 0;
  for (const term of own) {
    for (; at < found.length && (found[at]?.from ?? 0) <= term.from; at++) {
      const other = found[at];
      if (other === undefined) break;
      if (other.kind === CLASS_NOT && other.owner === owner)
        phraseTo = Math.max(phraseTo, other.to);
      if (other.kind !== CLASS || other.owner === owner) continue;
      if (other.to > (reach.get(other.owner)?.to ?? -1)) reach.set(other.owner, other);
    }
    const isPart = [...reach.values()].some((longer) => isWithin(term, longer));
    if (phraseTo < term.to && !isPart && begins(folded, term.from)) kept.push(term);
  }
  return kept;
}

function isWithin(inner: Occurrence, outer: Occurrence): boolean {
  const isInside = outer.from <= inner.from && outer.to >= inner.to;
  return isInside && outer.to - outer.from > inner.to - inner.from;
}

function begins({ classes }: Folded, at: number): boolean {
  return classes[at] !== KATAKANA || at === 0 || classes[at - 1] !== KATAKANA;
}

/** True when a term stands inside a phrase: looked for from the first that begins no earlier, which a phrase soon ends. */
function holdsTerm(phrase: Occurrence, terms: readonly Occurrence[]): boolean {
  const first = lowerBound(terms.length, (at) => terms[at]?.from ?? 0, phrase.from);
  for (let at = first; (terms[at]?.from ?? phrase.to) < phrase.to; at++)
    if ((terms[at]?.to ?? 0) <= phrase.to) return true;
  return false;
}
