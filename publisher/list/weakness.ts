import type { Need } from "../../rules/vocabulary.ts";

/** What a weak name needs before it counts, as read from its `context`. */
export interface Weakness {
  readonly weak: Need;
  /** Product nouns that make it real; empty unless `weak` is `product`. */
  readonly nouns: readonly string[];
  /** The known homonyms, "Not: ...", or null. */
  readonly not: string | null;
}

const CONTEXTS: readonly { readonly weak: Need; readonly form: RegExp }[] = [
  {
    weak: "product",
    form: /^needs a product word \((?<nouns>[^()]+)\), a legal form, or a strong name or model of this supplier nearby(?:\. (?<not>Not: .+))?$/,
  },
  {
    weak: "supplier",
    form: /^needs a strong name or a model of this supplier nearby; a product word is not enough(?:\. (?<not>Not: .+))?$/,
  },
  {
    weak: "complete",
    form: /^match the complete string only, with its legal form; nothing shorter(?:\. (?<not>Not: .+))?$/,
  },
];

/** Reads the `context` of a weak name; null when it is not one of the three agreed forms. */
export function parseContext(context: string): Weakness | null {
  for (const { weak, form } of CONTEXTS) {
    const groups = form.exec(context)?.groups;
    if (groups === undefined && !form.test(context)) continue;
    const nouns = (groups?.["nouns"] ?? "").split(", ").filter((noun) => noun !== "");
    return { weak, nouns, not: groups?.["not"] ?? null };
  }
  return null;
}

/**
 * The length rule of the list: at most four Latin or Cyrillic letters or digits, two Han characters or two kana never
 * stand for a supplier alone. `folded` has neither blanks nor marks.
 */
export function isTooShort(folded: string): boolean {
  return /^(?:[\p{Script=Latin}\p{Script=Cyrillic}\p{Nd}]{1,4}|\p{Script=Han}{1,2}|[\p{Script=Hiragana}\p{Script=Katakana}ー]{1,2})$/u.test(
    folded,
  );
}
