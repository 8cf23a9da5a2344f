import type { Supplier } from "../vocabulary.ts";

/**
 * The suppliers of a release, by their number in the order of its lines, and by id. One object stands for a supplier as
 * long as the list is open. Reading one throws a ListError when its record cannot be read: unreadable is never unknown.
 */
export interface Suppliers {
  readonly count: number;
  at(number: number): Supplier | undefined;
  get(id: string): Supplier | undefined;
}

/** The suppliers of a release that was read in full. */
export function heldSuppliers(all: readonly Supplier[]): Suppliers {
  const byId = new Map(all.map((supplier) => [supplier.id, supplier]));
  return { count: all.length, at: (number) => all[number], get: (id) => byId.get(id) };
}
