import { DASH, DIGIT, GRAM, GROUP, KANA, UNEVEN } from "../fold/classes.ts";
import { foldText } from "../fold/fold.ts";
import type { FoldBuffer } from "../fold/fold.ts";
import {
  addUnit,
  bitsOf,
  gramBitsOf,
  gramKey,
  MAX_GAP,
  MOST_LETTERS,
  NEXT_LETTERS,
  nextKey,
  pairKey,
  PROOF_BITS,
  proofKey,
  SEPARATOR,
  shortKey,
  STEP,
  wholeKey,
  wordKey,
} from "./layout.ts";

/** What a sweep reads: the fold table, and the filters over how names and models begin. */
export interface Filters {
  readonly table: Int32Array;
  readonly main: Int32Array;
  readonly mainShift: number;
  readonly short: Int32Array;
  readonly shortShift: number;
  readonly pairs: Int32Array;
  readonly pairShift: number;
  readonly buffer: FoldBuffer;
}

/**
 * Notes in `into` every offset of a text from which on a name or model may stand: too many, never too few, in no order and
 * some twice. `isFolded` says that the text is a folded one, of which each unit stands for itself.
 */
export type Sweep = (text: string, isFolded: boolean, into: number[]) => void;

/** Units that are read in one step where none of them is out of the ordinary. */
const STRIDE = 8;
/** Units of text whose words are noted before they are looked up. */
const CHUNK = 2048;
/** Units that are read one by one after one that is out of the ordinary. */
const CAREFUL = 32;
/** Most units before, in and after an uneven unit that are folded with it. */
const BEFORE = 256;
const WITHIN = 8192;
const AFTER = 256;

/** Anything but Latin, digits and what is between words. */
const OTHER = GRAM | UNEVEN | (GROUP & ~(GROUP & -GROUP));
/** Set among Latin, digits and what is between them for digits alone; see the numbers in `classes.ts`. */
const DIGITS = 1 << 18;

/** Rolling hash and end of the words of a chunk, and where in it there are digits. */
const HASHES = new Int32Array(CHUNK + STRIDE);
const ENDS = new Int32Array(CHUNK + STRIDE);
const NUMBERS: number[] = [];

/**
 * Makes the sweep over some filters. It is a closure so that the engine takes the tables for constants; two loops take
 * turns, one over words, one over the scripts that are read by grams. Neither branches on what could be guessed wrong: the
 * end of a word is stored at every unit, and the place for it moves on by a computed bit.
 */
export function sweeper(filters: Filters): Sweep {
  const { table, main, mainShift, short, shortShift, pairs, pairShift, buffer } = filters;

  function sweep(text: string, isFolded: boolean, into: number[]): void {
    const uneven = isFolded ? 0 : UNEVEN;
    for (let at = 0; at < text.length;) {
      const entry = table[text.charCodeAt(at)] ?? 0;
      if ((entry & uneven) === 0)
        at = (entry & GRAM) === 0 ? words(text, at, uneven, into) : grams(text, at, uneven, into);
      if (isFolded || at >= text.length) continue;
      const next = table[text.charCodeAt(at)] ?? 0;
      // A unit that stands alone, or two scripts in one word, where the letters of one may stand for the other's.
      const isMixed = (next & GROUP) !== 0 && at > 0 && (entryAt(text, at - 1) & GROUP) !== 0;
      if (isMixed || (next & (UNEVEN | DASH)) !== 0) at = foldedStretch(text, at, into);
    }
  }

  function entryAt(text: string, at: number): number {
    return table[text.charCodeAt(at)] ?? 0;
  }

  /** Reads words and what is between them from `from` on; returns where something else begins. */
  function words(text: string, from: number, uneven: number, into: number[]): number {
    const { length } = text;
    let hash = 0;
    let group = 0;
    for (let at = from; ;) {
      const chunkEnd = Math.min(length, at + CHUNK);
      const lastStride = chunkEnd - STRIDE;
      let count = 0;
      let isOther = false;
      while (at < chunkEnd && !isOther) {
        if (group <= (GROUP & -GROUP)) {
          let before = -group >> 31;
          for (; at <= lastStride; at += STRIDE) {
            const a = table[text.charCodeAt(at)] ?? 0;
            const b = table[text.charCodeAt(at + 1)] ?? 0;
            const c = table[text.charCodeAt(at + 2)] ?? 0;
            const d = table[text.charCodeAt(at + 3)] ?? 0;
            const e = table[text.charCodeAt(at + 4)] ?? 0;
            const f = table[text.charCodeAt(at + 5)] ?? 0;
            const g = table[text.charCodeAt(at + 6)] ?? 0;
            const h = table[text.charCodeAt(at + 7)] ?? 0;
            const all = a | b | c | d | e | f | g | h;
            if ((all & OTHER) !== 0) break;
            if ((all & DIGITS) !== 0) NUMBERS.push(at, at + STRIDE);
            // Each line: note the word that may end here, move on if it does, begin anew or go on.
            let is = a >> 31;
            ((HASHES[count] = hash),
              (ENDS[count] = at),
              (count -= before & ~is),
              (hash = (Math.imul(hash, STEP) + a) & is));
            before = b >> 31;
            ((HASHES[count] = hash),
              (ENDS[count] = at + 1),
              (count -= is & ~before),
              (hash = (Math.imul(hash, STEP) + b) & before));
            is = c >> 31;
            ((HASHES[count] = hash),
              (ENDS[count] = at + 2),
              (count -= before & ~is),
              (hash = (Math.imul(hash, STEP) + c) & is));
            before = d >> 31;
            ((HASHES[count] = hash),
              (ENDS[count] = at + 3),
              (count -= is & ~before),
              (hash = (Math.imul(hash, STEP) + d) & before));
            is = e >> 31;
            ((HASHES[count] = hash),
              (ENDS[count] = at + 4),
              (count -= before & ~is),
              (hash = (Math.imul(hash, STEP) + e) & is));
            before = f >> 31;
            ((HASHES[count] = hash),
              (ENDS[count] = at + 5),
              (count -= is & ~before),
              (hash = (Math.imul(hash, STEP) + f) & before));
            is = g >> 31;
            ((HASHES[count] = hash),
              (ENDS[count] = at + 6),
              (count -= before & ~is),
              (hash = (Math.imul(hash, STEP) + g) & is));
            before = h >> 31;
            ((HASHES[count] = hash),
              (ENDS[count] = at + 7),
              (count -= is & ~before),
              (hash = (Math.imul(hash, STEP) + h) & before));
          }
          group = before & GROUP & -GROUP;
        }
        const carefulEnd = Math.min(chunkEnd, at + CAREFUL);
        const careful = at;
        let hasDigit = false;
        for (; at < carefulEnd; at++) {
          const entry = table[text.charCodeAt(at)] ?? 0;
          const now = entry & GROUP;
          if ((entry & (GRAM | uneven)) !== 0 || (now !== 0 && group !== 0 && now !== group)) {
            isOther = true;
            break;
          }
          HASHES[count] = hash;
          ENDS[count] = at;
          if (now !== group) {
            if (group !== 0) count++;
            hash = 0;
          }
          hash = now === 0 ? 0 : addUnit(hash, entry);
          group = now;
          hasDigit ||= ((entry >>> 16) & 15) === DIGIT;
        }
        if (hasDigit) NUMBERS.push(careful, at);
      }
      const isEnd = isOther || at === length;
      if (isEnd && group !== 0) {
        HASHES[count] = hash;
        ENDS[count] = at;
        count++;
      }
      lookUp(text, count, into);
      for (let index = 0; index < NUMBERS.length; index += 2)
        models(text, NUMBERS[index] ?? 0, NUMBERS[index + 1] ?? 0, into);
      NUMBERS.length = 0;
      if (isEnd) return at;
    }
  }

  /** Looks the noted words up as first words of names and models. */
  function lookUp(text: string, count: number, into: number[]): void {
    for (let index = 0; index < count; index++) {
      const hash = HASHES[index] ?? 0;
      if (!isHeld(wordKey(hash))) continue;
      const end = ENDS[index] ?? 0;
      if (isHeld(wholeKey(hash)) || isShort(hash) || goesOnLikeName(text, end, hash))
        into.push(startOf(text, end - 1));
    }
  }

  function isHeld(key: number): boolean {
    const bits = bitsOf(key);
    return ((main[key >>> mainShift] ?? 0) & bits) === bits;
  }

  /** True when the next letters after a word are those of a name that begins with it. */
  function goesOnLikeName(text: string, end: number, word: number): boolean {
    let hash = word;
    let letters = 0;
    for (let at = end; at < text.length && at < end + NEXT_LETTERS * (MAX_GAP + 1); at++) {
      const entry = table[text.charCodeAt(at)] ?? 0;
      if ((entry & UNEVEN) !== 0) return true;
      if ((entry & (GRAM | GROUP)) === 0) continue;
      hash = addUnit(hash, entry & 0xffff);
      // Fewer letters have to be the name's last.
      const after = table[text.charCodeAt(at + 1)] ?? 0;
      const isAlone = (entry & GROUP) === 0 || (after & GROUP) !== (entry & GROUP);
      if ((++letters === NEXT_LETTERS || isAlone) && isHeld(nextKey(hash))) return true;
      if (letters === NEXT_LETTERS) return false;
    }
    return false;
  }

  /** Looks up, as beginnings of model numbers, the words that stand in the units between two offsets. */
  function models(text: string, from: number, to: number, into: number[]): void {
    let before = 0;
    for (let at = startOf(text, from); at < to; at++) {
      const group = entryAt(text, at) & GROUP;
      if (group !== 0 && group !== before && isModelStart(text, at)) into.push(at);
      before = group;
    }
  }

  function isModelStart(text: string, at: number): boolean {
    if (at + 3 > text.length) return false;
    let hash = 0;
    let isNumber = true;
    for (let place = at; place < at + 3; place++) {
      const unit = entryAt(text, place) & 0xffff;
      hash = addUnit(hash, unit);
      isNumber &&= unit >= 0x30 && unit <= 0x39;
    }
    if (!isNumber) return isShort(hash);
    if (at + 5 > text.length) return false;
    hash = addUnit(hash, entryAt(text, at + 3) & 0xffff);
    return isShort(addUnit(hash, entryAt(text, at + 4) & 0xffff));
  }

  function isShort(hash: number): boolean {
    const key = shortKey(hash);
    return (((short[key >>> shortShift] ?? 0) >>> key) & 1) === 1;
  }

  /** Where the word begins that holds the unit at `at`; `at` itself when it is no unit of a word. */
  function startOf(text: string, at: number): number {
    const group = entryAt(text, at) & GROUP;
    let start = at;
    while (group !== 0 && start > 0 && (entryAt(text, start - 1) & GROUP) === group) start--;
    return start;
  }

  /** Reads a script of grams from `from` on; returns where words or something uneven begin. */
  function grams(text: string, from: number, uneven: number, into: number[]): number {
    const { length } = text;
    const other = GROUP | uneven | (uneven === 0 ? 0 : DASH);
    let before = SEPARATOR;
    let pair = 0;
    let stop = -1;
    for (let at = from; at < length && (stop < 0 || at < stop + 2); at++) {
      for (; stop < 0 && at <= length - 4; at += 4) {
        const a = table[text.charCodeAt(at)] ?? 0;
        const b = table[text.charCodeAt(at + 1)] ?? 0;
        const c = table[text.charCodeAt(at + 2)] ?? 0;
        const d = table[text.charCodeAt(at + 3)] ?? 0;
        if (((a | b | c | d) & other) !== 0) break;
        // Each paragraph: look up the three units that end here, then the two.
        let key = 0;
        let bits = 0;
        const ua = a & ((a << 7) >> 31) & 0xffff;
        key = gramKey(pair, ua);
        bits = gramBitsOf(key);
        if (((main[key >>> mainShift] ?? 0) & bits) === bits) takeGram(text, at - 2, from, into);
        pair = pairKey(before, ua);
        if ((((pairs[pair >>> pairShift] ?? 0) >>> pair) & 1) === 1)
          takePair(text, at - 1, from, pair, into);

        const ub = b & ((b << 7) >> 31) & 0xffff;
        key = gramKey(pair, ub);
        bits = gramBitsOf(key);
        if (((main[key >>> mainShift] ?? 0) & bits) === bits) takeGram(text, at - 1, from, into);
        pair = pairKey(ua, ub);
        if ((((pairs[pair >>> pairShift] ?? 0) >>> pair) & 1) === 1)
          takePair(text, at, from, pair, into);

        const uc = c & ((c << 7) >> 31) & 0xffff;
        key = gramKey(pair, uc);
        bits = gramBitsOf(key);
        if (((main[key >>> mainShift] ?? 0) & bits) === bits) takeGram(text, at, from, into);
        pair = pairKey(ub, uc);
        if ((((pairs[pair >>> pairShift] ?? 0) >>> pair) & 1) === 1)
          takePair(text, at + 1, from, pair, into);

        const ud = d & ((d << 7) >> 31) & 0xffff;
        key = gramKey(pair, ud);
        bits = gramBitsOf(key);
        if (((main[key >>> mainShift] ?? 0) & bits) === bits) takeGram(text, at + 1, from, into);
        pair = pairKey(uc, ud);
        if ((((pairs[pair >>> pairShift] ?? 0) >>> pair) & 1) === 1)
          takePair(text, at + 2, from, pair, into);
        before = ud;
      }
      if (at >= length) break;
      const entry = table[text.charCodeAt(at)] ?? 0;
      // Two units more are read after the end: a name may go on in another script.
      if (
        stop < 0 &&
        ((entry & (GROUP | uneven)) !== 0 || isDashAfterKana(text, at, entry & other))
      )
        stop = at;
      const unit = (entry & (GRAM | GROUP)) === 0 ? SEPARATOR : entry & 0xffff;
      const key = gramKey(pair, unit);
      const bits = gramBitsOf(key);
      if (((main[key >>> mainShift] ?? 0) & bits) === bits) takeGram(text, at - 2, from, into);
      pair = pairKey(before, unit);
      if ((((pairs[pair >>> pairShift] ?? 0) >>> pair) & 1) === 1)
        takePair(text, at - 1, from, pair, into);
      before = unit;
    }
    return stop < 0 ? length : stop;
  }

  function isDashAfterKana(text: string, at: number, entry: number): boolean {
    return (entry & DASH) !== 0 && at > 0 && (entryAt(text, at - 1) & KANA) !== 0;
  }

  /** Takes three units that passed, if a name does go on like that. */
  function takeGram(text: string, at: number, from: number, into: number[]): void {
    if (at >= from && (entryAt(text, at) & GRAM) !== 0 && isProved(text, at)) into.push(at);
  }

  /** Takes two units that passed, if they are a whole name or begin a model. */
  function takePair(text: string, at: number, from: number, pair: number, into: number[]): void {
    if (at >= from && (entryAt(text, at) & GRAM) !== 0 && isHeld(wholeKey(pair))) into.push(at);
  }

  /** True when the letters from `start` on are as many letters of a name as prove it, whatever separates them. */
  function isProved(text: string, start: number): boolean {
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
      if (isHeld(proofKey(hash))) return true;
    }
    return false;
  }

  /** Folds what is around an uneven unit, from separator to separator, and reads that; returns where to go on. */
  function foldedStretch(text: string, at: number, into: number[]): number {
    const goesOn = (to: number): boolean => {
      const entry = entryAt(text, to);
      if ((entry & (GRAM | GROUP | UNEVEN)) !== 0) return true;
      return (entry & DASH) !== 0 && to > 0 && (entryAt(text, to - 1) & KANA) !== 0;
    };
    let from = at;
    while (from > 0 && at - from < BEFORE && goesOn(from - 1)) from--;
    let to = at + 1;
    while (to < text.length && to - at < WITHIN && goesOn(to)) to++;
    const { units, starts, length } = foldText(text.slice(from, to + AFTER), table, buffer);
    let folded = "";
    for (let unit = 0; unit < length; unit++) folded += String.fromCharCode(units[unit] ?? 0);
    const found: number[] = [];
    sweep(folded, true, found);
    for (const position of found) into.push(from + (starts[position] ?? 0));
    return to;
  }

  return sweep;
}
