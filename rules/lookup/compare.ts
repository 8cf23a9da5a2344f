import { stemOf, tokenise } from "../names/compile-name.ts";
import type { LookupReason } from "../vocabulary.ts";
import { leastDistance, lettersOf, typoDistance } from "./distance.ts";
import { romanise, soundSkeleton } from "./romaji.ts";

/** A name or query prepared for comparison. */
export interface Key {
  readonly words: readonly string[];
  readonly whole: string;
  /** Without legal forms; equal to `whole` when there are none. */
  readonly stemWords: readonly string[];
  readonly stem: string;
  readonly sorted: string;
  readonly sound: string;
  /** The stem in Latin letters, where it is kana. */
  readonly latin: string;
  /** The letters of stem and sound, for a quick look whether a typo can explain the difference. */
  readonly letters: number;
  readonly soundLetters: number;
}

/** Prepares a name or query; never throws. */
export function keyFor(text: string, table: Uint32Array): Key {
  const words = tokenise(text, table);
  const stemWords = stemOf(words) ?? words;
  const stem = stemWords.join("");
  const sound = soundSkeleton(stem);
  return {
    words,
    whole: words.join(""),
    stemWords,
    stem,
    sorted: [...stemWords].sort().join(""),
    sound,
    latin: romanise(stem),
    letters: lettersOf(stem),
    soundLetters: lettersOf(sound),
  };
}

/** How alike two names are, 0..1, and by which kind of difference. */
export interface Likeness {
  readonly score: number;
  readonly why: LookupReason;
}

const NOTHING: Likeness = { score: 0, why: "typo" };

/** Compares a query with a name; a score says which difference was bridged, the highest one wins. */
export function compareNames(query: Key, name: Key): Likeness {
  const size = query.stem.length;
  if (size === 0) return NOTHING;
  if (query.whole === name.whole)
    return { score: 1, why: query.words.length === name.words.length ? "exact" : "spacing" };
  if (query.stem === name.stem) return { score: 0.98, why: "legal-form" };
  if (query.sorted === name.sorted) return { score: 0.95, why: "word-order" };
  return [
    prefix(query, name),
    part(query, name),
    typo(query, name),
    typoInPrefix(query, name),
    sound(query, name),
  ].reduce((best, each) => (each.score > best.score ? each : best));
}

function prefix(query: Key, name: Key): Likeness {
  if (query.stem.length < 2 || !name.stem.startsWith(query.stem)) return NOTHING;
  return { score: 0.76 + 0.18 * (query.stem.length / name.stem.length), why: "prefix" };
}

function part(query: Key, name: Key): Likeness {
  const [few, many] = query.stem.length <= name.stem.length ? [query, name] : [name, query];
  if (few.stem.length < 3 && !/[^a-z0-9]/.test(few.stem)) return NOTHING;
  const isPart =
    few.stemWords.every((word) => many.stemWords.includes(word)) ||
    (/[^a-z0-9]/.test(few.stem) && many.stem.includes(few.stem));
  if (!isPart) return NOTHING;
  return { score: 0.66 + 0.26 * (few.stem.length / many.stem.length), why: "part" };
}

function typo(query: Key, name: Key): Likeness {
  const longer = Math.max(query.stem.length, name.stem.length);
  if (longer < 4) return NOTHING;
  const limit = Math.max(1, Math.floor(longer * 0.26));
  if (leastDistance(query.letters, name.letters) > limit) return NOTHING;
  let away = typoDistance(query.stem, name.stem, limit);
  if (query.stemWords.length > 1)
    away = Math.min(away, typoDistance(query.sorted, name.sorted, limit));
  return away > limit ? NOTHING : { score: 0.97 - 1.2 * (away / longer), why: "typo" };
}

function typoInPrefix(query: Key, name: Key): Likeness {
  const size = query.stem.length;
  if (size < 5 || name.stem.length <= size) return NOTHING;
  const limit = size < 8 ? 1 : 2;
  const away = typoDistance(query.stem, name.stem.slice(0, size), limit);
  return away > limit
    ? NOTHING
    : { score: 0.7 + 0.14 * (size / name.stem.length) - 0.6 * (away / size), why: "typo" };
}

function sound(query: Key, name: Key): Likeness {
  const [few, many] = query.sound.length <= name.sound.length ? [query, name] : [name, query];
  if (few.sound.length < 3 || isLatin(query.stem) === isLatin(name.stem)) return NOTHING;
  // A number in a query makes it a model or a code: it is not heard as a name.
  if (/\d/.test(query.stem)) return NOTHING;
  const limit = few.sound.length >= 4 ? 1 : 0;
  const least = leastDistance(few.soundLetters, few.soundLetters & many.soundLetters);
  if (least > limit || !soundsClose(query, name)) return NOTHING;
  if (query.sound === name.sound) return { score: 0.82, why: "romanised" };
  if (many.sound.startsWith(few.sound) && few.sound.length >= 4)
    return { score: 0.72, why: "romanised" };
  return typoDistance(few.sound, many.sound, limit) <= limit
    ? { score: 0.7, why: "romanised" }
    : NOTHING;
}

/** How much of the vowels of the Latin spelling have to stand in the kana spelling too, in order. */
const VOWELS = 0.75;

/**
 * Consonants agree by chance (エスエムアイシー and Siemens, インテル and Unitree). Kana adds vowels to a Latin word and keeps
 * its own, so those have to be there in order; of few consonants the syllables have to be close as well.
 */
function soundsClose(query: Key, name: Key): boolean {
  const [latin, kana] = isLatin(query.stem) ? [query, name] : [name, query];
  const wanted = vowelsOf(latin.latin);
  if (inOrder(wanted, vowelsOf(kana.latin)) < VOWELS * wanted.length) return false;
  if (Math.min(query.sound.length, name.sound.length) > 4) return true;
  const { latin: left } = query;
  const { latin: right } = name;
  const size = Math.min(left.length, right.length) + 1;
  const limit = Math.floor(size * 0.5);
  return typoDistance(left.slice(0, size), right.slice(0, size), limit) <= limit;
}

function vowelsOf(latin: string): string {
  return latin
    .replaceAll("y", "i")
    .replace(/[^aeiou]/g, "")
    .replace(/(.)\1+/g, "$1");
}

/** Length of the longest common subsequence of two short texts. */
function inOrder(left: string, right: string): number {
  let above = Array.from(right, () => 0);
  above.push(0);
  for (const letter of left) {
    const row = [0];
    for (let at = 0; at < right.length; at++)
      row.push(
        letter === right.charAt(at)
          ? (above[at] ?? 0) + 1
          : Math.max(above[at + 1] ?? 0, row[at] ?? 0),
      );
    above = row;
  }
  return above[right.length] ?? 0;
}

function isLatin(text: string): boolean {
  return /^[a-z0-9]*$/.test(text);
}
