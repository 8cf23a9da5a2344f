import { FAINT, VOWEL } from "./sound.ts";
import type { Sound } from "./sound.ts";

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
 * behind a vowel, a g behind an n or an h may be silent, a g be soft or a th a t; empty when no consonant is left.
 */
export function skeletonsOf(sound: Sound): readonly string[] {
  const cuts = DOUBTFUL.map((heard) => cut(sound, heard, "g", "s"));
  if (sound.includes(SOFT)) cuts.push(cut(sound, "rg", "s", "s"), cut(sound, "", "s", "s"));
  if (sound.includes(TH)) cuts.push(cut(sound, "rg", "g", "t"), cut(sound, "", "g", "t"));
  return [...new Set(cuts)];
}

const SOFT = 0x47;
const TH = 0x54;

function cut(sound: Sound, heard: string, soft: string, th: string): string {
  let out = "";
  for (const unit of sound) {
    if (unit >= VOWEL && unit < FAINT) continue;
    const letter = String.fromCharCode(unit >= FAINT ? (unit & 31) | 0x60 : unit);
    if (unit >= FAINT && !heard.includes(letter)) continue;
    const each = unit === SOFT ? soft : unit === TH ? th : (CLASSES[letter] ?? "");
    if (each !== "" && !out.endsWith(each)) out += each;
  }
  return out;
}
