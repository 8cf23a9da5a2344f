import type { ListData, Supplier } from "../vocabulary.ts";
import type { NamedText } from "./build-names.ts";

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

/** How many names `namesOf` gives. */
export function countNames({ suppliers }: Pick<ListData, "suppliers">): number {
  let count = 0;
  for (const supplier of suppliers)
    count += supplier.names.length + (repeatsItself(supplier) ? 0 : 1);
  return count;
}

function repeatsItself({ name, names }: Supplier): boolean {
  return names.some(({ text, relation }) => text === name && relation === undefined);
}
