import type { NameSections } from "./layout.ts";

/** So many postings are read for one question, the rarest grams first: what the rest could add is little. */
const BUDGET = 40_000;
/** Names are told apart by length up to so many letters. */
const LONGEST_NAME = 256;

/** Room to count in, made once per index: a lookup per keystroke should leave nothing behind. */
export interface Counter {
  readonly sections: NameSections;
  readonly shared: Uint16Array;
  readonly touched: Uint32Array;
}

/** Makes room to count in for an index. */
export function counterFor(sections: NameSections): Counter {
  return {
    sections,
    shared: new Uint16Array(sections.count),
    touched: new Uint32Array(Math.min(sections.count, BUDGET)),
  };
}

/** Names that share grams with a query: the heaviest first, with their share of the weight that was read. */
export interface Gathered {
  readonly names: readonly number[];
  readonly shares: readonly number[];
}

/**
 * The names that share most with a query, by the weight of the grams in common (the rarer, the heavier), the shorter of
 * equals first. Reads at most BUDGET postings, so the time does not grow with the list.
 */
export function gather(counter: Counter, grams: readonly number[], most: number): Gathered {
  const { sections, shared, touched } = counter;
  const { buckets, postings } = sections;
  const lists = [...new Set(grams.map((gram) => gram & (buckets.length - 1)))]
    .map((bucket) => ({
      from: bucket === 0 ? 0 : (buckets[bucket - 1] ?? 0),
      to: buckets[bucket] ?? 0,
    }))
    .filter(({ from, to }) => to > from)
    .sort((a, b) => a.to - a.from - (b.to - b.from) || a.from - b.from);
  let left = BUDGET;
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
  const names = heaviest(counter, count, total, most);
  const shares = names.map((name) => (shared[name] ?? 0) / Math.max(1, total));
  for (let at = 0; at < count; at++) shared[touched[at] ?? 0] = 0;
  return { names, shares };
}

function heaviest(counter: Counter, count: number, total: number, most: number): readonly number[] {
  const { sections, shared, touched } = counter;
  const byWeight = new Uint32Array(total + 1);
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
  return [...above, ...shortest(sections, equal, most - above.length)];
}

/** The shortest names, in linear time: what many names begin with can be shared by thousands. */
function shortest(
  sections: NameSections,
  names: readonly number[],
  most: number,
): readonly number[] {
  const sizeOf = (name: number): number =>
    Math.min(
      LONGEST_NAME - 1,
      (sections.ends[name * 3] ?? 0) - (name === 0 ? 0 : (sections.ends[name * 3 - 3] ?? 0)),
    );
  if (names.length <= most) return names.toSorted((a, b) => sizeOf(a) - sizeOf(b) || a - b);
  const bySize = new Uint32Array(LONGEST_NAME);
  for (const name of names) bySize[sizeOf(name)] = (bySize[sizeOf(name)] ?? 0) + 1;
  let limit = 0;
  for (let sum = bySize[0] ?? 0; sum < most && limit < LONGEST_NAME - 1; sum += bySize[limit] ?? 0)
    limit++;
  return names
    .filter((name) => sizeOf(name) <= limit)
    .sort((a, b) => sizeOf(a) - sizeOf(b) || a - b)
    .slice(0, Math.max(0, most));
}
