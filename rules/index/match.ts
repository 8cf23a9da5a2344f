import { DASH, GRAM, GROUP, KANA, UNEVEN } from "../fold/classes.ts";
import { FoldBuffer, foldText } from "../fold/fold.ts";
import type { Folded, FoldTable } from "../fold/fold.ts";
import { EvenFold, foldEvenly } from "../fold/fold-evenly.ts";
import { findings } from "../gate/gate.ts";
import type { Gate } from "../gate/gate.ts";
import { NAME, STRIDE, viewIndex } from "./layout.ts";
import type { IndexSections } from "./layout.ts";
import { isRefuted } from "./refute.ts";
import { CUT_SHORT, verifyAt, visitEntries } from "./verify.ts";

/** Finds names in long texts: the gate says where one may begin, the index whether one does. */
export interface Matcher {
  readonly gate: Gate;
  readonly index: IndexSections;
  readonly buffer: FoldBuffer;
  readonly even: EvenFold;
}

/** A name of the index, letter for letter, at UTF-16 offsets `start` (inclusive) to `end` (exclusive) of the text. */
export interface NameMatch {
  readonly entry: number;
  readonly start: number;
  readonly end: number;
}

/** Joins an index and the gate that was built with it, without copying; throws a RangeError on foreign bytes. */
export function openMatcher(index: ArrayBuffer, gate: Gate): Matcher {
  return { gate, index: viewIndex(index), buffer: new FoldBuffer(), even: new EvenFold() };
}

/** Units before a candidate that are folded with it at most, and after it: more only where a name needs more. */
const BEFORE = 64;
const AHEAD = [56, 160, 512, 4096] as const;
/** The same at first for a name of a gram script, which is shorter, and in a stretch, which ends behind most of its names. */
const LESS_AHEAD = 28;
/** Most units by which a stretch is drawn out to the end of a word. */
const LONGEST_WORD = 256;
/** Units after a name that have a say in whether it ends there. */
const AFTER_NAME = 8;

/**
 * Every name that is spelt out in the text and bounded as its script asks, in order of where it begins; overlapping names
 * are all given. Judges neither context nor weakness: that is `screen`'s.
 */
export function matchNames(matcher: Matcher, text: string): readonly NameMatch[] {
  const { at, within } = findings(matcher.gate, text);
  const found: NameMatch[] = [];
  if (at.length + within.length > 0)
    new Search(matcher, text, found).run(ascending(unrefuted(matcher, text, at)), within);
  return found;
}

/** The offsets that the filter of the index lets through too. */
function unrefuted({ index, gate }: Matcher, text: string, at: readonly number[]): Int32Array {
  const kept = new Int32Array(at.length);
  let count = 0;
  for (const start of at) {
    kept[count] = start;
    count += isRefuted(index, gate.table, text, start) ? 0 : 1;
  }
  return kept.subarray(0, count);
}

/** The numbers in order; most often they are. */
function ascending(numbers: Int32Array): Int32Array {
  for (let each = 1; each < numbers.length; each++)
    if ((numbers[each] ?? 0) < (numbers[each - 1] ?? 0)) return numbers.sort();
  return numbers;
}

/** One text that is looked through. */
class Search {
  readonly #matcher: Matcher;
  readonly #text: string;
  readonly #found: NameMatch[];
  /** What is folded at the moment, from which offset on, and whether the text ends with it. */
  #folded: Folded;
  #from = 0;
  #isRest = false;
  #isShort = false;

  constructor(matcher: Matcher, text: string, found: NameMatch[]) {
    this.#matcher = matcher;
    this.#text = text;
    this.#found = found;
    this.#folded = matcher.even;
  }

  /** Looks at offsets, ascending, and within stretches, each given as start and end, at every offset once. */
  run(at: ArrayLike<number>, within: readonly number[]): void {
    const stretches = inOrder(within);
    let done = 0;
    let next = 0;
    for (let each = 0; each < at.length; each++) {
      const start = at[each] ?? 0;
      for (; (stretches[next]?.[0] ?? Infinity) <= start; next++)
        done = this.#lookWithin(stretches[next], done);
      if (start < done) continue;
      this.#lookAt(start);
      done = start + 1;
    }
    for (; next < stretches.length; next++) done = this.#lookWithin(stretches[next], done);
  }

  #lookWithin([first, to]: readonly [number, number] = [0, 0], done: number): number {
    const start = Math.max(first, done);
    if (start < to) this.#lookThrough(start, to, 0);
    return Math.max(done, to);
  }

  /** Adds the names that begin at an offset. */
  #lookAt(start: number): void {
    const { even, gate } = this.#matcher;
    const text = this.#text;
    const from = Math.max(0, start - 1);
    const isGram = ((gate.table[text.charCodeAt(start)] ?? 0) & GRAM) !== 0;
    for (let round = 0; round < AHEAD.length; round++) {
      const ahead = isGram && round === 0 ? LESS_AHEAD : (AHEAD[round] ?? 0);
      const end = wordEnd(gate.table, text, start + ahead);
      foldEvenly(text, from, end, gate.table, even);
      if (even.length <= start - from) return this.#lookThrough(start, start + 1, round);
      this.#folded = even;
      this.#from = from;
      this.#isRest = from + even.length >= text.length;
      if (this.#collect(start, start + 1)) return;
      if (from + even.length < end) return this.#lookThrough(start, start + 1, round);
    }
  }

  /** Adds the names that begin between two offsets, folding whatever there is. */
  #lookThrough(start: number, to: number, firstRound: number): void {
    const { buffer, gate } = this.#matcher;
    const text = this.#text;
    const from = wordStart(gate.table, text, start);
    for (let round = firstRound; round < AHEAD.length; round++) {
      const ahead = round === 0 ? LESS_AHEAD : (AHEAD[round] ?? 0);
      const end = wordEnd(gate.table, text, to - 1 + ahead);
      this.#folded = foldText(text.slice(from, end), gate.table, buffer);
      this.#from = from;
      this.#isRest = end >= text.length;
      if (this.#collect(start, to)) return;
    }
  }

  /** Adds the names that begin in what is folded; false when one may be longer than that, and nothing was added. */
  #collect(first: number, last: number): boolean {
    const folded = this.#folded;
    const before = this.#found.length;
    this.#isShort = false;
    // What one unit of the text was folded into may hold several beginnings: ㈱.
    for (let position = 0; position < folded.length && !this.#isShort; position++) {
      const start = this.#from + (folded.starts[position] ?? 0);
      if (start >= last) break;
      if (start < first) continue;
      const isSeen = visitEntries(this.#matcher.index, folded, position, this.#visit);
      if (!isSeen && !this.#isRest) this.#isShort = true;
    }
    if (this.#isShort) this.#found.length = before;
    return !this.#isShort;
  }

  readonly #visit = (entry: number, position: number): void => {
    const { index } = this.#matcher;
    const folded = this.#folded;
    if (index.entries[entry * STRIDE + 4] !== NAME) return;
    const to = verifyAt(index, entry, folded, position);
    if (!this.#isRest && (to === CUT_SHORT || to > folded.length - AFTER_NAME))
      this.#isShort = true;
    if (to < 0) return;
    const start = this.#from + (folded.starts[position] ?? 0);
    const end = this.#from + (folded.ends[to - 1] ?? 0);
    this.#found.push({ entry, start, end });
  };
}

/** Stretches, given as start and end in turn, by where they start. */
function inOrder(within: readonly number[]): readonly (readonly [number, number])[] {
  const stretches: (readonly [number, number])[] = [];
  for (let each = 0; each < within.length; each += 2)
    stretches.push([within[each] ?? 0, within[each + 1] ?? 0]);
  return stretches.sort(([a], [b]) => a - b);
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
