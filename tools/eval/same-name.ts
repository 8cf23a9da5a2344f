import type { ListView } from "../../rules/index/open.ts";
import { compareNames, keyFor } from "../../rules/lookup/compare.ts";
import { lookup } from "../../rules/lookup/lookup.ts";

/** From this likeness on two names, or a name and one of the list, are taken for one. */
const SAME = 0.86;

/** True when both names resolve to one supplier of the list, or are alike enough by themselves. */
export function isSameName(view: ListView, left: string, right: string): boolean {
  const { score } = compareNames(keyFor(left, view.table), keyFor(right, view.table));
  if (score >= SAME) return true;
  const one = supplierOf(view, left);
  return one !== null && one === supplierOf(view, right);
}

function supplierOf(view: ListView, name: string): string | null {
  // Which listings bear on whom plays no part here, so neither do buyer and day.
  const [best] = lookup(view, name, { profile: "general", date: "9999-12-31" }, 1).answers;
  return best !== undefined && best.score >= SAME ? best.supplier : null;
}
