import { LATIN } from "../fold/classes.ts";
import type { Folded } from "../fold/fold.ts";
import { MAX_GAP } from "../gate/layout.ts";
import { mix } from "./hash.ts";

/** Most letters of an entry that its check is of: a number of five bits. */
const MOST_CHECKED = 31;
/** What a rolling hash begins with. */
const BEGUN = 0x52dce729;
/** Most separators in a row that an entry may be written with: between those of a gap a bracket may stand on either side. */
const MOST_BETWEEN = MAX_GAP + 2;

/** The check of an entry that is not known by its letters: it agrees with every text. */
export const UNCHECKED = 0;

/** The check of an entry, 32 bits, from its letters without separators: how many of the first are hashed, and their hash. */
export function checkOf(letters: readonly number[]): number {
  let hash = BEGUN;
  const count = Math.min(MOST_CHECKED, letters.length);
  for (let at = 0; at < count; at++) hash = mix(hash, letters[at] ?? 0);
  return ((hash & ~MOST_CHECKED) | count) >>> 0;
}

/** Says which entries may stand at a place of a folded text: by their checks, so that few have to be compared letter by letter. */
export class Agreement {
  readonly #hashes = new Int32Array(MOST_CHECKED + 1).fill(BEGUN);
  /** So many letters have been read, up to here. */
  #count = 0;
  #end = 0;

  /** Begins at another place of a text. */
  begin(at: number): void {
    this.#count = 0;
    this.#end = at;
  }

  /** False when the letters from the beginning on are not those of the check's entry; true also where the text ends too soon to tell. */
  agrees(check: number, folded: Folded): boolean {
    const wanted = check & MOST_CHECKED;
    if (wanted === 0) return true;
    if (wanted > this.#count) {
      const { units, classes, length } = folded;
      let end = this.#end;
      let hash = this.#hashes[this.#count] ?? 0;
      while (this.#count < wanted) {
        for (let gap = 0; end < length && (classes[end] ?? 0) < LATIN; gap++, end++)
          if (gap === MOST_BETWEEN) return false;
        if (end >= length) return true;
        hash = mix(hash, units[end++] ?? 0);
        this.#hashes[++this.#count] = hash;
        this.#end = end;
      }
    }
    return (((this.#hashes[wanted] ?? 0) ^ check) & ~MOST_CHECKED) === 0;
  }
}
