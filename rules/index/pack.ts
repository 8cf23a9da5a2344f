import { GrowingHalfWords, GrowingWords } from "../growing.ts";
import { HEADER_WORDS, LAYOUT, MAGIC, STRIDE } from "./layout.ts";

/** The entries of an index in the making, as rows of numbers, with the keys that each is filed under. */
export class EntryDraft {
  #count = 0;
  #owners = 0;
  readonly #entries = new GrowingWords();
  readonly #units = new GrowingHalfWords();
  readonly #keys = new GrowingWords();
  /** Where the keys of each entry end. */
  readonly #keyEnds = new GrowingWords();

  /** Takes an entry: its units, the fields behind them (see `STRIDE`), and its keys. */
  add(
    units: ArrayLike<number>,
    fields: readonly [owner: number, item: number, kind: number, need: number],
    keys: readonly number[],
  ): void {
    this.#entries.push(this.#units.length);
    this.#entries.push(units.length);
    this.#entries.pushAll(fields);
    this.#units.pushAll(units);
    this.#keys.pushAll(keys);
    this.#keyEnds.push(this.#keys.length);
    this.#owners = Math.max(this.#owners, fields[0] + 1);
    this.#count++;
  }

  /** Packs all entries into the bytes of an index. Under a key the longest comes first, then the first that was taken. */
  *pack(): Generator<undefined, ArrayBuffer> {
    const filed = yield* this.#file();
    const keyCount = distinct(filed.keys);
    let slotCount = 16;
    while (slotCount < keyCount * 2) slotCount *= 2;
    const postingsAt = HEADER_WORDS + slotCount * 3;
    const entriesAt = postingsAt + filed.keys.length;
    const words = entriesAt + this.#entries.length;
    const unitCount = this.#units.length;
    const buffer = new ArrayBuffer(words * 4 + unitCount * 2 + (unitCount % 2) * 2);
    const all = new Uint32Array(buffer, 0, words);
    const sizes = [slotCount, filed.keys.length, this.#count, unitCount, this.#owners];
    all.set([MAGIC, LAYOUT, ...sizes]);
    all.set(filed.ids, postingsAt);
    all.set(this.#entries.used(), entriesAt);
    new Uint16Array(buffer, words * 4, unitCount).set(this.#units.used());
    yield;
    fillSlots(all.subarray(HEADER_WORDS, postingsAt), filed.keys);
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

/** Files each key with its stretch of postings, in ascending order; see `IndexSections`. */
function fillSlots(slots: Uint32Array, keys: Uint32Array): void {
  const mask = slots.length / 3 - 1;
  for (let from = 0, to = 0; from < keys.length; from = to) {
    const key = keys[from] ?? 0;
    while (to < keys.length && keys[to] === key) to++;
    const stored = key === 0 ? 1 : key;
    let slot = stored & mask;
    while (slots[slot * 3] !== 0) slot = (slot + 1) & mask;
    slots[slot * 3] = stored;
    slots[slot * 3 + 1] = from;
    slots[slot * 3 + 2] = to - from;
  }
}
