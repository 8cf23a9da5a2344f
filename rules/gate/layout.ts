/** First word of a gate's bytes. */
export const GATE_MAGIC = 0x534b4732;
/** Words before the filters: magic, words of the main filter, words of the small filter, reserved. */
export const GATE_HEADER = 4;

/** Multipliers that keep the kinds of key apart; odd, from the constants of MurmurHash3 and xxHash. */
const FIRST_WORD = 0x85ebca6b;
const FIRST_GRAM = 0xc2b2ae35;
const PROOF = 0x9e3779b1;
const SHORT = 0x27d4eb2f;

/** One step of the gate's rolling hash; the next unit is added to it. */
export const STEP = 0x01000193;

/** What stands for any run of separators in a gram. */
export const SEPARATOR = 0x20;

/** How many separators in a row a name may be written with at one place; see the verification in `screen/scan.ts`. */
export const MAX_GAP = 6;

/** Key of a text word that a name can begin with, from the rolling hash of its folded units. */
export function wordKey(hash: number): number {
  return spread(hash, FIRST_WORD);
}

/** Key of the first three units of a name in a script that is read by grams. */
export function gramKey(hash: number): number {
  return spread(hash, FIRST_GRAM);
}

/** Key of as many letters of a name, separators left out, as the longest of `PROOFS` that it has. */
export function proofKey(hash: number): number {
  return spread(hash, PROOF);
}

/** Key of two units that are a name of a gram script already, or of the first three to five units of a model. */
export function shortKey(hash: number): number {
  return spread(hash, SHORT);
}

function spread(hash: number, multiplier: number): number {
  return Math.imul(hash ^ (hash >>> 15), multiplier);
}

/** The rolling hash of two units, which is also how a gram and a model number begin. */
export function pairHash(first: number, second: number): number {
  return (Math.imul(first, STEP) + second) | 0;
}

/** The rolling hash with one more unit. */
export function addUnit(hash: number, unit: number): number {
  return (Math.imul(hash, STEP) + unit) | 0;
}

/** The three bits of a key within its word of the main filter (a blocked Bloom filter; Putze, Sanders, Singler 2007). */
export function threeBits(key: number): number {
  return (1 << key) | (1 << (key >>> 5)) | (1 << (key >>> 10));
}

/** Letters after which a name is proved, ascending: it is filed under the longest that it has. */
export const PROOFS: readonly number[] = [1, 2, 3, 4, 6, 8, 12, 18];
/** The same as a set of bits. */
export const PROOF_BITS: number = PROOFS.reduce((bits, letters) => bits | (1 << letters), 0);
/** The most letters that are looked at. */
export const MOST_LETTERS = 18;
