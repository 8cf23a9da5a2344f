import type { LookupView } from "../../rules/lookup/open-lookup.ts";
import { resolveSupplier } from "../../rules/lookup/resolve.ts";
import { sameName } from "../../rules/lookup/same-name.ts";

/**
 * True when both names resolve to one supplier of the list, or the name comparer takes them for one company's at its one
 * threshold. Two that resolve to different suppliers are not the same, however alike they look.
 */
export function isSameName(view: LookupView, left: string, right: string): boolean {
  const one = resolveSupplier(view, left);
  const other = resolveSupplier(view, right);
  if (one !== null && other !== null) return one === other;
  return sameName(left, right, view.names.letters).same;
}
