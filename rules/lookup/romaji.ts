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
    ["ワヲンヴ", "wa o n vu"],
  ].flatMap(([kana = "", romaji = ""]) => {
    const syllables = romaji.split(" ");
    return Array.from(kana, (letter, index): [string, string] => [letter, syllables[index] ?? ""]);
  }),
);

/** Folded katakana in Latin letters, syllable by syllable; other letters stay as they are. */
export function romanise(folded: string): string {
  let latin = "";
  for (const letter of folded) latin += KANA.get(letter) ?? (letter === "ー" ? "" : letter);
  return latin;
}

/**
 * A rough Latin sound skeleton of folded katakana or Latin: consonants in classes that loanwords confuse (b/v, r/l, s/z/j,
 * c/k/q, h/f), vowels dropped. Equal skeletons sound alike to a Japanese ear; empty when nothing is left.
 */
export function soundSkeleton(folded: string): string {
  return romanise(folded)
    .replace(/[^a-z]/g, "")
    .replace(/sh|ch|ti|ci|si|zi|j|z|s/g, "s")
    .replace(/ts|t|d/g, "t")
    .replace(/ph|f|hu|wh/g, "h")
    .replace(/[cqxg]/g, "k")
    .replace(/v/g, "b")
    .replace(/l/g, "r")
    .replace(/m/g, "n")
    .replace(/[aeiouyw]/g, "")
    .replace(/(.)\1+/g, "$1");
}

/** Hiragana to katakana, so that ふぁーうぇい is looked up as ファーウェイ. */
export function toKatakana(text: string): string {
  return text.replace(/[\u3041-\u3096]/g, (letter) =>
    String.fromCharCode(letter.charCodeAt(0) + 0x60),
  );
}
