import { CYRILLIC, DASH, GRAM, GREEK, GROUP, LATIN, UNEVEN } from "../fold/classes.ts";
import { isBorder, isDashAfterKana } from "./filters.ts";
import type { Filters } from "./filters.ts";
import { foldStretch } from "./fold-stretch.ts";
import { gramReader } from "./grams.ts";
import { MAX_GAP, MOST_LETTERS } from "./layout.ts";
import { makeNotes, wordLooker } from "./noted-words.ts";
import { wordReader } from "./words.ts";

/** Where a name or model may begin, UTF-16 offsets: too many, never too few, in no order and some twice. */
export interface Findings {
  readonly at: number[];
  /** Stretches, as start and end in turn, in which one may stand somewhere: their units do not fold one to one. */
  readonly within: number[];
}

/** Notes what a text may name. */
export type Sweep = (text: string, into: Findings) => void;

/** Most units before, in and after an uneven unit that are folded with it, and how many letters after it at most. */
const BEFORE = 256;
const WITHIN = 8192;
const AFTER = 256;
const LETTERS_AFTER = 2 * MOST_LETTERS;

/** Makes the sweep over some filters: words and grams are read in turn, each by a loop of its own. */
export function sweeper(filters: Filters): Sweep {
  const { table } = filters;
  const notes = makeNotes();
  const lookUp = wordLooker(filters, notes);
  const words = wordReader(filters, notes, lookUp);
  const grams = gramReader(filters, notes, lookUp);

  function sweep(text: string, { at: found, within }: Findings): void {
    for (let at = 0; at < text.length;) {
      const entry = entryAt(text, at);
      if ((entry & UNEVEN) === 0)
        at = (entry & GRAM) === 0 ? words(text, at, UNEVEN, found) : grams(text, at, UNEVEN, found);
      if (at >= text.length) return;
      const next = entryAt(text, at);
      if (at > 0 && isBorder(entryAt(text, at - 1), next)) {
        // Letters of another script may stand for Latin ones that they look like; a gram before the word may begin a name.
        const [from, to] = around(text, at, GRAM | GROUP);
        if (isMixed(text, from, to)) within.push(Math.max(0, from - MAX_GAP - 2), to);
      } else if ((next & (UNEVEN | DASH)) !== 0) {
        const [from, to] = around(text, at, GRAM | GROUP | UNEVEN);
        if (isNamedIn(foldStretch(text.slice(from, ahead(text, to)), table))) within.push(from, to);
        at = to;
      }
    }
  }

  /** True when a folded text, of which each unit stands for itself, may name somebody. */
  function isNamedIn(folded: string): boolean {
    const found: number[] = [];
    for (let at = 0; at < folded.length;) {
      const isGram = (entryAt(folded, at) & GRAM) !== 0;
      at = isGram ? grams(folded, at, 0, found) : words(folded, at, 0, found);
    }
    return found.length > 0 || isMixed(folded, 0, folded.length);
  }

  /** What is around a unit up to where none of the kinds stands, or a dash between katakana. */
  function around(text: string, at: number, kinds: number): readonly [number, number] {
    const goesOn = (to: number): boolean => {
      const entry = entryAt(text, to);
      return (entry & kinds) !== 0 || isDashAfterKana(table, text, to, entry);
    };
    let from = at;
    while (from > 0 && at - from < BEFORE && goesOn(from - 1)) from--;
    let to = at + 1;
    while (to < text.length && to - at < WITHIN && goesOn(to)) to++;
    return [from, to];
  }

  /** Where those letters end that may tell whether a name goes on from before `from`. */
  function ahead(text: string, from: number): number {
    let letters = 0;
    let to = from;
    for (; to < from + AFTER && to < text.length && letters < LETTERS_AFTER; to++)
      if ((entryAt(text, to) & (GRAM | GROUP)) !== 0) letters++;
    return to;
  }

  /** True when Latin letters touch, over digits or not, letters that can look like them. */
  function isMixed(text: string, from: number, to: number): boolean {
    let word = 0;
    for (let at = from; at < to; at++) {
      const entry = entryAt(text, at);
      if ((entry & GROUP) === 0) word = 0;
      const charClass = (entry >>> 16) & 15;
      if (charClass === LATIN) word |= 1;
      if (charClass === CYRILLIC || charClass === GREEK) word |= 2;
      if (word === 3) return true;
    }
    return false;
  }

  function entryAt(text: string, at: number): number {
    return at < text.length ? (table[text.charCodeAt(at)] ?? 0) : 0;
  }

  return sweep;
}
