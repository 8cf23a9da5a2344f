import type { Run } from "./delta-runs.ts";

/**
 * Which lines go and which come: what is left of both is the longest row of lines that stand in the same order in both texts (of
 * lines that stand several times, the n-th is taken for the n-th). Lines that kept their order, as in two sorted lists, cost one step each.
 */
export function keptLines(
  before: readonly string[],
  after: readonly string[],
): { readonly removed: readonly Run[]; readonly added: readonly Run[] } {
  const head = commonHead(before, after);
  const tail = commonTail(before, after, head);
  const origins = originsOf(
    before.slice(head, before.length - tail),
    after.slice(head, after.length - tail),
  );
  const kept = longestRising(origins);
  const goes = new Uint8Array(before.length).fill(1);
  const comes = new Uint8Array(after.length).fill(1);
  goes.fill(0, 0, head).fill(0, before.length - tail);
  comes.fill(0, 0, head).fill(0, after.length - tail);
  for (const place of kept) {
    comes[head + place] = 0;
    goes[head + (origins[place] ?? 0)] = 0;
  }
  return { removed: runsOf(goes), added: runsOf(comes) };
}

function commonHead(before: readonly string[], after: readonly string[]): number {
  const most = Math.min(before.length, after.length);
  let same = 0;
  while (same < most && before[same] === after[same]) same++;
  return same;
}

function commonTail(before: readonly string[], after: readonly string[], head: number): number {
  const most = Math.min(before.length, after.length) - head;
  let same = 0;
  while (same < most && before[before.length - 1 - same] === after[after.length - 1 - same]) same++;
  return same;
}

/** For each new line the place of the same old one, or -1. */
function originsOf(before: readonly string[], after: readonly string[]): Int32Array {
  const places = new Map<string, number>();
  /** The next place of the same line, for lines that stand several times. */
  const next = new Int32Array(before.length).fill(-1);
  for (let place = before.length - 1; place >= 0; place--) {
    const line = before[place] ?? "";
    next[place] = places.get(line) ?? -1;
    places.set(line, place);
  }
  return Int32Array.from(after, (line) => {
    const place = places.get(line) ?? -1;
    if (place >= 0) places.set(line, next[place] ?? -1);
    return place;
  });
}

/** Places of a longest rising row of the values that are not -1, in order (patience sorting). */
function longestRising(values: Int32Array): readonly number[] {
  const tops: number[] = [];
  const previous = new Int32Array(values.length).fill(-1);
  values.forEach((value, place) => {
    if (value < 0) return;
    const pile = pileFor(tops, values, value);
    previous[place] = pile === 0 ? -1 : (tops[pile - 1] ?? -1);
    tops[pile] = place;
  });
  const row: number[] = [];
  for (let place = tops.at(-1) ?? -1; place >= 0; place = previous[place] ?? -1) row.push(place);
  return row.reverse();
}

/** The first pile whose top is not smaller; the values rise mostly, so the last pile is looked at first. */
function pileFor(tops: readonly number[], values: Int32Array, value: number): number {
  const top = (pile: number): number => values[tops[pile] ?? 0] ?? 0;
  if (tops.length === 0 || top(tops.length - 1) < value) return tops.length;
  let low = 0;
  let high = tops.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (top(middle) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function runsOf(marks: Uint8Array): readonly Run[] {
  const runs: Run[] = [];
  for (let at = marks.indexOf(1); at >= 0;) {
    const end = marks.indexOf(0, at);
    const until = end < 0 ? marks.length : end;
    runs.push({ at, count: until - at });
    at = marks.indexOf(1, until);
  }
  return runs;
}
