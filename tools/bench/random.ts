/** A source of numbers that gives the same row of them for the same seed, on every machine. */
export interface Random {
  /** A whole number from 0 to `count - 1`, evenly. */
  below(count: number): number;
  /** One of the items, evenly. */
  pick<T>(items: readonly [T, ...T[]]): T;
  /** One of the items, the first ones far more often: word lists stand in order of frequency. */
  often<T>(items: readonly [T, ...T[]]): T;
  /** True in so many of a hundred calls. */
  chance(percent: number): boolean;
}

/** Numbers by Marsaglia's xorshift with the triple 13, 17, 5 ("Xorshift RNGs", 2003). */
export function randomOf(seed: number): Random {
  let state = seed | 0 || 1;
  const unit = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
  const at = <T>(items: readonly [T, ...T[]], share: number): T =>
    items[Math.floor(share * items.length)] ?? items[0];
  return {
    below: (count) => Math.floor(unit() * count),
    pick: (items) => at(items, unit()),
    often: (items) => at(items, unit() ** 2),
    chance: (percent) => unit() * 100 < percent,
  };
}

/** The words of a line, for lists that are read better than quoted. Throws a RangeError on an empty line. */
export function wordsOf(line: string): readonly [string, ...string[]] {
  const [first, ...rest] = line.trim().split(/\s+/);
  if (first === undefined || first === "") throw new RangeError("no words");
  return [first, ...rest];
}

/** The phrases of a line, divided by `|`. Throws a RangeError on an empty line. */
export function phrasesOf(line: string): readonly [string, ...string[]] {
  const [first, ...rest] = line.split("|").map((phrase) => phrase.trim());
  if (first === undefined || first === "") throw new RangeError("no phrases");
  return [first, ...rest];
}
