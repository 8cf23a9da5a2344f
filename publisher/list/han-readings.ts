import { pinyin } from "pinyin-pro";
import { foldCharacter } from "../../rules/fold/table.ts";
import { FIRST_HAN, LAST_HAN } from "../../rules/lookup/readings.ts";
import { byCodePoint } from "./canonical.ts";

/** Readings that company names use where the dictionary puts a rarer one first, or one that no place name has. */
const IN_NAMES: Readonly<Record<string, string>> = {
  都: "du",
  厦: "xia",
  行: "hang",
  曾: "zeng",
  藏: "zang",
  广: "guang",
  略: "lue",
  掠: "lue",
  虐: "nue",
};

/**
 * The toneless pinyin of every Han character, in the layout of `openReadings`: derived from the pinned dictionary, the
 * same bytes every time. Forms that the fold takes to another character are left out.
 */
export function bakeReadings(hanVariants: ReadonlyMap<string, string>): Uint8Array {
  const read: string[] = [];
  for (let unit = FIRST_HAN; unit <= LAST_HAN; unit++) {
    const character = String.fromCharCode(unit);
    const folds = foldCharacter(character, hanVariants) !== character;
    read.push(folds ? "" : readingOf(character));
  }
  const syllables = [...new Set(read)].sort(byCodePoint);
  const numbers = new Map(syllables.map((syllable, number) => [syllable, number]));
  const words = new TextEncoder().encode(syllables.join(" "));
  const table = Uint16Array.from(read, (syllable) => numbers.get(syllable) ?? 0);
  const bytes = new Uint8Array(table.byteLength + words.byteLength);
  bytes.set(new Uint8Array(table.buffer));
  bytes.set(words, table.byteLength);
  return bytes;
}

function readingOf(character: string): string {
  const [first = ""] = pinyin(character, { toneType: "none", type: "array", v: true });
  const reading = IN_NAMES[character] ?? first;
  return reading === character ? "" : reading.replaceAll("v", "u");
}
