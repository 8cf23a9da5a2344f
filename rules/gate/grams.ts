import { DASH, GRAM, GROUP, UNEVEN } from "../fold/classes.ts";
import { holder, isBorder, isDashAfterKana } from "./filters.ts";
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
import { CHUNK, USUAL } from "./noted-words.ts";
import type { LookUp, Notes } from "./noted-words.ts";

/** Where a gram passed, doubled, or two units did, doubled and one more: noted, for a call from the loop would slow all of it. */
const PASSED = new Int32Array(1024);
/** How many may be noted before they are taken. */
const ENOUGH = PASSED.length - 16;

/** Units without a gram after which the reader of words goes on. */
const QUIET = 16;

/**
 * Makes the reader of scripts without words, among which there may be Latin words and digits: every two and three units may
 * begin a name. A closure, as `wordReader` is.
 */
export function gramReader(filters: Filters, { bytes, edges }: Notes, lookUp: LookUp): Read {
  const { table, grams, gramShift, pairs, pairShift } = filters;
  const isHeld = holder(filters);

  function readGrams(text: string, from: number, uneven: number, into: number[]): number {
    const { length } = text;
    const other = (GROUP & ~USUAL) | uneven;
    const dash = uneven === 0 ? 0 : DASH;
    let before = SEPARATOR;
    let pair = 0;
    let stop = -1;
    let passed = 0;
    // Of four units of which one is another, each is read by itself.
    let careful = from;
    let quiet = 0;
    let base = from;
    let noted = 0;
    let last = 0;
    for (let at = from; at < length && (stop < 0 || at < stop + 2); at++) {
      const lastStride = Math.min(length, base + CHUNK) - 4;
      for (; at >= careful && at <= lastStride && passed < ENOUGH && quiet < QUIET; at += 4) {
        const a = table[text.charCodeAt(at)] ?? 0;
        const b = table[text.charCodeAt(at + 1)] ?? 0;
        const c = table[text.charCodeAt(at + 2)] ?? 0;
        const d = table[text.charCodeAt(at + 3)] ?? 0;
        const all = a | b | c | d;
        if ((all & (other | dash)) !== 0) {
          careful = at + 4;
          break;
        }
        quiet = (quiet + 4) & ~((all << 7) >> 31);
        const place = at - base;
        // Each paragraph: look up the three units that end here, then the two; note a word that begins or ends.
        let key = 0;
        let bits = 0;
        const ua = a & (((a << 7) | a) >> 31) & 0xffff;
        key = gramKey(pair, ua);
        bits = gramBitsOf(key);
        if (((grams[key >>> gramShift] ?? 0) & bits) === bits) PASSED[passed++] = 2 * (at - 2);
        pair = pairKey(before, ua);
        if ((((pairs[pair >>> pairShift] ?? 0) >>> pair) & 1) === 1)
          PASSED[passed++] = 2 * (at - 1) + 1;
        bytes[place] = a;
        edges[noted] = place;
        noted += (last ^ a) >>> 31;

        const ub = b & (((b << 7) | b) >> 31) & 0xffff;
        key = gramKey(pair, ub);
        bits = gramBitsOf(key);
        if (((grams[key >>> gramShift] ?? 0) & bits) === bits) PASSED[passed++] = 2 * (at - 1);
        pair = pairKey(ua, ub);
        if ((((pairs[pair >>> pairShift] ?? 0) >>> pair) & 1) === 1) PASSED[passed++] = 2 * at + 1;
        bytes[place + 1] = b;
        edges[noted] = place + 1;
        noted += (a ^ b) >>> 31;

        const uc = c & (((c << 7) | c) >> 31) & 0xffff;
        key = gramKey(pair, uc);
        bits = gramBitsOf(key);
        if (((grams[key >>> gramShift] ?? 0) & bits) === bits) PASSED[passed++] = 2 * at;
        pair = pairKey(ub, uc);
        if ((((pairs[pair >>> pairShift] ?? 0) >>> pair) & 1) === 1)
          PASSED[passed++] = 2 * (at + 1) + 1;
        bytes[place + 2] = c;
        edges[noted] = place + 2;
        noted += (b ^ c) >>> 31;

        const ud = d & (((d << 7) | d) >> 31) & 0xffff;
        key = gramKey(pair, ud);
        bits = gramBitsOf(key);
        if (((grams[key >>> gramShift] ?? 0) & bits) === bits) PASSED[passed++] = 2 * (at + 1);
        pair = pairKey(uc, ud);
        if ((((pairs[pair >>> pairShift] ?? 0) >>> pair) & 1) === 1)
          PASSED[passed++] = 2 * (at + 2) + 1;
        bytes[place + 3] = d;
        edges[noted] = place + 3;
        noted += (c ^ d) >>> 31;
        before = ud;
        last = d;
      }
      if (passed >= ENOUGH) {
        take(text, from, passed, into);
        passed = 0;
      }
      if (at >= length) break;
      const entry = table[text.charCodeAt(at)] ?? 0;
      if (stop < 0) {
        const isOther =
          (entry & other) !== 0 ||
          (quiet >= QUIET && last >= 0) ||
          isDashAfterKana(table, text, at, entry & dash);
        // Two units more are read after the end: a name may go on in another script.
        if (isOther) careful = length;
        if (isOther) stop = at;
        else {
          if (at - base >= CHUNK && last >= 0) {
            lookUp(text, base, noted, 0, into);
            base = at;
            noted = 0;
          }
          const place = at - base;
          if (place < bytes.length) bytes[place] = entry;
          edges[noted] = place;
          noted += (last ^ entry) >>> 31;
          last = entry;
        }
      }
      const unit = letterOf(entry);
      const key = gramKey(pair, unit);
      const bits = gramBitsOf(key);
      if (((grams[key >>> gramShift] ?? 0) & bits) === bits) PASSED[passed++] = 2 * (at - 2);
      pair = pairKey(before, unit);
      if ((((pairs[pair >>> pairShift] ?? 0) >>> pair) & 1) === 1)
        PASSED[passed++] = 2 * (at - 1) + 1;
      before = unit;
    }
    take(text, from, passed, into);
    const end = stop < 0 ? length : stop;
    if (last < 0) edges[noted++] = end - base;
    lookUp(text, base, noted, 0, into);
    return end;
  }

  /** Takes of what passed the three units that a name does go on like, and the two that are a whole name or begin a model. */
  function take(text: string, from: number, passed: number, into: number[]): void {
    for (let index = 0; index < passed; index++) {
      const noted = PASSED[index] ?? 0;
      const at = noted >> 1;
      if (at < from || (entryAt(text, at) & GRAM) === 0) continue;
      if ((noted & 1) === 0 ? isProved(text, at) : isHeld(keyOf(WHOLE, pairAt(text, at))))
        into.push(at);
    }
  }

  function pairAt(text: string, at: number): number {
    return pairKey(entryAt(text, at) & 0xffff, letterOf(entryAt(text, at + 1)));
  }

  /** True when the letters from `start` on are as many letters of a name as prove it, whatever separates them. */
  function isProved(text: string, start: number): boolean {
    let hash = 0;
    let letters = 0;
    let gap = 0;
    for (let at = start; at < text.length && letters < MOST_LETTERS; at++) {
      const entry = entryAt(text, at);
      if ((entry & UNEVEN) !== 0 || isBorder(entry, entryAt(text, at + 1))) return true;
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

  function entryAt(text: string, at: number): number {
    return at < text.length ? (table[text.charCodeAt(at)] ?? 0) : 0;
  }

  return readGrams;
}

function letterOf(entry: number): number {
  return (entry & (GRAM | GROUP)) === 0 ? SEPARATOR : entry & 0xffff;
}
