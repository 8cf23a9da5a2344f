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
