/** Character classes of the fold table, kept in bits 16-19 of each entry. Anything below LATIN ends a word. */
export const SPACE = 0;
/** Punctuation that ends a word and never stands inside a name. */
export const BREAK = 1;
/** Punctuation that may stand inside a name: hyphen, middle dot, full stop, apostrophe, ampersand, comma. */
export const JOINER = 2;
export const LATIN = 3;
export const DIGIT = 4;
export const CYRILLIC = 5;
export const GREEK = 6;
export const HAN = 7;
export const KATAKANA = 8;
export const HIRAGANA = 9;
export const HANGUL = 10;
export const ARABIC = 11;
export const THAI = 12;
export const LETTER = 13;
export const IGNORED = 14;

/** Bit 20 of a table entry: the unit needs the slow path (it expands, composes or is half of a pair). */
export const SPECIAL = 1 << 20;

/** Bits 21-23: the word group, one for each script whose words are runs (Latin and digits share one); 0 = no word unit. */
export const GROUP_SHIFT = 21;
export const GROUP = 7 << GROUP_SHIFT;
/** Bit 24: a unit of a script that is read by grams: Han, kana, Hangul, Thai. */
export const GRAM = 1 << 24;
/** Bit 25: the unit does not fold to one unit on its own, so that the gate folds what is around it first. */
export const UNEVEN = 1 << 25;
/** Bits 26 and 27: katakana, and a dash that is a long-vowel mark between katakana. */
export const KANA = 1 << 26;
export const DASH = 1 << 27;
/** The sign bit: a unit of the commonest word group, Latin and digits. */
export const COMMON = 1 << 31;

/** True for the classes whose words are runs between non-word neighbours; Latin and digits share a run. */
export function isAlphabetic(charClass: number): boolean {
  return (
    charClass === LATIN ||
    charClass === DIGIT ||
    charClass === CYRILLIC ||
    charClass === GREEK ||
    charClass === ARABIC ||
    charClass === LETTER
  );
}

/** The word group of a class, 1-5, or 0 for a class whose units make no words. */
export function groupOf(charClass: number): number {
  if (charClass === DIGIT) return 1;
  return [LATIN, CYRILLIC, GREEK, ARABIC, LETTER].indexOf(charClass) + 1;
}

/** True when two neighbouring units belong to one alphabetic word. */
export function sameWord(left: number, right: number): boolean {
  if (left === right) return isAlphabetic(left);
  return (left === LATIN && right === DIGIT) || (left === DIGIT && right === LATIN);
}
