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
  "gufen youxian gongsi|gufenyouxiangongsi|youxian zeren gongsi|youxian gongsi|youxiangongsi|gongsi|股份公司",
  "kabushiki gaisha|kabushikigaisha|kabusiki gaisya|yugen gaisha|godo gaisha|godo kaisha|koporeshon|カ",
  "jusik hoesa|jusikhoesa|chusik hoesa|유한책임회사",
  "aktiengesellschaft|gesellschaft mit beschrankter haftung|haftungsbeschrankt|unternehmergesellschaft",
  "kommanditgesellschaft|offene handelsgesellschaft|societas europaea|aktiebolag|aktiebolaget|publ|osakeyhtio",
  "aktieselskab|anpartsselskab|aksjeselskap|allmennaksjeselskap|besloten vennootschap|naamloze vennootschap",
  "societe anonyme|societe par actions simplifiee|societe a responsabilite limitee|societa per azioni",
  "societa a responsabilita limitata|sociedad anonima de capital variable|sociedad anonima|sociedad limitada",
  "sociedad de responsabilidad limitada|sociedade anonima|sociedade limitada|spolka akcyjna|spolka z o o",
  "spolka z ograniczona odpowiedzialnoscia|akciova spolecnost|spolecnost s rucenim omezenym|spol s r o",
  "korlatolt felelossegu tarsasag|zartkoruen mukodo reszvenytarsasag|reszvenytarsasag|perseroan terbatas",
  "sendirian berhad|anonim sirketi|limited sirketi|joint stock company|open joint stock company",
  "public joint stock company|closed joint stock company|aktsionernoe obshchestvo",
  "obshchestvo s ogranichennoy otvetstvennostyu|общество с ограниченнои ответственностью",
  "публичное акционерное общество|открытое акционерное общество|закрытое акционерное общество",
  "акционерное общество|товариство з обмеженою відповідальністю|товариство з обмеженою вiдповiдальнiстю",
  "sp z o o|d o o|s r o|too|tov|oao|zao|pao|гк|a s",
  "telefonaktiebolaget|spol|sendirian|l l c|s n c|snc|p l c|l l p|l t d|i n c|s c a|s p r l|e v|gesmbh|ges m b h",
]
  .flatMap((line) => line.split("|"))
  .map((form) => form.split(" "))
  .sort((a, b) => b.length - a.length);
const SPOKEN_KANA = [
  "コ-ポレ-シヨン",
  "リミテツド",
  "カンパニ-",
  "インク",
  "カブシキガイシヤ",
  "エルエルシ-",
].map((form) => form.replaceAll("-", "ー"));

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

function cutSpoken(words: Tokens): Tokens {
  let rest = words;
  for (let cut = cutOnce(rest); cut !== rest; cut = cutOnce(rest)) rest = cut;
  return rest;
}

function cutOnce(words: Tokens): Tokens {
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
