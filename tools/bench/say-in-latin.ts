// Romanisations for measuring alone, written apart from those of rules/lookup: `tune` by one standard, `report` by another.
import type { Habit } from "./say-in-katakana.ts";

const KANA = pairs(
  "ア a イ i ウ u エ e オ o カ ka キ ki ク ku ケ ke コ ko ガ ga ギ gi グ gu ゲ ge ゴ go サ sa シ shi ス su セ se ソ so ザ za ジ ji ズ zu ゼ ze ゾ zo " +
    "タ ta チ chi ツ tsu テ te ト to ダ da ヂ ji ヅ zu デ de ド do ナ na ニ ni ヌ nu ネ ne ノ no ハ ha ヒ hi フ fu ヘ he ホ ho バ ba ビ bi ブ bu ベ be ボ bo " +
    "パ pa ピ pi プ pu ペ pe ポ po マ ma ミ mi ム mu メ me モ mo ヤ ya ユ yu ヨ yo ラ ra リ ri ル ru レ re ロ ro ワ wa ヲ o ン n ヴ vu " +
    "キャ kya キュ kyu キョ kyo シャ sha シュ shu ショ sho シェ she チャ cha チュ chu チョ cho チェ che ジャ ja ジュ ju ジョ jo ジェ je " +
    "ティ ti ディ di ファ fa フィ fi フェ fe フォ fo ウィ wi ウェ we ウォ wo ニュ nyu ミュ myu リュ ryu ヒュ hyu ピュ pyu ビュ byu",
);
/** Kunrei instead of Hepburn, as a Japanese keyboard takes it. */
const KUNREI: readonly (readonly [RegExp, string])[] = [
  [/sh(?=[auoe])/g, "sy"],
  [/ch(?=[auoe])/g, "ty"],
  [/j(?=[auoe])/g, "zy"],
  [/shi/g, "si"],
  [/chi/g, "ti"],
  [/tsu/g, "tu"],
  [/fu/g, "hu"],
  [/ji/g, "zi"],
];

/** Katakana in Latin letters: Hepburn with long vowels left out, or typed as on a keyboard, vowels doubled. */
export function fromKatakana(text: string, habit: Habit): string {
  let latin = "";
  for (let at = 0; at < text.length; at++) {
    const two = KANA.get(text.slice(at, at + 2));
    const letter = text.charAt(at);
    if (two !== undefined) {
      latin += two;
      at++;
    } else if (letter === "ッ")
      latin += (KANA.get(text.slice(at + 1, at + 3)) ?? KANA.get(text.charAt(at + 1)) ?? "").charAt(
        0,
      );
    else if (letter === "ー") latin += habit === "tune" ? "" : latin.slice(-1);
    else latin += KANA.get(letter) ?? (letter === "・" ? " " : letter);
  }
  if (habit === "report" && latin.length % 2 === 0)
    for (const [from, to] of KUNREI) latin = latin.replace(from, to);
  return latin;
}

const FIRST = "g kk n d tt r m b pp s ss  j jj ch k t p h".split(" ");
const MIDDLE = "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i".split(" ");
const LAST = " k k k n n n t l k m l l l p l m p p t t ng t t k t p t".split(" ");
const MIDDLE_LOOSE = "a ae ya yae u e you ye o wa wae oe yo oo wo we wi yu u ui ee".split(" ");

/** Hangul in Latin letters: syllable by syllable by the Revised Romanization, or loosely, as firms write themselves. */
export function fromHangul(text: string, habit: Habit): string {
  const middle = habit === "tune" ? MIDDLE : MIDDLE_LOOSE;
  let latin = "";
  for (const letter of text) {
    const code = letter.charCodeAt(0) - 0xac00;
    if (code < 0 || code > 11171) latin += letter;
    else
      latin +=
        (FIRST[Math.floor(code / 588)] ?? "") +
        (middle[Math.floor((code % 588) / 28)] ?? "") +
        (LAST[code % 28] ?? "");
  }
  return latin;
}

const PASSPORT = pairs(
  "а a б b в v г g д d е e ё e ж zh з z и i й i к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts ч ch ш sh щ shch ъ ie ы y ь  э e ю iu я ia",
);
const SCHOLARLY = pairs(
  "а a б b в v г g д d е e ё jo ж zh з z и i й j к k л l м m н n о o п p р r с s т t у u ф f х h ц c ч ch ш sh щ shh ъ  ы y ь  э e ю ju я ja",
);

/** Cyrillic in Latin letters: as in Russian passports, or closer to the scholars' tables. */
export function fromCyrillic(text: string, habit: Habit): string {
  const table = habit === "tune" ? PASSPORT : SCHOLARLY;
  return Array.from(text.toLowerCase(), (letter) => table.get(letter) ?? letter).join("");
}

const BACK: readonly (readonly [string, string])[] =
  "shch щ kh х zh ж ts ц ch ч sh ш yu ю ya я yo ё ye е ee и oo у ck к ph ф qu кв x кс a а b б c к d д e е f ф g г h х i и j дж k к l л m м n н o о p п q к r р s с t т u у v в w в y й z з"
    .split(" ")
    .reduce<[string, string][]>((found, part, at, all) => {
      if (at % 2 === 0) found.push([part, all[at + 1] ?? ""]);
      return found;
    }, []);

/** A Latin name in Cyrillic, letter by letter; `report` writes y between consonants as ы. */
export function toCyrillic(text: string, habit: Habit): string {
  let rest = text.toLowerCase();
  let out = "";
  while (rest !== "") {
    const rule = BACK.find(([from]) => rest.startsWith(from));
    const isBetween = habit === "report" && /^y(?![aeiouy])/.test(rest) && out !== "";
    out += isBetween ? "ы" : (rule?.[1] ?? rest.charAt(0));
    rest = rest.slice(rule?.[0].length ?? 1);
  }
  return out;
}

function pairs(text: string): ReadonlyMap<string, string> {
  const parts = text.split(" ");
  return new Map(
    parts.flatMap((letter, at): [string, string][] =>
      at % 2 === 0 ? [[letter, parts[at + 1] ?? ""]] : [],
    ),
  );
}
