import type { LookupReason } from "../lookup-words.ts";
import { lookup } from "./lookup.ts";
import type { LookupView } from "./open-lookup.ts";
import { sameName } from "./same-name.ts";

const EXACT: ReadonlySet<LookupReason> = new Set([
  "exact",
  "spacing",
  "legal-form",
  "word-order",
  "identifier",
]);
/** From this score on two spellings agree letter by letter. */
const SPELT = 0.9;
const ON = { profile: "general", date: "2000-01-01" } as const;
/** So many answers are looked at: the name meant need not be the likest in letters. */
const TOP = 4;

/**
 * The supplier that a text names beyond doubt, by its id: a name of the list without its legal form, or one that
 * `sameName` takes for it. Null where it is none, or could be two.
 */
export function resolveSupplier(view: LookupView, text: string): string | null {
  const { answers } = lookup(view, text, ON, TOP);
  const exact = answers.filter(({ why }) => why.some((each) => EXACT.has(each)));
  const [best] = exact;
  if (best !== undefined)
    return exact.some((each) => each !== best && each.score === best.score) ? null : best.supplier;
  const isLatin = /^[\p{Script=Latin}\P{L}]*$/u.test(text);
  const isNamed = (name: string): boolean => {
    const { same, score, why } = sameName(text, name, view.names.letters);
    // A list holds its names in many scripts: a Latin text that only sounds like one of them is somebody else.
    return same && (!isLatin || why !== "romanised" || score >= SPELT);
  };
  const same = answers.filter(({ supplier, name, matchedName }) => {
    // Short names in other scripts are too alike to try them all.
    const names = isLatin ? (view.suppliers.get(supplier)?.names ?? []) : [];
    return [matchedName, name, ...names.map((each) => each.text)].some(isNamed);
  });
  return same.length === 1 ? (same[0]?.supplier ?? null) : null;
}
