import type { Suppliers } from "../index/suppliers.ts";
import { holdersOf } from "./held.ts";
import type { HeldIdentifiers } from "./held.ts";
import { identify } from "./identify.ts";
import { registrantOf } from "./registrant.ts";

/** A supplier that a typed identifier leads to. */
export interface NamedByIdentifier {
  readonly owner: number;
  /** In whose name the identifier is registered. */
  readonly holder: string;
}

/**
 * The suppliers that a typed text names by an identifier as a whole: spaces, hyphens and a label do not matter, a wrong check
 * digit gives none. A bare FCC grantee code and a ticker count here too, though never in a text.
 */
export function namedByIdentifier(
  held: HeldIdentifiers,
  suppliers: Suppliers,
  text: string,
): readonly NamedByIdentifier[] {
  const stated = identify(text);
  const coded = held.schemes.flatMap((scheme) => {
    const value = stated.find((each) => each.scheme === scheme.id)?.value;
    return value === undefined ? [] : holdersOf(held, scheme, value);
  });
  const code = text.normalize("NFKC").replace(/[\s-]/g, "").toUpperCase();
  const exact = code.length < 3 ? [] : held.bare(code);
  return [...coded, ...exact].flatMap(({ owner, item }): NamedByIdentifier[] => {
    const supplier = suppliers.at(owner);
    const identifier = supplier?.identifiers[item];
    return supplier === undefined || identifier === undefined
      ? []
      : [{ owner, holder: registrantOf(supplier, identifier) }];
  });
}
