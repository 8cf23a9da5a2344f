import { DASH, GRAM, GROUP, HANGUL, UNEVEN } from "../fold/classes.ts";
import { holder, isBorder, isDashAfterKana } from "./filters.ts";
import type { Filters, Read } from "./filters.ts";
import {
  addUnit,
  FIRST,
  gramKey,
  keyOf,
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

/** 사, by which Korean legal forms end: a test holds their table to it, which is not for pages. */
const COMPANY = 0xc0ac;

/**
 * Where three units passed, the place of the last of them doubled, or two did, doubled and one more: noted, for a call from the
 * loop would slow all of it.
 */
const PASSED = new Int32Array(4 * CHUNK);

/** Units without a gram after which the reader of words goes on. */
const QUIET = 16;
/** Units among which a word then has to end, to go on there. */
const CAREFUL = 32;

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
    // Between these two there are no grams, but words.
    let since = from;
    let quiet = from;
    let base = from;
    let noted = 0;
    let last = 0;
    for (let at = from; at < length && (stop < 0 || at < stop + 2); at++) {
      if (at >= careful) {
        const lastStride = Math.min(length, base + CHUNK) - 4;
        for (; at <= lastStride; at += 4) {
          const a = table[text.charCodeAt(at)] ?? 0;
          const b = table[text.charCodeAt(at + 1)] ?? 0;
          const c = table[text.charCodeAt(at + 2)] ?? 0;
          const d = table[text.charCodeAt(at + 3)] ?? 0;
          const all = a | b | c | d;
          if ((all & (other | dash)) !== 0) {
            careful = at + 4;
            break;
          }
          // Where Latin words begin, are or end: note at every unit whether one does.
          if ((last | all) < 0) {
            if ((all & GRAM) === 0) {
              since = quiet === at ? since : at;
              quiet = at + 4;
              if (quiet - since > QUIET) {
                careful = at + CAREFUL;
                break;
              }
            }
            const place = at - base;
            bytes[place] = a;
            edges[noted] = place;
            noted += (last ^ a) >>> 31;
            bytes[place + 1] = b;
            edges[noted] = place + 1;
            noted += (a ^ b) >>> 31;
            bytes[place + 2] = c;
            edges[noted] = place + 2;
            noted += (b ^ c) >>> 31;
            bytes[place + 3] = d;
            edges[noted] = place + 3;
            noted += (c ^ d) >>> 31;
          }
          // Each paragraph: look up the three units that end here.
          let key = 0;
          const ua = a & (((a << 7) | a) >> 31) & 0xffff;
          key = gramKey(pair, ua);
          const ofA = isIn(grams[key >>> gramShift] ?? 0, key);
          pair = pairKey(before, ua);

          const ub = b & (((b << 7) | b) >> 31) & 0xffff;
          key = gramKey(pair, ub);
          const ofB = isIn(grams[key >>> gramShift] ?? 0, key);
          pair = pairKey(ua, ub);

          const uc = c & (((c << 7) | c) >> 31) & 0xffff;
          key = gramKey(pair, uc);
          const ofC = isIn(grams[key >>> gramShift] ?? 0, key);
          pair = pairKey(ub, uc);

          const ud = d & (((d << 7) | d) >> 31) & 0xffff;
          key = gramKey(pair, ud);
          const ofD = isIn(grams[key >>> gramShift] ?? 0, key);
          pair = pairKey(uc, ud);
          if (((ofA | ofB | ofC | ofD) & 1) !== 0) {
            PASSED[passed] = 2 * at;
            passed += ofA & 1;
            PASSED[passed] = 2 * (at + 1);
            passed += ofB & 1;
            PASSED[passed] = 2 * (at + 2);
            passed += ofC & 1;
            PASSED[passed] = 2 * (at + 3);
            passed += ofD & 1;
          }
          if (((last | all) & FIRST) !== 0) {
            PASSED[passed] = 2 * at + 1;
            passed += isPair(before, ua);
            PASSED[passed] = 2 * (at + 1) + 1;
            passed += isPair(ua, ub);
            PASSED[passed] = 2 * (at + 2) + 1;
            passed += isPair(ub, uc);
            PASSED[passed] = 2 * (at + 3) + 1;
            passed += isPair(uc, ud);
          }
          before = ud;
          last = d;
        }
      }
      if (passed >= CHUNK) {
        take(text, from, passed, into);
        passed = 0;
      }
      if (at >= length) break;
      const entry = table[text.charCodeAt(at)] ?? 0;
      if (stop < 0) {
        if ((entry & GRAM) !== 0) quiet = since;
        const isOther =
          (entry & other) !== 0 ||
          (quiet - since > QUIET && last >= 0) ||
          isDashAfterKana(table, text, at, entry & dash);
        // Two units more are read after the end: a name may go on in another script.
        if (isOther) careful = length;
        if (isOther) stop = at;
        else {
          if (at - base >= CHUNK && last >= 0) {
            lookUp(text, base, at - base, noted, 0, into);
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
      PASSED[passed] = 2 * at;
      passed += isIn(grams[key >>> gramShift] ?? 0, key) & 1;
      PASSED[passed] = 2 * at + 1;
      passed += isPair(before, unit);
      pair = pairKey(before, unit);
      before = unit;
    }
    take(text, from, passed, into);
    const end = stop < 0 ? length : stop;
    if (last < 0) edges[noted++] = end - base;
    lookUp(text, base, end - base, noted, 0, into);
    return end;
  }

  /** 1 when two units may be a whole name or begin a model, or 0. */
  function isPair(first: number, second: number): number {
    const key = pairKey(first, second);
    return ((pairs[key >>> pairShift] ?? 0) >>> key) & 1;
  }

  /** Takes of what passed the three units that a name does go on like, and the two that are a whole name or begin a model. */
  function take(text: string, from: number, passed: number, into: number[]): void {
    for (let index = 0; index < passed; index++) {
      const noted = PASSED[index] ?? 0;
      const isPair = (noted & 1) === 1;
      const at = (noted >> 1) - (isPair ? 1 : 2);
      if (at < from || !mayBegin(text, from, at)) continue;
      if (isPair ? isHeld(keyOf(WHOLE, pairAt(text, at))) : isProved(text, at)) into.push(at);
    }
  }

  /** True for a letter of a gram script, of Hangul only where its run begins or a legal form may have ended (주식회사): no name begins elsewhere in it. */
  function mayBegin(text: string, from: number, at: number): boolean {
    const entry = entryAt(text, at);
    if ((entry & GRAM) === 0) return false;
    const before = entryAt(text, at - 1);
    return !isHangul(entry) || at === from || !isHangul(before) || (before & 0xffff) === COMPANY;
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

/** Odd when an Int32 of the grams' filter holds the three bits of a key. */
function isIn(held: number, bits: number): number {
  return (held >>> bits) & (held >>> (bits >>> 5)) & (held >>> (bits >>> 10));
}

function isHangul(entry: number): boolean {
  return (entry & GRAM) !== 0 && ((entry >>> 16) & 15) === HANGUL;
}

function letterOf(entry: number): number {
  return (entry & (GRAM | GROUP)) === 0 ? SEPARATOR : entry & 0xffff;
}
