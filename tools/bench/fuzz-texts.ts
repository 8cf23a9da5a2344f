import type { GeneratedName } from "./generate-names.ts";
import { chineseSentence } from "./prose-chinese.ts";
import { englishSentence } from "./prose-english.ts";
import { japaneseSentence } from "./prose-japanese.ts";
import { koreanSentence } from "./prose-korean.ts";
import { russianSentence } from "./prose-russian.ts";
import { randomOf } from "./random.ts";
import type { Random } from "./random.ts";

/** Signs that are folded away, apart, together or not at all, and such as end words. */
const SIGNS = [
  " ",
  "  ",
  "\n    ",
  "\u3000",
  "\u00a0",
  ".",
  "-",
  "‐",
  "ー",
  "・",
  "･",
  "'",
  "’",
  "&",
  ",",
  "、",
  "。",
  "(",
  ")",
  "（",
  "）",
  "«",
  "»",
  "“",
  "”",
  "/",
  "|",
  "_",
  "\u00ad",
  "\u200b",
  "\u200d",
  "\ufeff",
  "\u2060",
  "\ufe0f",
  "\u0301",
  "\u3099",
  "\u309a",
  "ﾞ",
  "ﾟ",
  "㈱",
  "㈲",
  "㈜",
  "株",
  "ﬁ",
  "Ĳ",
  "Å",
  "½",
  "①",
  "Ⅷ",
  "㌖",
  "ß",
  "İ",
  "ı",
  "0",
  "7",
  "x",
  "a",
  "Ж",
  "о",
  "е",
  "α",
  "é",
  "ñ",
  "한",
  "가",
  "\u1112",
  "\u1161",
  "\u11ab",
  "の",
  "カ",
  "ｶ",
  "ン",
  "中",
  "國",
  "国",
  "ا",
  "ไ",
  "א",
  "\ud83d\ude00",
  "\ud800",
  "\udc00",
  "𠮷",
  "𝐀",
] as const;

/** Latin letters and those of other scripts that look like them. */
const ALIKE: Readonly<Record<string, string>> = {
  a: "а",
  c: "с",
  e: "е",
  o: "о",
  p: "р",
  x: "х",
  y: "у",
  A: "А",
  B: "В",
  C: "С",
  E: "Е",
  H: "Н",
  K: "К",
  M: "М",
  O: "О",
  P: "Р",
  T: "Т",
  X: "Х",
  i: "і",
};

/** Endless short texts, the same ones for the same seed: names written in many ways, cut, glued and broken, between signs and prose. */
export function* fuzzTexts(
  names: readonly GeneratedName[],
  seed: number,
): Generator<string, never> {
  const random = randomOf(seed);
  for (;;)
    yield random.below(400) === 0
      ? long(names, random)
      : pieces(names, random, 1 + random.below(6));
}

/** Longer than what any scanner reads at a time. */
function long(names: readonly GeneratedName[], random: Random): string {
  let text = "";
  while (text.length < 4000) text += prose(random);
  return text + pieces(names, random, 12) + prose(random);
}

function pieces(names: readonly GeneratedName[], random: Random, count: number): string {
  return Array.from({ length: count }, () => piece(names, random)).join("");
}

function piece(names: readonly GeneratedName[], random: Random): string {
  const kind = random.below(10);
  if (kind < 5) return written(names[random.below(names.length)]?.text ?? "", random);
  if (kind < 9) return random.pick(SIGNS);
  const sentence = prose(random);
  return sentence.slice(0, 1 + random.below(20));
}

function prose(random: Random): string {
  const make = random.pick([
    englishSentence,
    japaneseSentence,
    chineseSentence,
    koreanSentence,
    russianSentence,
  ] as const);
  return make(random);
}

/** A name in one of the ways that are the same name, or nearly the same. */
function written(name: string, random: Random): string {
  const at = random.below(name.length);
  switch (random.below(16)) {
    case 0:
      return name.toUpperCase();
    case 1:
      return name.toLowerCase();
    case 2:
      return name.replace(/[!-~]/g, (unit) => String.fromCharCode(unit.charCodeAt(0) + 0xfee0));
    case 3:
      return name.normalize("NFD");
    case 4:
      return name.normalize("NFKD");
    case 5:
      return name.replace(/[\s.,&'・«»-]+/g, "");
    case 6:
      return name.replaceAll(" ", "\n      ");
    case 7:
      return name.slice(0, at) + random.pick(SIGNS) + name.slice(at);
    case 8:
      return name.slice(0, at) + random.pick(SIGNS) + random.pick(SIGNS) + name.slice(at);
    case 9:
      return name.slice(0, at);
    case 10:
      return name.slice(at);
    case 11:
      return name.replace(/[a-zA-Z]/g, (letter) =>
        random.chance(40) ? (ALIKE[letter] ?? letter) : letter,
      );
    case 12:
      return name.slice(0, at) + name.slice(at + 1);
    default:
      return name;
  }
}
