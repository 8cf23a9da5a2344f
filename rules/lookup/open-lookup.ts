import type { ListView } from "../index/open.ts";
import type { ListData, Supplier } from "../vocabulary.ts";
import type { NamedText } from "./build-names.ts";
import { openReadings } from "./readings.ts";
import { openNames } from "./search.ts";
import type { NameIndex } from "./search.ts";

/** A list that can be looked up in: its names are indexed too. */
export interface LookupView extends ListView {
  readonly names: NameIndex;
}

/**
 * All names of a list, in the order that breaks ties: a supplier's own name (item 0) where none of its names repeats it,
 * then its names from item 1 on.
 */
export function namesOf(data: ListData): readonly NamedText[] {
  return data.suppliers.flatMap((supplier, owner) => {
    const names = supplier.names.map(({ text }, at) => ({ text, owner, item: at + 1 }));
    return repeatsItself(supplier) ? names : [{ text: supplier.name, owner, item: 0 }, ...names];
  });
}

function repeatsItself({ name, names }: Supplier): boolean {
  return names.some(({ text, relation }) => text === name && relation === undefined);
}

/** Joins a list with the index of its names. Throws a RangeError when the index is not one, or another list's. */
export function openLookup(view: ListView, names: ArrayBuffer, readings: ArrayBuffer): LookupView {
  const index = openNames(names, { table: view.table, readings: openReadings(readings) });
  const { suppliers } = view.data;
  let count = 0;
  for (const supplier of suppliers)
    count += supplier.names.length + (repeatsItself(supplier) ? 0 : 1);
  const { sections } = index;
  if (sections.count !== count || (sections.owners.at(-1) ?? 0) !== suppliers.length - 1)
    throw new RangeError("name index of another list");
  return { ...view, names: index };
}
