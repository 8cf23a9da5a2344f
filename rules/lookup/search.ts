import { GAP } from "../names/compile-name.ts";
import type { Tokens } from "../names/legal-forms.ts";
import type { LookupReason } from "../lookup-words.ts";
import { compareStems, queryFor } from "./compare.ts";
import type { Query } from "./compare.ts";
import type { EditPattern } from "./edits.ts";
import { counterFor, gather } from "./gather.ts";
import type { Counter, Gathered } from "./gather.ts";
import { soundGrams, textGrams, wordKey } from "./grams.ts";
import { viewNames } from "./layout.ts";
import type { NameSections } from "./layout.ts";
import type { Letters } from "./romanise.ts";
import { soundDistance } from "./sound-distance.ts";
import type { Sound } from "./sound.ts";
import type { Stem } from "./stem.ts";

/** A name index ready to be asked, with room to count in: one question at a time. */
export interface NameIndex {
  readonly sections: NameSections;
  readonly letters: Letters;
  readonly counter: Counter;
}

/** A name like the query. `score` is 0..1; `why` is the difference that was bridged, legal forms and spaces aside. */
export interface Alike {
  readonly owner: number;
  readonly item: number;
  readonly score: number;
  readonly why: LookupReason;
}

/**
 * Names taken from the grams, those taken by their sound (comparing sounds costs more), one more for so many names of
 * the list; and those that are compared in full.
 */
const GATHERED = 100;
const HEARD = 70;
const MORE_PER = 5000;
const MOST_MORE = 100;
const COMPARED = 20;
const PER_OWNER = 4;
const PLACES = 1024;
const RATES = 1e6;
/**
 * With an answer at least as good, nobody listens for names that only sound alike. A query in Latin letters seldom means
 * a name in kana, so for it less is good enough: what is being typed begins many names.
 */
const GOOD = 0.9;
const GOOD_IN_LATIN = 0.72;

/** Opens a name index without copying; throws a RangeError when the bytes are not one. */
export function openNames(buffer: ArrayBuffer, letters: Letters): NameIndex {
  const sections = viewNames(buffer);
  return { sections, letters, counter: counterFor(sections) };
}

/** The names of an index that are most like a stem, best first; several may be one owner's. */
export function searchNames(index: NameIndex, stem: Stem): readonly Alike[] {
  const { sections, letters, counter } = index;
  const query = queryFor(stem, letters);
  const found = new Map<number, Alike>();
  const compare = (name: number): void => {
    if (found.has(name)) return;
    const { score, why } = compareStems(
      query,
      stemAt(sections, name),
      soundAt(sections, name),
      weigh,
      letters,
    );
    const owner = sections.owners[name] ?? 0;
    if (score > 0) found.set(name, { owner, item: sections.items[name] ?? 0, score, why });
  };
  const weigh = (word: string): number => weightOf(sections, word);
  const textLength =
    stem.latin === ""
      ? { field: 1, size: stem.text.length }
      : { field: 0, size: stem.latin.length + stem.latinWords.length - 1 };
  const more = Math.round(Math.min(MOST_MORE, sections.count / MORE_PER));
  const grams: number[] = [];
  textGrams(stem, (gram) => grams.push(gram));
  for (const name of best(
    sections,
    gather(counter, grams, GATHERED + more, textLength),
    (each, share) => likely(sections, query, each, share),
  ))
    compare(name);
  let top = 0;
  for (const { score } of found.values()) top = Math.max(top, score);
  const good = query.bySound ? GOOD : query.isPlain ? GOOD_IN_LATIN : 0;
  if (top < good && query.sound.length > 2) {
    const heard: number[] = [];
    soundGrams(query.sound, (gram) => heard.push(gram));
    for (const name of best(
      sections,
      gather(counter, heard, HEARD + more, { field: 2, size: query.sound.length }),
      (each) => -farAway(sections, query.sound, each),
    ))
      compare(name);
  }
  return [...found.entries()]
    .sort(([a, left], [b, right]) => right.score - left.score || a - b)
    .map(([, each]) => each);
}

/** The likeliest of the gathered names; of one owner only a few, or a supplier of many names would hide the others. */
function best(
  { owners }: NameSections,
  gathered: Gathered,
  rate: (name: number, share: number) => number,
): readonly number[] {
  // The rate in front, the place in the last digits: numbers are sorted faster than by a rule.
  const order = Float64Array.from(
    gathered.names,
    (name, at) => Math.round(-rate(name, gathered.shares[at] ?? 0) * RATES) * PLACES + at,
  ).sort();
  const chosen: number[] = [];
  const perOwner = new Map<number, number>();
  for (const each of order) {
    if (chosen.length === COMPARED) break;
    const name = gathered.names[((each % PLACES) + PLACES) % PLACES] ?? 0;
    const owner = owners[name] ?? 0;
    const count = perOwner.get(owner) ?? 0;
    if (count === PER_OWNER) continue;
    perOwner.set(owner, count + 1);
    chosen.push(name);
  }
  return chosen;
}

/** A quick guess how alike query and name are: as a whole, as a beginning, or by what they share in any order. */
function likely(sections: NameSections, query: Query, name: number, share: number): number {
  const latin = nearness(query.latin, sections.latin, sections, name, 0);
  const other = query.isPlain ? 0 : nearness(query.text, sections.other, sections, name, 1);
  const length = query.stem.latin.length;
  const size = endOf(sections, name, 0) - startOf(sections, name, 0);
  const off = Math.abs(size - length) / Math.max(1, size, length);
  return Math.max(latin, other, share * 0.96 - 0.04 * off);
}

function nearness(
  asked: EditPattern,
  texts: Uint8Array | Uint16Array,
  sections: NameSections,
  name: number,
  field: number,
): number {
  const from = startOf(sections, name, field);
  const to = endOf(sections, name, field);
  if (asked.length === 0 || from === to) return 0;
  const { whole, start, size } = asked.edits(texts, from, to, GAP);
  const longer = Math.max(asked.length, size);
  return Math.max(
    1 - whole / longer,
    0.94 * (1 - start / asked.length) - 0.04 * (1 - asked.length / longer),
  );
}

function farAway(sections: NameSections, sound: Sound, name: number): number {
  const from = startOf(sections, name, 2);
  const to = endOf(sections, name, 2);
  const { whole, start } = soundDistance(sound, sections.sounds, from, to);
  return Math.min(whole, start + 0.5 + 0.1 * Math.abs(to - from - sound.length));
}

function startOf(sections: NameSections, name: number, field: number): number {
  return name === 0 ? 0 : (sections.ends[name * 3 - 3 + field] ?? 0);
}

function endOf(sections: NameSections, name: number, field: number): number {
  return sections.ends[name * 3 + field] ?? 0;
}

function stemAt(sections: NameSections, name: number): Stem {
  const latinWords = wordsAt(sections.latin, startOf(sections, name, 0), endOf(sections, name, 0));
  const from = startOf(sections, name, 1);
  const to = endOf(sections, name, 1);
  const words = from === to ? latinWords : wordsAt(sections.other, from, to);
  return { words, text: words.join(""), latinWords, latin: latinWords.join("") };
}

function wordsAt(texts: Uint8Array | Uint16Array, from: number, to: number): Tokens {
  if (from === to) return [];
  let text = "";
  for (let at = from; at < to; at++) text += String.fromCharCode(texts[at] ?? 0);
  return text.split(" ");
}

function soundAt(sections: NameSections, name: number): Sound {
  return sections.sounds.subarray(startOf(sections, name, 2), endOf(sections, name, 2));
}

/** True for a word that many owners of an index share. */
export function isCommon(sections: NameSections, latinWord: string): boolean {
  return weightOf(sections, latinWord) < 1;
}

/** A word of many owners weighs less, by the logarithm of how many they are. */
function weightOf({ common }: NameSections, word: string): number {
  const key = wordKey(word);
  for (let low = 0, high = common.length / 2 - 1; low <= high;) {
    const middle = (low + high) >>> 1;
    const held = common[middle * 2] ?? 0;
    if (held === key) return 1 / (1 + Math.log2(common[middle * 2 + 1] ?? 1) / 2);
    if (held < key) low = middle + 1;
    else high = middle - 1;
  }
  return 1;
}
