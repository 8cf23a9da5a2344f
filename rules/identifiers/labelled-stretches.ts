import { foldText } from "../fold/fold.ts";
import type { Folded, FoldTable } from "../fold/fold.ts";
import { HEADING } from "../vocabulary.ts";
import type { LabelledSpan } from "../vocabulary.ts";
import { textOf } from "./find.ts";
import type { LabelledStretch } from "./find.ts";

/** Longest label that may announce an identifier, UTF-16 units: a longer one is a sentence. */
const LONGEST = 60;

/** The labelled spans of a text as stretches of what it folds to, with their labels folded; headings of whole tables left out. */
export function labelledStretches(
  labels: readonly LabelledSpan[],
  folded: Folded,
  table: FoldTable,
): readonly LabelledStretch[] {
  return labels.flatMap(({ start, end, label }): LabelledStretch[] => {
    if (label.startsWith(HEADING) || label.length > LONGEST) return [];
    const from = firstFrom(folded, start);
    return [{ from, to: firstFrom(folded, end), label: textOf(foldText(label, table)) }];
  });
}

/** The first folded position that comes from the source offset or a later one. */
function firstFrom({ starts, length }: Folded, offset: number): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((starts[middle] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
