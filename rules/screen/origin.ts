import { HAN, HANGUL, KATAKANA, LATIN } from "../fold/classes.ts";
import { foldText } from "../fold/fold.ts";
import type { Folded } from "../fold/fold.ts";
import { lowerBound } from "../lower-bound.ts";
import { HEADING } from "../vocabulary.ts";
import type { Block } from "../vocabulary.ts";
import { begins, lexiconOf, matchUnits } from "./origin-words.ts";
import type { Entry, Lexicon } from "./origin-words.ts";

/** A statement of where goods are from; offsets of its first word in the text, UTF-16. */
export interface OriginStatement {
  /** ISO 3166-1 alpha-2; more than one where the text gives alternatives. */
  readonly countries: readonly string[];
  readonly start: number;
}

/** What may not follow goods made there: 日本製鉄, 中国制裁, 한국산업. */
const NOT_AFTER_MADE =
  /^(?:[鉄鉃铁鋼钢紙纸粉薬药氷冰糖図图菓作油缶罐塩盐版本靴線线袋茶度裁服約约限式業业能経经科婦妇院导導約]|造業|造业|[업지약강철분과련])/u;
/** Longest run of punctuation and blanks between a label and its country. */
const GAP_MOST = 12;

/** Every statement of origin in a text, in order: after a label, in a labelled cell or field, or as 中国製, US-made. */
export function statedOrigins(
  text: string,
  labels: Block["labels"],
  table: Uint32Array,
): readonly OriginStatement[] {
  const lexicon = lexiconOf(table);
  const folded = foldText(text, table);
  const found: OriginStatement[] = [];
  for (let at = 0; at < folded.length; at++) {
    const charClass = folded.classes[at] ?? 0;
    if (charClass < LATIN || !begins(folded, at)) continue;
    const { countries, to } = statementAt(lexicon, text, folded, at);
    if (countries.length === 0) continue;
    const start = folded.starts[at] ?? 0;
    if (!isDenied(text, start, folded.ends[to - 1] ?? start)) found.push({ countries, start });
    at = Math.max(at, to - 1);
  }
  for (const { start, end, label } of labels ?? []) {
    if (label.startsWith(HEADING) || !isOriginLabel(lexicon, label, table)) continue;
    const cell = text.slice(start, end);
    const { countries } = countriesFrom(lexicon, cell, foldText(cell, table), 0);
    if (countries.length > 0) found.push({ countries, start });
  }
  return found.sort((a, b) => a.start - b.start);
}

/** How far from a term its line is looked at, UTF-16 units. */
const NEAR = 400;

/**
 * The statement that speaks of the span from `start` to `end`: on its own line if there is one near, and after it rather than
 * before. `statements` are in order; null when there is none.
 */
export function nearestOrigin(
  statements: readonly OriginStatement[],
  start: number,
  end: number,
  text: string,
): OriginStatement | null {
  const first = lowerBound(statements.length, (at) => statements[at]?.start ?? 0, end);
  const after = statements[first];
  const before = statements[first - 1];
  const isOneLine = (from: number, to: number) =>
    to - from <= NEAR && !text.slice(from, to).includes("\n");
  if (after !== undefined && isOneLine(end, after.start)) return after;
  if (before !== undefined && isOneLine(before.start, start)) return before;
  return after ?? before ?? null;
}

/** True where the statement says where goods are not from: not made in, 中国製を除く. */
function isDenied(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 16), start);
  const after = text.slice(end, end + 12);
  return (
    /(?:^|[^\p{L}])(?:excluding|except|not|non|no|without|other than|nicht|sin|no es|не)[\s-]*$/iu.test(
      before,
    ) ||
    /^(?:製|品|制|産|产)*(?:[をの]?除|以外|は?不可|で(?:は)?ない|除外)|^[산제]?\s?(?:제품)?\s?(?:제외|이외)/u.test(
      after,
    )
  );
}

interface Said {
  readonly countries: readonly string[];
  readonly to: number;
}
const NOTHING: Said = { countries: [], to: 0 };

function statementAt(lexicon: Lexicon, text: string, folded: Folded, at: number): Said {
  for (const entry of lexicon.byFirst.get(folded.units[at] ?? 0) ?? []) {
    const to = matchUnits(entry.units, folded, at);
    if (to < 0) continue;
    if (entry.kind === "label" || entry.kind === "colon") {
      const said = afterLabel(lexicon, text, folded, to, entry.kind === "colon");
      if (said.countries.length > 0) return said;
    } else if (entry.kind === "country" && isMadeThere(lexicon, text, folded, to)) {
      return { countries: [entry.code], to };
    } else if (entry.kind === "adjective" && isFollowedBy(lexicon.madeEn, folded, to)) {
      return { countries: [entry.code], to };
    }
  }
  return NOTHING;
}

function afterLabel(
  lexicon: Lexicon,
  text: string,
  folded: Folded,
  from: number,
  needsColon: boolean,
): Said {
  let at = skipBrackets(folded, from);
  const end = at + GAP_MOST;
  let hasColon = false;
  // A particle may stand between: 原産国は中国.
  if (folded.units[at] === 0x306f || folded.units[at] === 0xc740 || folded.units[at] === 0xb294)
    at++;
  for (; at < folded.length && at < end; at++) {
    if ((folded.classes[at] ?? 0) >= LATIN) break;
    hasColon ||= folded.units[at] === 0x3a;
  }
  if (needsColon && !hasColon) return NOTHING;
  return countriesFrom(lexicon, text, folded, at);
}

/** Countries that stand in a row from `at` on, an article left out: 中国/ベトナム, the USA or Mexico. */
function countriesFrom(lexicon: Lexicon, text: string, folded: Folded, at: number): Said {
  const countries: string[] = [];
  let to = at;
  let next = skipArticle(lexicon, folded, skipBlank(folded, at));
  while (next < folded.length && countries.length < 6) {
    const found = countryAt(lexicon, text, folded, next);
    if (found === null) break;
    if (!countries.includes(found.code)) countries.push(found.code);
    to = found.to;
    const mark = skipBlank(folded, to);
    const between = String.fromCharCode(...folded.units.subarray(mark, mark + 4));
    const link = /^(?:[,、・/]|or |and |y |e |ou |и |及び|又は|和|或|및)/u.exec(between)?.[0];
    if (link === undefined) break;
    next = skipArticle(lexicon, folded, skipBlank(folded, mark + link.length));
  }
  return { countries, to };
}

function countryAt(
  lexicon: Lexicon,
  text: string,
  folded: Folded,
  at: number,
): { readonly code: string; readonly to: number } | null {
  for (const { units, kind, code } of lexicon.byFirst.get(folded.units[at] ?? 0) ?? []) {
    if (kind !== "country" && kind !== "code") continue;
    const to = matchUnits(units, folded, at);
    if (to < 0) continue;
    // "No information" is not Norway: a code is in capitals, and no word goes on after it.
    const raw = text.slice(folded.starts[at] ?? 0, folded.ends[to - 1] ?? 0);
    const after = folded.classes[skipBlank(folded, to)] ?? 0;
    if (kind === "code" && (!/^[A-Z]+$/.test(raw.normalize("NFKC")) || after === LATIN)) continue;
    return { code, to };
  }
  return null;
}

function isMadeThere(lexicon: Lexicon, text: string, folded: Folded, at: number): boolean {
  const charClass = folded.classes[at - 1] ?? 0;
  if (charClass !== HAN && charClass !== KATAKANA && charClass !== HANGUL) return false;
  for (const units of lexicon.madeAfter) {
    const to = matchUnits(units, folded, at);
    if (to < 0) continue;
    const rest = text.slice(folded.ends[to - 1] ?? text.length);
    if (folded.classes[to - 1] === HANGUL && /^\p{Script=Hangul}/u.test(rest)) continue;
    return !NOT_AFTER_MADE.test(rest);
  }
  return false;
}

function isFollowedBy(words: readonly Uint16Array[], folded: Folded, at: number): boolean {
  const next = skipBlank(folded, folded.units[at] === 0x2d ? at + 1 : at);
  return next > at && words.some((units) => matchUnits(units, folded, next) >= 0);
}

function isOriginLabel(lexicon: Lexicon, label: string, table: Uint32Array): boolean {
  const folded = foldText(label, table);
  for (let at = 0; at < folded.length; at++) {
    if ((folded.classes[at] ?? 0) < LATIN || !begins(folded, at)) continue;
    const entries = lexicon.byFirst.get(folded.units[at] ?? 0) ?? [];
    const isLabel = ({ kind, units }: Entry) =>
      (kind === "label" || (kind === "colon" && at === 0)) && matchUnits(units, folded, at) >= 0;
    if (entries.some(isLabel)) return true;
  }
  return false;
}

/** Longest remark in brackets between a label and what follows it: 原産国（地域）, country of origin (COO). */
const BRACKETS_MOST = 12;

function skipBrackets(folded: Folded, from: number): number {
  const open = skipBlank(folded, from);
  if (folded.units[open] !== 0x28) return from;
  const to = folded.units.subarray(open, open + BRACKETS_MOST).indexOf(0x29);
  return to < 0 ? from : open + to + 1;
}

function skipBlank({ units }: Folded, from: number): number {
  let at = from;
  while (units[at] === 0x20) at++;
  return at;
}

function skipArticle(lexicon: Lexicon, folded: Folded, at: number): number {
  for (const units of lexicon.articles) {
    const to = matchUnits(units, folded, at);
    if (to >= 0 && (folded.classes[to] ?? 0) < LATIN) return skipBlank(folded, to);
  }
  return at;
}
