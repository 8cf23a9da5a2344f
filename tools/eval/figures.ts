/** How often something was found rightly, wrongly, or not at all, and the three ratios made of that. */
export interface Count {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly tp: number;
  readonly fp: number;
  readonly fn: number;
}

/** What was measured of one corpus: over all, by part, and every item that is not right. */
export interface Figures<Item> extends Count {
  readonly byLang: Readonly<Record<string, Count>>;
  readonly byKind: Readonly<Record<string, Count>>;
  /** By the file that the items came from: what was tuned on and what is reported on stand in different files. */
  readonly byFile: Readonly<Record<string, Count>>;
  readonly misses: readonly Item[];
  readonly falseHits: readonly Item[];
}

/** One labelled item with its answer: how many expectations were met, missed, and what was found beside them. */
export interface Outcome<Item> {
  readonly lang: string;
  readonly kind: string;
  readonly file: string;
  readonly tp: number;
  readonly fp: number;
  readonly fn: number;
  /** How a miss and a false hit of this item are listed. */
  readonly miss: () => Item;
  readonly falseHit: () => Item;
}

/** Sums outcomes up. Where nothing was expected or found, a ratio is 1: nothing wrong was said. */
export function countOf(
  outcomes: readonly { readonly tp: number; readonly fp: number; readonly fn: number }[],
): Count {
  const sum = (key: "tp" | "fp" | "fn") => outcomes.reduce((all, each) => all + each[key], 0);
  const tp = sum("tp");
  const fp = sum("fp");
  const fn = sum("fn");
  return {
    precision: ratio(tp, tp + fp),
    recall: ratio(tp, tp + fn),
    f1: ratio(2 * tp, 2 * tp + fp + fn),
    tp,
    fp,
    fn,
  };
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 1 : Math.round((part / whole) * 1e6) / 1e6;
}

/** The figures of a corpus; parts in the order of their names, misses and false hits in the order of the items. */
export function figuresOf<Item>(outcomes: readonly Outcome<Item>[]): Figures<Item> {
  return {
    ...countOf(outcomes),
    byLang: by(outcomes, (each) => each.lang),
    byKind: by(outcomes, (each) => each.kind),
    byFile: by(outcomes, (each) => each.file),
    misses: outcomes.filter((each) => each.fn > 0).map((each) => each.miss()),
    falseHits: outcomes.filter((each) => each.fp > 0).map((each) => each.falseHit()),
  };
}

/** Counts of the parts of a corpus, by the name that `partOf` gives each item. */
export function by<Each extends { readonly tp: number; readonly fp: number; readonly fn: number }>(
  outcomes: readonly Each[],
  partOf: (each: Each) => string,
): Readonly<Record<string, Count>> {
  const parts = [...Map.groupBy(outcomes, partOf)];
  parts.sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(parts.map(([part, each]) => [part, countOf(each)]));
}

/** What was expected against what was found, as sets of supplier ids. */
export function compareSets(
  expected: readonly string[],
  found: readonly string[],
): {
  readonly tp: number;
  readonly fp: number;
  readonly fn: number;
  readonly missing: readonly string[];
  readonly wrong: readonly string[];
} {
  const wanted = new Set(expected);
  const held = new Set(found);
  const missing = [...wanted].filter((id) => !held.has(id));
  const wrong = [...held].filter((id) => !wanted.has(id));
  return {
    tp: wanted.size - missing.length,
    fp: wrong.length,
    fn: missing.length,
    missing,
    wrong,
  };
}
