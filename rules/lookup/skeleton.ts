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
  let faint = "";
  for (const unit of sound)
    if (unit >= FAINT && "rgh".includes(letterOf(unit))) faint += letterOf(unit);
  const cuts: string[] = [];
  let heardBefore = "-";
  for (const heard of faint === "" ? [""] : DOUBTFUL) {
    // Only what is in doubt here makes a difference: most names have one skeleton.
    const here = Array.from(heard)
      .filter((letter) => faint.includes(letter))
      .join("");
    if (here !== heardBefore) cuts.push(cut(sound, here, "g", "s"));
    heardBefore = here;
  }
  if (sound.includes(SOFT)) cuts.push(cut(sound, "rg", "s", "s"), cut(sound, "", "s", "s"));
  if (sound.includes(TH)) cuts.push(cut(sound, "rg", "g", "t"), cut(sound, "", "g", "t"));
  return cuts.length === 1 ? cuts : [...new Set(cuts)];
}

const SOFT = 0x47;
const TH = 0x54;

function letterOf(faint: number): string {
  return String.fromCharCode((faint & 31) | 0x60);
}

/** The class of every consonant by its unit. */
const CLASS_OF: readonly string[] = Array.from(
  { length: 256 },
  (_, unit) => CLASSES[unit >= FAINT ? letterOf(unit) : String.fromCharCode(unit)] ?? "",
);

function cut(sound: Sound, heard: string, soft: string, th: string): string {
  let out = "";
  let last = "";
  for (const unit of sound) {
    if (unit >= VOWEL && unit < FAINT) continue;
    if (unit >= FAINT && !heard.includes(letterOf(unit))) continue;
    const each = unit === SOFT ? soft : unit === TH ? th : (CLASS_OF[unit] ?? "");
    if (each !== "" && each !== last) out += last = each;
  }
  return out;
}
