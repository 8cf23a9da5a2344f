import { BREAK, isAlphabetic, JOINER, sameWord, SPACE } from "../fold/classes.ts";
import type { Folded } from "../fold/fold.ts";
import { AFTER, BEFORE, FORM, longestForm } from "./legal-forms/tries.ts";

/** How many separators may stand between a name and its form: a comma, a blank, an opening quote, an indent. */
const MAX_GAP = 4;
/** Most tokens of a form that are read in a text. */
const MAX_TOKENS = 9;
/** Longest word that a form may have (the longest is `ответственностью`, 16), with room to spare. */
const LONGEST_WORD = 24;

/** Longest remark in brackets between a name and its form, brackets included. */
const LONGEST_REMARK = 28;

const OPENING_BRACKET = 0x28;
const CLOSING_BRACKET = 0x29;
const COMMA = 0x2c;
const MIDDLE_DOT = 0x30fb;
const QUOTE = 0x22;
const OPENING_QUOTE = 0xab;
const LOW_QUOTE = 0x201e;
const HYPHEN = 0x2d;

interface Token {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/**
 * The source offset at which the legal form ends that follows a name in a text, its full stop included; `end` itself when
 * there is none. `to` is the folded position after the name, `end` the same in the source.
 */
export function legalFormAhead(text: string, folded: Folded, to: number, end: number): number {
  const beside = skip(folded, to, 1, isGapAhead);
  const attached = attachedAt(folded, beside);
  if (attached > 0) return sourceEnd(text, folded, beside + attached);
  // ZTE (Thailand) Co., Ltd.: a place in brackets may stand between.
  const at = skip(folded, behindBrackets(folded, beside), 1, isGapAhead);
  if (at === to) return end;
  if (attachedAt(folded, at) > 0) return sourceEnd(text, folded, at + attachedAt(folded, at));
  const tokens = tokensFrom(folded, at);
  const { tokens: count, form } = longestForm(AFTER.fromName, (index) => tokens[index]?.text);
  const last = tokens[count - 1];
  if (last === undefined) return end;
  const source = text.slice(folded.starts[at] ?? 0, folded.ends[last.to - 1] ?? 0);
  // BOE Limited-edition names no form.
  if (folded.units[last.to] === HYPHEN && isAlphabetic(folded.classes[last.to + 1] ?? 0))
    return end;
  const counts = form === FORM ? isWrittenAsForm(source) : /[\p{L}][./]/u.test(source);
  return counts ? sourceEnd(text, folded, last.to) : end;
}

/** Length of the longest form at a folded position of those that are written to the name before it without a space, 0 if none. */
export function attachedAt({ units, length }: Folded, at: number): number {
  return longestAt(AFTER.attachedByName, units, length, at);
}

/** The same of those that are written to the name behind it. */
export function attachedBefore({ units, length }: Folded, at: number): number {
  return longestAt(BEFORE.attachedByEnd, units, length, at);
}

function longestAt(
  byUnit: ReadonlyMap<string, readonly string[]>,
  units: Uint16Array,
  length: number,
  at: number,
): number {
  const forms = byUnit.get(String.fromCharCode(units[at] ?? 0));
  return forms?.find((form) => holds(units, at, length, form))?.length ?? 0;
}

/** The position behind a short remark in brackets that begins at `at`; `at` itself when there is none. */
function behindBrackets({ units, length }: Folded, at: number): number {
  if (units[at] !== OPENING_BRACKET) return at;
  const close = units.subarray(at, Math.min(length, at + LONGEST_REMARK)).indexOf(CLOSING_BRACKET);
  return close < 2 ? at : at + close + 1;
}

/**
 * The source offset at which the legal form begins that stands before a name in a text; `start` itself when there is none.
 * `from` is the folded position of the name, `start` the same in the source.
 */
export function legalFormBehind(text: string, folded: Folded, from: number, start: number): number {
  const { units, starts } = folded;
  const at = skip(folded, from - 1, -1, isGapBehind);
  const unit = String.fromCharCode(units[at] ?? 0);
  const attached = BEFORE.attachedByName
    .get(unit)
    ?.find((form) => holds(units, at + 1 - form.length, at + 1, form));
  if (attached !== undefined) return starts[at + 1 - attached.length] ?? start;
  if (at === from - 1) return start;
  const tokens = tokensBefore(folded, at);
  const { tokens: count } = longestForm(BEFORE.fromName, (index) => tokens[index]?.text);
  const first = tokens[count - 1];
  if (first === undefined) return start;
  const source = text.slice(starts[first.from] ?? 0, folded.ends[at] ?? 0);
  return count === 1 && isWordOfText(source) ? start : (starts[first.from] ?? start);
}

/** A form of one word before a name is written in capitals; `ао` and `pt` in running text are something else. */
function isWordOfText(source: string): boolean {
  return (
    /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]/u.test(source) &&
    source.length <= 5 &&
    !/\p{Lu}.*\p{Lu}/u.test(source)
  );
}

/** Forms of two letters without a mark count as the table writes them: AG and not Ag, Oy and not oy. */
function isWrittenAsForm(source: string): boolean {
  return (
    !/^\p{L}{2}$/u.test(source) || AFTER.written.has(source) || AFTER.written.has(`${source}.`)
  );
}

function isGapAhead(charClass: number, unit: number): boolean {
  return charClass === SPACE || unit === COMMA || unit === MIDDLE_DOT;
}

function isGapBehind(charClass: number, unit: number): boolean {
  return charClass === SPACE || unit === QUOTE || unit === OPENING_QUOTE || unit === LOW_QUOTE;
}

function isGapInside(charClass: number): boolean {
  return charClass === SPACE || charClass === JOINER || charClass === BREAK;
}

/** The first position from `at` on, in the direction of `step`, that is no gap; at most MAX_GAP gaps are passed. */
function skip(
  { units, classes, length }: Folded,
  at: number,
  step: 1 | -1,
  isGap: (charClass: number, unit: number) => boolean,
): number {
  let next = at;
  while (
    Math.abs(next - at) < MAX_GAP &&
    next >= 0 &&
    next < length &&
    isGap(classes[next] ?? 0, units[next] ?? 0)
  )
    next += step;
  return next;
}

function holds(units: Uint16Array, from: number, to: number, form: string): boolean {
  if (from < 0 || from + form.length > to) return false;
  for (let index = 0; index < form.length; index++)
    if (units[from + index] !== form.charCodeAt(index)) return false;
  return true;
}

/** The source offset after the folded position `to`, a full stop right behind it included. */
function sourceEnd(text: string, folded: Folded, to: number): number {
  const end = folded.ends[to - 1] ?? 0;
  return text.charAt(end) === "." ? end + 1 : end;
}

/** The words from a folded position on, at most MAX_TOKENS, as far as little more than separators stands between them. */
function tokensFrom(folded: Folded, at: number): readonly Token[] {
  const { units, classes, length } = folded;
  const tokens: Token[] = [];
  for (let from = at; tokens.length < MAX_TOKENS && from < length;) {
    if (!isAlphabetic(classes[from] ?? 0)) break;
    let to = from + 1;
    while (to < length && sameWord(classes[to - 1] ?? 0, classes[to] ?? 0)) to++;
    tokens.push({ text: textOf(units, from, to), from, to });
    const next = skip(folded, to, 1, isGapInside);
    if (next === to) break;
    from = next;
  }
  return tokens;
}

/** The words before a folded position, that at `at` first. */
function tokensBefore(folded: Folded, at: number): readonly Token[] {
  const { units, classes } = folded;
  const tokens: Token[] = [];
  for (let last = at; tokens.length < MAX_TOKENS && last >= 0;) {
    if (!isAlphabetic(classes[last] ?? 0)) break;
    let from = last;
    while (from > 0 && sameWord(classes[from - 1] ?? 0, classes[from] ?? 0)) from--;
    tokens.push({ text: textOf(units, from, last + 1), from, to: last + 1 });
    const next = skip(folded, from - 1, -1, isGapInside);
    if (next === from - 1) break;
    last = next;
  }
  return tokens;
}

function textOf(units: Uint16Array, from: number, to: number): string {
  return to - from > LONGEST_WORD ? "" : String.fromCharCode(...units.subarray(from, to));
}
