import { chineseName, japaneseName, koreanName } from "./asian-names.ts";
import { cyrillicName } from "./cyrillic-names.ts";
import { latinName } from "./latin-names.ts";
import { randomOf } from "./random.ts";
import type { Random } from "./random.ts";

/** A firm that does not exist, named as real screening lists name firms. */
export interface GeneratedName {
  /** `n0`, `n1`, … in order. */
  readonly id: string;
  readonly text: string;
  readonly script: "latin" | "japanese" | "chinese" | "korean" | "cyrillic";
}

const SEED = 20181210;

/** Shares of the scripts in a hundred names. */
const SHARES: readonly {
  readonly script: GeneratedName["script"];
  readonly percent: number;
  readonly make: (random: Random) => string;
}[] = [
  { script: "latin", percent: 45, make: latinName },
  { script: "japanese", percent: 20, make: japaneseName },
  { script: "chinese", percent: 20, make: chineseName },
  { script: "korean", percent: 8, make: koreanName },
  { script: "cyrillic", percent: 7, make: cyrillicName },
];

/**
 * So many different names, always the same ones: a shorter list is the beginning of a longer one. No two are equal
 * when case and spaces are ignored.
 */
export function generateNames(count: number): readonly GeneratedName[] {
  const random = randomOf(SEED);
  const seen = new Set<string>();
  const names: GeneratedName[] = [];
  while (names.length < count) {
    const { script, make } = shareAt(random.below(100));
    const text = make(random);
    const key = text.toLowerCase().replaceAll(" ", "");
    if (seen.has(key)) continue;
    seen.add(key);
    names.push({ id: `n${String(names.length)}`, text, script });
  }
  return names;
}

function shareAt(percent: number): (typeof SHARES)[number] {
  let left = percent;
  for (const share of SHARES) {
    if (left < share.percent) return share;
    left -= share.percent;
  }
  throw new RangeError(`no share at ${String(percent)}`);
}
