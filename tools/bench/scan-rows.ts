import type { ScanCell } from "./scan-race.ts";
import { median } from "./rows.ts";
import type { Figure, Goal } from "./rows.ts";
import type { TextKind } from "./generate-text.ts";

/** What a scan may cost over the floor, by size of the list and text. */
const OVER_FLOOR: Readonly<Record<number, { readonly latin: number; readonly cjk: number }>> = {
  25_000: { latin: 2.5, cjk: 4.5 },
  250_000: { latin: 3.5, cjk: 5.5 },
};
const CJK: readonly TextKind[] = ["japanese", "chinese", "korean"];
/** How many times faster than a peer, at 25,000 names. */
const FASTER: Readonly<Record<string, number>> = { ahocorasick: 40, fastscan: 28 };
const GROWTH = 1.5;

function floorGoal(impl: string, names: number, text: TextKind): Goal | null {
  const goal = impl === "sekisho" ? OVER_FLOOR[names] : undefined;
  if (goal === undefined || text === "mixed") return null;
  return { most: CJK.includes(text) ? goal.cjk : goal.latin };
}

/** The rows of the race: building, loading and memory by size; passes by size and text; ours against peers and sizes. */
export function scanRows(cells: readonly ScanCell[]): readonly Figure[] {
  const timeOf = (impl: string, names: number, text: TextKind | null): number | null =>
    median(
      cells.find((cell) => cell.impl === impl && cell.names === names && cell.text === text)
        ?.samples ?? [],
    );
  const rows = cells.flatMap((cell): readonly Figure[] => {
    const { impl, names, text, status, samples } = cell;
    if (text === null) return buildRows(cell);
    const value = median(samples);
    const bottom = timeOf("floor", names, text);
    const isFloor = impl === "floor";
    const ratio = isFloor || value === null || bottom === null ? null : value / bottom;
    const { recall = null, precision = null } = cell.answer?.quality ?? {};
    const figure = { measure: "scan", unit: "ms per million characters", impl, names, text };
    const against = { ratio, of: isFloor ? null : "floor", goal: floorGoal(impl, names, text) };
    return [{ ...figure, value, ...against, recall, precision, status }];
  });
  return [...rows, ...againstPeers(cells, timeOf), ...growth(cells, timeOf)];
}

type TimeOf = (impl: string, names: number, text: TextKind | null) => number | null;

function buildRows({ impl, names, samples, answer, status }: ScanCell): readonly Figure[] {
  // Floors are not built; the gate is built with the index, and what it holds is a size.
  if (impl === "floor" || impl === "NFKC and lower case" || impl === "sekisho gate") return [];
  const ms = median(samples);
  const row = { impl, names, status };
  return [
    { ...row, measure: "scan: build", unit: "ms", value: ms },
    // A peer has no stored form: to load it is to build it.
    { ...row, measure: "scan: load", unit: "ms", value: answer?.loadMs ?? ms },
    { ...row, measure: "scan: heap", unit: "MB", value: answer?.heapMB ?? null },
  ];
}

function againstPeers(cells: readonly ScanCell[], timeOf: TimeOf): readonly Figure[] {
  return cells.flatMap(({ impl, names, text, status }): Figure[] => {
    const least = FASTER[impl];
    if (least === undefined || text === null || names !== 25_000) return [];
    const [theirs, ours] = [timeOf(impl, names, text), timeOf("sekisho", names, text)];
    const ratio = theirs === null || ours === null ? null : theirs / ours;
    return [
      {
        measure: `scan: times faster than ${impl}`,
        impl: "sekisho",
        names,
        text,
        value: ours,
        unit: "ms per million characters",
        ratio,
        of: impl,
        goal: { least },
        status,
      },
    ];
  });
}

function growth(cells: readonly ScanCell[], timeOf: TimeOf): readonly Figure[] {
  return cells.flatMap(({ impl, names, text }): Figure[] => {
    if (impl !== "sekisho" || names !== 250_000 || text === null) return [];
    const [small, large] = [timeOf(impl, 1_000, text), timeOf(impl, names, text)];
    const ratio = small === null || large === null ? null : large / small;
    const figure = { measure: "scan: growth from 1,000 to 250,000 names", impl, names, text };
    const against = { ratio, of: "sekisho, 1,000 names", goal: { most: GROWTH } };
    return [{ ...figure, value: large, unit: "ms per million characters", ...against }];
  });
}
