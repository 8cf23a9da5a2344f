import { KATAKANA } from "./lookup-ours.ts";
import { BRUTE } from "./lookup-peers.ts";
import type { LookupCell } from "./lookup-race.ts";
import { quantile } from "./rows.ts";
import type { Figure, Goal } from "./rows.ts";

/** What lookups should reach, by size of the list. */
const GOALS: Readonly<
  Record<number, { readonly recall: Goal; readonly katakana: Goal; readonly p95: Goal } | undefined>
> = {
  25_000: { recall: { least: 0.99 }, katakana: { least: 0.92 }, p95: { most: 3 } },
  250_000: { recall: { least: 0.98 }, katakana: { least: 0.8 }, p95: { most: 5 } },
};
/** How many times faster than the median scan the slowest twentieth of ours has to be. */
const OVER_BRUTE: Goal = { least: 20 };

/** The rows of looking names up: building, memory, keystrokes and what was found, by size. */
export function lookupRows(cells: readonly LookupCell[]): readonly Figure[] {
  return cells.flatMap((cell): readonly Figure[] => {
    const { impl, names, opened, status, keystrokeMs } = cell;
    const goals = impl === "sekisho" ? GOALS[names] : undefined;
    const row = { impl, names, status };
    const recall = recallOf(cell, null);
    const figures: Figure[] = [
      { ...row, measure: "lookup: build", unit: "ms", value: opened?.buildMs ?? null },
      { ...row, measure: "lookup: load", unit: "ms", value: opened?.loadMs ?? null },
      { ...row, measure: "lookup: heap", unit: "MB", value: opened?.heapMB ?? null },
      { ...row, measure: "lookup: keystroke p50", unit: "ms", value: quantile(keystrokeMs, 0.5) },
      {
        ...row,
        measure: "lookup: keystroke p95",
        unit: "ms",
        value: quantile(keystrokeMs, 0.95),
        goal: goals?.p95 ?? null,
      },
      {
        ...row,
        measure: "lookup: recall@5, all kinds of difference",
        unit: "share",
        value: recall,
        recall,
        goal: goals?.recall ?? null,
      },
      {
        ...row,
        measure: "lookup: recall@5, katakana for Latin",
        unit: "share",
        value: recallOf(cell, KATAKANA),
        recall: recallOf(cell, KATAKANA),
        goal: goals?.katakana ?? null,
      },
    ];
    return impl === "sekisho" ? [...figures, overBrute(cell, cells)] : figures;
  });
}

function overBrute(ours: LookupCell, cells: readonly LookupCell[]): Figure {
  const { names } = ours;
  const brute = cells.find((cell) => cell.impl === BRUTE && cell.names === names);
  const theirs = quantile(brute?.keystrokeMs ?? [], 0.5);
  const value = quantile(ours.keystrokeMs, 0.95);
  return {
    measure: "lookup: p50 of a brute-force scan over p95 of a keystroke",
    impl: "sekisho",
    names,
    value,
    unit: "ms",
    ratio: theirs === null || value === null ? null : theirs / value,
    of: BRUTE,
    goal: GOALS[names] === undefined ? null : OVER_BRUTE,
    status: brute?.status === "ok" ? ours.status : (brute?.status ?? "failed"),
  };
}

/** Share of queries that found their name, each kind of difference counting alike; null where nothing was asked. */
function recallOf({ kinds }: LookupCell, only: string | null): number | null {
  const shares = [...kinds]
    .filter(([kind]) => only === null || kind === only)
    .map(([, { asked, found }]) => found / asked);
  return shares.length === 0 ? null : shares.reduce((sum, share) => sum + share, 0) / shares.length;
}
