import type { GateKeys } from "./keys.ts";
import { bitsOf, gramBitsOf, GATE_HEADER, GATE_MAGIC } from "./layout.ts";

/** Least bits for each key: of the main filter two keys have to pass, of the others one at each unit or word. */
const LEAST_BITS = { main: 7, short: 16, pairs: 64 } as const;
/** What a key of the main filter has while the filter takes no more than 64 kB of a page. */
const GENEROUS = { bits: 16, upTo: 1 << 19 } as const;

/** Builds the page's filters over gate keys; the same keys always give the same bytes. */
export function buildGate(all: readonly GateKeys[]): ArrayBuffer {
  const main = new Set<number>();
  const grams = new Set<number>();
  const short = new Set<number>();
  const pairs = new Set<number>();
  for (const keys of all) {
    for (const key of keys.main) main.add(key);
    for (const key of keys.grams) grams.add(key);
    for (const key of keys.short) short.add(key);
    for (const key of keys.pairs) pairs.add(key);
  }
  const size = main.size + grams.size;
  const generous = Math.min(size * GENEROUS.bits, GENEROUS.upTo);
  const mainWords = wordsFor(Math.max(size * LEAST_BITS.main, generous), 1024);
  const shortWords = wordsFor(short.size * LEAST_BITS.short, 64);
  const pairWords = wordsFor(pairs.size * LEAST_BITS.pairs, 64);
  const buffer = new ArrayBuffer((GATE_HEADER + mainWords + shortWords + pairWords) * 4);
  const words = new Uint32Array(buffer);
  words.set([GATE_MAGIC, mainWords, shortWords, pairWords]);
  const fill = (
    keys: ReadonlySet<number>,
    from: number,
    size: number,
    bits: (key: number) => number,
  ) => {
    const shift = shiftFor(size);
    for (const key of keys) {
      const at = from + (key >>> shift);
      words[at] = (words[at] ?? 0) | bits(key);
    }
  };
  fill(main, GATE_HEADER, mainWords, bitsOf);
  fill(grams, GATE_HEADER, mainWords, gramBitsOf);
  fill(short, GATE_HEADER + mainWords, shortWords, (key) => 1 << key);
  fill(pairs, GATE_HEADER + mainWords + shortWords, pairWords, (key) => 1 << key);
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
