import type { GeneratedName } from "./generate-names.ts";
import { chineseSentence } from "./prose-chinese.ts";
import { englishSentence } from "./prose-english.ts";
import { japaneseSentence } from "./prose-japanese.ts";
import { koreanSentence } from "./prose-korean.ts";
import { russianSentence } from "./prose-russian.ts";
import { phrasesOf, randomOf } from "./random.ts";
import type { Random } from "./random.ts";

/** What a generated text is written in. */
export const TEXT_KINDS = ["english", "mixed", "japanese", "chinese", "korean"] as const;
export type TextKind = (typeof TEXT_KINDS)[number];

/** A name that was put into a text, as written there: UTF-16 offsets, `name` the position in the list. */
export interface Seed {
  readonly name: number;
  readonly start: number;
  readonly end: number;
}

/** A text and every name in it; all the rest is ordinary prose and words that only contain the letters of a name. */
export interface SeededText {
  readonly kind: TextKind;
  readonly text: string;
  readonly seeds: readonly Seed[];
  /** How many words of the text contain a name and are another word. */
  readonly decoys: number;
}

/** How many characters stand between two seeded names, on average. */
const EVERY = 2000;

/** Where a name stands, by script: `@` is the name. Each ends where a sentence may begin. */
const CONTEXTS = {
  latin: phrasesOf(
    "Manufacturer: @, in stock. |Sold by @ since 2019. |The bid of @ was accepted. |(@) |The new unit from @ is here.\n|Brand: @\n",
  ),
  japanese: phrasesOf(
    "メーカー：@、在庫あり。|販売元は@です。|製造元 @ 。|「@」の製品。|落札者：@\n",
  ),
  chinese: phrasesOf("供应商：@，已签订合同。|本产品由@提供。|中标单位 @。|（@）|制造商：@\n"),
  korean: phrasesOf(
    "제조사: @, 재고 있음. |판매자 @ 제품입니다. |공급업체는 @ 입니다. |(@) |제조사: @\n",
  ),
  cyrillic: phrasesOf(
    "Производитель: @, в наличии. |Поставщик @ заключил договор. |(@) |Поставщик: @\n",
  ),
} as const;

/** Sentences about words that are not names: a name of one word with other letters of its script around it. */
const DECOYS = {
  latin: phrasesOf("The word @ is none. |See @ below. |(@) "),
  katakana: phrasesOf("「@」という語。|用語：@\n"),
} as const;

/** The scripts of the names that a text of each kind says. */
const SAID: Readonly<Record<TextKind, readonly GeneratedName["script"][]>> = {
  english: ["latin"],
  mixed: ["latin", "japanese", "chinese", "korean", "cyrillic"],
  japanese: ["japanese", "japanese", "latin"],
  chinese: ["chinese", "chinese", "chinese", "latin"],
  korean: ["korean", "korean", "latin"],
};

/**
 * A text of at least so many characters (one sentence more at most) with names of the list in it, one in 2,000 characters.
 * The same arguments give the same text. Names are written as they are, in capitals, in small letters, or full or half width
 * where such text does that: NFKC and lower case undo all of it, so that no implementation is favoured.
 */
export function generateText(
  kind: TextKind,
  characters: number,
  names: readonly GeneratedName[],
): SeededText {
  const random = randomOf(977 + TEXT_KINDS.indexOf(kind));
  const said = SAID[kind].map((script) =>
    names.flatMap((name, at) => (name.script === script ? [at] : [])),
  );
  const parts: string[] = [];
  const seeds: Seed[] = [];
  let length = 0;
  let next = EVERY >> 1;
  let decoys = 0;
  const words = names.flatMap(({ text }) =>
    /^(?:[A-Za-z]{5,}|[ァ-ヶー]{4,})$/.test(text) ? [text] : [],
  );
  const put = (part: string): void => {
    parts.push(part);
    length += part.length;
  };
  while (length < characters) {
    put(sentence(kind, random, length));
    if (length < next || length >= characters) continue;
    next += (EVERY >> 1) + random.below(EVERY);
    const choice = said[random.below(said.length)] ?? [];
    const name = choice[random.below(choice.length)];
    const given = name === undefined ? undefined : names[name];
    if (name === undefined || given === undefined) continue;
    const [before = "", after = ""] = random.pick(CONTEXTS[given.script]).split("@");
    put(endOf(parts, given.script) + before);
    const written = variant(given, kind, random);
    seeds.push({ name, start: length, end: length + written.length });
    put(written);
    put(after);
    if (!random.chance(20)) continue;
    const word = decoy(words, kind, random);
    if (word === null) continue;
    put(endOf(parts, given.script) + word);
    decoys++;
  }
  return { kind, text: parts.join(""), seeds, decoys };
}

/** A sentence with a word that contains a name, as substring matchers find it and readers do not. */
function decoy(words: readonly string[], kind: TextKind, random: Random): string | null {
  const fitting = words.filter((word) => kind === "japanese" || /^[A-Za-z]/.test(word));
  const word = fitting[random.below(fitting.length)];
  if (word === undefined) return null;
  const isLatin = /^[A-Za-z]/.test(word);
  const longer = isLatin ? `un${word.toLowerCase()}ists` : `ア${word}ルム`;
  return random.pick(isLatin ? DECOYS.latin : DECOYS.katakana).replace("@", longer);
}

/** A space where a word would otherwise touch the next sentence. */
function endOf(parts: readonly string[], script: GeneratedName["script"]): string {
  const isSpaced = /\s$/.test(parts.at(-1) ?? " ");
  return isSpaced || script === "japanese" || script === "chinese" ? "" : " ";
}

function sentence(kind: TextKind, random: Random, at: number): string {
  switch (kind) {
    case "english":
      return englishSentence(random);
    case "japanese":
      return random.chance(3) ? englishSentence(random) : japaneseSentence(random);
    case "chinese":
      return chineseSentence(random, (at >>> 13) % 4 === 3);
    case "korean":
      return koreanSentence(random);
    case "mixed":
      return mixedSentence(random, (at >>> 10) % 8);
  }
}

/** Paragraphs of about a thousand characters, each in its own language. */
function mixedSentence(random: Random, paragraph: number): string {
  if (paragraph === 1 || paragraph === 5) return japaneseSentence(random);
  if (paragraph === 3) return chineseSentence(random);
  if (paragraph === 6) return koreanSentence(random);
  if (paragraph === 7) return russianSentence(random);
  return englishSentence(random);
}

function variant({ text, script }: GeneratedName, kind: TextKind, random: Random): string {
  const isWide = kind === "japanese" || kind === "chinese" || kind === "mixed";
  if (script === "latin" || script === "cyrillic") {
    switch (random.below(isWide && script === "latin" ? 5 : 4)) {
      case 0:
        return text.toUpperCase();
      case 1:
        return text.toLowerCase();
      case 4:
        return text.replace(/[!-~]/g, (unit) => String.fromCharCode(unit.charCodeAt(0) + 0xfee0));
      default:
        return text;
    }
  }
  return script === "japanese" && random.chance(15) ? halfWidth(text) : text;
}

const HALF = new Map(
  Array.from({ length: 0xff9e - 0xff66 }, (_, at) => String.fromCharCode(0xff66 + at)).map(
    (half) => [half.normalize("NFKC"), half] as const,
  ),
);

/** Katakana as half-width letters with their voicing marks behind, which NFKC takes back. */
function halfWidth(text: string): string {
  return text.replace(/[ァ-ヶー・]/g, (kana) => {
    const [plain = kana, mark] = kana.normalize("NFD");
    const half = HALF.get(plain) ?? (plain === "・" ? "･" : plain);
    if (half === plain) return kana;
    return mark === undefined ? half : half + (mark === "\u3099" ? "\uff9e" : "\uff9f");
  });
}
