import { HAN, KATAKANA, LATIN, sameWord } from "../fold/classes.ts";
import type { Folded } from "../fold/fold.ts";
import { GAP, tokenise, unitsOf } from "../names/compile-name.ts";
import { COUNTRIES } from "./countries.ts";

/** What a field is called that holds the origin. */
const LABELS =
  "原産国, 原産地, 原産国名, 製造国, 生産国, 製造地, 生産地, 産地, 生产地, 产地, 原产地, 制造国, 制造地, 원산지, 원산지국, 제조국, 제조국가, 제조국명, 생산국, 생산지, country of origin, place of origin, origin country, country of manufacture, country of production, country/region of origin, manufacturing country, made in, produced in, manufactured in, país de origen, lugar de origen, país de fabricación, procedencia, hecho en, fabricado en, país de origem, fabricado no, fabricado na, fabricado nos, fabricado em, feito no, feito na, feito nos, feito em, pays d'origine, fabriqué en, fabriqué au, fabriqué aux, paese di origine, prodotto in, fabbricato in, Herkunftsland, Ursprungsland, hergestellt in, страна происхождения, страна производства, страна изготовления, страна изготовитель, страна-производитель, сделано в, произведено в, kraj pochodzenia, xuất xứ, menşei";
/** Labels that mean an origin only with a colon after them. */
const WITH_COLON = "origin, origen, origem, origine, Herkunft, COO, производство, 생산";
/** What follows a country's name in goods made there. */
const MADE_AFTER = "製, 製造, 産, 生産, 制造, 生产, 产, 산, 제, 제조, 생산";
/** What follows an adjective: Chinese-made, of Japanese origin. */
const MADE_EN = "made, manufactured, built, produced, origin";
const ARTICLES = "the, la, los, las, le, les, el, der, den, dem";

/** What a word of the lexicon is. */
export type Kind = "label" | "colon" | "country" | "code" | "adjective";

/** A word by which origins are stated, folded. */
export interface Entry {
  readonly units: Uint16Array;
  readonly kind: Kind;
  readonly code: string;
}

/** Words by their first folded unit, longest first. */
export interface Lexicon {
  readonly byFirst: ReadonlyMap<number, readonly Entry[]>;
  readonly madeAfter: readonly Uint16Array[];
  readonly madeEn: readonly Uint16Array[];
  readonly articles: readonly Uint16Array[];
}

const LEXICONS = new WeakMap<Uint32Array, Lexicon>();

/** The words by which origins are stated, folded by a table; compiled once for each. */
export function lexiconOf(table: Uint32Array): Lexicon {
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

/** True where a word or, in scripts without spaces, a term may begin. */
export function begins({ classes }: Folded, at: number): boolean {
  const charClass = classes[at] ?? 0;
  const before = at > 0 ? (classes[at - 1] ?? 0) : 0;
  if (charClass === HAN) return true;
  return before !== charClass && !sameWord(before, charClass);
}

/** The folded end of a word's units at `at`, separators optional at its gaps, or -1 when it does not stand there whole. */
export function matchUnits(
  wanted: Uint16Array,
  { units, classes, length }: Folded,
  at: number,
): number {
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
