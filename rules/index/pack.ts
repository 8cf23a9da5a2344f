import { GrowingHalfWords, GrowingWords } from "../growing.ts";
import { HEADER_WORDS, LAYOUT, MAGIC, slotOf, STRIDE } from "./layout.ts";
import type { Beginning } from "./start-keys.ts";

/** Units by which a name's are looked for among those before: most legal forms are shorter. */
const LOOKED_BACK = 48;
/** Slots a key: fewer are read more slowly, more are more to read at every start of a worker. */
const ROOM = 1.6;

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
    const keyCount = distinct(filed.keys);
    const slotCount = Math.max(16, Math.ceil(keyCount * ROOM));
    const postingsAt = HEADER_WORDS + slotCount * 2;
    const entriesAt = postingsAt + filed.keys.length * 2;
    const words = entriesAt + this.#entries.length;
    const unitCount = this.#units.length;
    const buffer = new ArrayBuffer(words * 4 + unitCount * 2 + (unitCount % 2) * 2);
    const all = new Uint32Array(buffer, 0, words);
    const sizes = [slotCount, filed.keys.length, this.#count, unitCount, this.#owners];
    all.set([MAGIC, LAYOUT, ...sizes]);
    fillPostings(all.subarray(postingsAt, entriesAt), filed, this.#checks.used());
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
  const end = slots.length;
  for (let from = 0, to = 0; from < keys.length; from = to) {
    const key = keys[from] ?? 0;
    while (to < keys.length && keys[to] === key) to++;
    const stored = key === 0 ? 1 : key;
    let at = slotOf(stored, end >>> 1) * 2;
    while (slots[at] !== 0) at = at + 2 === end ? 0 : at + 2;
    slots[at] = stored;
    slots[at + 1] = from;
  }
}

/** Writes entries as postings, each with a mark where those of its key go on, and with its check. */
function fillPostings(postings: Uint32Array, { keys, ids }: Pairs, checks: Uint32Array): void {
  for (let at = 0; at < keys.length; at++) {
    const goesOn = at + 1 < keys.length && keys[at + 1] === keys[at];
    const id = ids[at] ?? 0;
    postings[at * 2] = id * 2 + (goesOn ? 1 : 0);
    postings[at * 2 + 1] = checks[id] ?? 0;
  }
}
