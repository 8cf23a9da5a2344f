import {
  BREAK,
  DIGIT,
  HANGUL,
  isAlphabetic,
  JOINER,
  KATAKANA,
  LATIN,
  SPACE,
} from "../../rules/fold/classes.ts";
import { FoldBuffer, foldText } from "../../rules/fold/fold.ts";
import type { Folded } from "../../rules/fold/fold.ts";
import { stemOf, tokenise } from "../../rules/names/compile-name.ts";
import type { GeneratedName } from "./generate-names.ts";

type FoldTable = Uint32Array;

/** A name in a text: its position in the list, UTF-16 offsets. */
export interface Reference {
  readonly name: number;
  readonly start: number;
  readonly end: number;
}

/** Finds names by comparing every name with every place of a text. */
export type ReferenceMatcher = (text: string) => readonly Reference[];

/** One way to write a name, folded: its words, between which separators may stand or not. */
interface Spelling {
  readonly name: number;
  readonly words: readonly string[];
}

/** Separators at one place of a name at most, and those of them that are quotes or brackets. */
const SEPARATORS = 16;
const QUOTES = '()"«»„“”';

/**
 * The matcher that ours is compared with. It knows what a name is (its tokens, with and without legal form) and how a
 * text is folded, and nothing of gates, hashes, keys or chunks: the whole text is folded at once and read letter by letter.
 */
export function openReference(names: readonly GeneratedName[], table: FoldTable): ReferenceMatcher {
  const byFirst = new Map<number, Spelling[]>();
  names.forEach(({ text }, name) => {
    const whole = tokenise(text, table);
    const stem = stemOf(whole);
    const spellings = stem === null || stem.join("") === whole.join("") ? [whole] : [whole, stem];
    for (const words of spellings) {
      const first = words[0]?.charCodeAt(0) ?? 0;
      // A name that begins with a bracket, (주)…, is found by the name without it.
      if (first === 0x28) continue;
      byFirst.set(first, [...(byFirst.get(first) ?? []), { name, words }]);
    }
  });
  const buffer = new FoldBuffer();
  return (text) => {
    const folded = foldText(text, table, buffer);
    const found: Reference[] = [];
    for (let at = 0; at < folded.length; at++) {
      for (const { name, words } of byFirst.get(folded.units[at] ?? 0) ?? []) {
        const to = spelt(folded, at, words);
        if (to < 0 || !isBounded(folded, at, to)) continue;
        found.push({ name, start: folded.starts[at] ?? 0, end: folded.ends[to - 1] ?? 0 });
      }
    }
    return found;
  };
}

/** Where the words end when they stand at a place of the text, or -1. */
function spelt(folded: Folded, at: number, words: readonly string[]): number {
  let to = at;
  for (const [index, word] of words.entries()) {
    for (let passed = 0; index > 0 && passed < SEPARATORS && isSeparator(folded, to); passed++)
      to++;
    for (let letter = 0; letter < word.length; letter++, to++)
      if (to >= folded.length || folded.units[to] !== word.charCodeAt(letter)) return -1;
  }
  return to;
}

function isSeparator({ units, classes, length }: Folded, at: number): boolean {
  if (at >= length) return false;
  const charClass = classes[at];
  const unit = String.fromCharCode(units[at] ?? 0);
  return (
    charClass === SPACE || charClass === JOINER || (charClass === BREAK && QUOTES.includes(unit))
  );
}

/** Letters and digits end at what is neither; Hangul and katakana begin at what is of another script; Han stands anywhere. */
function isBounded({ classes, length }: Folded, from: number, to: number): boolean {
  const before = from > 0 ? classes[from - 1] : SPACE;
  const after = to < length ? classes[to] : SPACE;
  return !joins(before ?? 0, classes[from] ?? 0) && !joins(classes[to - 1] ?? 0, after ?? 0);
}

/** True when two neighbours belong to one word, so that none begins or ends between them; Latin and digits make one. */
function joins(left: number, right: number): boolean {
  if (left === right) return isAlphabetic(left) || isRun(left);
  return (left === LATIN && right === DIGIT) || (left === DIGIT && right === LATIN);
}

function isRun(charClass: number): boolean {
  return charClass === HANGUL || charClass === KATAKANA;
}

/**
 * True where it is not the letters that decide: which words may follow a Hangul or katakana name in its own script is a
 * list, and the reference has none.
 */
export function isUndecided(text: string, end: number, table: FoldTable): boolean {
  const { starts, classes, length } = foldText(text, table);
  for (let next = 1; next < length; next++) {
    if ((starts[next] ?? 0) < end) continue;
    return classes[next] === classes[next - 1] && isRun(classes[next] ?? 0);
  }
  return false;
}
