import { GRAM } from "../fold/classes.ts";
import { GrowingWords } from "../growing.ts";
import type { GateKeys } from "./keys.ts";
import {
  bitsOf,
  blockBitsOf,
  GATE_HEADER,
  GATE_MAGIC,
  scaleFor,
  shiftFor,
  shortBitsOf,
} from "./layout.ts";

/** Least bits for each key of the small filters, of which one key has to pass at a unit or word. */
const LEAST_BITS = { words: 12, short: 16, pairs: 64 } as const;

/**
 * Bits for all keys of the main filter, of which two have to pass: plenty for a small list, and for a large one what a page
 * may hold beside the fold table (400 kB with 25,000 names, 1.3 MB with 250,000).
 */
function mainBits(keys: number): number {
  if (keys < 30_000) return keys * 16;
  return keys * (keys < 100_000 ? 12 : 10);
}

/** Most Int32s of the words' filter: a word's key has the bits to address no more, the rest are those of the letter after it. */
const MOST_FOR_WORDS = 2 ** 17;

/** Bits for all grams: enough that few have to be proved, while they fit the fastest cache. */
function gramBits(keys: number): number {
  return keys * (keys < 40_000 ? 20 : 16);
}

/** Builds the page's filters over gate keys, for texts folded by a table; the same keys always give the same bytes. */
export function buildGate(all: readonly GateKeys[], table: Uint32Array): ArrayBuffer {
  const draft = new GateDraft(table);
  for (const keys of all) draft.add(keys);
  return draft.build();
}

/** The page's filters in the making: takes gate keys in any order, each as often as it comes. */
export class GateDraft {
  readonly #table: Uint32Array;
  readonly #main = new GrowingWords();
  readonly #words = new GrowingWords();
  readonly #grams = new GrowingWords();
  readonly #short = new GrowingWords();
  readonly #pairs = new GrowingWords();
  readonly #firsts = new GrowingWords();

  constructor(table: Uint32Array) {
    this.#table = table;
  }

  add({ main, words, grams, short, pairs, firsts }: GateKeys): void {
    this.#main.pushAll(main);
    this.#words.pushAll(words);
    this.#grams.pushAll(grams);
    this.#short.pushAll(short);
    this.#pairs.pushAll(pairs);
    this.#firsts.pushAll(firsts);
  }

  /** The filters over all keys so far; the same keys always give the same bytes. */
  build(): ArrayBuffer {
    const main = distinct(this.#main);
    const firsts = distinct(this.#words);
    const grams = distinct(this.#grams);
    const short = distinct(this.#short);
    const pairs = distinct(this.#pairs);
    const beginning = packed(unfolded(new Set(this.#firsts.used()), this.#table));
    const mainWords = Math.max(1024, Math.ceil(mainBits(main.length) / 32));
    const firstWords = Math.min(MOST_FOR_WORDS, wordsFor(firsts.length * LEAST_BITS.words, 64));
    const gramWords = wordsFor(gramBits(grams.length), 64);
    const shortWords = wordsFor(short.length * LEAST_BITS.short, 64);
    const pairWords = wordsFor(pairs.length * LEAST_BITS.pairs, 64);
    const sizes = [mainWords, firstWords, gramWords, shortWords, pairWords, beginning.length];
    const words = new Uint32Array(sizes.reduce((sum, size) => sum + size, GATE_HEADER));
    words.set([GATE_MAGIC, ...sizes]);
    const scale = scaleFor(mainWords);
    let from = GATE_HEADER;
    for (let each = 0; each < main.length; each++) {
      const key = main[each] ?? 0;
      const at = from + Math.floor(key * scale);
      words[at] = (words[at] ?? 0) | bitsOf(key | 0);
    }
    from += mainWords;
    const fill = (keys: Uint32Array, size: number, bits: (key: number) => number): void => {
      const shift = shiftFor(size);
      for (let each = 0; each < keys.length; each++) {
        const key = keys[each] ?? 0;
        const at = from + (key >>> shift);
        words[at] = (words[at] ?? 0) | bits(key | 0);
      }
      from += size;
    };
    fill(firsts, firstWords, blockBitsOf);
    fill(grams, gramWords, blockBitsOf);
    fill(short, shortWords, shortBitsOf);
    fill(pairs, pairWords, (key) => 1 << key);
    words.set(beginning, from);
    return words.buffer;
  }
}

/** The units of gram scripts that a table folds to one of these, ascending. */
function unfolded(folded: ReadonlySet<number>, table: Uint32Array): number[] {
  return Array.from(table.keys()).filter((unit) => {
    const entry = table[unit] ?? 0;
    return (entry & GRAM) !== 0 && folded.has(entry & 0xffff);
  });
}

/** Units two to a word, the last twice where their number is odd. */
function packed(units: readonly number[]): Uint32Array {
  const even = Uint16Array.from(units.length % 2 === 0 ? units : [...units, ...units.slice(-1)]);
  return new Uint32Array(even.buffer);
}

/** The keys in ascending order, each once. */
function distinct(keys: GrowingWords): Uint32Array {
  const sorted = keys.used().slice().sort();
  let count = 0;
  for (let at = 0; at < sorted.length; at++) {
    const key = sorted[at] ?? 0;
    if (at === 0 || key !== sorted[count - 1]) sorted[count++] = key;
  }
  return sorted.subarray(0, count);
}

function wordsFor(bits: number, least: number): number {
  let words = least;
  while (words * 32 < bits) words *= 2;
  return words;
}
