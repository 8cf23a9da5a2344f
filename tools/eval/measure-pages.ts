import type { PageAnswer } from "../screen-pages.ts";
import { compareSets, countOf, figuresOf } from "./figures.ts";
import type { ScreeningFigures } from "./measure-texts.ts";
import type { LabelledPage } from "./read-labels.ts";

/** A page that is not right, and how far it could be screened; `missing` when no page of that name was there. */
export interface WrongPage {
  readonly file: string;
  readonly status: PageAnswer["status"] | "missing";
  readonly reason: string | null;
  readonly suppliers: readonly string[];
}

/** Compares labels with the answers to their pages; a page without an answer misses all that was expected of it. */
export function measurePages(
  labels: readonly LabelledPage[],
  answers: ReadonlyMap<LabelledPage, PageAnswer>,
): ScreeningFigures<WrongPage> {
  const outcomes = labels.map((label) => {
    const answer = answers.get(label);
    const ids = (entries: readonly { readonly supplier: string }[] = []) =>
      entries.map((entry) => entry.supplier);
    const hits = ids(answer?.hits);
    const all = compareSets(label.expected, [...hits, ...ids(answer?.mentions)]);
    const wrongPage = (suppliers: readonly string[]): WrongPage => ({
      file: label.file,
      status: answer?.status ?? "missing",
      reason: answer?.reason ?? null,
      suppliers,
    });
    return {
      lang: label.lang ?? "und",
      kind: label.kind ?? "other",
      file: label.source.file,
      tp: all.tp,
      fp: all.fp,
      fn: all.fn,
      miss: () => wrongPage(all.missing),
      falseHit: () => wrongPage(all.wrong),
      shown: label.hits === undefined ? null : compareSets(label.hits, hits),
      status: answer?.status ?? "missing",
    };
  });
  const shown = outcomes.flatMap((each) => each.shown ?? []);
  const ofStatus = (status: string) => outcomes.filter((each) => each.status === status).length;
  return {
    ...figuresOf(outcomes),
    hits: shown.length === 0 ? null : countOf(shown),
    counts: {
      all: labels.length,
      negatives: labels.filter((each) => each.expected.length === 0).length,
      complete: ofStatus("complete"),
      partial: ofStatus("partial"),
      failed: ofStatus("failed"),
      missing: ofStatus("missing"),
    },
  };
}
