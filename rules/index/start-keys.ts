import { HANGUL, isAlphabetic, KATAKANA, sameWord } from "../fold/classes.ts";
import { GRAM2, GRAM3, keyOf, WORD } from "./hash.ts";
import type { Tokens } from "../names/legal-forms.ts";

/** Folded separators that a name of a script without spaces may be written with: blank, hyphen, middle dots. */
const SEPARATORS = [0x20, 0x2d, 0x30fb, 0xb7];

function classAt(text: string, at: number, table: Uint32Array): number {
  return ((table[text.charCodeAt(at)] ?? 0) >>> 16) & 15;
}

function unitsIn(text: string): number[] {
  return Array.from({ length: text.length }, (_, index) => text.charCodeAt(index));
}

/**
 * The keys under which a name can begin in a text. A word script gives the hash of the first text word, in every way its
 * tokens may be joined there; scripts without spaces give the first two or three units.
 */
export function startKeys(tokens: Tokens, table: Uint32Array): readonly number[] {
  const keys = new Set<number>();
  const [head = ""] = tokens;
  const headClass = classAt(head, 0, table);
  if (isAlphabetic(headClass)) {
    let word = head;
    keys.add(keyOf(WORD, unitsIn(word)));
    for (const token of tokens.slice(1)) {
      if (!sameWord(classAt(word, word.length - 1, table), classAt(token, 0, table))) break;
      word += token;
      keys.add(keyOf(WORD, unitsIn(word)));
    }
    return [...keys];
  }
  const joined = tokens.join("");
  // A separator may stand right after the first character: 랙 서버.
  if (head.length === 1 && tokens.length > 1)
    for (const gap of SEPARATORS) keys.add(keyOf(GRAM2, [head.charCodeAt(0), gap]));
  if (headClass === HANGUL || joined.length < 3) {
    keys.add(keyOf(GRAM2, unitsIn(joined.slice(0, 2))));
    return [...keys];
  }
  keys.add(keyOf(GRAM3, unitsIn(joined.slice(0, 3))));
  // A separator may stand inside the first three units: シャ・オミ begins with its first two.
  if (head.length === 2) keys.add(keyOf(GRAM2, unitsIn(head)));
  return [...keys];
}

/** True when grams are tried at every position of this class, not only where a word begins. */
export function startsAnywhere(charClass: number): boolean {
  return !isAlphabetic(charClass) && charClass !== HANGUL && charClass !== KATAKANA;
}
