import { DeltaError } from "./delta-error.ts";
import type { Run } from "./delta-runs.ts";

/** So many removed lines ahead are tried as the old reading of an added one. */
const AHEAD = 3;
/** So much has to be shared before a line is written as a change of another, UTF-16 units. */
const WORTH_IT = 24;

/**
 * Writes added lines: whole, as `+LINE`, or as a change of the line that it stands in place of, `~SKIP,HEAD,TAIL,MIDDLE`: so many
 * removed lines further on, and so many units of its beginning and end, in base 36.
 */
export function writeLines(
  before: readonly string[],
  after: readonly string[],
  removed: readonly Run[],
  added: readonly Run[],
): readonly string[] {
  const gone = placesOf(removed);
  const written: string[] = [];
  let next = 0;
  let come = 0;
  for (const place of placesOf(added)) {
    const line = after[place] ?? "";
    // Kept lines before it: a removed line stands in the same place when as many are kept before that one.
    const kept = place - come++;
    while (next < gone.length && (gone[next] ?? 0) - next < kept) next++;
    let best = { skip: 0, head: 0, tail: 0 };
    for (let skip = 0; skip < AHEAD && (gone[next + skip] ?? -1) - next - skip === kept; skip++) {
      const shared = sharedParts(before[gone[next + skip] ?? 0] ?? "", line);
      if (shared.head + shared.tail > best.head + best.tail) best = { skip, ...shared };
    }
    const { skip, head, tail } = best;
    if (head + tail < WORTH_IT) {
      written.push(`+${line}`);
      continue;
    }
    const numbers = [next + skip, head, tail].map((each) => each.toString(36)).join(",");
    written.push(`~${numbers},${line.slice(head, line.length - tail)}`);
    next += skip + 1;
  }
  return written;
}

/** Reads one written line; `removedLine` gives the n-th removed line. Throws a DeltaError for what `writeLines` does not write. */
export function readLine(text: string, removedLine: (ordinal: number) => string): string {
  if (text.startsWith("+")) return text.slice(1);
  const [whole, ordinal = "", head = "", tail = ""] =
    /^~([0-9a-z]{1,6}),([0-9a-z]{1,6}),([0-9a-z]{1,6}),/.exec(text) ?? [];
  if (whole === undefined) throw new DeltaError("delta-lines");
  const old = removedLine(Number.parseInt(ordinal, 36));
  const begins = Number.parseInt(head, 36);
  const ends = Number.parseInt(tail, 36);
  if (begins + ends > old.length) throw new DeltaError("delta-lines");
  return old.slice(0, begins) + text.slice(whole.length) + old.slice(old.length - ends);
}

/** The place of every line of some runs, in order. */
export function placesOf(runs: readonly Run[]): Int32Array {
  const places = new Int32Array(runs.reduce((sum, { count }) => sum + count, 0));
  let next = 0;
  for (const { at, count } of runs)
    for (let line = 0; line < count; line++) places[next++] = at + line;
  return places;
}

/** How long a beginning and an end two lines share, without counting a unit twice. */
function sharedParts(old: string, line: string): { readonly head: number; readonly tail: number } {
  const most = Math.min(old.length, line.length);
  let head = 0;
  while (head < most && old.charCodeAt(head) === line.charCodeAt(head)) head++;
  let tail = 0;
  while (
    tail < most - head &&
    old.charCodeAt(old.length - 1 - tail) === line.charCodeAt(line.length - 1 - tail)
  )
    tail++;
  // Half a surrogate pair cannot be written as UTF-8.
  if (isHigh(line, head - 1)) head--;
  if (isLow(line, line.length - tail)) tail--;
  return { head: Math.max(0, head), tail: Math.max(0, tail) };
}

function isHigh(text: string, at: number): boolean {
  return at >= 0 && (text.charCodeAt(at) & 0xfc00) === 0xd800;
}

function isLow(text: string, at: number): boolean {
  return at < text.length && (text.charCodeAt(at) & 0xfc00) === 0xdc00;
}
