/** Rows of the kana syllabary in modified Hepburn, small kana already folded to large ones. */
const KANA: ReadonlyMap<string, string> = new Map(
  [
    ["アイウエオ", "a i u e o"],
    ["カキクケコ", "ka ki ku ke ko"],
    ["ガギグゲゴ", "ga gi gu ge go"],
    ["サシスセソ", "sa shi su se so"],
    ["ザジズゼゾ", "za ji zu ze zo"],
    ["タチツテト", "ta chi tsu te to"],
    ["ダヂヅデド", "da ji zu de do"],
    ["ナニヌネノ", "na ni nu ne no"],
    ["ハヒフヘホ", "ha hi fu he ho"],
    ["バビブベボ", "ba bi bu be bo"],
    ["パピプペポ", "pa pi pu pe po"],
    ["マミムメモ", "ma mi mu me mo"],
    ["ヤユヨ", "ya yu yo"],
    ["ラリルレロ", "ra ri ru re ro"],
    ["ワヰヱヲンヴ", "wa i e o n vu"],
  ].flatMap(([kana = "", romaji = ""]) => {
    const syllables = romaji.split(" ");
    return Array.from(kana, (letter, index): [string, string] => [letter, syllables[index] ?? ""]);
  }),
);

const VOWELS: Readonly<Record<string, string>> = {
  ア: "a",
  イ: "i",
  ウ: "u",
  エ: "e",
  オ: "o",
  ヤ: "ya",
  ユ: "yu",
  ヨ: "yo",
};

/** Consonants that take a following kana as their vowel, as in ファ, ウェ, ティ, ジェ: first kana, which vowels, consonant. */
const GLIDES: readonly (readonly [string, string, string])[] = [
  ["フ", "アイエオ", "f"],
  ["ヴ", "アイエオ", "v"],
  ["ウ", "イエオ", "w"],
  ["テ", "イ", "t"],
  ["デ", "イ", "d"],
  ["シ", "エ", "sh"],
  ["チ", "エ", "ch"],
  ["ジ", "エ", "j"],
  ["ツ", "アエオ", "ts"],
  ["ク", "アオ", "kw"],
];
const YOON = "キギニヒビピミリ";

/** Kana after which ツ is nearly always the small ッ of a loanword, not a syllable of its own. */
const DOUBLED = /^(?:[クトドプグチパピペポサセソテ]|シ[ヤユヨ]|フ[アイエオ]|ジ|スル?$)/;

/**
 * Folded katakana in Latin letters, by Hepburn. The fold takes small kana to large ones, so the small ones are guessed
 * from what stands beside them; ー is left out. Other letters stay as they are.
 */
export function romajiOf(kana: string): string {
  let latin = "";
  for (let at = 0; at < kana.length; at++) {
    const letter = kana.charAt(at);
    const next = kana.charAt(at + 1);
    const glide = glideOf(letter, next);
    if (glide !== null) {
      latin += glide;
      at++;
    } else if (letter === "ツ" && at > 0 && DOUBLED.test(kana.slice(at + 1))) continue;
    else if (letter !== "ー") latin += KANA.get(letter) ?? letter;
  }
  return latin;
}

function glideOf(letter: string, next: string): string | null {
  const vowel = VOWELS[next];
  if (vowel === undefined) return null;
  if (vowel.length === 2) {
    if (YOON.includes(letter)) return (KANA.get(letter) ?? "").slice(0, -1) + vowel;
    const soft = "シチジ".indexOf(letter);
    return soft < 0 ? null : (["sh", "ch", "j"][soft] ?? "") + vowel.slice(1);
  }
  const rule = GLIDES.find(([first, vowels]) => first === letter && vowels.includes(next));
  return rule === undefined ? null : rule[2] + vowel;
}

/** Hiragana to katakana, so that ふぁーうぇい is looked up as ファーウェイ. */
export function toKatakana(text: string): string {
  return text.replace(/[\u3041-\u3096]/g, (letter) =>
    String.fromCharCode(letter.charCodeAt(0) + 0x60),
  );
}
