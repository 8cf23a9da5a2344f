/** First word of a gate's bytes. */
export const GATE_MAGIC = 0x534b4736;
/**
 * Int32s before the filters: magic, and how many the main filter, words, grams, short beginnings, pairs and the units that
 * pairs may begin with have, these two to an Int32.
 */
export const GATE_HEADER = 7;

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

/**
 * Kinds of key, which are the multipliers that keep them apart: odd, from MurmurHash3, xxHash and lowbias32. This one is of a
 * first word, from the hash of its first letters.
 */
export const WORD = 0x85ebca6b | 0;
/** A word that is a whole name, from its hash; two units that are, from their pair key. */
export const WHOLE = 0x2c1b3c6d | 0;
/** A first word and the letters after it, or the first letters of a longer one and those after them. */
export const NEXT = 0x297a2d39 | 0;
/** As many letters of a name, separators left out, as the longest of `PROOFS` that it has. */
export const PROOF = 0x9e3779b1 | 0;
/** A word that a model can begin with, or a model's first three to five units. */
export const SHORT = 0x165667b1 | 0;

/** The key of a kind from a rolling hash. */
export function keyOf(kind: number, hash: number): number {
  return Math.imul(hash ^ (hash >>> 15), kind);
}

/** Letters of a word that it is known by at first, and what stands for the length of one that has more. */
export const HEAD = 8;
export const LONGER = HEAD + 1;

/**
 * The hash of a word's first `HEAD` letters, the low byte of each folded unit, as two Int32s with the first letter lowest, and
 * of its length or `LONGER`.
 */
export function headHash(low: number, high: number, length: number): number {
  return Math.imul(low, 0x2545f491) ^ Math.imul(high + length, 0x6c8e9cf5);
}

/** The letter after a first word that need not have one: it is a name or may begin a model. */
export const NO_LETTER = 0;

/**
 * Which three bits say that a letter, a low byte, follows a word: five bits each, the lowest those of a bit that every letter
 * has. A word's key says in which Int32 they are, and where no letter need follow, itself which.
 */
export function wordBits(key: number, letter: number): number {
  return letter === NO_LETTER ? key & 0x7fff : (key & 31) | (letterBits(key, letter) << 5);
}

/** Which two bits tell one letter after a word from another, five bits each. */
export function letterBits(key: number, letter: number): number {
  return Math.imul(key ^ letter, 0x5bd1e995) >>> 22;
}

/** The key of a first word, from that of its first letters, and of the letter after those. */
export function wordKey(head: number, letter: number): number {
  const key = keyOf(WORD, head);
  return (key & -32768) | wordBits(key, letter & 0xff);
}

/** The bits of such a key, or one of grams, within its Int32. */
export function blockBitsOf(key: number): number {
  return (1 << key) | (1 << (key >>> 5)) | (1 << (key >>> 10));
}

/** The two bits of a short beginning within its Int32. */
export function shortBitsOf(key: number): number {
  return (1 << key) | (1 << (key >>> 5));
}

/** What stands in a gram for whatever separates words. */
export const SEPARATOR = 0;

/** The rolling hash with one more unit. */
export function addUnit(hash: number, unit: number): number {
  return (Math.imul(hash, 0x01000193) + unit) | 0;
}

/** The hash of a word's first letters and the next three after it, or as many as there are: their low bytes, the first lowest. */
export function nextHash(head: number, three: number): number {
  return Math.imul(three, 0x01000193) ^ head;
}

/** The hash of how a model begins: the low bytes of three units, and of two more where the three are digits. */
export function startHash(three: number, two: number): number {
  return Math.imul(three, 0x2545f491) ^ Math.imul(two, 0x6c8e9cf5);
}

/** Most letters of a name after its first word that have to agree with the text, separators left out. */
export const NEXT_LETTERS = 3;

/** Key of two units of a gram script. */
export function pairKey(first: number, second: number): number {
  return Math.imul(addUnit(first, second), 0xc2b2ae35);
}

/** Key of three units of a gram script, from that of the first two. */
export function gramKey(pair: number, third: number): number {
  return Math.imul(pair ^ third, 0x27d4eb2f);
}

/** Bit 28 of an entry in the fold table of an open gate: two units that begin with this one may be a whole name or begin a model. */
export const FIRST = 1 << 28;

/** The bits of a key within its word of the main filter (a blocked Bloom filter; Putze, Sanders, Singler 2007). */
export function bitsOf(key: number): number {
  return (
    (1 << (key >>> 2)) |
    (1 << (key >>> 7)) |
    (1 << (key >>> 12)) |
    (1 << (Math.imul(key, 0x9e3779b1) >>> 27))
  );
}

/** Letters after which a name of a gram script is proved, ascending: it is filed under the longest that it has, here and in the index. */
export const PROOFS: readonly number[] = [2, 3, 4, 6, 8];
/** The same as a set of bits, written out because every page holds it. */
export const PROOF_BITS = 0b1_0101_1100;
/** The most letters that are looked at. */
export const MOST_LETTERS = 8;

/** The same for a name of which the first word has more than `HEAD` letters: how many after those, in that word or not. */
export const IN_LONGER: readonly number[] = [1, 4, 8];
export const IN_LONGER_BITS = 0b1_0001_0010;
export const MOST_IN_LONGER = 8;
