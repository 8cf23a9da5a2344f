import type { ListData } from "../vocabulary.ts";
import type { Scheme } from "./scheme.ts";
import { SCHEMES } from "./registry.ts";

/** Where an identifier stands in a list: positions of the supplier, and of the identifier within it. */
export interface Filed {
  readonly owner: number;
  readonly item: number;
}

/** The identifiers of a list, by scheme and filed value. */
export type FiledIdentifiers = ReadonlyMap<Scheme, ReadonlyMap<string, Filed>>;

const HELD = new WeakMap<ListData, FiledIdentifiers>();

/** The identifiers of a list by their value; made at the first use of a list, then held. Schemes of which it has none are absent. */
export function filedIdentifiers(list: ListData): FiledIdentifiers {
  let held = HELD.get(list);
  if (held === undefined) {
    held = new Map(
      SCHEMES.flatMap((scheme) => {
        const filed = filedUnder(list, scheme);
        return filed.size === 0 ? [] : [[scheme, filed] as const];
      }),
    );
    HELD.set(list, held);
  }
  return held;
}

function filedUnder(list: ListData, { id }: Scheme): ReadonlyMap<string, Filed> {
  const filed = new Map<string, Filed>();
  list.suppliers.forEach((supplier, owner) => {
    supplier.identifiers.forEach(({ scheme, value, prefixes }, item) => {
      if (scheme !== id) return;
      for (const each of scheme === "ieee_oui_vendor" ? (prefixes ?? []) : [value])
        filed.set(each, { owner, item });
    });
  });
  return filed;
}

const BARE = new WeakMap<ListData, ReadonlyMap<string, readonly Filed[]>>();

/** The codes of a list that are too short to be looked for in a text, by value in capitals; made at the first use, then held. */
export function bareCodes(list: ListData): ReadonlyMap<string, readonly Filed[]> {
  let held = BARE.get(list);
  if (held === undefined) {
    const byValue = new Map<string, Filed[]>();
    list.suppliers.forEach((supplier, owner) => {
      supplier.identifiers.forEach(({ scheme, value }, item) => {
        if (scheme !== "ticker" && scheme !== "fcc_grantee") return;
        const code = value.toUpperCase();
        byValue.set(code, [...(byValue.get(code) ?? []), { owner, item }]);
      });
    });
    held = byValue;
    BARE.set(list, held);
  }
  return held;
}

/** Who holds a canonical value, by the most specific filing; null when the list does not know. */
export function holderOf(
  scheme: Scheme,
  filed: ReadonlyMap<string, Filed>,
  value: string,
): Filed | null {
  for (const each of scheme.filings(value)) {
    const held = filed.get(each);
    if (held !== undefined) return held;
  }
  return null;
}
