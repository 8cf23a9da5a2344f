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

/** True when two neighbouring units belong to one alphabetic word. */
export function sameWord(left: number, right: number): boolean {
  if (left === right) return isAlphabetic(left);
  return (left === LATIN && right === DIGIT) || (left === DIGIT && right === LATIN);
}
