import { FoldBuffer, foldText } from "../fold/fold.ts";
import type { Folded, FoldTable } from "../fold/fold.ts";
import { lowerBound } from "../lower-bound.ts";
import { HEADING } from "../vocabulary.ts";
import type { LabelledSpan } from "../vocabulary.ts";
import { textOf } from "./find.ts";
import type { LabelledStretch } from "./find.ts";

/** Longest label that may announce an identifier, UTF-16 units: a longer one is a sentence. */
const LONGEST = 60;
/** Every row of a table is read with all its headers. */
const ROOM = new FoldBuffer();

/** The labelled spans of a text as stretches of what it folds to, with their labels folded; headings of whole tables left out. */
export function labelledStretches(
  labels: readonly LabelledSpan[],
  folded: Folded,
  table: FoldTable,
): readonly LabelledStretch[] {
  return labels.flatMap(({ start, end, label }): LabelledStretch[] => {
    if (label.startsWith(HEADING) || label.length > LONGEST) return [];
    const from = firstFrom(folded, start);
    return [{ from, to: firstFrom(folded, end), label: textOf(foldText(label, table, ROOM)) }];
  });
}

/** The first folded position that comes from the source offset or a later one. */
function firstFrom({ starts, length }: Folded, offset: number): number {
  return lowerBound(length, (at) => starts[at] ?? 0, offset);
}
