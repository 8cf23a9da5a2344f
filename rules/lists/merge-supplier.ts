import type { Identifier, Name, Supplier } from "../vocabulary.ts";
import { contentKey, isSame } from "./content-key.ts";
import type { ConflictCode, MergeConflict } from "./merge-conflict.ts";

/** A supplier's record with the list that it stands in. */
export interface OwnedSupplier {
  readonly list: string;
  readonly supplier: Supplier;
}

/** Says that a part of a later record was left out. */
type Report = (conflict: MergeConflict) => void;

/**
 * One supplier of the records that several lists hold of it, the first one's word before the others'. Everything is added
 * up but exclusions, which take hits away: those of a later list would silence names of an earlier one, so they are left out.
 */
export function mergeSupplier(records: readonly OwnedSupplier[], report: Report): Supplier | null {
  const [first, ...others] = records;
  if (first === undefined) return null;
  if (others.length === 0) return first.supplier;
  // What is added up stands in the order of the lists' ids: the order in which they were given decides nothing here.
  const byId = [...records].sort((a, b) => (a.list < b.list ? -1 : a.list > b.list ? 1 : 0));
  const all = <Item>(part: (supplier: Supplier) => readonly Item[]): readonly Item[] =>
    addedUp(byId.map(({ supplier }) => part(supplier)));
  const head = first.supplier;
  for (const { list, supplier } of others) {
    if (supplier.name !== head.name || supplier.country !== head.country)
      report({ code: "supplier-differs", kept: first.list, left: list, record: head.id });
    for (const exclusion of supplier.exclusions) {
      if (head.exclusions.some((each) => isSame(each, exclusion))) continue;
      const item = exclusion.text ?? exclusion.phrase ?? exclusion.host ?? "";
      report({ code: "exclusion-left-out", kept: first.list, left: list, record: head.id, item });
    }
  }
  return {
    id: head.id,
    name: head.name,
    country: head.country,
    categories: all((supplier) => supplier.categories),
    names: chosen(records, byId, NAMES, report),
    models: all((supplier) => supplier.models),
    identifiers: chosen(records, byId, IDENTIFIERS, report),
    listings: all((supplier) => supplier.listings),
    relations: all((supplier) => supplier.relations),
    exclusions: head.exclusions,
  };
}

/** Parts of a record that are one when their key is: the first list's stays, and what counts in it is compared. */
interface Part<Item> {
  readonly of: (supplier: Supplier) => readonly Item[];
  readonly key: (item: Item) => string;
  readonly counts: (item: Item) => unknown;
  readonly code: ConflictCode;
}

const NAMES: Part<Name> = {
  of: ({ names }) => names,
  key: ({ text }) => text,
  counts: ({ weak, relation, nouns }) => [weak, relation, nouns],
  code: "name-differs",
};

const IDENTIFIERS: Part<Identifier> = {
  of: ({ identifiers }) => identifiers,
  key: ({ scheme, value }) => `${scheme} ${value}`,
  counts: ({ uncited, prefixes }) => [uncited, prefixes],
  code: "identifier-differs",
};

function chosen<Item>(
  records: readonly OwnedSupplier[],
  byId: readonly OwnedSupplier[],
  part: Part<Item>,
  report: Report,
): readonly Item[] {
  const held = new Map<string, { readonly list: string; readonly items: readonly Item[] }>();
  for (const { list, supplier } of records) {
    // A list may spell one name several times, in several languages: they stay together.
    for (const [key, items] of groupBy(part.of(supplier), part.key)) {
      const before = held.get(key);
      if (before === undefined) held.set(key, { list, items });
      else if (!isSame(before.items.map(part.counts), items.map(part.counts)))
        report({ code: part.code, kept: before.list, left: list, record: supplier.id, item: key });
    }
  }
  const order = new Set(byId.flatMap(({ supplier }) => part.of(supplier).map(part.key)));
  return [...order].flatMap((key) => held.get(key)?.items ?? []);
}

function groupBy<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}

/** The items of all lists; one that stands several times in a list stands as often as in the list that has most of them. */
function addedUp<Item>(lists: readonly (readonly Item[])[]): readonly Item[] {
  const held = new Map<string, Item>();
  for (const items of lists) {
    const seen = new Map<string, number>();
    for (const item of items) {
      const key = contentKey(item);
      const before = seen.get(key) ?? 0;
      seen.set(key, before + 1);
      const place = `${key} ${String(before)}`;
      if (!held.has(place)) held.set(place, item);
    }
  }
  return [...held.values()];
}
