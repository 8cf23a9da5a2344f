import type { LookupView } from "../../rules/lookup/open-lookup.ts";
import { resolveSupplier } from "../../rules/lookup/resolve.ts";
import { sameName } from "../../rules/lookup/same-name.ts";

/** True when both names resolve to one supplier of the list, or the comparer takes them for one at its threshold. */
export function isSameName(view: LookupView, left: string, right: string): boolean {
  if (sameName(left, right, view.names.letters).same) return true;
  const one = resolveSupplier(view, left);
  return one !== null && one === resolveSupplier(view, right);
}
