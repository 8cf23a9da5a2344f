import type { ListView } from "../../rules/index/open.ts";
import type { Circumstances } from "../../rules/vocabulary.ts";
import { screenText } from "../screen-text.ts";
import { compareSets, countOf, figuresOf } from "./figures.ts";
import type { Count, Figures, Outcome } from "./figures.ts";
import type { LabelledCase } from "./read-labels.ts";

/** An item that is not right: what was missed of it, or what was found and should not be. */
export interface WrongText {
  readonly file: string;
  readonly line: number;
  readonly id: string | null;
  readonly lang: string;
  readonly kind: string;
  readonly text: string;
  readonly suppliers: readonly string[];
}

/** The figures of screened texts or pages, and those of what is shown where the labels say what should be. */
export interface ScreeningFigures<Item> extends Figures<Item> {
  /** Null where no label has `hits`. Figures of our own; a hit is a supplier that is shown, not one only mentioned. */
  readonly hits: Count | null;
  readonly counts: Readonly<Record<string, number>>;
}

/** Screens labelled texts as one block each; found = hits and mentions together. */
export function measureTexts(
  view: ListView,
  cases: readonly LabelledCase[],
  c: Circumstances,
): ScreeningFigures<WrongText> {
  const outcomes: Outcome<WrongText>[] = [];
  const shown: { tp: number; fp: number; fn: number }[] = [];
  for (const each of cases) {
    const { hits, mentions } = screenText(view, each.text, c);
    const ids = [...hits, ...mentions].map((entry) => entry.supplier);
    outcomes.push(outcomeOf(each, ids));
    if (each.hits !== undefined)
      shown.push(
        compareSets(
          each.hits,
          hits.map((entry) => entry.supplier),
        ),
      );
  }
  const generated = cases.filter((each) => each.template !== undefined).length;
  return {
    ...figuresOf(outcomes),
    hits: shown.length === 0 ? null : countOf(shown),
    counts: {
      all: cases.length,
      negatives: cases.filter((each) => each.expected.length === 0).length,
      written: cases.length - generated,
      generated,
    },
  };
}

function outcomeOf(each: LabelledCase, found: readonly string[]): Outcome<WrongText> {
  const { tp, fp, fn, missing, wrong } = compareSets(each.expected, found);
  const lang = each.lang ?? "und";
  const kind = each.kind ?? "other";
  const wrongText = (suppliers: readonly string[]): WrongText => ({
    ...each.source,
    id: each.id ?? null,
    lang,
    kind,
    text: each.text,
    suppliers,
  });
  return {
    lang,
    kind,
    file: each.source.file,
    tp,
    fp,
    fn,
    miss: () => wrongText(missing),
    falseHit: () => wrongText(wrong),
  };
}
