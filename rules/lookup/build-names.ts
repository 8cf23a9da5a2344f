import { GrowingHalfWords, GrowingWords } from "../growing.ts";
import { unitsOf } from "../names/compile-name.ts";
import type { Tokens } from "../names/legal-forms.ts";
import { soundGrams, textGrams, wordKey } from "./grams.ts";
import { emptyNames } from "./layout.ts";
import type { Letters } from "./romanise.ts";
import { soundOf } from "./sound.ts";
import { stemFor } from "./stem.ts";
import { toTheEnd } from "../steps.ts";

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

/** Names between two steps: a few milliseconds of work. */
const A_STEP = 256;

/** Derives the name index; the same names and letters always give the same bytes. */
export function buildNames(names: readonly NamedText[], letters: Letters): ArrayBuffer {
  return toTheEnd(buildNamesSteps(names, letters));
}

/** The same in steps, so that a worker can answer messages in between. */
export function* buildNamesSteps(
  names: readonly NamedText[],
  letters: Letters,
): Generator<undefined, ArrayBuffer> {
  const pairs = new Pairs();
  const latin = new GrowingHalfWords();
  const other = new GrowingHalfWords();
  const sounds = new GrowingHalfWords();
  const ends = new Uint32Array(names.length * 3);
  const owners = new Map<number, { last: number; count: number }>();
  let id = 0;
  const put = (gram: number): void => pairs.add(gram, id);
  for (const { text, owner } of names) {
    const stem = stemFor(text, letters);
    const sound = soundOf(stem.words, letters);
    textGrams(stem, put);
    soundGrams(sound, put);
    latin.pushAll(unitsOf(stem.latinWords));
    if (stem.words !== stem.latinWords) other.pushAll(unitsOf(stem.words));
    sounds.pushAll(sound);
    ends.set([latin.length, other.length, sounds.length], id * 3);
    countOwners(owners, stem.latinWords, owner);
    if (++id % A_STEP === 0) yield;
  }
  const common = [...owners]
    .filter(([, { count }]) => count > Math.max(FEW, names.length / SHARE))
    .sort(([left], [right]) => left - right)
    .flatMap(([key, { count }]) => [key, count]);
  const bits = Math.round(Math.log2(Math.max(1, pairs.length / A_BUCKET)));
  const buckets = 2 ** Math.min(MOST_BUCKETS, Math.max(LEAST_BUCKETS, bits));
  yield;
  const filed = yield* pairs.file(buckets);
  const { buffer, sections } = emptyNames({
    names: names.length,
    common: common.length / 2,
    buckets,
    other: other.length,
    latin: latin.length,
    sounds: sounds.length,
    postings: filed.postings.length,
  });
  names.forEach(({ owner, item }, each) => {
    sections.owners[each] = owner;
    sections.items[each] = item;
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

/** Buckets that are written between two steps. */
const BUCKETS_A_STEP = 16_384;

/** Pairs of gram and name in the order of names, filed by bucket in linear time. */
class Pairs {
  readonly #grams = new GrowingWords();
  readonly #names = new GrowingWords();

  get length(): number {
    return this.#grams.length;
  }

  add(gram: number, name: number): void {
    this.#grams.push(gram);
    this.#names.push(name);
  }

  *file(
    buckets: number,
  ): Generator<undefined, { readonly ends: Uint32Array; readonly postings: GrowingHalfWords }> {
    const grams = this.#grams.used();
    const names = this.#names.used();
    const next = new Uint32Array(buckets + 1);
    for (let at = 0; at < grams.length; at++) {
      const bucket = (grams[at] ?? 0) & (buckets - 1);
      next[bucket + 1] = (next[bucket + 1] ?? 0) + 1;
    }
    for (let bucket = 0; bucket < buckets; bucket++)
      next[bucket + 1] = (next[bucket + 1] ?? 0) + (next[bucket] ?? 0);
    yield;
    const sorted = new Uint32Array(grams.length);
    for (let at = 0; at < grams.length; at++) {
      const bucket = (grams[at] ?? 0) & (buckets - 1);
      const place = next[bucket] ?? 0;
      sorted[place] = names[at] ?? 0;
      next[bucket] = place + 1;
    }
    yield;
    const ends = new Uint32Array(buckets);
    const postings = new GrowingHalfWords();
    let from = 0;
    for (let bucket = 0; bucket < buckets; bucket++) {
      const to = next[bucket] ?? 0;
      let before = -1;
      for (; from < to; from++) {
        const name = sorted[from] ?? 0;
        if (name === before) continue;
        let gap = name - before - 1;
        for (; gap > 127; gap >>>= 7) postings.push((gap & 127) | 128);
        postings.push(gap);
        before = name;
      }
      ends[bucket] = postings.length;
      if ((bucket + 1) % BUCKETS_A_STEP === 0) yield;
    }
    return { ends, postings };
  }
}
