import { plainText } from "./contestant.ts";
import type { Hit } from "./contestant.ts";
import type { GeneratedName } from "./generate-names.ts";
import type { Seed, SeededText } from "./generate-text.ts";

/** How much of what was put into a text was found, and how much of what was found had been put there. */
export interface Quality {
  /** Share of the seeded names that a hit of the same name overlaps; of a finder that names nobody, any hit. */
  readonly recall: number;
  /** Share of the hits that overlap a seeded name: the rest of the text is prose and decoys. 1 without hits. */
  readonly precision: number;
  readonly hits: number;
}

/** Counts hits against seeds; both may come in any order. */
export function qualityOf(
  hits: readonly Hit[],
  seeds: readonly Seed[],
  names: readonly GeneratedName[],
): Quality {
  const plain = (name: number): string => plainText(names[name]?.text ?? "");
  const found = new Set<Seed>();
  let right = 0;
  for (const hit of hits) {
    const seed = overlapping(hit, seeds);
    if (seed === null) continue;
    right++;
    if (hit.name === null || plain(hit.name) === plain(seed.name)) found.add(seed);
  }
  return {
    recall: seeds.length === 0 ? 1 : found.size / seeds.length,
    precision: hits.length === 0 ? 1 : right / hits.length,
    hits: hits.length,
  };
}

/** The seed that a hit overlaps, or null; seeds stand in order and apart. */
function overlapping({ start, end }: Hit, seeds: readonly Seed[]): Seed | null {
  let low = 0;
  let high = seeds.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((seeds[middle]?.end ?? 0) <= start) low = middle + 1;
    else high = middle;
  }
  const seed = seeds[low];
  return seed !== undefined && seed.start < end ? seed : null;
}

/** The same text in NFKC and lower case, its seeds where they then stand. */
export function plainSeeded({ kind, text, seeds, decoys }: SeededText): SeededText {
  const parts: string[] = [];
  let length = 0;
  let before = 0;
  const put = (part: string): number => {
    const plain = plainText(part);
    parts.push(plain);
    length += plain.length;
    return length;
  };
  const moved = seeds.map(({ name, start, end }) => {
    const from = put(text.slice(before, start));
    before = end;
    return { name, start: from, end: put(text.slice(start, end)) };
  });
  put(text.slice(before));
  return { kind, text: parts.join(""), seeds: moved, decoys };
}
