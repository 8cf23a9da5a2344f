import type { Tokens } from "../names/legal-forms.ts";
import type { LookupReason } from "../lookup-words.ts";
import { EditPattern, unitsOfText } from "./edits.ts";
import { isPlain } from "./romanise.ts";
import type { Letters } from "./romanise.ts";
import { soundDistance } from "./sound-distance.ts";
import { isBySound, loudness, soundOf } from "./sound.ts";
import type { Sound } from "./sound.ts";
import type { Stem } from "./stem.ts";

/** A query prepared to be compared with many names. */
export interface Query {
  readonly stem: Stem;
  readonly sorted: string;
  readonly isPlain: boolean;
  readonly bySound: boolean;
  readonly sound: Sound;
  readonly text: EditPattern;
  readonly latin: EditPattern;
  readonly words: readonly EditPattern[];
  readonly latinWords: readonly EditPattern[];
}

/** Prepares a query; never throws. */
export function queryFor(stem: Stem, letters: Letters): Query {
  const latin = new EditPattern(stem.latin);
  const latinWords = stem.latinWords.map((word) => new EditPattern(word));
  const same = stem.words === stem.latinWords;
  return {
    stem,
    sorted: sorted(stem.words),
    isPlain: isPlain(stem.text),
    bySound: stem.words.some((word) => isBySound(word, letters)),
    sound: soundOf(stem.words, letters),
    latin,
    text: same ? latin : new EditPattern(stem.text),
    latinWords,
    words: same ? latinWords : stem.words.map((word) => new EditPattern(word)),
  };
}

/** How alike two names are, 0..1, and by which kind of difference. */
export interface Likeness {
  readonly score: number;
  readonly why: LookupReason;
}

/** How much a word says of whose name it is, 0..1: a word of many names says little. */
export type Weigh = (latinWord: string) => number;

const NOTHING: Likeness = { score: 0, why: "typo" };

function sorted(words: Tokens): string {
  return words.length < 2 ? (words[0] ?? "") : [...words].sort().join("");
}

/**
 * Compares a query with a name, legal forms aside; a score says which difference was bridged, the highest one wins.
 * `sound` is that of the name.
 */
export function compareStems(
  query: Query,
  name: Stem,
  sound: Sound,
  weigh: Weigh,
  letters: Letters,
): Likeness {
  const { stem } = query;
  if (stem.text.length === 0 || name.text.length === 0) return NOTHING;
  if (stem.text === name.text) return { score: 0.98, why: "legal-form" };
  if (stem.words.length > 1 && query.sorted === sorted(name.words))
    return { score: 0.95, why: "word-order" };
  const sameScript = query.isPlain === isPlain(name.text);
  const found = [prefix(stem, name), part(stem, name), words(query, name, weigh, sameScript)];
  if (sameScript) found.push(typo(query, name));
  if (!query.isPlain || !sameScript) found.push(romanised(query, name));
  found.push(heard(query, name, sound, letters));
  return found.reduce((best, each) => (each.score > best.score ? each : best));
}

function prefix(query: Stem, name: Stem): Likeness {
  if (query.text.length < 2 || !name.text.startsWith(query.text)) return NOTHING;
  return { score: 0.76 + 0.18 * (query.text.length / name.text.length), why: "prefix" };
}

function part(query: Stem, name: Stem): Likeness {
  const [few, many] = query.text.length <= name.text.length ? [query, name] : [name, query];
  const isLatin = isPlain(few.text);
  if (few.text.length < 3 && isLatin) return NOTHING;
  const isPart =
    few.words.every((word) => many.words.includes(word)) ||
    (!isLatin && many.text.includes(few.text));
  if (!isPart) return NOTHING;
  return { score: 0.66 + 0.26 * (few.text.length / many.text.length), why: "part" };
}

/** So large a part of the letters may differ. */
const TYPOS = 0.26;

function typo(query: Query, name: Stem): Likeness {
  const units = unitsOfText(name.text);
  const { whole, start } = query.text.edits(units, 0, units.length);
  const size = query.text.length;
  const longer = Math.max(size, units.length);
  const isHan = !query.isPlain;
  let score = 0;
  if (longer >= (isHan ? 3 : 4) && whole <= Math.max(1, Math.floor(longer * TYPOS)))
    score = 0.97 - (isHan ? 0.9 : 1.2) * (whole / longer);
  if (size >= 5 && units.length > size && start <= (size < 8 ? 1 : Math.floor(size / 4)))
    score = Math.max(score, 0.7 + 0.14 * (size / units.length) - 0.6 * (start / size));
  return score === 0 ? NOTHING : { score, why: "typo" };
}

/** The same in Latin letters, where at least one of the two is written in another script. */
function romanised(query: Query, name: Stem): Likeness {
  const size = query.latin.length;
  if (size < 4 || name.latin.length < 4) return NOTHING;
  const bothHan = !query.isPlain && !isPlain(name.text);
  // Two that are written in the same script and only read alike are two names more often than one.
  const most = bothHan ? 0.8 : 0.93;
  const units = unitsOfText(name.latin);
  const { whole, start } = query.latin.edits(units, 0, units.length);
  const longer = Math.max(size, units.length);
  let score = 0;
  if (whole <= Math.max(1, Math.floor(longer * TYPOS))) score = most - 1.2 * (whole / longer);
  if (size >= 5 && units.length > size && start <= Math.floor(size / 6))
    score = Math.max(score, most - 0.22 + 0.14 * (size / units.length) - 0.6 * (start / size));
  return score === 0 ? NOTHING : { score, why: "romanised" };
}

/** Word by word, in any order, each with its typos; words of many names weigh little. */
function words(query: Query, name: Stem, weigh: Weigh, sameScript: boolean): Likeness {
  const [asked, patterns, named] = sameScript
    ? [query.stem.words, query.words, name.words]
    : [query.stem.latinWords, query.latinWords, name.latinWords];
  if (asked.length < 2 && named.length < 2) return NOTHING;
  const units = named.map(unitsOfText);
  const matched = named.map(() => 0);
  let weight = 0;
  let got = 0;
  let loose = false;
  asked.forEach((word, at) => {
    const heavy = weigh(word) * (1 + word.length);
    weight += heavy;
    let best = 0;
    let which = -1;
    named.forEach((other, position) => {
      const like =
        word === other ? 1 : wordLikeness(patterns[at], units[position], at === asked.length - 1);
      if (like > best && (matched[position] ?? 0) === 0) [best, which] = [like, position];
    });
    got += best * heavy;
    if (which >= 0) matched[which] = best;
    if (best < 1) loose = true;
  });
  let full = 0;
  let covered = 0;
  named.forEach((word, position) => {
    const heavy = weigh(word) * (1 + word.length);
    full += heavy;
    covered += heavy * (matched[position] ?? 0);
  });
  const [of, over] = [got / weight, covered / full];
  if (of < 0.7) return NOTHING;
  const score = (of * 0.62 + over * 0.38) * 0.95 - 0.02;
  return { score, why: sameScript ? (loose ? "typo" : "word-order") : "romanised" };
}

function wordLikeness(
  pattern: EditPattern | undefined,
  units: Uint16Array | undefined,
  isLast: boolean,
): number {
  if (pattern === undefined || units === undefined) return 0;
  const size = pattern.length;
  const longer = Math.max(size, units.length);
  if (longer < 3) return 0;
  const { whole, start } = pattern.edits(units, 0, units.length);
  if (whole <= Math.max(longer > 3 ? 1 : 0, Math.floor(longer * 0.34))) return 1 - whole / longer;
  return isLast && size > 2 && start === 0 ? 0.85 + 0.1 * (size / units.length) : 0;
}

/** So far apart, per consonant, two sounds may be. */
const DEAF = 0.24;
/** Two consonants and their vowels agree by chance: the more there is to hear beyond LOUD, the more may differ. */
const LOUD = 1.8;
/** From here on the beginning of a sound says something. */
const LONG = 5;

/** What loanwords in kana or Hangul and Latin names have in common is the sound. */
function heard(query: Query, name: Stem, sound: Sound, letters: Letters): Likeness {
  const bySound = name.words.some((word) => isBySound(word, letters));
  if (query.bySound === bySound) return NOTHING;
  // A number in a query makes it a model or a code: it is not heard as a name.
  if (/\d/.test(query.stem.text) || query.sound.length < 3) return NOTHING;
  const { whole, start } = soundDistance(query.sound, sound, 0, sound.length);
  const size = loudness(query.sound);
  const other = loudness(sound);
  const far = whole / Math.max(size, other);
  const most = Math.min(DEAF, Math.max(DEAF / 4, (size - LOUD) * 0.12));
  let score = far <= most ? 0.82 - far * 0.8 : 0;
  if (size >= LONG && other > size && start / size <= DEAF / 2)
    score = Math.max(score, 0.62 + 0.1 * (size / other) - 0.8 * (start / size));
  return score === 0 ? NOTHING : { score, why: "romanised" };
}
