/** Kinds of start key; the kind seeds the hash so that a word and a gram of the same units differ. */
export const WORD = 0x811c9dc5 | 0;
export const GRAM = 0x1b873593 | 0;
export const MODEL = 0x6b43a9b5 | 0;

/** One step of the rolling hash (FNV-1a over UTF-16 units, 32 bits). */
export function mix(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x01000193);
}

/** Spreads a rolling hash over all bits before it addresses a table (finaliser of MurmurHash3). */
export function settle(hash: number): number {
  let mixed = hash ^ (hash >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** The settled key of some units under a kind of start key. */
export function keyOf(kind: number, units: Iterable<number>): number {
  let hash = kind;
  for (const unit of units) hash = mix(hash, unit);
  return settle(hash);
}

/** The settled key of a text under a kind; never 0, which marks an empty slot of a table. */
export function textKey(kind: number, text: string): number {
  let hash = kind;
  for (let at = 0; at < text.length; at++) hash = mix(hash, text.charCodeAt(at));
  const key = settle(hash);
  return key === 0 ? 1 : key;
}
