import { DIGIT, KATAKANA, LATIN } from "../fold/classes.ts";
import type { Folded } from "../fold/fold.ts";
import { modelKeyAt } from "../index/start-keys.ts";
import { MODEL_LINE, NAME, STRIDE } from "../index/layout.ts";
import { modelProgram } from "../index/open.ts";
import type { ListView } from "../index/open.ts";
import { beginsAt, verifyAt, visitEntries, visitPostings } from "../index/verify.ts";
import { runModel } from "../models/program.ts";
import type { IsBreak } from "../models/program.ts";
import { isGivenName, runsThroughWords } from "../names/han-words.ts";
import { joinedNames } from "./joined-names.ts";

/** One verified occurrence of an index entry; `from`/`to` are folded positions. */
export interface Occurrence {
  readonly entry: number;
  readonly kind: number;
  readonly owner: number;
  readonly item: number;
  /** Position in `NEEDS`; 0 = strong. */
  readonly need: number;
  readonly from: number;
  readonly to: number;
}

/** Finds every occurrence of every entry that starts anywhere in a text and its folded form, in order of position. */
export function scan(view: ListView, folded: Folded, text: string): Occurrence[] {
  const found: Occurrence[] = [];
  const joined = joinedNames(view.index, folded);
  const { units, classes, length } = folded;
  const isBreak = text.includes("\n") ? breaksOf(folded, text) : null;
  const kindOf = (entry: number): number => view.index.entries[entry * STRIDE + 4] ?? 0;
  const takeModel = (entry: number, at: number): void => {
    if (kindOf(entry) === MODEL_LINE) collectModel(view, folded, at, entry, isBreak, found);
  };
  const take = (entry: number, at: number): void => {
    const kind = kindOf(entry);
    if (kind === MODEL_LINE) {
      if (classes[at] !== KATAKANA || beginsAt(folded, at)) takeModel(entry, at);
      return;
    }
    const to = verifyAt(view.index, entry, folded, at);
    if (to < 0) {
      if (kind === NAME) joined.visit(entry, at);
      return;
    }
    if (kind === NAME && (runsThroughWords(folded, at, to) || isGivenName(folded, at, to))) return;
    found.push(occurrence(view, entry, at, to));
  };
  for (let at = 0; at < length; at++) {
    visitEntries(view.index, folded, at, take);
    const charClass = classes[at] ?? 0;
    if ((charClass === LATIN || charClass === DIGIT) && beginsAt(folded, at)) {
      const key = modelKeyAt(units, at, length);
      if (key >= 0) visitPostings(view.index, key, at, takeModel);
    }
  }
  const more = joined.close().map(({ entry, from, to }) => occurrence(view, entry, from, to));
  return more.length === 0 ? found : [...found, ...more].sort((a, b) => a.from - b.from);
}

function collectModel(
  view: ListView,
  folded: Folded,
  at: number,
  entry: number,
  isBreak: IsBreak | null,
  found: Occurrence[],
): void {
  const base = entry * STRIDE;
  const pattern = view.index.units[view.index.entries[base] ?? 0] ?? 0;
  const program = modelProgram(
    view,
    view.index.entries[base + 2] ?? 0,
    view.index.entries[base + 3] ?? 0,
    pattern,
  );
  if (program === null) return;
  const { units, length } = folded;
  // A model that ends on its line has nothing of the next: 5 units below an HS-100.
  const onLine = runModel(program, units, length, at);
  const to =
    onLine > at || isBreak === null ? onLine : runModel(program, units, length, at, isBreak);
  if (to > at) found.push(occurrence(view, entry, at, to));
}

function breaksOf({ starts, ends }: Folded, text: string): IsBreak {
  return (from, to) => text.slice(starts[from] ?? 0, ends[to - 1] ?? 0).includes("\n");
}

function occurrence(view: ListView, entry: number, from: number, to: number): Occurrence {
  const fields = view.index.entries;
  const base = entry * STRIDE;
  return {
    entry,
    owner: fields[base + 2] ?? 0,
    item: fields[base + 3] ?? 0,
    kind: fields[base + 4] ?? 0,
    need: fields[base + 5] ?? 0,
    from,
    to,
  };
}
