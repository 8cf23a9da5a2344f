import type { Tokens } from "../names/legal-forms.ts";
import type { LookupReason } from "../lookup-words.ts";
import { isTypo } from "./is-typo.ts";
import { partsOf, squashed } from "./name-parts.ts";
import type { NameParts } from "./name-parts.ts";
import { isPlain, romanise } from "./romanise.ts";
import type { Letters } from "./romanise.ts";
import { soundDistance } from "./sound-distance.ts";
import { isBySound, loudness, soundOf } from "./sound.ts";
import { isLight } from "./trade-words.ts";
import type { Trade } from "./trade-words.ts";

/** Whether two names are one company's, how sure (0..1), and by which difference. */
export interface Sameness {
  readonly same: boolean;
  readonly score: number;
  readonly why: LookupReason;
}

/** The one threshold: from this score on two names are taken for one company's. */
const SAME = 0.8;

/**
 * Decides without any list whether two texts name one company: what is a name's own has to agree, in any order, script or
 * spelling, and so have its words of trade, cut short or translated. Symmetric; never throws.
 */
export function sameName(left: string, right: string, letters: Letters): Sameness {
  const [one, other] = [partsOf(left, letters), partsOf(right, letters)];
  const found = compareParts(one, other, letters);
  return { ...found, same: found.score >= SAME };
}

type Found = Omit<Sameness, "same">;
const NOTHING: Found = { score: 0, why: "typo" };

function compareParts(one: NameParts, other: NameParts, letters: Letters): Found {
  if (one.words.length === 0 || other.words.length === 0) return NOTHING;
  if (one.words.join("") === other.words.join(""))
    return { score: one.words.length === other.words.length ? 0.98 : 0.97, why: "legal-form" };
  if (isCutOff(one, other) || isCutOff(other, one)) return { score: 0.85, why: "prefix" };
  const rest = tradesAgree(one, other);
  const own = rest === null ? NOTHING : compareOwn(rest[0], rest[1], letters);
  // What is a word of trade in one may be spelt out by its sound in the other: ミナトデンシ, Minato Denshi.
  return own.score > 0 ? own : compareOwn(one.words, other.words, letters);
}

/** True when a text ends in the middle of a word of the other: a field was too short for the name. */
function isCutOff(short: NameParts, long: NameParts): boolean {
  const last = short.words.length - 1;
  const [part = "", whole = ""] = [short.words[last], long.words[last]];
  const isCut =
    part.length < whole.length &&
    whole.startsWith(part) &&
    short.words.every((word, at) => at === last || word === long.words[at]);
  if (!isCut || long.words.length - last > 3) return false;
  const size = short.words.join("").length;
  return isPlain(part)
    ? part.length > 2 && size >= 12
    : part.length > 4 && size >= long.words.join("").length * 0.6;
}

/** What is left of both names as their own when every word of trade has found its like; null when one has not. */
function tradesAgree(one: NameParts, other: NameParts): readonly [Tokens, Tokens] | null {
  const left = new Set(one.own);
  const right = new Set(other.own);
  const open = unmatched(one.trades, other.trades, right);
  const back = unmatched(other.trades, one.trades, left);
  return open && back
    ? [one.own.filter((word) => left.has(word)), other.own.filter((word) => right.has(word))]
    : null;
}

/** True when each word of trade has its like among the others, or a misspelt or shortened one among the other's own. */
function unmatched(trades: readonly Trade[], others: readonly Trade[], own: Set<string>): boolean {
  return trades.every(({ lines, form }) => {
    const isLike = others.some(
      (each) =>
        each.form === form ||
        (each.lines.some((line) => lines.includes(line)) &&
          (isPlain(each.form) || isPlain(form) || !isHan(form) || !isHan(each.form))),
    );
    if (isLike) return true;
    const written = [...own].find(
      (word) =>
        isTypo(word, form) ||
        (word.length > 2 && word.length < form.length && form.startsWith(word)),
    );
    if (written !== undefined) own.delete(written);
    return written !== undefined || isLight(lines);
  });
}

function isHan(text: string): boolean {
  return /^[\u3400-\u9fff]/.test(text);
}

function compareOwn(one: Tokens, other: Tokens, letters: Letters): Found {
  const [left, right] = [one.join(""), other.join("")];
  if (left === "" || right === "")
    return left === right ? { score: 0.9, why: "word-order" } : NOTHING;
  if (left === right) return { score: 0.95, why: one.length === other.length ? "part" : "spacing" };
  if (sorted(one) === sorted(other)) return { score: 0.93, why: "word-order" };
  const isSame = isPlain(left) === isPlain(right);
  const found = isSame ? misspelt(one, other) : NOTHING;
  if (found.score > 0) return found;
  return written(one, other, isSame, letters);
}

function sorted(words: Tokens): string {
  return [...words].sort().join("");
}

function misspelt(one: Tokens, other: Tokens): Found {
  const [left, right] = [one.join(""), other.join("")];
  if (isPlain(left) && left.length > 4 && squashed(left) === squashed(right))
    return { score: 0.9, why: "variant" };
  if (one.length !== other.length)
    return isTypo(left, right) ? { score: 0.83, why: "typo" } : NOTHING;
  const [a, b] = [[...one].sort(), [...other].sort()];
  const inOrder = one.every((word, at) => word === other[at] || isTypo(word, other[at] ?? ""));
  const inAny = a.every((word, at) => word === b[at] || isTypo(word, b[at] ?? ""));
  return inOrder || inAny ? { score: 0.86, why: "typo" } : NOTHING;
}

/** Names that are written in two scripts, or twice in kana. */
function written(one: Tokens, other: Tokens, isSame: boolean, letters: Letters): Found {
  const latin = (words: Tokens): string => words.map((word) => romanise(word, letters)).join("");
  const [left, right] = [latin(one), latin(other)];
  const [hears, heard] = [one, other].map((words) =>
    words.some((word) => isBySound(word, letters)),
  );
  const [text, otherText] = [one.join(""), other.join("")];
  if (isSame && isPlain(text)) return NOTHING;
  if (isSame && !(isKana(text) && isKana(otherText))) {
    return isHomophone(text, otherText) && left === right
      ? { score: 0.82, why: "typo" }
      : crossing(hears, heard)
        ? byEar(one, other, ALIKE, letters)
        : NOTHING;
  }
  if (left.length > 3 && left === right) return { score: 0.92, why: "romanised" };
  if (left.length > 5 && squashed(left) === squashed(right))
    return { score: 0.9, why: "romanised" };
  if (hears !== true && heard !== true)
    return isTypo(left, right) ? { score: 0.82, why: "romanised" } : NOTHING;
  const found = byEar(one, other, isSame ? ALIKE_IN_KANA : ALIKE, letters);
  if (found.score > 0) return found;
  return left.length > 6 && isTypo(left, right) ? { score: 0.81, why: "romanised" } : NOTHING;
}

function byEar(one: Tokens, other: Tokens, alike: number, letters: Letters): Found {
  const sounds = [soundOf(one, letters), soundOf(other, letters)] as const;
  const size = Math.max(loudness(sounds[0]), loudness(sounds[1]));
  const far = soundDistance(sounds[0], sounds[1], 0, sounds[1].length).whole / size;
  const most = Math.min(alike, size < SHORT ? ALIKE_IF_SHORT : 1);
  return far <= most ? { score: 0.89 - far / 2, why: "romanised" } : NOTHING;
}

function crossing(hears: boolean | undefined, heard: boolean | undefined): boolean {
  return hears !== heard;
}

function isKana(text: string): boolean {
  return /^[\u30a0-\u30ff]*$/.test(text);
}

/** Two Han texts of some length that differ in one character: with the same reading it was the wrong key. */
function isHomophone(left: string, right: string): boolean {
  if (left.length !== right.length || left.length < 6 || !isHan(left)) return false;
  let differing = 0;
  for (let at = 0; at < left.length; at++) if (left[at] !== right[at]) differing++;
  return differing === 1;
}

/** So far apart, per consonant, two sounds may be: across scripts, of short names, and between two that are in kana. */
const ALIKE = 0.17;
const ALIKE_IF_SHORT = 0.1;
const SHORT = 3.4;
const ALIKE_IN_KANA = 0.05;
