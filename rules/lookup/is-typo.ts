import { EditPattern, unitsOfText } from "./edits.ts";

/** Digits that are taken for a letter. */
const LOOK_ALIKE = new Set(["0o", "1l", "1i", "5s"]);

/** Words of an alphabet, whose letters say less than a kana, a syllable or a Han character does. */
function isAlphabetic(word: string): boolean {
  for (const letter of word) if (letter > "\u05ff") return false;
  return true;
}

function isHan(text: string): boolean {
  return /^[\u3400-\u9fff]/.test(text);
}

/** From so many letters on two slips are believed to be slips. */
const TWO_SLIPS = 11;

/**
 * True when two different folded words are one word with a slip of the hand: short words, and first and last letters,
 * tell firms apart (Tuya and Toya, Terumo and Terumi), so they have to be longer for the same slip.
 */
export function isTypo(left: string, right: string): boolean {
  const [short, long] = left.length <= right.length ? [left, right] : [right, left];
  if (long.length - short.length > 2 || short.length < 4) return false;
  const isLatin = isAlphabetic(short) && isAlphabetic(long);
  let from = 0;
  while (from < short.length && short[from] === long[from]) from++;
  let behind = 0;
  while (
    behind < short.length - from &&
    short[short.length - 1 - behind] === long[long.length - 1 - behind]
  )
    behind++;
  const one = short.slice(from, short.length - behind);
  const other = long.slice(from, long.length - behind);
  const size = long.length;
  const isEdge = from === 0 || behind === 0;
  if (one.length === 2 && other.length === 2 && one[0] === other[1] && one[1] === other[0])
    return size >= (isLatin ? 5 : 4);
  if (one.length === 0 && other.length === 1) {
    const isDoubled = other === long[from - 1] || other === long[from + 1];
    if (!isLatin) return size >= (isDoubled || !isEdge ? 5 : 6);
    // A consonant more makes another name: Lantronix and Latronix, Splunk and Spunk.
    return size >= (isDoubled || /[aeiouyаеиоуыэюя]/.test(other) ? 7 : 10);
  }
  if (one.length === 1 && other.length === 1) {
    if (LOOK_ALIKE.has(one + other) || LOOK_ALIKE.has(other + one)) return size >= 5;
    // In Han another character is another word: see the homophones of `sameName`.
    return !isHan(one) && size >= (isEdge ? 10 : isLatin ? 7 : 6);
  }
  if (size < TWO_SLIPS) return false;
  return new EditPattern(short).edits(unitsOfText(long), 0, size).whole <= 2;
}
