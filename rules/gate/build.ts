import type { GateKeys } from "./keys.ts";
import { bitsOf, GATE_HEADER, GATE_MAGIC, gramBitsOf, scaleFor, shiftFor } from "./layout.ts";

/** Least bits for each key of the small filters, of which one key has to pass at a unit or word. */
const LEAST_BITS = { short: 16, pairs: 64 } as const;

/**
 * Bits for all keys of the main filter, of which two have to pass: plenty for a small list, and for a large one what a page
 * may hold beside the fold table (400 kB with 25,000 names, 1.3 MB with 250,000).
 */
function mainBits(keys: number): number {
  return keys * (keys < 40_000 ? 16 : keys < 200_000 ? 7 : 6.6);
}

/** Bits for all grams: enough that few have to be proved, while they fit the fastest cache. */
function gramBits(keys: number): number {
  return keys * (keys < 40_000 ? 20 : 8);
}

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
  const mainWords = Math.max(1024, Math.ceil(mainBits(main.size) / 32));
  const gramWords = wordsFor(gramBits(grams.size), 64);
  const shortWords = wordsFor(short.size * LEAST_BITS.short, 64);
  const pairWords = wordsFor(pairs.size * LEAST_BITS.pairs, 64);
  const buffer = new ArrayBuffer(
    (GATE_HEADER + mainWords + gramWords + shortWords + pairWords) * 4,
  );
  const words = new Uint32Array(buffer);
  words.set([GATE_MAGIC, mainWords, gramWords, shortWords, pairWords]);
  const scale = scaleFor(mainWords);
  let from = GATE_HEADER;
  for (const key of main) {
    const at = from + Math.floor((key >>> 0) * scale);
    words[at] = (words[at] ?? 0) | bitsOf(key);
  }
  from += mainWords;
  const fill = (keys: ReadonlySet<number>, size: number, bits: (key: number) => number) => {
    const shift = shiftFor(size);
    for (const key of keys) {
      const at = from + (key >>> shift);
      words[at] = (words[at] ?? 0) | bits(key);
    }
    from += size;
  };
  fill(grams, gramWords, gramBitsOf);
  fill(short, shortWords, (key) => 1 << key);
  fill(pairs, pairWords, (key) => 1 << key);
  return buffer;
}

function wordsFor(bits: number, least: number): number {
  let words = least;
  while (words * 32 < bits) words *= 2;
  return words;
}
