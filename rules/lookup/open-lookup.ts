import type { ListView } from "../index/open.ts";
import { openReadings } from "./readings.ts";
import { openNames } from "./search.ts";
import type { NameIndex } from "./search.ts";

/** A list that can be looked up in: its names are indexed too. */
export interface LookupView extends ListView {
  readonly names: NameIndex;
}

/** Joins a list with the index of its names. Throws a RangeError when the index is not one, or another list's. */
export function openLookup(view: ListView, names: ArrayBuffer, readings: ArrayBuffer): LookupView {
  const index = openNames(names, { table: view.table, readings: openReadings(readings) });
  const { sections } = index;
  if (
    sections.count !== view.nameCount ||
    (sections.owners.at(-1) ?? 0) !== view.suppliers.count - 1
  )
    throw new RangeError("name index of another list");
  return { ...view, names: index };
}
