import type { ListView } from "../index/open.ts";
import type { Occurrence } from "./scan.ts";

/**
 * True for a weak name in small letters that the list writes with a capital, where an exclusion of its supplier has it as a
 * word of the language: `honor the`, `dawning of`. A product word beside such a word makes it no name.
 */
export function isOrdinaryWord(view: ListView, found: Occurrence, written: string): boolean {
  const supplier = view.suppliers.at(found.owner);
  const name = supplier?.names[found.item]?.text ?? "";
  if (written !== written.toLowerCase() || written === written.toUpperCase()) return false;
  if (name === name.toLowerCase()) return false;
  return (supplier?.exclusions ?? []).some((each) =>
    (each.phrase ?? each.text ?? "").includes(written),
  );
}

const SMALL_WORDS = /^(?:of|the|and|for|in|on|de|du|des|del|la|le|les|do|da|&)$/iu;

/** True for `Board of Education (BOE)`: a weak name in brackets that is the initials of the words before them. */
export function isAcronymOfText(text: string, start: number, end: number): boolean {
  const name = text.slice(start, end);
  if (!/^[A-Z]{2,6}$/.test(name) || !/[(（]\s?$/.test(text.slice(Math.max(0, start - 2), start)))
    return false;
  const words = text
    .slice(Math.max(0, start - 120), start)
    .split(/[^\p{L}\p{N}&]+/u)
    .filter((word) => word !== "");
  const initials = (of: readonly string[]) =>
    of
      .slice(-name.length)
      .map((word) => word.charAt(0).toUpperCase())
      .join("");
  const great = words.filter((word) => !SMALL_WORDS.test(word));
  return initials(words) === name || initials(great) === name;
}
