import type { NameSections } from "./layout.ts";

/**
 * So many postings are read for one question, the rarest grams first: what the rest could add is little. A longer list
 * has longer postings, up to a limit that a keystroke can wait for.
 */
const LEAST_READ = 12_000;
const MOST_READ = 80_000;
const READ_SHARE = 1 / 3;
/** Differences of length are told apart up to so many units. */
const FARTHEST = 64;

/** Which text of a name a query is like in length, and how long the query is. */
export interface Length {
  readonly field: number;
  readonly size: number;
}

/** Room to count in, made once per index: a lookup per keystroke should leave nothing behind. */
export interface Counter {
  readonly sections: NameSections;
  readonly shared: Uint16Array;
  readonly touched: Uint32Array;
  /** How many names have which weight. */
  readonly weights: Uint32Array;
  /** How many postings may be read. */
  readonly budget: number;
}

/** Makes room to count in for an index. */
export function counterFor(sections: NameSections): Counter {
  const { count } = sections;
  const budget = Math.round(Math.min(MOST_READ, Math.max(LEAST_READ, count * READ_SHARE)));
  return {
    sections,
    shared: new Uint16Array(count),
    touched: new Uint32Array(Math.min(count, budget)),
    weights: new Uint32Array(4096),
    budget,
  };
}

/** Names that share grams with a query: the heaviest first, with their share of the weight that was read. */
export interface Gathered {
  readonly names: readonly number[];
  readonly shares: readonly number[];
}

/**
 * The names that share most with a query, by the weight of the grams in common (the rarer, the heavier), of equals
 * those nearest in length first. Reads no more postings than its budget, so the time does not grow with the list.
 */
export function gather(
  counter: Counter,
  grams: readonly number[],
  most: number,
  length: Length,
): Gathered {
  const { sections, shared, touched } = counter;
  const { buckets, postings } = sections;
  const lists = [...new Set(grams.map((gram) => gram & (buckets.length - 1)))]
    .map((bucket) => ({
      from: bucket === 0 ? 0 : (buckets[bucket - 1] ?? 0),
      to: buckets[bucket] ?? 0,
    }))
    .filter(({ from, to }) => to > from)
    .sort((a, b) => a.to - a.from - (b.to - b.from) || a.from - b.from);
  let left = counter.budget;
  let count = 0;
  let total = 0;
  for (const { from, to } of lists) {
    if (left <= 0) break;
    const weight = Math.max(1, Math.round(4 * Math.log2((sections.count * 1.5) / (to - from))));
    total += weight;
    let name = -1;
    for (let at = from; at < to && left > 0; left--) {
      let byte = postings[at++] ?? 0;
      let gap = byte & 127;
      for (let shift = 7; byte > 127; shift += 7) {
        byte = postings[at++] ?? 0;
        gap |= (byte & 127) << shift;
      }
      name += gap + 1;
      const held = shared[name] ?? 0;
      if (held === 0) touched[count++] = name;
      shared[name] = held + weight;
    }
  }
  const names = heaviest(counter, count, total, most, length);
  const shares = names.map((name) => (shared[name] ?? 0) / Math.max(1, total));
  for (let at = 0; at < count; at++) shared[touched[at] ?? 0] = 0;
  return { names, shares };
}

function heaviest(
  counter: Counter,
  count: number,
  total: number,
  most: number,
  length: Length,
): readonly number[] {
  const { sections, shared, touched, weights } = counter;
  const byWeight =
    weights.length > total ? weights.fill(0, 0, total + 1) : new Uint32Array(total + 1);
  for (let at = 0; at < count; at++) {
    const weight = shared[touched[at] ?? 0] ?? 0;
    byWeight[weight] = (byWeight[weight] ?? 0) + 1;
  }
  let least = total;
  for (let sum = 0; least > 1; least--) {
    sum += byWeight[least] ?? 0;
    if (sum >= most) break;
  }
  const above: number[] = [];
  const equal: number[] = [];
  for (let at = 0; at < count; at++) {
    const name = touched[at] ?? 0;
    const weight = shared[name] ?? 0;
    if (weight > least) above.push(name);
    else if (weight === least) equal.push(name);
  }
  above.sort((a, b) => (shared[b] ?? 0) - (shared[a] ?? 0) || a - b);
  return [...above, ...nearest(sections, equal, most - above.length, length)];
}

/** The names nearest in length, in linear time: what many names begin with can be shared by thousands. */
function nearest(
  sections: NameSections,
  names: readonly number[],
  most: number,
  length: Length,
): readonly number[] {
  const { ends } = sections;
  const offBy = (name: number): number => {
    const at = name * 3 + length.field;
    const size = (ends[at] ?? 0) - (name === 0 ? 0 : (ends[at - 3] ?? 0));
    return Math.min(FARTHEST - 1, Math.abs(size - length.size));
  };
  const order = (a: number, b: number): number => offBy(a) - offBy(b) || a - b;
  if (names.length <= most) return names.toSorted(order);
  const counts = new Uint32Array(FARTHEST);
  for (const name of names) counts[offBy(name)] = (counts[offBy(name)] ?? 0) + 1;
  let limit = 0;
  for (let sum = counts[0] ?? 0; sum < most && limit < FARTHEST - 1; sum += counts[limit] ?? 0)
    limit++;
  return names
    .filter((name) => offBy(name) <= limit)
    .sort(order)
    .slice(0, Math.max(0, most));
}
