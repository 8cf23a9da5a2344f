import { FAINT, VOWEL, WEAK } from "./sound.ts";
import type { Sound } from "./sound.ts";

/** What it costs to take one consonant for another, of those that scripts and ears confuse; all others cost 1. */
const NEAR: readonly (readonly [string, number])[] = [
  ["lr", 0],
  ["bv", 0.1],
  ["fh", 0.15],
  ["sS", 0.2],
  ["sT", 0.1],
  ["zT", 0.15],
  ["zJ", 0.15],
  ["sz", 0.15],
  ["SJ", 0.4],
  ["CS", 0.3],
  ["Ct", 0.3],
  ["Ck", 0.25],
  ["Cs", 0.4],
  ["CX", 0.3],
  ["CJ", 0.35],
  ["Xs", 0.25],
  ["Xz", 0.25],
  ["Xt", 0.35],
  ["kg", 0.35],
  ["td", 0.35],
  ["pb", 0.35],
  ["pf", 0.3],
  ["fv", 0.3],
  ["bf", 0.5],
  ["mn", 0.2],
  ["Gg", 0.05],
  ["GJ", 0.05],
  ["Gz", 0.2],
  ["GS", 0.35],
  ["Jg", 0.2],
  ["Jd", 0.35],
  ["Jy", 0.3],
  ["ks", 0.5],
  ["kS", 0.6],
  ["hk", 0.4],
  ["hg", 0.4],
  ["wv", 0.2],
  ["wb", 0.4],
  ["Tt", 0.2],
  ["Td", 0.4],
];

/** Bits of vowels. */
const [A, E, I, U] = [1, 2, 4, 16];

/** Costs in hundredths, so that they fit a byte; FORBIDDEN takes no vowel for a consonant. */
const FORBIDDEN = 250;
let replaced: Uint8Array | null = null;
const DROPPED = Uint8Array.from({ length: 256 }, (_, unit) => dropped(unit));

function isVowel(unit: number): boolean {
  return unit >= VOWEL && unit < FAINT;
}

function letterCode(unit: number): number {
  return unit >= FAINT ? (unit & 31) | 0x60 : unit;
}

/** Costs of all pairs of units, `left << 8 | right`. */
function replacements(): Uint8Array {
  const costs = new Uint8Array(65536).fill(100);
  for (let left = 0; left < 256; left++) {
    for (let right = 0; right < 256; right++) {
      const pair = (left << 8) | right;
      if (isVowel(left) !== isVowel(right)) costs[pair] = FORBIDDEN;
      else if (isVowel(left)) costs[pair] = otherVowel(left, right);
      else if (letterCode(left) === letterCode(right)) costs[pair] = 0;
    }
  }
  for (const [pair, cost] of NEAR) {
    for (const left of unitsOfLetter(pair.charCodeAt(0))) {
      for (const right of unitsOfLetter(pair.charCodeAt(1))) {
        costs[(left << 8) | right] = Math.round(cost * 100);
        costs[(right << 8) | left] = Math.round(cost * 100);
      }
    }
  }
  return costs;
}

function otherVowel(left: number, right: number): number {
  const [one, other] = [left & 31, right & 31];
  if (one === other) return 0;
  if ((one & other) !== 0) return 8;
  // English a is heard as ei, u as a; e and i, a and e are neighbours.
  const both = one | other;
  if (both === (A | E | I)) return 12;
  return both === (A | E) || both === (E | I) || both === (A | U) ? 22 : 35;
}

/** A consonant as it is heard and as it may be silent. */
function unitsOfLetter(code: number): readonly number[] {
  return code > 0x60 ? [code, FAINT | (code & 31)] : [code];
}

function dropped(unit: number): number {
  if (isVowel(unit)) return (unit & WEAK) !== 0 ? 6 : 45;
  // Kana leave an r behind a vowel out, or lengthen the vowel.
  if (unit >= FAINT) return letterCode(unit) === 0x72 ? 8 : letterCode(unit) === 0x67 ? 12 : 20;
  return unit === 0x58 || unit === 0x72 || unit === 0x6c || unit === 0x67 ? 50 : 85;
}

let above = new Uint16Array(64);
let row = new Uint16Array(64);

/**
 * How far apart two sounds are, in consonants: the weighted cost of the cheapest way to take one for the other, `whole`
 * and, in `start`, against the best beginning of the second. The second is the units `from` to `to` of `others`.
 */
export function soundDistance(
  sound: Sound,
  others: Uint8Array,
  from: number,
  to: number,
): { readonly whole: number; readonly start: number } {
  // Made for the first who asks: a background that wakes for a page has no use for it.
  const costOf = (replaced ??= replacements());
  const width = to - from + 1;
  if (above.length < width) {
    above = new Uint16Array(width * 2);
    row = new Uint16Array(width * 2);
  }
  above[0] = 0;
  for (let at = 1; at < width; at++)
    above[at] = (above[at - 1] ?? 0) + (DROPPED[others[from + at - 1] ?? 0] ?? 0);
  for (const unit of sound) {
    const drop = DROPPED[unit] ?? 0;
    const costs = unit << 8;
    let left = (above[0] ?? 0) + drop;
    row[0] = left;
    for (let at = 1; at < width; at++) {
      const other = others[from + at - 1] ?? 0;
      let best = (above[at - 1] ?? 0) + (costOf[costs | other] ?? 0);
      const less = (above[at] ?? 0) + drop;
      if (less < best) best = less;
      const more = left + (DROPPED[other] ?? 0);
      left = more < best ? more : best;
      row[at] = left;
    }
    [above, row] = [row, above];
  }
  let start = above[0] ?? 0;
  for (let at = 1; at < width; at++) start = Math.min(start, above[at] ?? 0);
  return { whole: (above[width - 1] ?? 0) / 100, start: start / 100 };
}
