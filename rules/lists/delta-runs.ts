import { DeltaError } from "./delta-error.ts";

/** Lines that follow one another: the first one's place, counted from 0, and how many. */
export interface Run {
  readonly at: number;
  readonly count: number;
}

/** Writes runs in order as `GAP` or `GAP:COUNT`, in base 36, joined by commas; a gap counts from the end of the run before. */
export function writeRuns(runs: readonly Run[]): string {
  let end = 0;
  return runs
    .map(({ at, count }) => {
      const gap = (at - end).toString(36);
      end = at + count;
      return count === 1 ? gap : `${gap}:${count.toString(36)}`;
    })
    .join(",");
}

/** Reads what `writeRuns` wrote, and nothing else: runs that touch, or go beyond `limit` lines, throw a DeltaError. */
export function readRuns(text: string, limit: number): readonly Run[] {
  if (text === "") return [];
  let end = 0;
  return text.split(",").map((part, index) => {
    const [gapText = "", countText, more] = part.split(":");
    const gap = readNumber(gapText);
    const count = countText === undefined ? 1 : readNumber(countText);
    const isTouching = index > 0 && gap === 0;
    const isLong = countText !== undefined && count < 2;
    if (more !== undefined || isTouching || isLong) throw new DeltaError("delta-runs");
    const at = end + gap;
    end = at + count;
    if (end > limit) throw new DeltaError("delta-runs");
    return { at, count };
  });
}

function readNumber(text: string): number {
  if (!/^(?:0|[1-9a-z][0-9a-z]{0,5})$/.test(text)) throw new DeltaError("delta-runs");
  return Number.parseInt(text, 36);
}
