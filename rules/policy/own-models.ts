import { FoldBuffer, foldText } from "../fold/fold.ts";
import { modelBeginnings } from "../models/beginnings.ts";
import type { ModelLine, ModelPattern, PatternClass, PatternGroup } from "../vocabulary.ts";

/** Most characters that `*` at the end of a model number stands for. */
const OPEN_END = 24;
const DIGITS = "0123456789";
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const ANY = `-${DIGITS}${LETTERS}`;

/** Room to fold model numbers in, one after the other. */
const ROOM = new FoldBuffer();

/** Most models that are bare words with an open end: each begins in hundreds of ways, and an index takes milliseconds for it. */
const MOST_OPEN_WORDS = 1000;

/** How many of them a list may still take. */
export interface OpenRoom {
  left: number;
}

/** Room for those of one list. */
export function openRoom(): OpenRoom {
  return { left: MOST_OPEN_WORDS };
}

/** The lines made of one product line's model numbers, and the positions of those that were not taken. */
export interface OwnModels {
  readonly lines: readonly ModelLine[];
  readonly refused: readonly number[];
}

/**
 * Model numbers as bounded patterns. One that is a bare word or a bare number counts only beside its maker; one that is shorter
 * than three characters is refused, for it could not be told from other text; so is a bare word with an open end for which `room` has
 * no place.
 */
export function ownModels(
  line: string,
  models: readonly string[],
  table: Uint32Array,
  room: OpenRoom = openRoom(),
): OwnModels {
  const strong: ModelPattern[] = [];
  const weak: ModelPattern[] = [];
  const refused: number[] = [];
  models.forEach((model, at) => {
    const isOpen = model.endsWith("*");
    const literal = foldedLiteral(isOpen ? model.slice(0, -1) : model, table);
    const patterns = patternsOf(literal, isOpen);
    if (literal.includes("*") || !isUsable(literal, patterns)) refused.push(at);
    else if (patterns.length > 1 && room.left-- <= 0) refused.push(at);
    else (isTelling(literal) ? strong : weak).push(...patterns);
  });
  const lines = [
    { line, patterns: strong, weak: false },
    { line, patterns: weak, weak: true },
  ].filter(({ patterns }) => patterns.length > 0);
  return { lines, refused };
}

/** As the table folds it, ASCII in capitals, as patterns hold their literals. */
function foldedLiteral(text: string, table: Uint32Array): string {
  const { units, length } = foldText(text.trim(), table, ROOM);
  const characters = Array.from(units.subarray(0, length), (unit) => String.fromCharCode(unit));
  return characters.join("").replace(/[a-z]+/g, (letters) => letters.toUpperCase());
}

/** A model number tells by itself when letters and digits stand in it. */
function isTelling(literal: string): boolean {
  return /\p{L}/u.test(literal) && /\p{N}/u.test(literal);
}

function patternsOf(literal: string, isOpen: boolean): readonly ModelPattern[] {
  const of = (...more: readonly PatternClass[]): ModelPattern => ({
    startsWord: /^[0-9A-Z]/.test(literal),
    endsWord: more.length > 0 || /[0-9A-Z]$/.test(literal),
    parts: [...(literal === "" ? [] : [whole(literal)]), ...more],
  });
  if (!isOpen) return [of()];
  if (/[0-9\u0080-\uffff]/.test(literal)) return [of(upTo(ANY, 0, OPEN_END))];
  // A page's filter knows words by heart: behind letters alone a digit has to come soon, or a hyphen.
  return [
    of(),
    of(upTo(`-${DIGITS}`, 1, 1), upTo(ANY, 0, OPEN_END - 1)),
    of(upTo(LETTERS, 1, 2), upTo(DIGITS, 1, 1), upTo(ANY, 0, OPEN_END - 3)),
  ];
}

function whole(literal: string): PatternGroup {
  return { any: [literal] };
}

function upTo(one: string, min: number, max: number): PatternClass {
  return { one, min, max };
}

/** Whether open patterns behind so many plain letters can be held: what the letters are does not matter, and asking is dear. */
const USABLE = new Map<number, boolean>();

/** True when an index can hold the patterns of a literal. */
function isUsable(literal: string, patterns: readonly ModelPattern[]): boolean {
  if (patterns.length === 1 || !/^[A-Z]+$/.test(literal)) return patterns.every(canBeHeld);
  const held = USABLE.get(literal.length) ?? patterns.every(canBeHeld);
  USABLE.set(literal.length, held);
  return held;
}

/** True when an index can hold the pattern: it throws for what begins in too many ways, or is too short. */
function canBeHeld(pattern: ModelPattern): boolean {
  if (pattern.parts.length === 0) return false;
  try {
    modelBeginnings(pattern);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
