import { GRAM, GROUP, UNEVEN } from "../fold/classes.ts";
import { holder, isBorder } from "./filters.ts";
import type { Filters } from "./filters.ts";
import {
  addUnit,
  HEAD,
  headHash,
  IN_LONGER_BITS,
  keyOf,
  letterBits,
  LONGER,
  MAX_GAP,
  MOST_IN_LONGER,
  nextHash,
  NEXT_LETTERS,
  NEXT,
  SHORT,
  startHash,
  WHOLE,
  WORD,
  wordBits,
} from "./layout.ts";

/** Units of text whose words are noted before they are looked up. */
export const CHUNK = 2048;
/** The commonest group of words: Latin and digits. */
export const USUAL = GROUP & -GROUP;

/** What is noted of the words of a chunk of text. */
export interface Notes {
  /** The low byte of each folded unit; a word that goes on behind the chunk needs a few more. */
  readonly bytes: Uint8Array;
  /** Where words begin and end, in turn. */
  readonly edges: Int32Array;
}

/** Room for the notes of one chunk at a time. */
export function makeNotes(): Notes {
  return { bytes: new Uint8Array(CHUNK + 2 * HEAD), edges: new Int32Array(CHUNK + 4) };
}

/** Words that passed the first time: their edge and why, and their hash. */
const KEPT = new Int32Array(CHUNK);
const HASHES = new Int32Array(CHUNK);
/** By the length of a word, which of its first four bytes are its own, and of its next four. */
const LOW = Int32Array.of(0, 0xff, 0xffff, 0xffffff, -1, -1, -1, -1, -1, -1);
const HIGH = Int32Array.of(0, 0, 0, 0, 0, 0xff, 0xffff, 0xffffff, -1, -1);
/** Most units of how a model begins. */
const MOST_START = 5;
/** The bit that every Latin letter has, and no digit. */
const LETTERS = 0x40404040;

/**
 * Looks up so many noted edges of words, of a chunk that begins at `base` and of which so many bytes are stored, as first words
 * of names and models, and adds where one may begin. What comes after the words from `sure` on is not known to be the next of
 * them.
 */
export type LookUp = (
  text: string,
  base: number,
  stored: number,
  count: number,
  sure: number,
  into: number[],
) => void;

/** Makes what looks noted words up, a closure as `wordReader` is: a word that may be kept is stored as an edge is there. */
export function wordLooker(filters: Filters, { bytes, edges }: Notes): LookUp {
  const { table, words, wordShift, short, shortShift } = filters;
  const isHeld = holder(filters);
  const view = new DataView(bytes.buffer);

  function lookUp(
    text: string,
    base: number,
    stored: number,
    count: number,
    sure: number,
    into: number[],
  ): void {
    let kept = 0;
    let start = edges[0] ?? 0;
    for (let edge = 0; edge < count; edge += 2) {
      const beyond = (edges[edge + 1] ?? 0) - start - LONGER;
      const size = LONGER + (beyond & (beyond >> 31));
      const ofLow = LOW[size] ?? 0;
      const ofHigh = HIGH[size] ?? 0;
      const low = view.getInt32(start, true) & ofLow;
      const high = view.getInt32(start + HEAD / 2, true) & ofHigh;
      const hash = headHash(low, high, size);
      const key = keyOf(WORD, hash);
      const held = words[key >>> wordShift] ?? 0;
      // The letter after these is that of the next word, or of a longer word its own.
      const next = edges[edge + 2] ?? 0;
      const ninth = start + HEAD;
      const letter = bytes[next ^ ((next ^ ninth) & -((size >>> 3) & size & 1))] ?? 0;
      const isAny = ~(edge - sure) >>> 31;
      const isWord =
        (held >>> key) & (isIn(held, key >>> 5) | isIn(held, letterBits(key, letter)) | isAny) & 1;
      // A word that may begin with the letters of a model has a digit among them.
      const digits = ((low ^ ofLow) | (high ^ ofHigh)) & LETTERS;
      const isModel = -digits >>> 31;
      KEPT[kept] = (edge << 2) | (isModel << 1) | isWord;
      HASHES[kept] = hash;
      kept += isModel | isWord;
      start = next;
    }
    kept = narrow(text, base, stored, kept, sure, into);
    for (let index = 0; index < kept; index++) {
      const word = KEPT[index] ?? 0;
      const edge = word >> 2;
      const start = base + (edges[edge] ?? 0);
      const end = base + (edges[edge + 1] ?? 0);
      const isName = (word & 1) !== 0 && isFirstWord(text, start, end, HASHES[index] ?? 0);
      if (isName || ((word & 2) !== 0 && isModelStart(text, start))) into.push(start);
    }
  }

  /**
   * Adds of so many words those that are a name by themselves, keeps those of which the next letters are those of a name or
   * model too, and gives how many these are.
   */
  function narrow(
    text: string,
    base: number,
    stored: number,
    kept: number,
    sure: number,
    into: number[],
  ): number {
    let left = 0;
    for (let index = 0; index < kept; index++) {
      const word = KEPT[index] ?? 0;
      const hash = HASHES[index] ?? 0;
      const edge = word >> 2;
      const start = edges[edge] ?? 0;
      const end = edges[edge + 1] ?? 0;
      const next = edges[edge + 2] ?? 0;
      const key = keyOf(WORD, hash);
      const held = words[key >>> wordShift] ?? 0;
      const isLonger = end > start + HEAD;
      if ((word & 1) !== 0 && !isLonger && isIn(held, key >>> 5) !== 0 && isAlone(hash)) {
        into.push(base + start);
        continue;
      }
      // What is not known is not held against a word: letters behind the next one, and behind what is stored.
      let goesOn = isLonger || (edges[edge + 3] ?? 0) < next + NEXT_LETTERS;
      if (edge + 2 >= sure) {
        const after = entryAt(text, base + end);
        const isLetter = !isLonger && (after & (GRAM | UNEVEN)) === GRAM;
        goesOn = !isLetter || isIn(held, letterBits(key, after & 0xff)) !== 0;
      } else if (!goesOn) {
        const three = view.getInt32(next, true) & 0xffffff;
        goesOn = isHeld(keyOf(NEXT, nextHash(hash, three)));
      }
      const isName = word & (goesOn ? 1 : 0);
      const five = hashOfStart(view.getInt32(start, true), bytes[start + 4] ?? 0);
      const isModel = (word >>> 1) & (stored - start < MOST_START || isShort(five) ? 1 : 0);
      KEPT[left] = (edge << 2) | (isModel << 1) | isName;
      HASHES[left] = hash;
      left += isName | isModel;
    }
    return left;
  }

  /** True when a word that may pass by its first letters begins a name or model, given the hash of those. */
  function isFirstWord(text: string, start: number, end: number, head: number): boolean {
    const key = keyOf(WORD, head);
    const isLonger = end > start + HEAD;
    if (isLonger) {
      if (!goesOnWith(key, entryAt(text, start + HEAD))) return false;
      let hash = head;
      for (let at = start + HEAD; at < end; at++) hash = addUnit(hash, entryAt(text, at) & 0xffff);
      if (isShort(head) || isShort(hash)) return true;
    }
    return goesOnLikeName(text, isLonger ? start + HEAD : end, head, isLonger ? null : key);
  }

  /** True when the next letters after a word, asked for by its key, or in and after a longer one are those of a name. */
  function goesOnLikeName(text: string, from: number, head: number, key: number | null): boolean {
    const most = key === null ? MOST_IN_LONGER : NEXT_LETTERS;
    let hash = head;
    let three = 0;
    let letters = 0;
    let after = entryAt(text, from);
    for (let at = from; at < text.length && at < from + most * (MAX_GAP + 1); at++) {
      const entry = after;
      after = entryAt(text, at + 1);
      if ((entry & UNEVEN) !== 0) return true;
      if ((entry & (GRAM | GROUP)) === 0) continue;
      hash = addUnit(hash, entry & 0xffff);
      three |= (entry & 0xff) << (8 * letters);
      if (isBorder(entry, after)) return true;
      if (key !== null && letters === 0 && !goesOnWith(key, entry)) return false;
      // Fewer letters after a word have to be the name's last.
      const isAlone = (entry & GROUP) === 0 || (after & GROUP) !== (entry & GROUP);
      letters++;
      const isProof =
        key === null ? ((IN_LONGER_BITS >>> letters) & 1) === 1 : letters === most || isAlone;
      if (isProof && isHeld(keyOf(NEXT, key === null ? hash : nextHash(head, three)))) return true;
      if (letters === most) return false;
    }
    return false;
  }

  function goesOnWith(key: number, unit: number): boolean {
    const bits = wordBits(key, unit & 0xff);
    const held = words[key >>> wordShift] ?? 0;
    return ((held >>> bits) & isIn(held, bits >>> 5)) !== 0;
  }

  /** True when the first three units, or after three digits five, are those of a model. */
  function isModelStart(text: string, at: number): boolean {
    let four = 0;
    for (let unit = 0; unit < 4; unit++) four |= (entryAt(text, at + unit) & 0xff) << (8 * unit);
    return isShort(hashOfStart(four, entryAt(text, at + 4) & 0xff));
  }

  function isAlone(hash: number): boolean {
    return isHeld(keyOf(WHOLE, hash)) || isShort(hash);
  }

  function isShort(hash: number): boolean {
    const key = keyOf(SHORT, hash);
    return isIn(short[key >>> shortShift] ?? 0, key) !== 0;
  }

  function entryAt(text: string, at: number): number {
    return at < text.length ? (table[text.charCodeAt(at)] ?? 0) : 0;
  }

  return lookUp;
}

/** 1 when an Int32 holds two bits, five bits each, or 0: those of `letterBits` or `shortBitsOf`. */
function isIn(held: number, bits: number): number {
  return (held >>> bits) & (held >>> (bits >>> 5)) & 1;
}

/** The hash of how a model may begin, from the low bytes of four units and of a fifth. */
function hashOfStart(four: number, fifth: number): number {
  const three = four & 0xffffff;
  const areDigits = (three & 0xf0f0f0) === 0x303030 && ((three + 0x060606) & 0xf0f0f0) === 0x303030;
  return startHash(three, areDigits ? (four >>> 24) | (fifth << 8) : 0);
}
