import { HANGUL, HIRAGANA, KATAKANA } from "../fold/classes.ts";
import { isPlain, romanise } from "./romanise.ts";
import type { Letters } from "./romanise.ts";

/**
 * How words sound, a byte a sound: a consonant is its ASCII letter (capitals: S sh, C ch, T th, J soft g, X ts), FAINT
 * added where it may be silent; a run of vowels is VOWEL with a bit for each of a, e, i, o, u.
 */
export type Sound = Uint8Array;

/** Marks a run of vowels. */
export const VOWEL = 0x80;
/** Marks, beside VOWEL, a vowel that the script may have added: kana have no closed syllables. */
export const WEAK = 0x20;
/** Stands, with the low five bits of the letter, for a consonant that need not be heard: h, w, y, and r behind a vowel. */
export const FAINT = 0xc0;

/** Spellings and how they sound, longer ones first. */
const LATIN: readonly (readonly [string, string])[] = [
  ["tion", "Son"],
  ["sion", "Jon"],
  ["cious", "Sas"],
  ["tial", "Sal"],
  ["cial", "Sal"],
  ["ture", "Car"],
  ["tsch", "C"],
  ["sch", "S"],
  ["tch", "C"],
  ["shch", "S"],
  ["ough", "o"],
  ["augh", "a"],
  ["igh", "ai"],
  ["ph", "f"],
  ["sh", "S"],
  ["ch", "C"],
  ["th", "T"],
  ["kh", "h"],
  ["gh", "g"],
  ["zh", "J"],
  ["ck", "k"],
  ["cq", "k"],
  ["qu", "kw"],
  ["ts", "X"],
  ["tz", "X"],
  ["dz", "z"],
  ["dge", "J"],
  ["wh", "w"],
  ["wr", "r"],
  ["kn", "n"],
  ["oo", "u"],
  ["ou", "au"],
  ["ow", "ao"],
  ["ee", "i"],
  ["ea", "i"],
  ["ce", "se"],
  ["ci", "si"],
  ["cy", "si"],
  ["ge", "Je"],
  ["gi", "Ji"],
  ["gy", "Ji"],
  ["x", "ks"],
  ["q", "k"],
  ["c", "k"],
  ["j", "J"],
  ["l", "r"],
];
/** The same for what kana and Hangul give in Latin letters: spelt as it sounds. */
const WRITTEN: readonly (readonly [string, string])[] = [
  ["sh", "S"],
  ["ch", "C"],
  ["ts", "X"],
  ["eo", "o"],
  ["eu", "u"],
  ["j", "J"],
  ["l", "r"],
];
const VOWELS = "aeiou";

/** True when a folded word has kana or Hangul: scripts that write foreign names by their sound. */
export function isBySound(word: string, { table }: Letters): boolean {
  for (let at = 0; at < word.length; at++) {
    const charClass = ((table[word.charCodeAt(at)] ?? 0) >>> 16) & 15;
    if (charClass === KATAKANA || charClass === HIRAGANA || charClass === HANGUL) return true;
  }
  return false;
}

/** The sound of folded words read as one. */
export function soundOf(words: readonly string[], letters: Letters): Sound {
  const sounds: number[] = [];
  for (const word of words) {
    const isLatin = isPlain(word) || !isBySound(word, letters);
    add(sounds, spell(romanise(word, letters), isLatin ? LATIN_AT : WRITTEN_AT), isLatin);
  }
  return Uint8Array.from(sounds);
}

type Rules = readonly (readonly [string, string])[];

function byFirstLetter(rules: Rules): ReadonlyMap<string, Rules> {
  const grouped = new Map<string, (readonly [string, string])[]>();
  for (const rule of rules) {
    const held = grouped.get(rule[0].charAt(0));
    if (held === undefined) grouped.set(rule[0].charAt(0), [rule]);
    else held.push(rule);
  }
  return grouped;
}
const LATIN_AT = byFirstLetter(LATIN);
const WRITTEN_AT = byFirstLetter(WRITTEN);

function spell(latin: string, rules: ReadonlyMap<string, Rules>): string {
  let out = "";
  for (let at = 0; at < latin.length;) {
    const letter = latin.charAt(at);
    const rule = rules.get(letter)?.find(([from]) => latin.startsWith(from, at));
    out += rule?.[1] ?? letter;
    at += rule?.[0].length ?? 1;
  }
  return out;
}

function add(sounds: number[], spelt: string, isLatin: boolean): void {
  for (let at = 0; at < spelt.length; at++) {
    const letter = spelt.charAt(at);
    const last = at === 0 ? 0 : (sounds.at(-1) ?? 0);
    const afterVowel = last >= VOWEL && last < FAINT;
    const isOpen = VOWELS.includes(spelt.charAt(at + 1) || "-");
    const vowel = letter === "y" && isLatin && !isOpen ? 2 : VOWELS.indexOf(letter);
    if (vowel >= 0) {
      if (afterVowel) sounds[sounds.length - 1] = (last & ~WEAK) | (1 << vowel);
      else sounds.push(VOWEL | (1 << vowel) | (isAdded(spelt, at, vowel, isLatin) ? WEAK : 0));
      continue;
    }
    const isFaint = "hwy".includes(letter) || (isLatin && letter === "r" && afterVowel && !isOpen);
    const unit = isFaint ? FAINT | (letter.charCodeAt(0) & 31) : letter.charCodeAt(0);
    if (last !== unit) sounds.push(unit);
  }
}

/** A vowel that kana or Hangul may have added to a consonant, or a final e of Latin that is not heard. */
function isAdded(spelt: string, at: number, vowel: number, isLatin: boolean): boolean {
  if (at === 0) return false;
  if (isLatin) return vowel === 1 && at === spelt.length - 1;
  const before = spelt.charAt(at - 1);
  return (
    vowel === 4 ||
    (vowel === 3 && "td".includes(before)) ||
    (vowel === 2 && "CJkS".includes(before))
  );
}

/** Which consonants are one to the ear that a skeleton is cut for. */
const CLASSES: Readonly<Record<string, string>> = {
  p: "p",
  b: "b",
  v: "b",
  t: "t",
  d: "d",
  k: "k",
  g: "g",
  f: "f",
  s: "s",
  S: "s",
  C: "s",
  T: "s",
  X: "s",
  J: "s",
  z: "s",
  m: "n",
  n: "n",
  r: "r",
};

/**
 * The consonant skeletons of a sound, for finding it: vowels, h, w and y dropped, consonants in classes. Two where an r
 * may be silent; empty when no consonant is left.
 */
export function skeletonsOf(sound: Sound): readonly string[] {
  const all = cut(sound, true);
  const heard = cut(sound, false);
  return all === heard ? [all] : [all, heard];
}

const FAINT_R = FAINT | (0x72 & 31);

function cut(sound: Sound, withFaintR: boolean): string {
  let out = "";
  for (const unit of sound) {
    const letter =
      unit === FAINT_R && withFaintR ? "r" : unit < VOWEL ? String.fromCharCode(unit) : "";
    const each = CLASSES[letter] ?? "";
    if (each !== "" && !out.endsWith(each)) out += each;
  }
  return out;
}
