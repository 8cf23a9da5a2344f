import { HANGUL, isAlphabetic, KATAKANA, sameWord } from "../fold/classes.ts";
import { compileModel, modelStarts } from "../models/program.ts";
import type { ModelPattern } from "../vocabulary.ts";
import { GRAM2, GRAM3, keyOf, mix, MODEL, settle, WORD } from "./hash.ts";
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

/** How many units of a model number are looked at first; after three digits, which every price has, two more. */
const MODEL_START = 3;
const MODEL_START_OF_DIGITS = 5;

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

/** The key under which a model number that begins at `at` in folded units is filed, or -1 when too little is left. */
export function modelKeyAt(units: ArrayLike<number>, at: number, length: number): number {
  if (at + MODEL_START > length) return -1;
  const first = units[at] ?? 0;
  const second = units[at + 1] ?? 0;
  const third = units[at + 2] ?? 0;
  let hash = mix(mix(mix(MODEL, first), second), third);
  if (isDigit(first) && isDigit(second) && isDigit(third)) {
    if (at + MODEL_START_OF_DIGITS > length) return -1;
    hash = mix(mix(hash, units[at + 3] ?? 0), units[at + 4] ?? 0);
  }
  return settle(hash);
}

/**
 * The keys under which a model number of the pattern can begin. Throws a RangeError for a pattern with too many of them,
 * or whose models may be too short to be told from other text.
 */
export function modelKeys(pattern: ModelPattern): readonly number[] {
  const program = compileModel(pattern);
  const starts = modelStarts(program, MODEL_START);
  const keys = new Set<number>();
  const ofDigits = starts.filter((start) => /^[0-9]{3}$/.test(start));
  const longer = ofDigits.length === 0 ? [] : modelStarts(program, MODEL_START_OF_DIGITS);
  for (const start of [...starts.filter((each) => !ofDigits.includes(each)), ...longer]) {
    // A model that begins with Han or kana (龙芯 3A5000) is found like a name of that script, by its first two units.
    const units = unitsIn(start);
    if (start >= "\u0080") keys.add(keyOf(GRAM2, units.slice(0, 2)));
    else keys.add(modelKeyAt(units, 0, units.length));
  }
  return [...keys];
}
