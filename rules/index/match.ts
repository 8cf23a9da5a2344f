import { DASH, GROUP, KANA, UNEVEN } from "../fold/classes.ts";
import { FoldBuffer, foldText } from "../fold/fold.ts";
import type { FoldTable } from "../fold/fold.ts";
import { findings } from "../gate/gate.ts";
import type { Gate } from "../gate/gate.ts";
import { NAME, STRIDE, viewIndex } from "./layout.ts";
import type { IndexSections } from "./layout.ts";
import { CUT_SHORT, showsBeginning, verifyAt, visitEntries } from "./verify.ts";

/** Finds names in long texts: the gate says where one may begin, the index whether one does. */
export interface Matcher {
  readonly gate: Gate;
  readonly index: IndexSections;
  readonly buffer: FoldBuffer;
}

/** A name of the index, letter for letter, at UTF-16 offsets `start` (inclusive) to `end` (exclusive) of the text. */
export interface NameMatch {
  readonly entry: number;
  readonly start: number;
  readonly end: number;
}

/** Joins an index and the gate that was built with it, without copying; throws a RangeError on foreign bytes. */
export function openMatcher(index: ArrayBuffer, gate: Gate): Matcher {
  return { gate, index: viewIndex(index), buffer: new FoldBuffer() };
}

/** Units before a candidate that are folded with it at most, and after it: more only where a name needs more. */
const BEFORE = 64;
const AHEAD = [32, 96, 256, 4096] as const;
/** Most units by which a stretch is drawn out to the end of a word. */
const LONGEST_WORD = 256;
/** Units after a name that have a say in whether it ends there. */
const AFTER_NAME = 8;

/**
 * Every name that is spelt out in the text and bounded as its script asks, in order of where it begins; overlapping names
 * are all given. Judges neither context nor weakness: that is `screen`'s.
 */
export function matchNames(matcher: Matcher, text: string): readonly NameMatch[] {
  const found: NameMatch[] = [];
  const { at, within } = findings(matcher.gate, text);
  const spans = at.map((start) => [start, start + 1] as const);
  for (let each = 0; each < within.length; each += 2)
    spans.push([within[each] ?? 0, within[each + 1] ?? 0]);
  let done = 0;
  for (const [first, to] of spans.sort(([a], [b]) => a - b)) {
    const start = Math.max(first, done);
    if (start >= to) continue;
    const from = wordStart(matcher.gate.table, text, start);
    AHEAD.some((ahead) => {
      const end = wordEnd(matcher.gate.table, text, to - 1 + ahead);
      return collect(matcher, text, { from, start, to, end }, found);
    });
    done = to;
  }
  return found;
}

/** A stretch of text that is folded, and within it where names may begin. */
interface Stretch {
  readonly from: number;
  readonly start: number;
  readonly to: number;
  readonly end: number;
}

/** Adds the names that begin in a stretch; false when a name may be longer than what was folded, and nothing was added. */
function collect(
  { index, gate, buffer }: Matcher,
  text: string,
  { from, start: first, to: last, end }: Stretch,
  into: NameMatch[],
): boolean {
  const folded = foldText(text.slice(from, end), gate.table, buffer);
  const enough = end >= text.length ? folded.length : folded.length - AFTER_NAME;
  const matches: NameMatch[] = [];
  let isShort = false;
  const visit = (entry: number, position: number): void => {
    if (index.entries[entry * STRIDE + 4] !== NAME) return;
    const to = verifyAt(index, entry, folded, position);
    if (end < text.length && (to === CUT_SHORT || to > enough)) isShort = true;
    if (to < 0) return;
    const start = from + (folded.starts[position] ?? 0);
    matches.push({ entry, start, end: from + (folded.ends[to - 1] ?? 0) });
  };
  // What one unit of the text was folded into may hold several beginnings: ㈱.
  for (let position = 0; position < folded.length; position++) {
    const start = from + (folded.starts[position] ?? 0);
    if (start >= last) break;
    if (start < first) continue;
    if (end < text.length && !showsBeginning(folded, position)) return false;
    visitEntries(index, folded, position, visit);
  }
  if (isShort) return false;
  for (const each of matches) into.push(each);
  return true;
}

/** Where the letters before `at` begin that have a say in how it is folded. */
function wordStart(table: FoldTable, text: string, at: number): number {
  let from = at;
  while (from > 0 && at - from < BEFORE) {
    from--;
    const entry = table[text.charCodeAt(from)] ?? 0;
    const isHalfOfPair = (entry & 0xffff) === 0xfffd;
    if ((entry & (GROUP | UNEVEN | KANA | DASH)) === 0 && !isHalfOfPair) break;
  }
  return from;
}

/** Where the word ends that `at` stands in: half of a mixed word may look like another script than all of it. */
function wordEnd(table: FoldTable, text: string, at: number): number {
  let end = at;
  while (end < text.length && end - at < LONGEST_WORD) {
    if (((table[text.charCodeAt(end)] ?? 0) & (GROUP | UNEVEN)) === 0) break;
    end++;
  }
  return end;
}
