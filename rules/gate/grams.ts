import { DASH, GRAM, GROUP, UNEVEN } from "../fold/classes.ts";
import { holder, isDashAfterKana } from "./filters.ts";
import type { Filters, Read } from "./filters.ts";
import {
  addUnit,
  keyOf,
  gramBitsOf,
  gramKey,
  MAX_GAP,
  MOST_LETTERS,
  pairKey,
  PROOF_BITS,
  PROOF,
  SEPARATOR,
  WHOLE,
} from "./layout.ts";

/** Makes the reader of scripts without words: every two and three units may begin a name. A closure, as `wordReader` is. */
export function gramReader(filters: Filters): Read {
  const { table, main, mainShift, pairs, pairShift } = filters;
  const isHeld = holder(filters);

  function entryAt(text: string, at: number): number {
    return table[text.charCodeAt(at)] ?? 0;
  }

  function readGrams(text: string, from: number, uneven: number, into: number[]): number {
    const { length } = text;
    const other = GROUP | uneven | (uneven === 0 ? 0 : DASH);
    let before = SEPARATOR;
    let pair = 0;
    let stop = -1;
    for (let at = from; at < length && (stop < 0 || at < stop + 2); at++) {
      for (; stop < 0 && at <= length - 4; at += 4) {
        const a = entryAt(text, at);
        const b = entryAt(text, at + 1);
        const c = entryAt(text, at + 2);
        const d = entryAt(text, at + 3);
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
      const entry = entryAt(text, at);
      // Two units more are read after the end: a name may go on in another script.
      if (
        stop < 0 &&
        ((entry & (GROUP | uneven)) !== 0 || isDashAfterKana(table, text, at, entry & other))
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

  /** Takes three units that passed, if a name does go on like that. */
  function takeGram(text: string, at: number, from: number, into: number[]): void {
    if (at >= from && (entryAt(text, at) & GRAM) !== 0 && isProved(text, at)) into.push(at);
  }

  /** Takes two units that passed, if they are a whole name or begin a model. */
  function takePair(text: string, at: number, from: number, pair: number, into: number[]): void {
    if (at >= from && (entryAt(text, at) & GRAM) !== 0 && isHeld(keyOf(WHOLE, pair))) into.push(at);
  }

  /** True when the letters from `start` on are as many letters of a name as prove it, whatever separates them. */
  function isProved(text: string, start: number): boolean {
    let hash = 0;
    let letters = 0;
    let gap = 0;
    for (let at = start; at < text.length && letters < MOST_LETTERS; at++) {
      const entry = entryAt(text, at);
      if ((entry & UNEVEN) !== 0) return true;
      if ((entry & (GRAM | GROUP)) === 0) {
        if (++gap > MAX_GAP) return false;
        continue;
      }
      gap = 0;
      hash = addUnit(hash, entry & 0xffff);
      if (((PROOF_BITS >>> ++letters) & 1) === 0) continue;
      if (isHeld(keyOf(PROOF, hash))) return true;
    }
    return false;
  }

  return readGrams;
}
