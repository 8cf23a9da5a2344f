import { keyOf, mix, settle, WORD } from "../index/hash.ts";
import { skeletonsOf } from "./sound.ts";
import type { Sound } from "./sound.ts";
import type { Stem } from "./stem.ts";

/** Kinds of gram; the kind seeds the hash so that equal units of two kinds differ. */
const LATIN3 = 0x51ed270b | 0;
const START2 = 0x1f83d9ab | 0;
const OTHER2 = 0x3c6ef372 | 0;
const OTHER1 = 0x2c1b3c6d | 0;
const DROPPED = 0x297a2d39 | 0;
const SOUND3 = 0x5be0cd19 | 0;

/** Names of so few units are also filed with each unit left out, so that one edit cannot hide them. */
const SHORT_LATIN = 8;
const SHORT_OTHER = 4;

/**
 * Gives the hashed grams that a name is filed under and found by: trigrams of the Latin letters read as one word, the
 * first two of each word, bigrams of other scripts, and short stems with one unit left out.
 */
export function textGrams(stem: Stem, give: (gram: number) => void): void {
  const { latin, text } = stem;
  for (let at = 0; at + 2 < latin.length; at++) give(gram3(LATIN3, latin, at));
  for (const word of stem.latinWords) {
    if (word.length > 1) give(settle(mix(mix(START2, word.charCodeAt(0)), word.charCodeAt(1))));
  }
  shortGrams(latin, 2, SHORT_LATIN, give);
  if (stem.words === stem.latinWords) return;
  for (let at = 0; at + 1 < text.length; at++) {
    if (isOther(text.charCodeAt(at)) && isOther(text.charCodeAt(at + 1)))
      give(settle(mix(mix(OTHER2, text.charCodeAt(at)), text.charCodeAt(at + 1))));
  }
  for (const word of stem.words)
    if (isOther(word.charCodeAt(0))) give(keyOf(OTHER1, [word.charCodeAt(0)]));
  shortGrams(text, 2, SHORT_OTHER, give);
}

/** The hashed trigrams of the consonant skeletons of a name's sound, ends marked. */
export function soundGrams(sound: Sound, give: (gram: number) => void): void {
  for (const skeleton of skeletonsOf(sound)) {
    if (skeleton.length < 2) continue;
    const edged = `~${skeleton}~`;
    for (let at = 0; at + 2 < edged.length; at++) give(gram3(SOUND3, edged, at));
  }
}

/** The hash under which a word in Latin letters is kept among the common words of an index. */
export function wordKey(word: string): number {
  let hash = WORD;
  for (let at = 0; at < word.length; at++) hash = mix(hash, word.charCodeAt(at));
  return settle(hash);
}

function shortGrams(text: string, least: number, most: number, give: (gram: number) => void): void {
  if (text.length < least || text.length > most) return;
  for (let left = -1; left < text.length; left++) {
    if (left >= 0 && text.length <= least) break;
    let hash = DROPPED;
    for (let at = 0; at < text.length; at++) if (at !== left) hash = mix(hash, text.charCodeAt(at));
    give(settle(hash));
  }
}

function gram3(kind: number, text: string, at: number): number {
  return settle(
    mix(mix(mix(kind, text.charCodeAt(at)), text.charCodeAt(at + 1)), text.charCodeAt(at + 2)),
  );
}

/** Units beyond Latin that no table takes to letters one by one: Han, Hangul, Arabic, Thai and others, kana too. */
function isOther(unit: number): boolean {
  return unit > 0x5ff;
}
