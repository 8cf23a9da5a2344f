import { DASH, GRAM, GROUP, KANA, UNEVEN } from "../fold/classes.ts";
import { foldText } from "../fold/fold.ts";
import type { Gate } from "./gate.ts";
import {
  addUnit,
  gramKey,
  MAX_GAP,
  MOST_LETTERS,
  pairHash,
  PROOF_BITS,
  proofKey,
  SEPARATOR,
  shortKey,
  STEP,
  threeBits,
  wordKey,
} from "./layout.ts";

/** Units of text whose words are noted before they are looked up. */
const CHUNK = 4096;
/** Most units before, in and after an uneven unit that are folded with it. */
const BEFORE = 256;
const WITHIN = 8192;
const AFTER = 256;

/** The sign bit: set where a word goes over into another script. */
const BORDER = -0x80000000;

const COLON = 0x3a;
const HYPHEN = 0x2d;

/** Rolling hash and first unit of the words of a chunk. */
const HASHES = new Int32Array(CHUNK + 2);
const STARTS = new Int32Array(CHUNK + 2);

/**
 * Notes in `into` every offset from which on a name or model may stand: too many, never too few, in no order and some
 * twice. `isFolded` says that the text is a folded one, of which each unit stands for itself.
 *
 * Two loops take turns: one over words, one over the scripts that are read by grams. Neither decides anything at a unit
 * that could be guessed wrong: the end of a word is stored at every unit, and the place for it moves on by a computed bit.
 */
export function sweep(gate: Gate, text: string, isFolded: boolean, into: number[]): void {
  const { table } = gate;
  const uneven = isFolded ? 0 : UNEVEN;
  for (let at = 0; at < text.length;) {
    const entry = table[text.charCodeAt(at)] ?? 0;
    if ((entry & uneven) === 0)
      at =
        (entry & GRAM) === 0
          ? words(gate, text, at, uneven, into)
          : grams(gate, text, at, uneven, into);
    if (isFolded || at >= text.length) continue;
    const next = table[text.charCodeAt(at)] ?? 0;
    // A unit that stands alone, or two scripts in one word, where the letters of one may stand for the other's.
    if (
      (next & UNEVEN) !== 0 ||
      ((next & GROUP) !== 0 && isWord(table, text, at - 1)) ||
      (next & DASH) !== 0
    )
      at = foldedStretch(gate, text, at, into);
  }
}

/** Reads words and what is between them from `from` on; returns where something else begins. */
function words(gate: Gate, text: string, from: number, uneven: number, into: number[]): number {
  const { table } = gate;
  const other = GRAM | uneven;
  let hash = 0;
  let start = from;
  let group = 0;
  for (let at = from; ;) {
    const limit = Math.min(text.length, at + CHUNK);
    let count = 0;
    let isOther = 0;
    for (; at < limit; at++) {
      const entry = table[text.charCodeAt(at)] ?? 0;
      const now = entry & GROUP;
      // All ones where the unit goes on with what is before it.
      const same = ((now ^ group) - 1) >> 31;
      const isMixed = -(~same & now) & -group & BORDER;
      isOther = (entry & other) | isMixed;
      if (isOther !== 0) break;
      HASHES[count] = hash;
      STARTS[count] = start;
      count += ~same & (-group >>> 31);
      start = (start & same) | (at & ~same);
      hash = (Math.imul(hash & same, STEP) + (entry & 0xffff)) | 0;
      group = now;
    }
    const isEnd = isOther !== 0 || at === text.length;
    if (isEnd && group !== 0) {
      HASHES[count] = hash;
      STARTS[count] = start;
      count++;
    }
    lookUp(gate, text, count, into);
    if (isEnd) return at;
  }
}

/** Looks the noted words up: as the first word of a name, and as the beginning of a model number. */
function lookUp(gate: Gate, text: string, count: number, into: number[]): void {
  const { table, main, mainShift, small, smallShift } = gate;
  const last = text.length - 3;
  for (let index = 0; index < count; index++) {
    const start = STARTS[index] ?? 0;
    const key = wordKey(HASHES[index] ?? 0);
    const bits = threeBits(key);
    if (((main[key >>> mainShift] ?? 0) & bits) === bits && isProved(gate, text, start)) {
      into.push(start);
    }
    if (start > last) continue;
    const first = (table[text.charCodeAt(start)] ?? 0) & 0xffff;
    const second = (table[text.charCodeAt(start + 1)] ?? 0) & 0xffff;
    const third = (table[text.charCodeAt(start + 2)] ?? 0) & 0xffff;
    const three = addUnit(pairHash(first, second), third);
    const isNumber = isDigit(first) && isDigit(second) && isDigit(third);
    const isMarked = third === COLON || third === HYPHEN;
    const model = shortKey(isNumber ? longer(table, text, start, three, 5) : three);
    if (
      (((small[model >>> smallShift] ?? 0) >>> model) & 1) === 1 ||
      (isMarked && isAddress(gate, text, start, three))
    )
      into.push(start);
  }
}

/** True where a MAC address may begin: two octets of a known prefix with a mark after each (44:19:). */
function isAddress({ table, small, smallShift }: Gate, text: string, start: number, three: number) {
  const key = shortKey(longer(table, text, start, three, 6));
  return (((small[key >>> smallShift] ?? 0) >>> key) & 1) === 1;
}

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

/** The rolling hash of `size` units from `start` on, from that of three; 0 where the text is too short. */
function longer(table: Uint32Array, text: string, start: number, three: number, size: number) {
  if (start + size > text.length) return 0;
  let hash = three;
  for (let at = start + 3; at < start + size; at++)
    hash = addUnit(hash, (table[text.charCodeAt(at)] ?? 0) & 0xffff);
  return hash;
}

/** Reads a script of grams from `from` on; returns where words or something uneven begin. */
function grams(gate: Gate, text: string, from: number, uneven: number, into: number[]): number {
  const { table, main, mainShift, small, smallShift } = gate;
  const { length } = text;
  let stop = length;
  let limit = length;
  let before = 0;
  let pair = 0;
  let dash = 0;
  for (let at = from; at < limit; at++) {
    const entry = table[text.charCodeAt(at)] ?? 0;
    if ((entry & (GROUP | uneven | dash)) !== 0 && stop === length) {
      stop = at;
      // Two units more: a name may go on in another script.
      limit = Math.min(length, at + 2);
      if (limit === stop) break;
    }
    dash = uneven === 0 ? 0 : (entry & KANA) << 1;
    const isBetween = ((entry & (GRAM | GROUP)) - 1) >> 31;
    const unit = (entry & 0xffff & ~isBetween) | (SEPARATOR & isBetween);
    const hash = addUnit(pair, unit);
    pair = pairHash(before, unit);
    before = unit;
    const key = gramKey(hash);
    const bits = threeBits(key);
    const short = shortKey(pair);
    if (
      ((main[key >>> mainShift] ?? 0) & bits) === bits ||
      (((small[short >>> smallShift] ?? 0) >>> short) & 1) === 1
    ) {
      if (
        at - 2 >= from &&
        ((main[key >>> mainShift] ?? 0) & bits) === bits &&
        isProved(gate, text, at - 2)
      )
        into.push(at - 2);
      if (at - 1 >= from && (((small[short >>> smallShift] ?? 0) >>> short) & 1) === 1)
        into.push(at - 1);
    }
  }
  return stop;
}

/** True when the letters from `start` on are as many letters of a name as prove it, whatever separates them. */
function isProved(gate: Gate, text: string, start: number): boolean {
  const { table, main, mainShift } = gate;
  let hash = 0;
  let letters = 0;
  let gap = 0;
  for (let at = start; at < text.length && letters < MOST_LETTERS; at++) {
    const entry = table[text.charCodeAt(at)] ?? 0;
    if ((entry & UNEVEN) !== 0) return true;
    if ((entry & (GRAM | GROUP)) === 0) {
      if (++gap > MAX_GAP) return false;
      continue;
    }
    gap = 0;
    hash = addUnit(hash, entry & 0xffff);
    if (((PROOF_BITS >>> ++letters) & 1) === 0) continue;
    const key = proofKey(hash);
    const bits = threeBits(key);
    if (((main[key >>> mainShift] ?? 0) & bits) === bits) return true;
  }
  return false;
}

function isWord(table: Uint32Array, text: string, at: number): boolean {
  return at >= 0 && ((table[text.charCodeAt(at)] ?? 0) & GROUP) !== 0;
}

/** Folds what is around an uneven unit, from separator to separator, and reads that; returns where to go on. */
function foldedStretch(gate: Gate, text: string, at: number, into: number[]): number {
  const { table } = gate;
  const goesOn = (to: number): boolean => {
    const entry = table[text.charCodeAt(to)] ?? 0;
    if ((entry & (GRAM | GROUP | UNEVEN)) !== 0) return true;
    return (entry & DASH) !== 0 && to > 0 && ((table[text.charCodeAt(to - 1)] ?? 0) & KANA) !== 0;
  };
  let from = at;
  while (from > 0 && at - from < BEFORE && goesOn(from - 1)) from--;
  let to = at + 1;
  while (to < text.length && to - at < WITHIN && goesOn(to)) to++;
  const { units, starts, length } = foldText(text.slice(from, to + AFTER), table, gate.buffer);
  let folded = "";
  for (let unit = 0; unit < length; unit++) folded += String.fromCharCode(units[unit] ?? 0);
  // The offsets are read before the buffer is used again.
  const found: number[] = [];
  sweep(gate, folded, true, found);
  for (const position of found) into.push(from + (starts[position] ?? 0));
  return to;
}
