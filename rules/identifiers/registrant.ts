import type { Identifier, Supplier } from "../vocabulary.ts";

/** Whose name an identifier is registered in, as far as the list knows: the supplier itself, or a unit of it. */
export function registrantOf(supplier: Supplier, identifier: Identifier): string {
  if (identifier.scheme === "ieee_oui_vendor") return identifier.value;
  return identifier.entity ?? supplier.name;
}
