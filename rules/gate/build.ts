import type { GateKeys } from "./keys.ts";
import { GATE_HEADER, GATE_MAGIC, threeBits } from "./layout.ts";

/** Least bits for each key of the main filter, which two keys have to pass, and of the small one, which one has to. */
const MAIN_BITS = 7;
const SMALL_BITS = 16;

/** Builds the page's filters over gate keys; the same keys always give the same bytes. */
export function buildGate(all: readonly GateKeys[]): ArrayBuffer {
  const main = new Set<number>();
  const small = new Set<number>();
  for (const keys of all) {
    for (const key of keys.main) main.add(key);
    for (const key of keys.small) small.add(key);
  }
  const mainWords = wordsFor(main.size * MAIN_BITS, 1024);
  const smallWords = wordsFor(small.size * SMALL_BITS, 64);
  const buffer = new ArrayBuffer((GATE_HEADER + mainWords + smallWords) * 4);
  const words = new Uint32Array(buffer);
  words.set([GATE_MAGIC, mainWords, smallWords]);
  const mainShift = shiftFor(mainWords);
  for (const key of main) {
    const at = GATE_HEADER + (key >>> mainShift);
    words[at] = (words[at] ?? 0) | threeBits(key);
  }
  const smallShift = shiftFor(smallWords);
  for (const key of small) {
    const at = GATE_HEADER + mainWords + (key >>> smallShift);
    words[at] = (words[at] ?? 0) | (1 << key);
  }
  return buffer;
}

function wordsFor(bits: number, least: number): number {
  let words = least;
  while (words * 32 < bits) words *= 2;
  return words;
}

/** By how much a key is shifted to address a filter of so many words, a power of two. */
export function shiftFor(words: number): number {
  return 32 - Math.log2(words);
}
