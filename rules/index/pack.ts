import { GrowingHalfWords, GrowingWords } from "../growing.ts";
import { filterBitsOf, HEADER_WORDS, LAYOUT, MAGIC, POSTING, STRIDE } from "./layout.ts";
import type { Beginning } from "./start-keys.ts";

/** Units by which a name's are looked for among those before: most legal forms are shorter. */
const LOOKED_BACK = 48;
/** Least bits of the filter for a key, and most postings, on average, that one place of the directory leads to. */
const BITS_OF_KEY = 6;
const POSTINGS_AT_ONCE = 4;

/** The entries of an index in the making, as rows of numbers, with the keys that each is filed under. */
export class EntryDraft {
  #count = 0;
  #owners = 0;
  readonly #entries = new GrowingWords();
  readonly #units = new GrowingHalfWords();
  readonly #checks = new GrowingWords();
  readonly #keys = new GrowingWords();
  /** Where the keys of each entry end. */
  readonly #keyEnds = new GrowingWords();

  /** Takes an entry: its units, the fields behind them (see `STRIDE`), and by what it is found. */
  add(
    units: ArrayLike<number>,
    fields: readonly [owner: number, item: number, kind: number, need: number],
    { keys, check }: Beginning,
  ): void {
    const held = this.#placeOf(units);
    this.#entries.push(held < 0 ? this.#units.length : held);
    this.#entries.push(units.length);
    this.#entries.pushAll(fields);
    if (held < 0) this.#units.pushAll(units);
    this.#checks.push(check);
    this.#keys.pushAll(keys);
    this.#keyEnds.push(this.#keys.length);
    this.#owners = Math.max(this.#owners, fields[0] + 1);
    this.#count++;
  }

  /** Where the units stand within those of the last names: a name without its legal form is a part of it. Or -1. */
  #placeOf(units: ArrayLike<number>): number {
    const held = this.#units.used();
    const last = held.length - units.length;
    for (let from = last; from >= 0 && from > last - LOOKED_BACK; from--) {
      let same = 0;
      while (same < units.length && held[from + same] === units[same]) same++;
      if (same === units.length) return from;
    }
    return -1;
  }

  /** Packs all entries into the bytes of an index. Under a key the longest comes first, then the first that was taken. */
  *pack(): Generator<undefined, ArrayBuffer> {
    const filed = yield* this.#file();
    const postingCount = filed.keys.length;
    const filterBits = bitsFor((distinct(filed.keys) * BITS_OF_KEY) / 32);
    const directoryBits = bitsFor(postingCount / POSTINGS_AT_ONCE / 2);
    const directoryAt = HEADER_WORDS + 2 ** filterBits;
    const postingsAt = directoryAt + 2 ** directoryBits + 1;
    const entriesAt = postingsAt + postingCount * POSTING;
    const words = entriesAt + this.#entries.length;
    const unitCount = this.#units.length;
    const buffer = new ArrayBuffer(words * 4 + unitCount * 2 + (unitCount % 2) * 2);
    const all = new Uint32Array(buffer, 0, words);
    const sizes = [filterBits, directoryBits, postingCount, this.#count, unitCount, this.#owners];
    all.set([MAGIC, LAYOUT, ...sizes]);
    fillFilter(all.subarray(HEADER_WORDS, directoryAt), 32 - filterBits, filed.keys);
    fillDirectory(all.subarray(directoryAt, postingsAt), 32 - directoryBits, filed.keys);
    yield;
    fillPostings(all.subarray(postingsAt, entriesAt), filed, this.#checks.used());
    all.set(this.#entries.used(), entriesAt);
    new Uint16Array(buffer, words * 4, unitCount).set(this.#units.used());
    return buffer;
  }

  /** Keys, ascending, and the entries filed under them. */
  *#file(): Generator<undefined, Pairs> {
    const order = this.#longestFirst();
    yield;
    const all = this.#keys.used();
    const ends = this.#keyEnds.used();
    const keys = new Uint32Array(all.length);
    const ids = new Uint32Array(all.length);
    let put = 0;
    for (const id of order) {
      for (let at = ends[id - 1] ?? 0; at < (ends[id] ?? 0); at++) {
        keys[put] = all[at] ?? 0;
        ids[put++] = id;
      }
    }
    yield;
    const half = byDigit({ keys, ids }, 0);
    yield;
    return byDigit(half, 16);
  }

  #longestFirst(): Uint32Array {
    const entries = this.#entries.used();
    const lengthOf = (id: number): number => entries[id * STRIDE + 1] ?? 0;
    let longest = 0;
    for (let id = 0; id < this.#count; id++) longest = Math.max(longest, lengthOf(id));
    const next = new Uint32Array(longest + 2);
    for (let id = 0; id < this.#count; id++) addTo(next, longest - lengthOf(id) + 1, 1);
    for (let length = 0; length <= longest; length++) addTo(next, length + 1, next[length] ?? 0);
    const order = new Uint32Array(this.#count);
    for (let id = 0; id < this.#count; id++) {
      const place = longest - lengthOf(id);
      order[next[place] ?? 0] = id;
      addTo(next, place, 1);
    }
    return order;
  }
}

function addTo(counts: Uint32Array, at: number, more: number): void {
  counts[at] = (counts[at] ?? 0) + more;
}

interface Pairs {
  readonly keys: Uint32Array;
  readonly ids: Uint32Array;
}

/** Sorts pairs by sixteen bits of their keys, pairs of equal bits staying in order: two of it sort them by the whole key. */
function byDigit({ keys, ids }: Pairs, shift: number): Pairs {
  const next = new Uint32Array(65_537);
  for (let at = 0; at < keys.length; at++)
    addTo(next, (((keys[at] ?? 0) >>> shift) & 0xffff) + 1, 1);
  for (let digit = 0; digit < 65_536; digit++) addTo(next, digit + 1, next[digit] ?? 0);
  const sorted = { keys: new Uint32Array(keys.length), ids: new Uint32Array(keys.length) };
  for (let at = 0; at < keys.length; at++) {
    const key = keys[at] ?? 0;
    const digit = (key >>> shift) & 0xffff;
    const place = next[digit] ?? 0;
    sorted.keys[place] = key;
    sorted.ids[place] = ids[at] ?? 0;
    next[digit] = place + 1;
  }
  return sorted;
}

function distinct(sorted: Uint32Array): number {
  let count = 0;
  for (let at = 0; at < sorted.length; at++) if (at === 0 || sorted[at] !== sorted[at - 1]) count++;
  return count;
}

/** How many bits say which of at least so many, one at least. */
function bitsFor(least: number): number {
  let bits = 1;
  while (2 ** bits < least) bits++;
  return bits;
}

function fillFilter(filter: Uint32Array, shift: number, keys: Uint32Array): void {
  for (let at = 0; at < keys.length; at++) {
    const key = keys[at] ?? 0;
    const place = key >>> shift;
    filter[place] = (filter[place] ?? 0) | filterBitsOf(key);
  }
}

/** Notes where the keys, ascending, of each beginning start. */
function fillDirectory(directory: Uint32Array, shift: number, keys: Uint32Array): void {
  let place = 0;
  for (let at = 0; at < keys.length; at++)
    while (place <= (keys[at] ?? 0) >>> shift) directory[place++] = at;
  directory.fill(keys.length, place);
}

function fillPostings(postings: Uint32Array, { keys, ids }: Pairs, checks: Uint32Array): void {
  for (let at = 0; at < keys.length; at++) {
    const id = ids[at] ?? 0;
    postings[at * POSTING] = keys[at] ?? 0;
    postings[at * POSTING + 1] = id;
    postings[at * POSTING + 2] = checks[id] ?? 0;
  }
}
