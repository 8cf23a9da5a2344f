import { CYRILLIC, HANGUL, HIRAGANA, KATAKANA } from "../fold/classes.ts";
import { isPlain, romanise } from "./romanise.ts";
import type { Letters } from "./romanise.ts";

/**
 * How words sound, a byte a sound: a consonant is its ASCII letter (capitals: S sh, C ch, T th, J dj, G either g, X ts), FAINT
 * added where it may be silent; a run of vowels is VOWEL with a bit for each of a, e, i, o, u.
 */
export type Sound = Uint8Array;

/** Marks a run of vowels. */
export const VOWEL = 0x80;
/** Marks, beside VOWEL, a vowel that the script may have added: kana have no closed syllables. */
export const WEAK = 0x20;
/** Stands, with the low five bits of the letter, for a consonant that need not be heard: h, w, y, r behind a vowel, g behind n. */
export const FAINT = 0xc0;

type Rules = readonly (readonly [string, string])[];

const N = 0x6e;

/** Spellings and how they sound, longer ones first. */
const LATIN: Rules = [
  ["tech", "tek"],
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
  ["pf", "f"],
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
  ["ew", "yu"],
  ["oo", "u"],
  ["ou", "au"],
  ["ow", "ao"],
  ["ee", "i"],
  ["ea", "i"],
  ["ce", "se"],
  ["ci", "si"],
  ["cy", "si"],
  ["ge", "Ge"],
  ["gi", "Gi"],
  ["gy", "Gi"],
  ["x", "ks"],
  ["q", "k"],
  ["c", "k"],
  ["j", "J"],
];
/** The same for what kana and Hangul give in Latin letters: spelt as it sounds. */
const WRITTEN: Rules = [
  ["shch", "S"],
  ["kh", "h"],
  ["zh", "J"],
  ["sh", "S"],
  ["ch", "C"],
  ["ts", "X"],
  ["eo", "o"],
  ["eu", "u"],
  ["j", "J"],
];
const VOWELS = "aeiou";
const BY_SOUND = new Set([KATAKANA, HIRAGANA, HANGUL, CYRILLIC]);

/** True when a folded word has kana, Hangul or Cyrillic: scripts that write foreign names by their sound. */
export function isBySound(word: string, { table }: Letters): boolean {
  for (let at = 0; at < word.length; at++) {
    const charClass = ((table[word.charCodeAt(at)] ?? 0) >>> 16) & 15;
    if (BY_SOUND.has(charClass)) return true;
  }
  return false;
}

/** Pinyin where English spelling would mislead. */
const PINYIN: Rules = [
  ["sh", "S"],
  ["zh", "J"],
  ["ch", "C"],
  ["x", "S"],
  ["q", "C"],
  ["j", "J"],
  ["c", "X"],
];
/** A word that can be read as pinyin from end to end, and has a letter that only pinyin reads so. */
const IS_PINYIN =
  /^(?=.*(?:[qxjz]|zh|c(?!h)))(?:(?:[zcs]h|[bpmfdtnlgkhjqxzcsrwy])(?:[iu]?ang|i?ong|i?ao|[iu]an|uai|[aeu]ng|ing|[aeiu]n|[aeu]i|ou|i[aeu]|u[aeo]|ue|er|[aeiou]))+$/;

/** Kana names of places that are not said as in Latin letters. */
const PLACES: Rules = [
  ["ペキン", "beijing"],
  ["シンセン", "shenzhen"],
  ["ナンキン", "nanjing"],
  ["テンシン", "tianjin"],
];

/** The sound of folded words read as one. */
export function soundOf(words: readonly string[], letters: Letters): Sound {
  const sounds: number[] = [];
  for (const word of words) {
    if (isPlain(word)) add(sounds, spell(word, rulesFor(word)), true);
    else if (isBySound(word, letters)) {
      const place = PLACES.find(([kana]) => word.startsWith(kana) && word.length > kana.length);
      if (place !== undefined) add(sounds, spell(place[1], PINYIN_AT), true);
      const rest = place === undefined ? word : word.slice(place[0].length);
      add(sounds, spell(romanise(rest, letters), WRITTEN_AT), false);
    } else {
      const latin = romanise(word, letters);
      add(sounds, spell(latin, rulesFor(latin)), true);
    }
  }
  return Uint8Array.from(sounds);
}

function rulesFor(latin: string): ReadonlyMap<string, Rules> {
  return IS_PINYIN.test(latin) ? PINYIN_AT : LATIN_AT;
}

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
const PINYIN_AT = byFirstLetter(PINYIN);

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
    const isFaint =
      "hwy".includes(letter) ||
      (isLatin && letter === "r" && afterVowel && !isOpen) ||
      (letter === "g" && last === N && !(isLatin && isOpen));
    // A vowel before a silent r is heard as an a, too: -er, -or.
    if (letter === "r" && isFaint && afterVowel) sounds[sounds.length - 1] = last | 1;
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
  G: "g",
  h: "f",
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
  l: "r",
};

/** Sounds that may be silent, or another: each is tried alone, with the others left out. */
const DOUBTFUL = ["rgh", "rg", "r", "g", "h", ""];

/**
 * The consonant skeletons of a sound, for finding it: vowels, w and y dropped, consonants in classes. Several where an r
 * behind a vowel, a g behind an n or an h may be silent, or a g be soft; empty when no consonant is left.
 */
export function skeletonsOf(sound: Sound): readonly string[] {
  const hard = DOUBTFUL.map((heard) => cut(sound, heard, "g"));
  return [
    ...new Set(sound.includes(SOFT) ? [...hard, cut(sound, "rg", "s"), cut(sound, "", "s")] : hard),
  ];
}

const SOFT = 0x47;

function cut(sound: Sound, heard: string, soft: string): string {
  let out = "";
  for (const unit of sound) {
    if (unit >= VOWEL && unit < FAINT) continue;
    const letter = String.fromCharCode(unit >= FAINT ? (unit & 31) | 0x60 : unit);
    if (unit >= FAINT && !heard.includes(letter)) continue;
    const each = unit === SOFT ? soft : (CLASSES[letter] ?? "");
    if (each !== "" && !out.endsWith(each)) out += each;
  }
  return out;
}

/** How much of a sound there is to hear: a consonant is one, a vowel or a faint consonant a little. */
export function loudness(sound: Sound): number {
  let loud = 0;
  for (const unit of sound) loud += unit >= VOWEL ? 0.3 : 1;
  return loud;
}
