import { DASH, KATAKANA, UNEVEN } from "../fold/classes.ts";
import type { FoldTable } from "../fold/fold.ts";

/** Letters that fold to two; the table has room for one. */
const DOUBLE: Readonly<Record<string, string>> = {
  ß: "ss",
  þ: "th",
  æ: "ae",
  ǽ: "ae",
  ǣ: "ae",
  œ: "oe",
};

/** What the table says of one half of a character beyond the first 65,536. */
const HALF_OF_PAIR = 0xfffd;

/**
 * The folded text of a short stretch, without offsets, and so in a fraction of the code of `foldText`, of which each page
 * would have to carry all. Letters that only look Latin stay what they are: the sweep passes such words unseen.
 */
export function foldStretch(text: string, table: FoldTable): string {
  return fold(fold(text, table).normalize("NFKC"), table);
}

/** Folds unit by unit; what does not fold to one unit stays as it is, and what is ignored goes. */
function fold(text: string, table: FoldTable): string {
  let folded = "";
  let isKana = false;
  for (let at = 0; at < text.length; at++) {
    const entry = table[text.charCodeAt(at)] ?? 0;
    const unit = entry & 0xffff;
    const isEven = (entry & UNEVEN) === 0;
    if (!isEven && isKatakana(entry) && unit === text.charCodeAt(at)) {
      // A voicing mark is one with the kana before it, or nothing.
      const voiced = (folded.slice(-1) + text.charAt(at)).normalize("NFKC");
      if (folded !== "" && voiced.length === 1) folded = folded.slice(0, -1) + voiced;
      continue;
    }
    if (!isEven && unit === 0) continue;
    // A dash between katakana is a long vowel.
    const isVowel: boolean = isKana && (entry & DASH) !== 0 && isKanaFrom(text, at + 1, table);
    isKana = isVowel || isKatakana(entry);
    if (unit === HALF_OF_PAIR && !isEven) folded += text.slice(at, ++at + 1);
    else if (isVowel) folded += "ー";
    else if (isEven) folded += String.fromCharCode(unit);
    else folded += DOUBLE[text.charAt(at).toLowerCase()] ?? text.charAt(at);
  }
  return folded;
}

function isKanaFrom(text: string, at: number, table: FoldTable): boolean {
  for (let next = at; next < text.length; next++) {
    const entry = table[text.charCodeAt(next)] ?? 0;
    if ((entry & UNEVEN) === 0 || (entry & 0xffff) !== 0) return isKatakana(entry);
  }
  return false;
}

function isKatakana(entry: number): boolean {
  return ((entry >>> 16) & 15) === KATAKANA;
}
