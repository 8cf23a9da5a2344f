import { textKey } from "../index/hash.ts";
import { filedAt, fileSlots } from "../index/slots.ts";
import type { Filing } from "../index/slots.ts";
import type { Suppliers } from "../index/suppliers.ts";
import type { Identifier, ListData } from "../vocabulary.ts";
import { bareCodes, filedIdentifiers } from "./filed.ts";
import type { Filed } from "./filed.ts";
import { SCHEMES } from "./registry.ts";
import type { Scheme } from "./scheme.ts";

/** The identifiers of an opened list. */
export interface HeldIdentifiers {
  /** The schemes of which the list has a code. */
  readonly schemes: readonly Scheme[];
  /** Who holds a filed value; empty when the list does not know. Reads the records of the holders. */
  find(scheme: Scheme, value: string): readonly Filed[];
  /** Who holds a code, in capitals, that is too short to be looked for in a text. */
  bare(code: string): readonly Filed[];
}

/** Kinds of key, odd: a value of a scheme, a bare code, a scheme of which there is a value. */
const VALUE = 0x2545f491 | 0;
const BARE = 0x5bd1e995 | 0;
const PRESENT = 0x1e35a7bd | 0;

/** Files the identifiers of a list, for `openIdentifiers` to find by hash; the same list always gives the same words. */
export function fileIdentifiers(list: ListData): Uint32Array {
  const filings: Filing[] = [];
  for (const [{ id }, filed] of filedIdentifiers(list)) {
    filings.push({ key: textKey(PRESENT, id), first: 0, second: 0 });
    for (const [value, holders] of filed)
      for (const { owner, item } of holders)
        filings.push({ key: valueKey(id, value), first: owner, second: item });
  }
  for (const { code, owner, item } of bareCodes(list))
    filings.push({ key: textKey(BARE, code), first: owner, second: item });
  return fileSlots(filings);
}

function valueKey(scheme: string, value: string): number {
  return textKey(VALUE, `${scheme} ${value}`);
}

/** Opens what `fileIdentifiers` filed; every hit is proved by the record of its supplier. */
export function openIdentifiers(slots: Uint32Array, suppliers: Suppliers): HeldIdentifiers {
  const all = (key: number, isMeant: (identifier: Identifier) => boolean): Filed[] =>
    Array.from(filedAt(slots, key)).flatMap(([owner, item]) => {
      const identifier = suppliers.at(owner)?.identifiers[item];
      return identifier !== undefined && isMeant(identifier) ? [{ owner, item }] : [];
    });
  return {
    schemes: SCHEMES.filter(({ id }) => !filedAt(slots, textKey(PRESENT, id)).next().done),
    find: ({ id }, value) =>
      all(
        valueKey(id, value),
        (each) =>
          each.scheme === id &&
          (id === "ieee_oui_vendor"
            ? each.prefixes?.includes(value) === true
            : each.value === value),
      ),
    bare: (code) =>
      all(
        textKey(BARE, code),
        ({ scheme, value }) =>
          (scheme === "ticker" || scheme === "fcc_grantee") && value.toUpperCase() === code,
      ),
  };
}

/** Who holds a canonical value, by the most specific filing; empty when the list does not know. */
export function holdersOf(held: HeldIdentifiers, scheme: Scheme, value: string): readonly Filed[] {
  for (const each of scheme.filings(value)) {
    const found = held.find(scheme, each);
    if (found.length > 0) return found;
  }
  return [];
}
