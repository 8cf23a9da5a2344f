import type { PartyName } from "./importer.ts";

/** Names of one cell: cut at the separator, without blanks at their ends, each once. */
export function splitNames(cell: string, separator: string | RegExp): readonly string[] {
  const parts = cell.split(separator).map((part) => part.replaceAll(/\s+/g, " ").trim());
  return [...new Set(parts.filter((part) => part !== ""))];
}

/**
 * The ways to write a name that ends in an abbreviation, "Example Aerospace Institute (EAI)": whole, without it, and the
 * abbreviation alone, which is weak.
 */
export function withAbbreviation(text: string): readonly PartyName[] {
  const { long, short } =
    /^(?<long>.*\S)\s*\((?<short>[A-Z][A-Z0-9&.-]{1,11})\)$/.exec(text)?.groups ?? {};
  const whole = { text, weak: false };
  if (long === undefined || short === undefined) return [whole];
  return [whole, { text: long, weak: false }, { text: short, weak: true }];
}

/** Aliases that OFAC calls weak stand in the remarks only: `a.k.a. 'EXCO'; alt. f.k.a. 'OLD EXCO'`. */
export function weakAliases(remarks: string): readonly string[] {
  const found = remarks.matchAll(/\b[afn]\.k\.a\. (?:'([^']{1,200})'|"([^"]{1,200})")/g);
  return [...found]
    .map(([, single, double]) => (single ?? double ?? "").trim())
    .filter((name) => name !== "");
}

/** Each name once; one that is weak in one place and strong in another is strong. */
export function eachOnce(names: readonly PartyName[]): readonly PartyName[] {
  const held = new Map<string, PartyName>();
  for (const name of names) {
    const before = held.get(name.text);
    if (before === undefined || (before.weak && !name.weak)) held.set(name.text, name);
  }
  return [...held.values()];
}
