import { CYRILLIC, GREEK, HAN, HANGUL, HIRAGANA, KATAKANA } from "../fold/classes.ts";
import { romanisedAlphabet, romanisedHangul } from "./alphabets.ts";
import { romajiOf, toKatakana } from "./kana.ts";
import { pinyinOf } from "./readings.ts";
import type { Readings } from "./readings.ts";

/** What names are written over into Latin letters with: the fold table, for its classes, and the readings of Han. */
export interface Letters {
  readonly table: Uint32Array;
  readonly readings: Readings;
}

const PLAIN = /^[a-z0-9]*$/;

/** True when a folded text is Latin letters and digits alone. */
export function isPlain(folded: string): boolean {
  return PLAIN.test(folded);
}

/**
 * A folded word in Latin letters and digits: kana by Hepburn, Han by pinyin, Hangul by the Revised Romanization, Cyrillic
 * and Greek by their passports' tables. Letters of other scripts are left out.
 */
export function romanise(word: string, letters: Letters): string {
  if (isPlain(word)) return word;
  let latin = "";
  for (let from = 0; from < word.length;) {
    const script = scriptAt(word, from, letters.table);
    let to = from + 1;
    while (to < word.length && scriptAt(word, to, letters.table) === script) to++;
    latin += writeOver(word.slice(from, to), script, letters.readings);
    from = to;
  }
  return latin.replace(/[^a-z0-9]/g, "");
}

function scriptAt(word: string, at: number, table: Uint32Array): number {
  const charClass = ((table[word.charCodeAt(at)] ?? 0) >>> 16) & 15;
  return charClass === HIRAGANA ? KATAKANA : charClass;
}

function writeOver(run: string, script: number, readings: Readings): string {
  switch (script) {
    case KATAKANA:
      return romajiOf(toKatakana(run));
    case HAN:
      return pinyinOf(run, readings);
    case HANGUL:
      return romanisedHangul(run);
    case CYRILLIC:
    case GREEK:
      return romanisedAlphabet(run);
    default:
      return run;
  }
}
