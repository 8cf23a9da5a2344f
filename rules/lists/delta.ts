import { checksumOf } from "./checksum.ts";
import { DeltaError } from "./delta-error.ts";
import { placesOf, readLine, writeLines } from "./delta-lines.ts";
import { readRuns, writeRuns } from "./delta-runs.ts";
import type { Run } from "./delta-runs.ts";
import { keptLines } from "./kept-lines.ts";

/**
 * What a delta begins with: `sekisho-delta 1 OLD NEW SUM`, the line counts of both texts and the checksum of the new one. Two lines
 * of runs follow, removed lines by their places in the old text and added ones by their places in the new one; then the added lines,
 * whole or as a change of a removed one.
 */
const HEAD = /^sekisho-delta 1 (0|[1-9]\d{0,8}) (0|[1-9]\d{0,8}) ([0-9a-f]{16})$/;

/** The difference between two texts, line by line; `applyDelta` makes the new one of the old one exactly, in any order of lines. */
export function makeDelta(oldRaw: string, newRaw: string): string {
  const before = oldRaw.split("\n");
  const after = newRaw.split("\n");
  const { removed, added } = keptLines(before, after);
  const lines = writeLines(before, after, removed, added);
  const head = `sekisho-delta 1 ${String(before.length)} ${String(after.length)} ${checksumOf(newRaw)}`;
  return [head, writeRuns(removed), writeRuns(added), ...lines].join("\n");
}

/**
 * The new text that `makeDelta` saw. Throws a DeltaError when the delta is damaged, was made for another text, or gives
 * another result than it says.
 */
export function applyDelta(oldRaw: string, delta: string): string {
  const { before, after, sum, removed, added, lines } = parse(delta);
  const starts = lineStarts(oldRaw, before);
  const gone = placesOf(removed);
  let last = -1;
  const removedLine = (ordinal: number): string => {
    const place = gone[ordinal];
    // Each removed line is used once at most, so that a small delta cannot blow up.
    if (place === undefined || ordinal <= last) throw new DeltaError("delta-lines");
    last = ordinal;
    return oldRaw.slice(starts[place] ?? 0, (starts[place + 1] ?? 0) - 1);
  };
  const parts: string[] = [];
  let old = 0;
  let made = 0;
  let used = 0;
  let nextRemoved = 0;
  /** Takes kept lines of the old text until so many lines are made. */
  const keepUntil = (wanted: number): void => {
    while (made < wanted) {
      const gone = removed[nextRemoved];
      if (gone !== undefined && gone.at === old) {
        old += gone.count;
        nextRemoved++;
        continue;
      }
      const until = Math.min(gone?.at ?? before, old + wanted - made);
      if (until <= old) throw new DeltaError("delta-inconsistent");
      // The last line of a text has no line end: it gets one here, and the join takes one away.
      parts.push(oldRaw.slice(starts[old] ?? 0, (starts[until] ?? 0) - 1));
      made += until - old;
      old = until;
    }
  };
  for (const { at, count } of added) {
    keepUntil(at);
    for (let line = 0; line < count; line++) parts.push(readLine(lines[used++] ?? "", removedLine));
    made += count;
  }
  keepUntil(after);
  const result = parts.join("\n");
  if (checksumOf(result) !== sum) throw new DeltaError("delta-result");
  return result;
}

interface Delta {
  readonly before: number;
  readonly after: number;
  readonly sum: string;
  readonly removed: readonly Run[];
  readonly added: readonly Run[];
  readonly lines: readonly string[];
}

function parse(delta: string): Delta {
  const [head = "", removedText, addedText, ...lines] = delta.split("\n");
  const [, oldCount, newCount, sum = ""] = HEAD.exec(head) ?? [];
  if (oldCount === undefined || newCount === undefined) throw new DeltaError("delta-head");
  if (removedText === undefined || addedText === undefined) throw new DeltaError("delta-cut-short");
  const before = Number(oldCount);
  const after = Number(newCount);
  const removed = readRuns(removedText, before);
  const added = readRuns(addedText, after);
  if (lines.length !== countOf(added)) throw new DeltaError("delta-cut-short");
  if (before - countOf(removed) !== after - lines.length)
    throw new DeltaError("delta-inconsistent");
  return { before, after, sum, removed, added, lines };
}

function countOf(runs: readonly Run[]): number {
  return runs.reduce((sum, { count }) => sum + count, 0);
}

/** Where each line begins, and behind them where a further one would. Throws when there are more or fewer lines. */
function lineStarts(text: string, count: number): Uint32Array {
  if (count > text.length + 1) throw new DeltaError("delta-other-base");
  const starts = new Uint32Array(count + 1);
  let lines = 0;
  for (let at = 0; at >= 0; lines++) {
    if (lines >= count) throw new DeltaError("delta-other-base");
    starts[lines] = at;
    const end = text.indexOf("\n", at);
    at = end < 0 ? -1 : end + 1;
  }
  if (lines !== count) throw new DeltaError("delta-other-base");
  starts[count] = text.length + 1;
  return starts;
}
