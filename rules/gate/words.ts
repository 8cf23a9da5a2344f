import { GRAM, GROUP, UNEVEN } from "../fold/classes.ts";
import { holder, isBorder } from "./filters.ts";
import type { Filters, Read } from "./filters.ts";
import { addUnit, keyOf, MAX_GAP, NEXT_LETTERS, NEXT, SHORT, STEP, WHOLE, WORD } from "./layout.ts";

/** Units that are read in one step where none of them is out of the ordinary. */
const STRIDE = 4;
/** Units of text whose words are noted before they are looked up. */
const CHUNK = 2048;
/** Units that are read one by one after one that is out of the ordinary. */
const CAREFUL = 32;

/** Anything but Latin, digits and what is between words. */
const OTHER = GRAM | UNEVEN | (GROUP & ~(GROUP & -GROUP));
/** The bit that is set among Latin, digits and what is between them for digits alone, and for some other scripts; see `classes.ts`. */
const DIGITS = 18;

/** Rolling hash and end of the words of a chunk, and where in it there are digits. */
const HASHES = new Int32Array(CHUNK + STRIDE);
const ENDS = new Int32Array(CHUNK + STRIDE);
const NUMBERS = new Int32Array(CHUNK + STRIDE);
const NUMBER_ENDS = new Int32Array(CHUNK + STRIDE);

/**
 * Makes the reader of words and what is between them, a closure so that the engine takes the tables for constants. Its loop
 * does not branch on what could be guessed wrong: the end of a word is stored at every unit, and the place for it moves on
 * by a computed bit.
 */
export function wordReader(filters: Filters): Read {
  const { table, short, shortShift } = filters;
  const isHeld = holder(filters);

  function readWords(text: string, from: number, uneven: number, into: number[]): number {
    const { length } = text;
    let hash = 0;
    let group = 0;
    for (let at = from; ;) {
      const chunkEnd = Math.min(length, at + CHUNK);
      const lastStride = chunkEnd - STRIDE;
      let count = 0;
      let numbers = 0;
      let isOther = false;
      while (at < chunkEnd && !isOther) {
        if (group <= (GROUP & -GROUP)) {
          let before = -group >> 31;
          for (; at <= lastStride; at += STRIDE) {
            const a = table[text.charCodeAt(at)] ?? 0;
            const b = table[text.charCodeAt(at + 1)] ?? 0;
            const c = table[text.charCodeAt(at + 2)] ?? 0;
            const d = table[text.charCodeAt(at + 3)] ?? 0;
            const all = a | b | c | d;
            if ((all & OTHER) !== 0) break;
            NUMBERS[numbers] = at;
            NUMBER_ENDS[numbers] = at + STRIDE;
            numbers += (all >>> DIGITS) & 1;
            // Each paragraph: note the word that may end here, move on if it does, begin anew or go on.
            let is = a >> 31;
            HASHES[count] = hash;
            ENDS[count] = at;
            count -= before & ~is;
            hash = (Math.imul(hash, STEP) + a) & is;

            before = b >> 31;
            HASHES[count] = hash;
            ENDS[count] = at + 1;
            count -= is & ~before;
            hash = (Math.imul(hash, STEP) + b) & before;

            is = c >> 31;
            HASHES[count] = hash;
            ENDS[count] = at + 2;
            count -= before & ~is;
            hash = (Math.imul(hash, STEP) + c) & is;

            before = d >> 31;
            HASHES[count] = hash;
            ENDS[count] = at + 3;
            count -= is & ~before;
            hash = (Math.imul(hash, STEP) + d) & before;
          }
          group = before & GROUP & -GROUP;
        }
        const carefulEnd = Math.min(chunkEnd, at + CAREFUL);
        const careful = at;
        let seen = 0;
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
          seen |= entry;
        }
        NUMBERS[numbers] = careful;
        NUMBER_ENDS[numbers] = at;
        numbers += (seen >>> DIGITS) & 1;
      }
      const isEnd = isOther || at === length;
      if (isEnd && group !== 0) {
        HASHES[count] = hash;
        ENDS[count] = at;
        count++;
      }
      lookUp(text, count, into);
      for (let index = 0; index < numbers; index++)
        models(text, NUMBERS[index] ?? 0, NUMBER_ENDS[index] ?? 0, into);
      if (isEnd) return at;
    }
  }

  /** Looks the noted words up as first words of names and models. */
  function lookUp(text: string, count: number, into: number[]): void {
    for (let index = 0; index < count; index++) {
      const hash = HASHES[index] ?? 0;
      if (!isHeld(keyOf(WORD, hash))) continue;
      const end = ENDS[index] ?? 0;
      if (isHeld(keyOf(WHOLE, hash)) || isShort(hash) || goesOnLikeName(text, end, hash))
        into.push(startOf(text, end - 1));
    }
  }

  /** True when the next letters after a word are those of a name that begins with it. */
  function goesOnLikeName(text: string, end: number, word: number): boolean {
    let hash = word;
    let letters = 0;
    for (let at = end; at < text.length && at < end + NEXT_LETTERS * (MAX_GAP + 1); at++) {
      const entry = entryAt(text, at);
      if ((entry & UNEVEN) !== 0) return true;
      if ((entry & (GRAM | GROUP)) === 0) continue;
      hash = addUnit(hash, entry & 0xffff);
      const after = entryAt(text, at + 1);
      if (isBorder(entry, after)) return true;
      // Fewer letters have to be the name's last.
      const isAlone = (entry & GROUP) === 0 || (after & GROUP) !== (entry & GROUP);
      if ((++letters === NEXT_LETTERS || isAlone) && isHeld(keyOf(NEXT, hash))) return true;
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

  /** True when the first three units, or after three digits five, are those of a model. */
  function isModelStart(text: string, at: number): boolean {
    let hash = 0;
    let digits = 0;
    for (let end = at; end < at + (digits < 3 ? 3 : 5); end++) {
      const unit = entryAt(text, end) & 0xffff;
      hash = addUnit(hash, unit);
      if (unit >= 0x30 && unit <= 0x39 && digits === end - at) digits++;
    }
    return isShort(hash);
  }

  function isShort(hash: number): boolean {
    const key = keyOf(SHORT, hash);
    return (((short[key >>> shortShift] ?? 0) >>> key) & 1) === 1;
  }

  /** Where the word begins that holds the unit at `at`; `at` itself when it is no unit of a word. */
  function startOf(text: string, at: number): number {
    const group = entryAt(text, at) & GROUP;
    let start = at;
    while (group !== 0 && start > 0 && (entryAt(text, start - 1) & GROUP) === group) start--;
    return start;
  }

  function entryAt(text: string, at: number): number {
    return table[text.charCodeAt(at)] ?? 0;
  }

  return readWords;
}
