import { HANGUL, KATAKANA } from "../fold/classes.ts";
import type { Folded } from "../fold/fold.ts";
import { NAME, STRIDE } from "../index/layout.ts";
import type { IndexSections } from "../index/layout.ts";
import { attachedAt, attachedBefore } from "../names/legal-form-in-text.ts";
import { beginsAt, textEndsAt, verifyAt, visitEntries } from "../index/verify.ts";

/** A name at folded positions, of which others of its row begin or end where it does. */
export interface JoinedName {
  readonly entry: number;
  readonly from: number;
  readonly to: number;
}

/** Collects names that do not end as a name has to by themselves: another name may follow at once. */
export interface JoinedNames {
  /** Tells of an entry that is filed under what stands at `at`, and is no name on its own there. */
  readonly visit: (entry: number, at: number) => void;
  /** The names of all rows that begin and end as one name has to, in order. */
  readonly close: () => readonly JoinedName[];
}

/** Fewest letters of a name in a row: shorter ones are parts of words. */
const LEAST = 3;

/**
 * Names in katakana or Hangul that follow one another without anything between (ファーウェイハイクビジョン, 화웨이하이크비전): the first
 * begins where a word does, each next where the one before ends, and the last ends as a name has to. Only names that need no second
 * signal, for a short word beside a name is mostly its own word. Each end of a name is looked at once.
 */
export function joinedNames(index: IndexSections, folded: Folded): JoinedNames {
  const { classes, length } = folded;
  const rows: JoinedName[] = [];
  /** Where a name of a row ended, and no name of it has been looked for yet. */
  const open: number[] = [];
  const seen = new Set<number>();

  const take = (entry: number, at: number): void => {
    const base = entry * STRIDE;
    const isStrongName = index.entries[base + 4] === NAME && index.entries[base + 5] === 0;
    const size = index.entries[base + 1] ?? 0;
    if (!isStrongName || size < LEAST) return;
    const start = index.entries[base] ?? 0;
    const to = textEndsAt(index.units.subarray(start, start + size), folded, at);
    if (to < 0 || !isJoining(classes[to - 1])) return;
    rows.push({ entry, from: at, to });
    if (to < length && classes[to] === classes[to - 1]) lookFrom(to);
  };

  const lookFrom = (at: number): void => {
    if (seen.has(at)) return;
    seen.add(at);
    open.push(at);
  };

  const visit = (entry: number, at: number): void => {
    if (isJoining(classes[at]) && beginsAt(folded, at)) take(entry, at);
  };

  const close = (): readonly JoinedName[] => {
    for (let at = 0; at < length; at++)
      if (isJoining(classes[at]) && beginsAt(folded, at)) {
        const to = at + attachedBefore(folded, at);
        if (to > at && classes[to] === classes[at]) lookFrom(to);
      }
    // What is found adds to what is looked at.
    for (const at of open) visitEntries(index, from(folded, at), 0, (entry) => take(entry, at));
    // From the last name to the first: a row is one when its last name ends as a name has to.
    const ends = new Set<number>();
    const closed: JoinedName[] = [];
    for (const each of rows.sort((a, b) => b.from - a.from)) {
      const rest = from(folded, each.from);
      const isEnd = verifyAt(index, each.entry, rest, 0) >= 0 || endsWithForm(folded, each.to);
      if (!isEnd && !ends.has(each.to)) continue;
      ends.add(each.from);
      closed.push(each);
    }
    return closed.reverse();
  };
  return { visit, close };
}

/** True where a legal form follows, and with it the run ends. */
function endsWithForm(folded: Folded, at: number): boolean {
  const to = at + attachedAt(folded, at);
  return to > at && (to >= folded.length || folded.classes[to] !== folded.classes[at]);
}

function isJoining(charClass: number | undefined): boolean {
  return charClass === KATAKANA || charClass === HANGUL;
}

/** A folded text from a position on, as a text of its own. */
function from(folded: Folded, at: number): Folded {
  return {
    units: folded.units.subarray(at, folded.length),
    classes: folded.classes.subarray(at, folded.length),
    starts: folded.starts.subarray(at, folded.length),
    ends: folded.ends.subarray(at, folded.length),
    length: folded.length - at,
  };
}
