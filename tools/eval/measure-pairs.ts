import type { LookupView } from "../../rules/lookup/open-lookup.ts";
import { by, figuresOf } from "./figures.ts";
import type { Count, Figures } from "./figures.ts";
import type { LabelledPair } from "./read-pairs.ts";
import { isSameName } from "./same-name.ts";

/** A pair that was taken for one supplier and is two, or the other way about. */
export interface WrongPair {
  readonly file: string;
  readonly line: number;
  readonly lang: string;
  readonly kind: string;
  readonly name1: string;
  readonly name2: string;
}

/** The figures of a set of pairs; `byKind` goes by their category, `byLang` by the scripts of the two names. */
export interface PairFigures extends Figures<WrongPair> {
  readonly byQuality: Readonly<Record<string, Count>>;
  readonly counts: Readonly<Record<string, number>>;
}

const SCRIPTS: readonly (readonly [string, RegExp])[] = [
  ["kana", /[\p{Script=Hiragana}\p{Script=Katakana}]/u],
  ["Hangul", /\p{Script=Hangul}/u],
  ["Han", /\p{Script=Han}/u],
  ["Cyrillic", /\p{Script=Cyrillic}/u],
  ["Greek", /\p{Script=Greek}/u],
  ["Arabic", /\p{Script=Arabic}/u],
  ["Thai", /\p{Script=Thai}/u],
  ["Latin", /\p{Script=Latin}/u],
];

/** Asks of every pair whether it is one supplier. */
export function measurePairs(view: LookupView, pairs: readonly LabelledPair[]): PairFigures {
  const outcomes = pairs.map((pair) => {
    const { name1, name2, isMatch, category, quality, source } = pair;
    const isSame = isSameName(view, name1, name2);
    const lang = [scriptOf(name1), scriptOf(name2)].toSorted().join("-");
    const kind = category === "" ? "other" : category;
    const wrong = (): WrongPair => ({ ...source, lang, kind, name1, name2 });
    return {
      lang,
      kind,
      quality: quality === "" ? "other" : quality,
      file: source.file,
      tp: Number(isSame && isMatch),
      fp: Number(isSame && !isMatch),
      fn: Number(!isSame && isMatch),
      miss: wrong,
      falseHit: wrong,
    };
  });
  return {
    ...figuresOf(outcomes),
    byQuality: by(outcomes, (each) => each.quality),
    counts: { all: pairs.length, negatives: pairs.filter((each) => !each.isMatch).length },
  };
}

/** The script that names a pair's part: the rarest one that stands in the name. */
function scriptOf(name: string): string {
  const normal = name.normalize("NFKC");
  return SCRIPTS.find(([, letters]) => letters.test(normal))?.[0] ?? "other";
}
