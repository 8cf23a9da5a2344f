import type { IdentifierScheme } from "../vocabulary.ts";
import { SCHEMES } from "./registry.ts";
import { patternOf } from "./label.ts";

/** An identifier as a whole text states it. */
export interface Stated {
  readonly scheme: IdentifierScheme;
  /** In the canonical spelling: capitals, without separators. */
  readonly value: string;
}

/** Longest text that is read as one identifier, with its label, UTF-16 units. */
const LONGEST = 64;

/**
 * What identifiers a typed text can be as a whole, label and separators aside: every scheme whose rules and check digit it
 * meets. Empty for other texts, and for a code with a wrong check digit.
 */
export function identify(text: string): readonly Stated[] {
  if (text.length > LONGEST) return [];
  const folded = text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[‐-―−]/g, "-")
    .trim();
  return SCHEMES.flatMap((scheme) => {
    const code = folded.replace(patternOf(scheme.labels), "").replace(/^[^0-9a-z]+/, "");
    if (!/^[0-9a-z][0-9a-z :.*?-]*$/.test(code)) return [];
    const value = scheme.read(code.replaceAll(" ", ""));
    return value === null ? [] : [{ scheme: scheme.id, value }];
  });
}
