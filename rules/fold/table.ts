import {
  ARABIC,
  BREAK,
  COMMON,
  CYRILLIC,
  DASH,
  DIGIT,
  GRAM,
  GREEK,
  GROUP_SHIFT,
  groupOf,
  HAN,
  HANGUL,
  HIRAGANA,
  IGNORED,
  JOINER,
  KANA,
  KATAKANA,
  LATIN,
  LETTER,
  SPACE,
  SPECIAL,
  THAI,
  UNEVEN,
} from "./classes.ts";

const SCRIPTS: readonly (readonly [RegExp, number])[] = [
  [/\p{Nd}/u, DIGIT],
  [/[\p{Script=Latin}]/u, LATIN],
  [/\p{Script=Cyrillic}/u, CYRILLIC],
  [/\p{Script=Greek}/u, GREEK],
  [/[\p{Script=Han}々〇]/u, HAN],
  [/[\p{Script=Katakana}ー]/u, KATAKANA],
  [/\p{Script=Hiragana}/u, HIRAGANA],
  [/\p{Script=Hangul}/u, HANGUL],
  [/\p{Script=Arabic}/u, ARABIC],
  [/\p{Script=Thai}/u, THAI],
  [/\p{L}|\p{M}/u, LETTER],
  [/\p{N}/u, DIGIT],
];

/** Soft hyphen, zero-width and bidi marks, variation selectors, combining accents, Arabic and Hebrew points, tatweel. */
// The class lists the marks one by one on purpose: each is ignorable by itself.
const IGNORABLE =
  // oxlint-disable-next-line eslint/no-misleading-character-class
  /[\u00ad\u0300-\u036f\u0591-\u05c7\u061c\u0640\u064b-\u065f\u0670\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff]/;
const DASHES =
  /[\u2010-\u2015\u207b\u208b\ufe31\ufe32\u2212\u2e3a\u2e3b\u301c\u30a0\ufe58\ufe63\uff0d\u2043]/;
/** Signs that NFKC would turn into letters and digits of the word before them. */
const SIGN = /[™℠©®ⓒⓇ¹²³⁰-⁹①-⑳❶-❿➀-➓]/;
const JOINERS = /[-'.,&+·・･•‧/’‘`´®™©]/;

/** Letters that neither NFKC nor stripping of accents takes to their plain form. */
const PLAIN: Readonly<Record<string, string>> = {
  ı: "i",
  ø: "o",
  ł: "l",
  đ: "d",
  ħ: "h",
  ŧ: "t",
  ð: "d",
  þ: "th",
  æ: "ae",
  œ: "oe",
  ß: "ss",
  ς: "σ",
  ー: "ー",
};
const SMALL_KANA: Readonly<Record<string, string>> = {
  ァ: "ア",
  ィ: "イ",
  ゥ: "ウ",
  ェ: "エ",
  ォ: "オ",
  ッ: "ツ",
  ャ: "ヤ",
  ュ: "ユ",
  ョ: "ヨ",
  ヮ: "ワ",
  ヵ: "カ",
  ヶ: "ケ",
};
const UNDECOMPOSED =
  /[\p{Script=Katakana}\p{Script=Hiragana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Han}]/u;

/**
 * Folds one character by NFKC, lower case, plain letters and variants, without looking at its neighbours.
 * `hanVariants` takes Traditional and shinjitai characters to one common form.
 */
export function foldCharacter(character: string, hanVariants: ReadonlyMap<string, string>): string {
  // A trade mark sign or a note's number after a name is no part of it; H₃C keeps its subscript.
  if (SIGN.test(character)) return "®";
  let out = "";
  for (const part of character.normalize("NFKC").toLowerCase()) {
    const plain = UNDECOMPOSED.test(part) ? part : part.normalize("NFKD").replace(/\p{Mn}/gu, "");
    for (const letter of plain) {
      out += PLAIN[letter] ?? SMALL_KANA[letter] ?? hanVariants.get(letter) ?? letter;
    }
  }
  return out;
}

/** True for a Hangul letter that composes to a syllable with its neighbours. */
export function isJamo(unit: number): boolean {
  return unit >= 0x1100 && unit <= 0x11ff;
}

/** The class of a folded BMP unit, one of the constants of `classes.ts`. */
export function classOf(unit: string): number {
  if (IGNORABLE.test(unit)) return IGNORED;
  if (/\s/.test(unit)) return SPACE;
  if (JOINERS.test(unit) || unit === "-") return JOINER;
  for (const [script, charClass] of SCRIPTS) if (script.test(unit)) return charClass;
  return BREAK;
}

/**
 * Builds the fold table: for every UTF-16 unit its folded unit (bits 0-15), class (16-19), SPECIAL bit (20) and what the
 * gate asks at every unit (21-27 and 31, see `classes.ts`).
 * Depends only on the engine's Unicode version and the variants given; `list:build` bakes it into `fold.bin`.
 */
export function buildFoldTable(hanVariants: ReadonlyMap<string, string>): Uint32Array {
  const table = new Uint32Array(65536);
  for (let unit = 0; unit < 65536; unit++)
    table[unit] = withGateBits(unit, entryOf(unit, hanVariants), hanVariants);
  return table;
}

function entryOf(unit: number, hanVariants: ReadonlyMap<string, string>): number {
  if (unit >= 0xd800 && unit <= 0xdfff) {
    // Mathematical and enclosed alphanumerics live behind D835 and D83C; other pairs end a word.
    const special = unit === 0xd835 || unit === 0xd83c ? SPECIAL : 0;
    return pack(0xfffd, BREAK) | special;
  }
  const character = String.fromCharCode(unit);
  if (unit === 0x3099 || unit === 0x309a || unit === 0xff9e || unit === 0xff9f)
    return pack(unit, KATAKANA) | SPECIAL;
  if (isJamo(unit)) return pack(unit, HANGUL) | SPECIAL;
  if (IGNORABLE.test(character)) return pack(0, IGNORED);
  if (DASHES.test(character)) return pack(0x2d, JOINER) | SPECIAL;
  const folded = foldCharacter(character, hanVariants);
  if (folded.length === 0) return pack(0, IGNORED);
  const charClass = classOf(folded.charAt(0));
  if (folded.length > 1) return pack(folded.charCodeAt(0), charClass) | SPECIAL;
  if (charClass === SPACE) return pack(0x20, SPACE);
  if (charClass === IGNORED) return pack(0, IGNORED);
  // ㅎ and ㅏ written one by one are the letters of a syllable, as NFKC has it.
  if (isJamo(folded.charCodeAt(0))) return pack(folded.charCodeAt(0), HANGUL) | SPECIAL;
  return pack(folded.charCodeAt(0), charClass) | (unit === 0x2d ? SPECIAL : 0);
}

/** Adds the bits that the gate reads: they only restate the class, so that one test of a mask decides. */
function withGateBits(
  unit: number,
  entry: number,
  hanVariants: ReadonlyMap<string, string>,
): number {
  const charClass = (entry >>> 16) & 15;
  if (charClass === IGNORED) return entry | UNEVEN;
  if ((entry & SPECIAL) !== 0) {
    if ((entry & 0xffff) === 0x2d && charClass === JOINER) return entry | DASH;
    // A unit that becomes several separators (…) is one as good as another; a lone half of a pair is folded with the other.
    const isPair = unit >= 0xd800 && unit <= 0xdfff;
    const folded = foldCharacter(String.fromCharCode(unit), hanVariants);
    const separates =
      !isPair && folded !== "" && Array.from(folded).every((each) => classOf(each) < LATIN);
    return separates ? entry : entry | UNEVEN;
  }
  const group = groupOf(charClass) << GROUP_SHIFT;
  const gram = charClass >= LATIN && group === 0 ? GRAM : 0;
  const common = group === 1 << GROUP_SHIFT ? COMMON : 0;
  return entry | group | gram | (charClass === KATAKANA ? KANA : 0) | common;
}

function pack(unit: number, charClass: number): number {
  return unit | (charClass << 16);
}
