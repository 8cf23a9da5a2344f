import { unitsOf } from "../names/compile-name.ts";
import type { Tokens } from "../names/legal-forms.ts";
import { soundGrams, textGrams, wordKey } from "./grams.ts";
import { emptyNames } from "./layout.ts";
import type { Letters } from "./romanise.ts";
import { soundOf } from "./sound.ts";
import { stemFor } from "./stem.ts";

/** A name to be looked up, and whose it is. */
export interface NamedText {
  readonly text: string;
  readonly owner: number;
  readonly item: number;
}

/** A word is common when more owners than this share it, and more than one in `SHARE` of the names have it. */
const FEW = 3;
const SHARE = 2000;
/** How many postings a bucket holds on average. */
const A_BUCKET = 6;
const LEAST_BUCKETS = 10;
const MOST_BUCKETS = 20;

/** Derives the name index; the same names and letters always give the same bytes. */
export function buildNames(names: readonly NamedText[], letters: Letters): ArrayBuffer {
  const pairs = new Pairs();
  const latin = new Bytes();
  const other = new Bytes();
  const sounds = new Bytes();
  const ends = new Uint32Array(names.length * 3);
  const owners = new Map<number, { last: number; count: number }>();
  names.forEach(({ text, owner }, id) => {
    const stem = stemFor(text, letters);
    const sound = soundOf(stem.words, letters);
    const put = (gram: number): void => pairs.add(gram, id);
    textGrams(stem, put);
    soundGrams(sound, put);
    latin.addAll(unitsOf(stem.latinWords));
    if (stem.words !== stem.latinWords) other.addAll(unitsOf(stem.words));
    sounds.addAll(sound);
    ends.set([latin.length, other.length, sounds.length], id * 3);
    countOwners(owners, stem.latinWords, owner);
  });
  const common = [...owners]
    .filter(([, { count }]) => count > Math.max(FEW, names.length / SHARE))
    .sort(([left], [right]) => left - right)
    .flatMap(([key, { count }]) => [key, count]);
  const bits = Math.round(Math.log2(Math.max(1, pairs.length / A_BUCKET)));
  const buckets = 2 ** Math.min(MOST_BUCKETS, Math.max(LEAST_BUCKETS, bits));
  const filed = pairs.file(buckets);
  const { buffer, sections } = emptyNames({
    names: names.length,
    common: common.length / 2,
    buckets,
    other: other.length,
    latin: latin.length,
    sounds: sounds.length,
    postings: filed.postings.length,
  });
  names.forEach(({ owner, item }, id) => {
    sections.owners[id] = owner;
    sections.items[id] = item;
  });
  sections.ends.set(ends);
  sections.common.set(common);
  sections.buckets.set(filed.ends);
  sections.other.set(other.used());
  sections.latin.set(latin.used());
  sections.sounds.set(sounds.used());
  sections.postings.set(filed.postings.used());
  return buffer;
}

function countOwners(
  owners: Map<number, { last: number; count: number }>,
  words: Tokens,
  owner: number,
): void {
  for (const word of words) {
    const key = wordKey(word);
    const held = owners.get(key);
    if (held === undefined) owners.set(key, { last: owner, count: 1 });
    else if (held.last !== owner) {
      held.last = owner;
      held.count++;
    }
  }
}

/** A list of numbers below 65536 that grows. */
class Bytes {
  length = 0;
  #held = new Uint16Array(1024);

  add(value: number): void {
    if (this.length === this.#held.length)
      this.#held = grown(this.#held, new Uint16Array(this.length * 2));
    this.#held[this.length++] = value;
  }

  addAll(values: Iterable<number>): void {
    for (const value of values) this.add(value);
  }

  used(): Uint16Array {
    return this.#held.subarray(0, this.length);
  }
}

function grown<Held extends Uint16Array | Uint32Array>(from: Held, to: Held): Held {
  to.set(from);
  return to;
}

/** Pairs of gram and name in the order of names, filed by bucket in linear time. */
class Pairs {
  length = 0;
  #grams = new Uint32Array(4096);
  #names = new Uint32Array(4096);

  add(gram: number, name: number): void {
    if (this.length === this.#grams.length) {
      this.#grams = grown(this.#grams, new Uint32Array(this.length * 2));
      this.#names = grown(this.#names, new Uint32Array(this.length * 2));
    }
    this.#grams[this.length] = gram;
    this.#names[this.length++] = name;
  }

  file(buckets: number): { readonly ends: Uint32Array; readonly postings: Bytes } {
    const next = new Uint32Array(buckets + 1);
    for (let at = 0; at < this.length; at++) {
      const bucket = (this.#grams[at] ?? 0) & (buckets - 1);
      next[bucket + 1] = (next[bucket + 1] ?? 0) + 1;
    }
    for (let bucket = 0; bucket < buckets; bucket++)
      next[bucket + 1] = (next[bucket + 1] ?? 0) + (next[bucket] ?? 0);
    const sorted = new Uint32Array(this.length);
    for (let at = 0; at < this.length; at++) {
      const bucket = (this.#grams[at] ?? 0) & (buckets - 1);
      const place = next[bucket] ?? 0;
      sorted[place] = this.#names[at] ?? 0;
      next[bucket] = place + 1;
    }
    const ends = new Uint32Array(buckets);
    const postings = new Bytes();
    let from = 0;
    for (let bucket = 0; bucket < buckets; bucket++) {
      const to = next[bucket] ?? 0;
      let before = -1;
      for (; from < to; from++) {
        const name = sorted[from] ?? 0;
        if (name === before) continue;
        let gap = name - before - 1;
        for (; gap > 127; gap >>>= 7) postings.add((gap & 127) | 128);
        postings.add(gap);
        before = name;
      }
      ends[bucket] = postings.length;
    }
    return { ends, postings };
  }
}
