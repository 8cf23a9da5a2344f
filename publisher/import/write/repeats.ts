/** Slots of the two bit sets; a few megabytes tell repeated keys from single ones among millions. */
const BITS = 1 << 26;

/**
 * Tells which keys may stand more than once, in memory that does not grow with their number: a key that stands once may be
 * taken for a repeated one, a repeated one never for a single.
 */
export class Repeats {
  readonly #once = new Uint8Array(BITS >> 3);
  readonly #again = new Uint8Array(BITS >> 3);

  /** Counts a key. */
  add(key: string): void {
    const slot = slotOf(key);
    const bit = 1 << (slot & 7);
    const byte = slot >>> 3;
    if (((this.#once[byte] ?? 0) & bit) === 0) this.#once[byte] = (this.#once[byte] ?? 0) | bit;
    else this.#again[byte] = (this.#again[byte] ?? 0) | bit;
  }

  /** False when the key was counted at most once. */
  mayRepeat(key: string): boolean {
    const slot = slotOf(key);
    return ((this.#again[slot >>> 3] ?? 0) & (1 << (slot & 7))) !== 0;
  }
}

function slotOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < key.length; at++) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193);
  hash ^= hash >>> 15;
  return Math.imul(hash, 0x2c1b3c6d) >>> 6;
}
