import {
  BREAK,
  CYRILLIC,
  DIGIT,
  GREEK,
  HANGUL,
  IGNORED,
  JOINER,
  KATAKANA,
  LATIN,
  SPACE,
  SPECIAL,
} from "./classes.ts";
import { latinLookAlike } from "./confusables.ts";
import { foldCharacter, isJamo } from "./table.ts";

/** The table of `buildFoldTable`, in whichever of the two views its bytes are held. */
export type FoldTable = Uint32Array | Int32Array;

/** A folded text. Unit `i` came from source offsets `starts[i]` (inclusive) to `ends[i]` (exclusive), UTF-16. */
export interface Folded {
  readonly units: Uint16Array;
  readonly classes: Uint8Array;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  /** How many entries of the arrays are in use. */
  readonly length: number;
}

/** Arrays to fold into, so that a page costs no allocation per block; grows as needed, never shrinks. */
export class FoldBuffer implements Folded {
  units: Uint16Array = new Uint16Array(0);
  classes: Uint8Array = new Uint8Array(0);
  starts: Uint32Array = new Uint32Array(0);
  ends: Uint32Array = new Uint32Array(0);
  length = 0;

  /** Makes room for `size` units and forgets what was folded before. */
  reset(size: number): void {
    this.length = 0;
    if (this.units.length >= size) return;
    const room = Math.max(64, size * 2);
    this.units = new Uint16Array(room);
    this.classes = new Uint8Array(room);
    this.starts = new Uint32Array(room);
    this.ends = new Uint32Array(room);
  }

  /** Makes room for `more` further units, keeping what is there. */
  grow(more: number): void {
    const needed = this.length + more;
    if (needed <= this.units.length) return;
    const room = needed * 2;
    const { units, classes, starts, ends } = this;
    (this.units = new Uint16Array(room)).set(units);
    (this.classes = new Uint8Array(room)).set(classes);
    (this.starts = new Uint32Array(room)).set(starts);
    (this.ends = new Uint32Array(room)).set(ends);
  }
}

const NO_VARIANTS: ReadonlyMap<string, string> = new Map();

/** Folds a text by the table of `buildFoldTable`, keeping offsets. Ignorables vanish; the result never throws. */
export function foldText(
  text: string,
  table: FoldTable,
  into: FoldBuffer = new FoldBuffer(),
): Folded {
  into.reset(text.length + 16);
  let foreign = false;
  for (let at = 0; at < text.length; at++) {
    const entry = table[text.charCodeAt(at)] ?? 0;
    const charClass = (entry >>> 16) & 15;
    if ((entry & SPECIAL) !== 0) {
      at = foldSpecial(text, at, entry, table, into);
      const last = into.classes[into.length - 1] ?? 0;
      foreign ||= into.length > 0 && (last === CYRILLIC || last === GREEK);
      continue;
    }
    if (charClass === IGNORED) {
      if (into.length > 0) into.ends[into.length - 1] = at + 1;
      continue;
    }
    if (into.length === into.units.length) into.grow(1024);
    const put = into.length++;
    into.units[put] = entry & 0xffff;
    into.classes[put] = charClass;
    into.starts[put] = at;
    into.ends[put] = at + 1;
    foreign ||= charClass === CYRILLIC || charClass === GREEK;
  }
  if (foreign) foldLookAlikes(text, into);
  return into;
}

/** Folds the special unit at `at`; returns the last source offset it used. */
function foldSpecial(
  text: string,
  at: number,
  entry: number,
  table: FoldTable,
  into: FoldBuffer,
): number {
  const unit = text.charCodeAt(at);
  const last = into.length - 1;
  if ((entry & 0xffff) === 0x2d && ((entry >>> 16) & 15) === JOINER) {
    const after = table[text.charCodeAt(nextSaid(text, at + 1, table))] ?? 0;
    const betweenKana =
      last >= 0 && into.classes[last] === KATAKANA && ((after >>> 16) & 15) === KATAKANA;
    push(into, betweenKana ? 0x30fc : 0x2d, betweenKana ? KATAKANA : JOINER, at, at + 1);
    return at;
  }
  if (unit === 0x3099 || unit === 0x309a || unit === 0xff9e || unit === 0xff9f) {
    const mark = unit === 0x3099 || unit === 0xff9e ? 0x3099 : 0x309a;
    const composed = last < 0 ? "" : compose(into.units[last] ?? 0, mark);
    if (composed.length === 1) {
      into.units[last] = composed.charCodeAt(0);
      into.ends[last] = at + 1;
    }
    return at;
  }
  if (isJamo(entry & 0xffff)) return foldJamo(entry & 0xffff, at, into);
  if (unit >= 0xd800 && unit <= 0xdbff) {
    const low = text.charCodeAt(at + 1);
    if (!(low >= 0xdc00 && low <= 0xdfff)) {
      push(into, 0xfffd, BREAK, at, at + 1);
      return at;
    }
    const pair = text.slice(at, at + 2);
    const plain = foldSeldom(pair);
    if (plain.length > 0 && plain !== pair) pushAll(into, plain, at, at + 2, table);
    else push(into, 0xfffd, BREAK, at, at + 2);
    return at + 1;
  }
  pushAll(into, foldSeldom(String.fromCharCode(unit)), at, at + 1, table);
  return at;
}

/** What was folded or composed before: both take longer than all the rest of a text, and a text has the same few again and again. */
const FOLDED = new Map<string, string>();
const COMPOSED = new Map<number, string>();
/** Most of either that are held. */
const MOST_HELD = 4096;

/** A character that does not fold to one unit by itself, by `foldCharacter`. */
function foldSeldom(character: string): string {
  const held = FOLDED.get(character);
  if (held !== undefined) return held;
  const folded = foldCharacter(character, NO_VARIANTS);
  if (FOLDED.size < MOST_HELD) FOLDED.set(character, folded);
  return folded;
}

/** A unit with a combining voicing mark behind it as one, or as the two that they are. */
function compose(unit: number, mark: number): string {
  const pair = unit * 2 + (mark & 1);
  const held = COMPOSED.get(pair);
  if (held !== undefined) return held;
  const composed = String.fromCharCode(unit, mark).normalize("NFC");
  if (COMPOSED.size < MOST_HELD) COMPOSED.set(pair, composed);
  return composed;
}

/** The first offset from `at` on that holds a unit which is not ignored. */
function nextSaid(text: string, at: number, table: FoldTable): number {
  let next = at;
  while (next < text.length && (((table[text.charCodeAt(next)] ?? 0) >>> 16) & 15) === IGNORED)
    next++;
  return next;
}

/** Composes conjoining jamo into the syllable before them (Unicode 3.12, Hangul composition). */
function foldJamo(unit: number, at: number, into: FoldBuffer): number {
  const last = into.length - 1;
  const before = last < 0 ? 0 : (into.units[last] ?? 0);
  if (unit >= 0x1161 && unit <= 0x1175 && before >= 0x1100 && before <= 0x1112) {
    into.units[last] = 0xac00 + ((before - 0x1100) * 21 + (unit - 0x1161)) * 28;
    into.ends[last] = at + 1;
  } else if (
    unit >= 0x11a8 &&
    unit <= 0x11c2 &&
    before >= 0xac00 &&
    before <= 0xd7a3 &&
    (before - 0xac00) % 28 === 0
  ) {
    into.units[last] = before + (unit - 0x11a7);
    into.ends[last] = at + 1;
  } else {
    push(into, unit, HANGUL, at, at + 1);
  }
  return at;
}

function pushAll(
  into: FoldBuffer,
  folded: string,
  start: number,
  end: number,
  table: FoldTable,
): void {
  into.grow(folded.length);
  for (let index = 0; index < folded.length; index++) {
    const entry = table[folded.charCodeAt(index)] ?? 0;
    // A Han character inside an expansion (㈱ -> 株) takes its common variant from the table.
    const unit = (entry & SPECIAL) !== 0 ? folded.charCodeAt(index) : entry & 0xffff;
    push(into, unit, ((table[unit] ?? 0) >>> 16) & 15, start, end);
  }
}

function push(into: FoldBuffer, unit: number, charClass: number, start: number, end: number): void {
  if (charClass === IGNORED) return;
  into.grow(1);
  const put = into.length++;
  into.units[put] = charClass === SPACE ? 0x20 : unit;
  into.classes[put] = charClass;
  into.starts[put] = start;
  into.ends[put] = end;
}

/** In a word that mixes Latin with Cyrillic or Greek look-alikes only, takes the look-alikes to Latin. */
function foldLookAlikes(text: string, into: FoldBuffer): void {
  const { units, classes, length } = into;
  for (let from = 0; from < length;) {
    let to = from;
    let latin = false;
    let foreign = 0;
    let alike = 0;
    for (; to < length; to++) {
      const charClass = classes[to] ?? 0;
      if (charClass === LATIN) latin = true;
      else if (charClass === CYRILLIC || charClass === GREEK) {
        foreign++;
        if (lookAlike(text, into, to) !== 0) alike++;
      } else if (charClass !== DIGIT) break;
    }
    if (latin && foreign > 0 && foreign === alike) {
      for (let at = from; at < to; at++) {
        if (classes[at] !== CYRILLIC && classes[at] !== GREEK) continue;
        units[at] = lookAlike(text, into, at);
        classes[at] = LATIN;
      }
    }
    from = Math.max(to, from + 1);
  }
}

/** The Latin letter that a folded unit looks like: by its shape in the text (В, Н), else, when it wore an accent, by its own. */
function lookAlike(text: string, { units, starts }: FoldBuffer, at: number): number {
  const shape = latinLookAlike(text.charCodeAt(starts[at] ?? 0));
  return shape === 0 ? latinLookAlike(units[at] ?? 0) : shape;
}
