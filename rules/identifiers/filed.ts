import type { ListData } from "../vocabulary.ts";
import { SCHEMES } from "./registry.ts";
import type { Scheme } from "./scheme.ts";

/** Where an identifier stands in a list: numbers of the supplier, and of the identifier within it. */
export interface Filed {
  readonly owner: number;
  readonly item: number;
}

/**
 * The identifiers of a list, by scheme and filed value; schemes of which it has none are absent. Where lists were merged, a
 * value may stand under several suppliers.
 */
export function filedIdentifiers(
  list: ListData,
): ReadonlyMap<Scheme, ReadonlyMap<string, readonly Filed[]>> {
  const byId = new Map<string, Map<string, Filed[]>>();
  list.suppliers.forEach((supplier, owner) => {
    supplier.identifiers.forEach(({ scheme, value, prefixes }, item) => {
      let filed = byId.get(scheme);
      if (filed === undefined) byId.set(scheme, (filed = new Map()));
      for (const each of scheme === "ieee_oui_vendor" ? (prefixes ?? []) : [value]) {
        const held = filed.get(each);
        if (held === undefined) filed.set(each, [{ owner, item }]);
        else if (!held.some((other) => other.owner === owner)) held.push({ owner, item });
      }
    });
  });
  return new Map(
    SCHEMES.flatMap((scheme) => {
      const filed = byId.get(scheme.id);
      return filed === undefined || filed.size === 0 ? [] : [[scheme, filed] as const];
    }),
  );
}

/** A code that is too short to be looked for in a text, in capitals, and whose it is. */
export interface BareCode extends Filed {
  readonly code: string;
}

/** The tickers and grantee codes of a list, in its order; two suppliers may have the same. */
export function bareCodes(list: ListData): readonly BareCode[] {
  return list.suppliers.flatMap((supplier, owner) =>
    supplier.identifiers.flatMap(({ scheme, value }, item): BareCode[] =>
      scheme === "ticker" || scheme === "fcc_grantee"
        ? [{ code: value.toUpperCase(), owner, item }]
        : [],
    ),
  );
}
