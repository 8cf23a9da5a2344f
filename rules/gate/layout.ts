/** First word of a gate's bytes. */
export const GATE_MAGIC = 0x534b4732;
/** Words before the filters: magic, and the words of the main filter, of the short ones and of the pairs. */
export const GATE_HEADER = 4;

/** How many separators in a row a name may be written with at one place: a dash between two line breaks with their indents. */
export const MAX_GAP = 16;

/** One step of the rolling hash: what is added is a unit, or for words its entry of the fold table. */
export const STEP = 0x01000193;

/** Multipliers that keep the kinds of key apart; odd, from the constants of MurmurHash3 and xxHash. */
const WORD_MULTIPLIER = 0x85ebca6b;
const PAIR_MULTIPLIER = 0xc2b2ae35;
const GRAM_MULTIPLIER = 0x27d4eb2f;
const WHOLE_MULTIPLIER = 0x2c1b3c6d;
const NEXT_MULTIPLIER = 0x297a2d39;
const PROOF_MULTIPLIER = 0x9e3779b1;
const SHORT_MULTIPLIER = 0x165667b1;

/** What stands in a gram for whatever separates words. */
export const SEPARATOR = 0;

/** The rolling hash with one more unit. */
export function addUnit(hash: number, unit: number): number {
  return (Math.imul(hash, STEP) + unit) | 0;
}

/** Key of a text word that a name can begin with, from the rolling hash of its entries. */
export function wordKey(hash: number): number {
  return Math.imul(hash ^ (hash >>> 15), WORD_MULTIPLIER);
}

/** Key of a word that is a whole name; of two units, from their pair key. */
export function wholeKey(hash: number): number {
  return Math.imul(hash ^ (hash >>> 15), WHOLE_MULTIPLIER);
}

/** Most letters of a name after its first word that have to agree with the text, separators left out. */
export const NEXT_LETTERS = 3;

/** Key of a first word and the letters after it, from their rolling hash. */
export function nextKey(hash: number): number {
  return Math.imul(hash ^ (hash >>> 15), NEXT_MULTIPLIER);
}

/** Key of two units of a gram script. */
export function pairKey(first: number, second: number): number {
  return Math.imul(addUnit(first, second), PAIR_MULTIPLIER);
}

/** Key of three units of a gram script, from that of the first two. */
export function gramKey(pair: number, third: number): number {
  return Math.imul(pair ^ third, GRAM_MULTIPLIER);
}

/** Key of as many letters of a name, separators left out, as the longest of `PROOFS` that it has. */
export function proofKey(hash: number): number {
  return Math.imul(hash ^ (hash >>> 15), PROOF_MULTIPLIER);
}

/** Key in the small filter: of a word that a model can begin with, or of a model's first three to five units. */
export function shortKey(hash: number): number {
  return Math.imul(hash ^ (hash >>> 15), SHORT_MULTIPLIER);
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
  { length: 4096 },
  (_, part) => (1 << part) | (1 << (part >>> 5)) | (1 << (Math.imul(part, 0x9e3779b1) >>> 27)),
);

/** The bits of a gram's key within its word of the main filter: three, or two where they fall together. */
export function gramBitsOf(key: number): number {
  return GRAM_BITS[(key >>> 2) & 4095] ?? 0;
}

/** Letters after which a name of a gram script is proved, ascending: it is filed under the longest that it has. */
export const PROOFS: readonly number[] = [3, 4, 6, 8];
/** The same as a set of bits. */
export const PROOF_BITS: number = PROOFS.reduce((bits, letters) => bits | (1 << letters), 0);
/** The most letters that are looked at. */
export const MOST_LETTERS = 8;
