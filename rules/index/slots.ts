import { settle } from "./hash.ts";

/** Uint32 words of a slot: a key (0 = empty), and two numbers that are filed under it. */
const SLOT = 3;

/** A hash table of pairs of numbers in one Uint32Array; what the keys were made of is for the reader to prove. */
export interface Filing {
  readonly key: number;
  readonly first: number;
  readonly second: number;
}

/** Files pairs under their keys, by open addressing with linear probing; the same filings in the same order give the same words. */
export function fileSlots(filings: readonly Filing[]): Uint32Array {
  let count = 4;
  while (count < filings.length * 1.5) count *= 2;
  const slots = new Uint32Array(count * SLOT);
  for (const { key, first, second } of filings) {
    let slot = settle(key) & (count - 1);
    while (slots[slot * SLOT] !== 0) slot = (slot + 1) & (count - 1);
    slots.set([key, first, second], slot * SLOT);
  }
  return slots;
}

/** What is filed under a key, in the order of filing, as `[first, second]`. */
export function* filedAt(slots: Uint32Array, key: number): Generator<readonly [number, number]> {
  const mask = slots.length / SLOT - 1;
  for (let slot = settle(key) & mask; slots[slot * SLOT] !== 0; slot = (slot + 1) & mask)
    if (slots[slot * SLOT] === key)
      yield [slots[slot * SLOT + 1] ?? 0, slots[slot * SLOT + 2] ?? 0];
}
