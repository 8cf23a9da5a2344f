/** First word of a gate's bytes. */
export const GATE_MAGIC = 0x534b4733;
/** Words before the filters: magic, and how many words the main filter, grams, short beginnings and pairs have. */
export const GATE_HEADER = 5;

/** By what a key, unsigned, is multiplied to address the main filter, which may have any number of words. */
export function scaleFor(words: number): number {
  return words / 2 ** 32;
}

/** By how much a key is shifted to address one of the others, which have a power of two of words. */
export function shiftFor(words: number): number {
  return 32 - Math.log2(words);
}

/** How many separators in a row a name may be written with at one place: a dash between two line breaks with their indents. */
export const MAX_GAP = 16;

/** One step of the rolling hash: what is added is a unit, or for words its entry of the fold table. */
export const STEP = 0x01000193;

/** Kinds of key, which are the multipliers that keep them apart: odd, from MurmurHash3, xxHash and lowbias32. */
export const WORD = 0x85ebca6b;
/** A word that is a whole name, from its hash; two units that are, from their pair key. */
export const WHOLE = 0x2c1b3c6d;
/** A first word and the letters after it. */
export const NEXT = 0x297a2d39;
/** As many letters of a name, separators left out, as the longest of `PROOFS` that it has. */
export const PROOF = 0x9e3779b1;
/** A word that a model can begin with, or a model's first three to five units. */
export const SHORT = 0x165667b1;
const PAIR = 0xc2b2ae35;
const GRAM = 0x27d4eb2f;

/** The key of a kind from a rolling hash. */
export function keyOf(kind: number, hash: number): number {
  return Math.imul(hash ^ (hash >>> 15), kind);
}

/** What stands in a gram for whatever separates words. */
export const SEPARATOR = 0;

/** The rolling hash with one more unit. */
export function addUnit(hash: number, unit: number): number {
  return (Math.imul(hash, STEP) + unit) | 0;
}

/** Most letters of a name after its first word that have to agree with the text, separators left out. */
export const NEXT_LETTERS = 3;

/** Key of two units of a gram script. */
export function pairKey(first: number, second: number): number {
  return Math.imul(addUnit(first, second), PAIR);
}

/** Key of three units of a gram script, from that of the first two. */
export function gramKey(pair: number, third: number): number {
  return Math.imul(pair ^ third, GRAM);
}

/** The bits of a key within its word of the main filter (a blocked Bloom filter; Putze, Sanders, Singler 2007). */
export function bitsOf(key: number): number {
  return (
    (1 << (key >>> 2)) |
    (1 << (key >>> 7)) |
    (1 << (key >>> 12)) |
    (1 << (Math.imul(key, 0x9e3779b1) >>> 27))
  );
}

/** The bits of every middle part of a gram's key: they are asked for at every unit, and looking them up is faster. */
const GRAM_BITS = Int32Array.from(
  { length: 512 },
  (_, part) => (1 << part) | (1 << (part >>> 5)) | (1 << (Math.imul(part, 0x9e3779b1) >>> 27)),
);

/** The bits of a gram's key within its word of the main filter: three, or two where they fall together. */
export function gramBitsOf(key: number): number {
  return GRAM_BITS[(key >>> 2) & 511] ?? 0;
}

/** Letters after which a name of a gram script is proved, ascending: it is filed under the longest that it has, here and in the index. */
export const PROOFS: readonly number[] = [2, 3, 4, 6, 8];
/** The same as a set of bits, written out because every page holds it. */
export const PROOF_BITS = 0b1_0101_1100;
/** The most letters that are looked at. */
export const MOST_LETTERS = 8;
