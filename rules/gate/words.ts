import { GRAM, GROUP, UNEVEN } from "../fold/classes.ts";
import type { Filters, Read } from "./filters.ts";
import { CHUNK, USUAL } from "./noted-words.ts";
import type { LookUp, Notes } from "./noted-words.ts";

/** Units that are read in one step where none of them is out of the ordinary. */
const STRIDE = 4;
/** Units that are read one by one after one that is out of the ordinary. */
const CAREFUL = 32;

/** Anything but Latin, digits and what is between words. */
const OTHER = GRAM | UNEVEN | (GROUP & ~USUAL);

/**
 * Makes the reader of words and what is between them, a closure so that the engine takes the tables for constants. Its loop
 * does not branch on what could be guessed wrong: an edge of a word is stored at every unit, and the place for it moves on
 * by a computed bit.
 */
export function wordReader({ table }: Filters, { bytes, edges }: Notes, lookUp: LookUp): Read {
  function readWords(text: string, from: number, uneven: number, into: number[]): number {
    const { length } = text;
    let group = 0;
    for (let at = from; ;) {
      const base = at;
      const chunkEnd = Math.min(length, base + CHUNK);
      const lastStride = chunkEnd - STRIDE;
      let count = 0;
      let isOther = false;
      // A word that the chunk ends in is read to its own end.
      while (!isOther && (at < chunkEnd || (group !== 0 && at < length))) {
        if (group <= USUAL) {
          let before = -group;
          for (; at <= lastStride; at += STRIDE) {
            const a = table[text.charCodeAt(at)] ?? 0;
            const b = table[text.charCodeAt(at + 1)] ?? 0;
            const c = table[text.charCodeAt(at + 2)] ?? 0;
            const d = table[text.charCodeAt(at + 3)] ?? 0;
            if (((a | b | c | d) & OTHER) !== 0) break;
            // Each paragraph: note that a word may begin or end here, and move on if one does.
            const place = at - base;
            bytes[place] = a;
            edges[count] = place;
            count += (before ^ a) >>> 31;

            bytes[place + 1] = b;
            edges[count] = place + 1;
            count += (a ^ b) >>> 31;

            bytes[place + 2] = c;
            edges[count] = place + 2;
            count += (b ^ c) >>> 31;

            bytes[place + 3] = d;
            edges[count] = place + 3;
            count += (c ^ d) >>> 31;
            before = d;
          }
          group = (before >> 31) & USUAL;
        }
        const carefulEnd = Math.min(chunkEnd, at + CAREFUL);
        for (; at < length && (at < carefulEnd || (group !== 0 && at >= chunkEnd)); at++) {
          const entry = table[text.charCodeAt(at)] ?? 0;
          const now = entry & GROUP;
          if ((entry & (GRAM | uneven)) !== 0 || (now !== 0 && group !== 0 && now !== group)) {
            isOther = true;
            break;
          }
          const place = at - base;
          if (place < bytes.length) bytes[place] = entry;
          if (now !== group) edges[count++] = place;
          group = now;
        }
      }
      const isEnd = isOther || at === length;
      if (isEnd && group !== 0) edges[count++] = at - base;
      lookUp(text, base, at - base, count, uneven === 0 ? 0 : count - 2, into);
      if (isEnd) return at;
    }
  }

  return readWords;
}
