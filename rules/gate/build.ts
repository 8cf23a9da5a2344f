import { GATE_HEADER, GATE_MAGIC, gateBits } from "./gate.ts";

/** Filter words per key: about 24 bits a key keep false passes near one in five thousand. */
const BITS_PER_KEY = 24;

/** Builds the page's filter over start keys; the same keys always give the same bytes. */
export function buildGate(keys: readonly number[]): ArrayBuffer {
  const distinct = new Set(keys);
  let words = 1024;
  while (words * 32 < distinct.size * BITS_PER_KEY) words *= 2;
  const buffer = new ArrayBuffer((GATE_HEADER + words) * 4);
  const all = new Uint32Array(buffer);
  all[0] = GATE_MAGIC;
  all[1] = words;
  for (const key of distinct) {
    const at = GATE_HEADER + (key & (words - 1));
    all[at] = (all[at] ?? 0) | gateBits(key);
  }
  return buffer;
}
