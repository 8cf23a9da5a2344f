import { tokenise } from "../names/compile-name.ts";
import { cutLegalForms } from "../names/legal-forms.ts";
import type { Tokens } from "../names/legal-forms.ts";
import { toKatakana } from "./kana.ts";
import { isPlain, romanise } from "./romanise.ts";
import type { Letters } from "./romanise.ts";

/** A name or query prepared for comparison: folded words without legal forms, and the same in Latin letters. */
export interface Stem {
  readonly words: Tokens;
  readonly text: string;
  /** The words in Latin letters; the very same array where they are Latin already. */
  readonly latinWords: Tokens;
  readonly latin: string;
}

/** Legal forms as they sound in Latin letters or kana, for queries that are not written as registers write them. */
const SPOKEN: readonly Tokens[] = [
  "gufen youxian gongsi",
  "gufenyouxiangongsi",
  "youxian zeren gongsi",
  "youxian gongsi",
  "youxiangongsi",
  "gongsi",
  "kabushiki gaisha",
  "kabushikigaisha",
  "kabusiki gaisya",
  "yugen gaisha",
  "godo gaisha",
  "godo kaisha",
  "jusik hoesa",
  "jusikhoesa",
  "chusik hoesa",
  "koporeshon",
  "sp z o o",
  "d o o",
  "s r o",
  "too",
  "tov",
  "aktsionernoe obshchestvo",
  "obshchestvo s ogranichennoy otvetstvennostyu",
].map((form) => form.split(" "));
const SPOKEN_KANA = [
  "コ-ポレ-シヨン",
  "リミテツド",
  "カンパニ-",
  "インク",
  "カブシキガイシヤ",
  "エルエルシ-",
].map((form) => form.replaceAll("-", "ー"));

/** Prepares a name or query; never throws. A name that is nothing but a legal form keeps it. */
export function stemFor(text: string, letters: Letters): Stem {
  return stemOfWords(tokenise(toKatakana(text), letters.table), letters);
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

function cutSpoken(words: Tokens): Tokens {
  const last = words.at(-1) ?? "";
  for (const form of SPOKEN_KANA) {
    if (last === form && words.length > 1) return words.slice(0, -1);
    if (form.length > 4 && last.length > form.length + 1 && last.endsWith(form))
      return [...words.slice(0, -1), last.slice(0, -form.length)];
  }
  for (const form of SPOKEN) {
    const keep = words.length - form.length;
    if (keep > 0 && form.every((word, at) => words[keep + at] === word))
      return words.slice(0, keep);
    if (keep > 0 && form.every((word, at) => words[at] === word)) return words.slice(form.length);
  }
  return words;
}
