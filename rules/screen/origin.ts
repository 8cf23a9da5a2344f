import { HAN, HANGUL, KATAKANA, LATIN, sameWord } from "../fold/classes.ts";
import { foldText } from "../fold/fold.ts";
import type { Folded } from "../fold/fold.ts";
import { GAP, tokenise, unitsOf } from "../names/compile-name.ts";
import { HEADING } from "../vocabulary.ts";
import type { Block } from "../vocabulary.ts";
import { COUNTRIES } from "./countries.ts";

/** A statement of where goods are from; offsets of its first word in the text, UTF-16. */
export interface OriginStatement {
  /** ISO 3166-1 alpha-2; more than one where the text gives alternatives. */
  readonly countries: readonly string[];
  readonly start: number;
}

/** What a field is called that holds the origin. */
const LABELS =
  "原産国, 原産地, 原産国名, 製造国, 生産国, 製造地, 生産地, 産地, 生产地, 产地, 原产地, 制造国, 制造地, 원산지, 원산지국, 제조국, 제조국가, 제조국명, 생산국, 생산지, country of origin, place of origin, origin country, country of manufacture, country of production, country/region of origin, manufacturing country, made in, produced in, manufactured in, país de origen, lugar de origen, país de fabricación, procedencia, hecho en, fabricado en, país de origem, fabricado no, fabricado na, fabricado nos, fabricado em, feito no, feito na, feito nos, feito em, pays d'origine, fabriqué en, fabriqué au, fabriqué aux, paese di origine, prodotto in, fabbricato in, Herkunftsland, Ursprungsland, hergestellt in, страна происхождения, страна производства, страна изготовления, страна изготовитель, страна-производитель, сделано в, произведено в, kraj pochodzenia, xuất xứ, menşei";
/** Labels that mean an origin only with a colon after them. */
const WITH_COLON = "origin, origen, origem, origine, Herkunft, COO, производство, 생산";
/** What follows a country's name in goods "made there", and what may not follow that: 日本製鉄, 中国制裁, 한국산업. */
const MADE_AFTER = "製, 製造, 産, 生産, 制造, 生产, 产, 산, 제, 제조, 생산";
const NOT_AFTER_MADE =
  /^(?:[鉄鉃铁鋼钢紙纸粉薬药氷冰糖図图菓作油缶罐塩盐版本靴線线袋茶度裁服約约限式業业能経经科婦妇院导導約]|造業|造业|[업지약강철분과련])/u;
/** What follows an adjective: Chinese-made, of Japanese origin. */
const MADE_EN = "made, manufactured, built, produced, origin";
const ARTICLES = "the, la, los, las, le, les, el, der, den, dem";

type Kind = "label" | "colon" | "country" | "code" | "adjective";

interface Entry {
  readonly units: Uint16Array;
  readonly kind: Kind;
  readonly code: string;
}

/** Words by their first folded unit, longest first. */
interface Lexicon {
  readonly byFirst: ReadonlyMap<number, readonly Entry[]>;
  readonly madeAfter: readonly Uint16Array[];
  readonly madeEn: readonly Uint16Array[];
  readonly articles: readonly Uint16Array[];
}

const LEXICONS = new WeakMap<Uint32Array, Lexicon>();

function lexiconOf(table: Uint32Array): Lexicon {
  let lexicon = LEXICONS.get(table);
  if (lexicon === undefined) {
    lexicon = compileLexicon(table);
    LEXICONS.set(table, lexicon);
  }
  return lexicon;
}

function compileLexicon(table: Uint32Array): Lexicon {
  const fold = (text: string) => unitsOf(tokenise(text, table));
  const all = (list: string) => list.split(", ").map(fold);
  const entries: Entry[] = [
    ...all(LABELS).map((units): Entry => ({ units, kind: "label", code: "" })),
    ...all(WITH_COLON).map((units): Entry => ({ units, kind: "colon", code: "" })),
    ...COUNTRIES.flatMap(({ code, alpha3, names, adjectives }): Entry[] => [
      ...names.map((name): Entry => ({ units: fold(name), kind: "country", code })),
      ...[code, alpha3].map((each): Entry => ({ units: fold(each), kind: "code", code })),
      ...adjectives.map((each): Entry => ({ units: fold(each), kind: "adjective", code })),
    ]),
  ];
  const byFirst = new Map<number, Entry[]>();
  for (const entry of entries) {
    const first = entry.units[0] ?? 0;
    byFirst.set(first, [...(byFirst.get(first) ?? []), entry]);
  }
  for (const held of byFirst.values()) held.sort((a, b) => b.units.length - a.units.length);
  const longest = (list: string) => all(list).sort((a, b) => b.length - a.length);
  return {
    byFirst,
    madeAfter: longest(MADE_AFTER),
    madeEn: longest(MADE_EN),
    articles: longest(ARTICLES),
  };
}

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
    found.push({ countries, start: folded.starts[at] ?? 0 });
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

/** True where a word or, in scripts without spaces, a term may begin. */
function begins({ classes }: Folded, at: number): boolean {
  const charClass = classes[at] ?? 0;
  const before = at > 0 ? (classes[at - 1] ?? 0) : 0;
  if (charClass === HAN) return true;
  return before !== charClass && !sameWord(before, charClass);
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

/** The folded end of a word's units at `at`, separators optional at its gaps, or -1 when it does not stand there whole. */
function matchUnits(wanted: Uint16Array, { units, classes, length }: Folded, at: number): number {
  let to = at;
  for (const unit of wanted) {
    if (unit === GAP) {
      for (let gap = 0; to < length && gap < 4 && (classes[to] ?? 0) < LATIN; gap++) to++;
    } else if (to >= length || units[to] !== unit) return -1;
    else to++;
  }
  const last = classes[to - 1] ?? 0;
  const next = to < length ? (classes[to] ?? 0) : 0;
  if (last === KATAKANA) return next === KATAKANA ? -1 : to;
  return sameWord(last, next) ? -1 : to;
}
