import { tokenise } from "../names/compile-name.ts";
import { cutLegalForms } from "../names/legal-forms.ts";
import type { Tokens } from "../names/legal-forms.ts";
import { toKatakana } from "./kana.ts";
import { isPlain, romanise } from "./romanise.ts";
import type { Letters } from "./romanise.ts";
import { cutSpoken } from "./spoken-forms.ts";

/** A name or query prepared for comparison: folded words without legal forms, and the same in Latin letters. */
export interface Stem {
  readonly words: Tokens;
  readonly text: string;
  /** The words in Latin letters; the very same array where they are Latin already. */
  readonly latinWords: Tokens;
  readonly latin: string;
}

/** Rare forms of Han in family names that no table of variants has. */
const RARE: ReadonlyMap<string, string> = new Map(
  Object.entries({
    髙: "高",
    﨑: "崎",
    邉: "辺",
    邊: "辺",
    濵: "浜",
    栁: "柳",
    槗: "橋",
    𠮷: "吉",
  }),
);

/** Prepares a name or query; never throws. A name that is nothing but a legal form keeps it. */
export function stemFor(text: string, letters: Letters): Stem {
  return stemOfWords(wordsOf(text, letters.table), letters);
}

/** The folded words of a name or query, hiragana as katakana, rare forms of Han as the common ones. */
export function wordsOf(text: string, table: Uint32Array): Tokens {
  return tokenise(
    toKatakana(text).replace(/[髙﨑邉邊濵栁槗]|𠮷/gu, (rare) => RARE.get(rare) ?? rare),
    table,
  );
}

/** The same for words that are folded already. */
export function stemOfWords(folded: Tokens, letters: Letters): Stem {
  const words = withoutAnd(cutSpoken(cutLegalForms(folded)));
  const latinWords = words.every(isPlain)
    ? words
    : words.map((word) => romanise(word, letters)).filter((word) => word !== "");
  return { words, text: words.join(""), latinWords, latin: latinWords.join("") };
}

function withoutAnd(words: Tokens): Tokens {
  return words.length > 2 && words.includes("and") ? words.filter((word) => word !== "and") : words;
}
