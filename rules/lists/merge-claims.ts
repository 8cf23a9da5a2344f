import type { Identifier, Name, Supplier } from "../vocabulary.ts";
import type { MergeConflict } from "./merge-conflict.ts";

/** The first list that knows a supplier, and its record there. */
export interface Known {
  readonly list: string;
  readonly supplier: Supplier;
}

/**
 * A later list's record without what takes hits from suppliers that lists before it know: a name or code that it calls not the
 * supplier's own, and a shared name that it gives to another one. `known` is by id; gives the record itself when nothing is left out.
 */
export function withoutClaims(
  list: string,
  supplier: Supplier,
  known: ReadonlyMap<string, Known>,
  report: (conflict: MergeConflict) => void,
): Supplier {
  const before = known.get(supplier.id);
  const leaveOut = (kept: Known, item: string): void =>
    report({ code: "claim-left-out", kept: kept.list, left: list, record: supplier.id, item });
  const names = supplier.names.flatMap((name): Name[] => {
    if (before !== undefined && name.relation !== undefined) {
      // A spelling that stands there already keeps its first meaning anyway.
      if (!before.supplier.names.some(({ text }) => text === name.text))
        leaveOut(before, name.text);
      return [];
    }
    const { related, ...own } = name;
    if (related === undefined) return [name];
    const others = related.filter((id) => before === undefined && !known.has(id));
    if (others.length === related.length) return [name];
    const owner = before ?? related.flatMap((id) => known.get(id) ?? [])[0];
    const isNew = before?.supplier.names.every(({ text }) => text !== name.text) ?? true;
    if (owner !== undefined && isNew) leaveOut(owner, name.text);
    return [others.length === 0 ? own : { ...own, related: others }];
  });
  const identifiers =
    before === undefined
      ? supplier.identifiers
      : supplier.identifiers.filter((code) => {
          if (code.uncited !== true) return true;
          if (!before.supplier.identifiers.some((each) => isSameCode(each, code)))
            leaveOut(before, `${code.scheme} ${code.value}`);
          return false;
        });
  const isWhole =
    identifiers.length === supplier.identifiers.length &&
    names.length === supplier.names.length &&
    names.every((name, at) => name === supplier.names[at]);
  return isWhole ? supplier : { ...supplier, names, identifiers };
}

function isSameCode(left: Identifier, right: Identifier): boolean {
  return left.scheme === right.scheme && left.value === right.value;
}
