import { DASH, GROUP_SHIFT, KANA, KATAKANA, SPECIAL, UNEVEN } from "./classes.ts";
import type { Folded, FoldTable } from "./fold.ts";

/** Most units that `foldEvenly` folds at once. */
const ROOM = 8192;
const AT = new Uint32Array(ROOM + 1).map((_, at) => at);

/** Cyrillic and Greek, of which letters may stand for those that they look like; no other group of words has this bit. */
export const FOREIGN = 2 << GROUP_SHIFT;

/** A stretch of text that was folded unit by unit: position `i` came from offsets `i` to `i + 1` of the stretch. */
export class EvenFold implements Folded {
  readonly units: Uint16Array = new Uint16Array(ROOM);
  readonly classes: Uint8Array = new Uint8Array(ROOM);
  readonly starts: Uint32Array = AT.subarray(0, ROOM);
  readonly ends: Uint32Array = AT.subarray(1);
  length = 0;
}

/**
 * Folds a stretch of a text as `foldText` folds all of it, up to where a unit does not stand for one by itself: `into` may end
 * before the stretch does, and is empty where nothing can be said. Of its first unit only the script is known.
 */
export function foldEvenly(
  text: string,
  from: number,
  to: number,
  table: FoldTable,
  into: EvenFold,
): void {
  const { units, classes } = into;
  const end = Math.min(to, text.length, from + ROOM);
  let all = 0;
  for (let at = from; at < end; at++) {
    const entry = table[text.charCodeAt(at)] ?? 0;
    units[at - from] = entry;
    classes[at - from] = (entry >>> 16) & 15;
    all |= entry;
  }
  // What comes next may still change the last unit.
  if (end < text.length) all |= (table[text.charCodeAt(end)] ?? 0) & (SPECIAL | UNEVEN);
  into.length = end - from;
  if ((all & (SPECIAL | UNEVEN | FOREIGN)) !== 0 || units[0] === HALF_OF_PAIR)
    foldCarefully(text, from, table, into);
}

/** What the table says of one half of a pair, which may be a letter. */
const HALF_OF_PAIR = 0xfffd;

/** Takes back of a stretch what does not stand for itself. */
function foldCarefully(text: string, from: number, table: FoldTable, into: EvenFold): void {
  const { units, classes, length } = into;
  const entryAt = (at: number): number => table[text.charCodeAt(from + at)] ?? 0;
  into.length = 0;
  if (units[0] === HALF_OF_PAIR) return;
  let at = 0;
  for (; at < length; at++) {
    const entry = entryAt(at);
    // Such a letter may be a Latin one if others of its word are: the word is left to be folded as a whole.
    if ((entry & FOREIGN) !== 0) break;
    if ((entry & (SPECIAL | UNEVEN)) === 0) continue;
    if ((entry & DASH) === 0) break;
    // A dash between katakana is a long vowel.
    const after = from + at + 1 < text.length ? entryAt(at + 1) : 0;
    if ((after & UNEVEN) !== 0) break;
    if ((after & KANA) === 0) continue;
    if (at === 0) return;
    if (classes[at - 1] === KATAKANA) {
      units[at] = 0x30fc;
      classes[at] = KATAKANA;
    }
  }
  const next = from + at < text.length ? entryAt(at) : 0;
  const isSure = (next & (SPECIAL | UNEVEN)) === 0 || (next & DASH) !== 0;
  into.length = isSure && at === length ? at : Math.max(0, at - 1);
}
