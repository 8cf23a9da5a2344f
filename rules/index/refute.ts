import { GRAM as OF_GRAM, GROUP, SPECIAL, UNEVEN } from "../fold/classes.ts";
import { FOREIGN } from "../fold/fold-evenly.ts";
import type { FoldTable } from "../fold/fold.ts";
import { MAX_GAP } from "../gate/layout.ts";
import { GRAM, mix, settle, WORD } from "./hash.ts";
import { isFiled, NEXT_LETTERS, PROOFS } from "./layout.ts";
import type { IndexSections } from "./layout.ts";
import { NEXT } from "./start-keys.ts";

/** Units that do not stand for one by themselves, or may not. */
const UNSURE = SPECIAL | UNEVEN | FOREIGN;
const LETTER = OF_GRAM | GROUP;
const [FEWEST, MORE, MOST] = PROOFS;

/**
 * True when no entry begins at an offset of a text, as far as the filter can tell from the units there; false is uncertain. Most
 * of what the gate lets through in error ends here, before anything is folded. It asks for the keys that `visitEntries` does.
 */
export function isRefuted(
  index: IndexSections,
  table: FoldTable,
  text: string,
  start: number,
): boolean {
  const { length } = text;
  let at = start;
  let entry = table[text.charCodeAt(at)] ?? 0;
  const group = entry & GROUP;
  let all = entry;
  let hash = group === 0 ? GRAM : WORD;
  if (group !== 0) {
    do {
      hash = mix(hash, entry & 0xffff);
      at++;
      entry = at < length ? (table[text.charCodeAt(at)] ?? 0) : 0;
      all |= entry;
    } while ((entry & GROUP) === group);
  }
  // Of a word the first key is that of the word alone; a key more than there is can only make less sure.
  let first = hash;
  let second = hash;
  if (group !== 0) hash = mix(hash, NEXT);
  const most = group === 0 ? MOST : NEXT_LETTERS;
  let letters = 0;
  let gap = 0;
  for (; at < length; at++) {
    entry = table[text.charCodeAt(at)] ?? 0;
    // What comes after the last letter may still change it.
    all |= entry;
    if (letters === most) break;
    if ((entry & LETTER) === 0) {
      if (gap++ === MAX_GAP) break;
      continue;
    }
    gap = 0;
    hash = mix(hash, entry & 0xffff);
    letters++;
    if (group === 0 && letters <= FEWEST) first = hash;
    if (group === 0 && letters <= MORE) second = hash;
  }
  // All at once, so that none waits for the memory of another.
  const isHeld =
    isFiled(index, settle(first)) | isFiled(index, settle(second)) | isFiled(index, settle(hash));
  return isHeld === 0 && (all & UNSURE) === 0;
}
