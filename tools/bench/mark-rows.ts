import type { MarkCell } from "./measure-mark.ts";
import type { Figure } from "./rows.ts";

/** The rows of mark.js in a real page, against the floor in the same page. */
export function markRows(cells: readonly MarkCell[]): readonly Figure[] {
  return cells.map(({ names, text, ms, floorMs, quality, status }) => ({
    measure: "scan",
    impl: "mark.js",
    names,
    text,
    value: ms,
    unit: "ms per million characters",
    ratio: ms === null || floorMs === null ? null : ms / floorMs,
    of: "floor",
    recall: quality?.recall ?? null,
    precision: quality?.precision ?? null,
    status,
  }));
}
