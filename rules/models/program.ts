import type { ModelPattern, PatternClass, PatternGroup } from "../vocabulary.ts";

/**
 * A model pattern ready to run: a position automaton (Glushkov 1961) over folded units. It has no epsilon moves and no
 * backtracking; a run costs at most positions x units.
 */
export interface ModelProgram {
  /** Per position, a 128-bit set of the ASCII units it accepts, as four words. */
  readonly accepts: Uint32Array;
  /** Per position, the folded Han and kana units it accepts; mostly empty. */
  readonly wide: readonly string[];
  readonly first: readonly number[];
  readonly follow: readonly (readonly number[])[];
  readonly last: ReadonlySet<number>;
  readonly startsWord: boolean;
  readonly endsWord: boolean;
}

const START = -1;

/** Compiles a pattern of the declarative subset; throws a RangeError for an empty pattern. */
export function compileModel(pattern: ModelPattern): ModelProgram {
  const accepts: number[] = [];
  const wide: string[] = [];
  const first: number[] = [];
  const follow: number[][] = [];

  const place = (characters: string, incoming: ReadonlySet<number>): number => {
    const position = follow.length;
    follow.push([]);
    const words = [0, 0, 0, 0];
    let others = "";
    for (const character of characters.toLowerCase()) {
      const unit = character.charCodeAt(0);
      if (unit > 127) others += character;
      else words[unit >>> 5] = (words[unit >>> 5] ?? 0) | (1 << (unit & 31));
    }
    accepts.push(...words);
    wide.push(others);
    for (const from of incoming) (from === START ? first : (follow[from] ?? first)).push(position);
    return position;
  };

  const placeClass = (part: PatternClass, incoming: ReadonlySet<number>): Set<number> => {
    const outgoing = new Set<number>(part.min === 0 ? incoming : []);
    let before = incoming;
    for (let times = 1; times <= part.max; times++) {
      const position = place(part.one, before);
      if (times >= part.min) outgoing.add(position);
      before = new Set([position]);
    }
    return outgoing;
  };

  const placeGroup = (part: PatternGroup, incoming: ReadonlySet<number>): Set<number> => {
    const outgoing = new Set<number>(
      part.optional === true || part.maybe !== undefined ? incoming : [],
    );
    for (const literal of part.any ?? []) {
      let before = incoming;
      for (const character of literal) before = new Set([place(character, before)]);
      for (const position of before) outgoing.add(position);
    }
    if (part.maybe !== undefined)
      for (const position of placeAll(part.maybe, incoming)) outgoing.add(position);
    return outgoing;
  };

  const placeAll = (
    parts: ModelPattern["parts"],
    incoming: ReadonlySet<number>,
  ): ReadonlySet<number> =>
    parts.reduce<ReadonlySet<number>>(
      (before, part) => ("one" in part ? placeClass(part, before) : placeGroup(part, before)),
      incoming,
    );

  const last = placeAll(pattern.parts, new Set([START]));
  if (last.has(START)) throw new RangeError("a model pattern that matches nothing at all");
  return {
    accepts: Uint32Array.from(accepts),
    wide,
    first,
    follow,
    last,
    startsWord: pattern.startsWord,
    endsWord: pattern.endsWord,
  };
}

/** True for the units of an ASCII word, as in a regular expression's `\b`; expects folded (lower-case) units. */
export function isAsciiWord(unit: number): boolean {
  return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x30 && unit <= 0x39) || unit === 0x5f;
}

function accepted(program: ModelProgram, position: number, unit: number): boolean {
  if (unit > 127) return program.wide[position]?.includes(String.fromCharCode(unit)) ?? false;
  return (((program.accepts[position * 4 + (unit >>> 5)] ?? 0) >>> (unit & 31)) & 1) === 1;
}

const SPACE = 0x20;
const HYPHEN = 0x2d;
const LETTER_A = 0x61;
/** How many blanks a line break with its indent folds to at most, to be still read over. */
const INDENT = 6;
/** How much of a model stands at least before a line break that no hyphen tells of: what it is looked up by. */
const BEFORE_BREAK = 5;

/**
 * True for a blank that a line break left inside a model: after a hyphen (`DS-2CD2143-`, next line `G2-I`), or where
 * `isBreak` says of these units that they hold one. Below what may be a whole model, which ends at `end`, a number is not
 * part of it: 100 units of a DS-2CD2143G2-I that is itself broken.
 */
function breaksLine(
  units: Uint16Array,
  length: number,
  start: number,
  at: number,
  end: number,
  isBreak: IsBreak | null,
): boolean {
  let from = at;
  while (from > start && at - from < INDENT && units[from - 1] === SPACE) from--;
  let to = at + 1;
  while (to < length && to - from < INDENT && units[to] === SPACE) to++;
  if (from === start || to === length || !isAsciiWord(units[to] ?? 0)) return false;
  if (units[from - 1] === HYPHEN) return true;
  return (
    from >= start + BEFORE_BREAK &&
    (end < from || (units[to] ?? 0) >= LETTER_A) &&
    isMoreThanWord(units, start, from) &&
    isBreak?.(from, to) === true
  );
}

/** True for units that are not just letters: a word that is cut in two is not looked up as the beginning that it is. */
function isMoreThanWord(units: Uint16Array, from: number, to: number): boolean {
  return units.subarray(from, to).some((unit) => !isAsciiWord(unit) || unit < LETTER_A);
}

/** Whether the blanks between two positions hold a line break. */
export type IsBreak = (from: number, to: number) => boolean;

/**
 * Runs a program over folded units from `start`; returns the end of the longest match, or -1. Line breaks are read over after
 * a hyphen, and with `isBreak` wherever it says that one is.
 */
export function runModel(
  program: ModelProgram,
  units: Uint16Array,
  length: number,
  start: number,
  isBreak: IsBreak | null = null,
): number {
  if (program.startsWord && start > 0 && isAsciiWord(units[start - 1] ?? 0)) return -1;
  let active: readonly number[] = program.first;
  let end = -1;
  for (let at = start; at < length && active.length > 0; at++) {
    const unit = units[at] ?? 0;
    if (unit === SPACE && breaksLine(units, length, start, at, end, isBreak)) continue;
    const next = new Set<number>();
    let accepts = false;
    for (const position of active) {
      if (!accepted(program, position, unit)) continue;
      accepts ||= program.last.has(position);
      for (const following of program.follow[position] ?? []) next.add(following);
    }
    if (accepts) {
      const boundary = isAsciiWord(unit) !== (at + 1 < length && isAsciiWord(units[at + 1] ?? 0));
      if (!program.endsWord || boundary) end = at + 1;
    }
    active = [...next];
  }
  return end;
}

/** The end offset of a pattern's match in a plain text from `start`, or -1; NFKC and case-insensitive like the data's patterns. */
export function matchModel(pattern: ModelPattern, text: string, start: number): number {
  const units = Uint16Array.from(text.normalize("NFKC").toLowerCase(), (character) =>
    character.charCodeAt(0),
  );
  return runModel(compileModel(pattern), units, units.length, start);
}

/** The ASCII, Han and kana units that a position of a program accepts. */
export function unitsAt(program: ModelProgram, position: number): readonly number[] {
  const ascii = Array.from({ length: 128 }, (_, unit) => unit).filter((unit) =>
    accepted(program, position, unit),
  );
  return [
    ...ascii,
    ...Array.from(program.wide[position] ?? "", (character) => character.charCodeAt(0)),
  ];
}

/**
 * Every sequence of `size` units with which a match of the program can begin, as strings.
 * Throws a RangeError above 60,000 of them or when a match may be shorter than `size`.
 */
export function modelStarts(program: ModelProgram, size: number): readonly string[] {
  let open = new Map<string, readonly number[]>([["", program.first]]);
  for (let depth = 0; depth < size; depth++) {
    const longer = new Map<string, number[]>();
    for (const [prefix, positions] of open) {
      for (const position of positions) {
        if (
          depth < size - 1 &&
          program.last.has(position) &&
          (program.follow[position] ?? []).length === 0
        ) {
          throw new RangeError(
            `a model of this pattern may be shorter than ${String(size)} characters`,
          );
        }
        for (const unit of unitsAt(program, position)) {
          const key = prefix + String.fromCharCode(unit);
          longer.set(key, [...(longer.get(key) ?? []), ...(program.follow[position] ?? [])]);
        }
      }
      if (longer.size > 60_000) throw new RangeError("a model pattern with too many beginnings");
    }
    open = longer;
  }
  return [...open.keys()].sort();
}
