import { contentKey } from "../../rules/lists/content-key.ts";
import type { ListData, Listing, Program, Supplier } from "../../rules/vocabulary.ts";
import { byCodePoint } from "./canonical.ts";

/** One listing in a changelog, with what a reader needs to look it up. */
export interface ChangedListing {
  readonly supplier: string;
  readonly supplierName: string;
  readonly program: string;
  readonly programTitle: string;
  /** Empty for a note that names nobody. */
  readonly listedName: string;
  /** False for a note: it sets no severity. */
  readonly asserts: boolean;
  readonly listedOn: string;
  readonly delistedOn: string | null;
  readonly citation: string;
  readonly link: string | null;
}

/** One field of a changed listing; an absent value is null. */
export interface ChangedField {
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** A record that came, went or reads otherwise, its listings aside. */
export interface ChangedRecord {
  readonly kind: "program" | "class" | "category-rule" | "nouns" | "supplier";
  readonly id: string;
  readonly change: "added" | "changed" | "removed";
}

/** What one release says otherwise than the one before it. */
export interface Changelog {
  /** Null for a first release: everything is added then, and nothing is told one by one. */
  readonly from: {
    readonly version: string;
    readonly suppliers: number;
    readonly listings: number;
  } | null;
  readonly to: { readonly version: string; readonly suppliers: number; readonly listings: number };
  readonly added: readonly ChangedListing[];
  readonly changed: readonly (ChangedListing & { readonly fields: readonly ChangedField[] })[];
  readonly removed: readonly ChangedListing[];
  readonly records: readonly ChangedRecord[];
}

/** Compares two releases, listing by listing and record by record, in the order of ids. */
export function compareReleases(old: ListData | null, next: ListData): Changelog {
  const log: Changes = { added: [], changed: [], removed: [] };
  if (old !== null) {
    const before = new Map(old.suppliers.map((each) => [each.id, each]));
    const after = new Map(next.suppliers.map((each) => [each.id, each]));
    const ids = [...new Set([...before.keys(), ...after.keys()])].sort(byCodePoint);
    const programs = { old: titlesOf(old), next: titlesOf(next) };
    for (const id of ids) compareListings(before.get(id), after.get(id), programs, log);
  }
  return {
    from: old === null ? null : sizeOf(old),
    to: sizeOf(next),
    ...log,
    records: old === null ? [] : compareRecords(old, next),
  };
}

interface Changes {
  readonly added: ChangedListing[];
  readonly changed: (ChangedListing & { readonly fields: readonly ChangedField[] })[];
  readonly removed: ChangedListing[];
}

type Titles = ReadonlyMap<string, string>;

function titlesOf({ programs }: ListData): Titles {
  return new Map(programs.map(({ id, title }: Program) => [id, title.en]));
}

function sizeOf({ version, suppliers }: ListData): Changelog["to"] {
  const listings = suppliers.reduce((sum, each) => sum + each.listings.length, 0);
  return { version, suppliers: suppliers.length, listings };
}

/**
 * How a listing that changed is found again: by what is least likely to change first. What no key finds is a listing that
 * came or went.
 */
const KEYS: readonly ((listing: Listing) => string)[] = [
  (listing) => contentKey(listing),
  ({ program, listedName, citation, listedOn }) =>
    contentKey([program, listedName, citation, listedOn]),
  ({ program, listedName, citation }) => contentKey([program, listedName, citation]),
  ({ program, listedName }) => contentKey([program, listedName]),
  ({ program, citation, listedOn }) => contentKey([program, citation, listedOn]),
];

function compareListings(
  before: Supplier | undefined,
  after: Supplier | undefined,
  programs: { readonly old: Titles; readonly next: Titles },
  { added, changed, removed }: Changes,
): void {
  const gone = new Set(before?.listings ?? []);
  const come = new Set(after?.listings ?? []);
  for (const keyOf of KEYS) {
    const waiting = Map.groupBy(gone, keyOf);
    for (const listing of come) {
      const old = waiting.get(keyOf(listing))?.shift();
      if (old === undefined) continue;
      gone.delete(old);
      come.delete(listing);
      const fields = changedFields(old, listing);
      if (after !== undefined && fields.length > 0)
        changed.push({ ...entryOf(after, listing, programs.next), fields });
    }
  }
  if (after !== undefined)
    for (const listing of come) added.push(entryOf(after, listing, programs.next));
  if (before !== undefined)
    for (const listing of gone) removed.push(entryOf(before, listing, programs.old));
}

function entryOf({ id, name }: Supplier, listing: Listing, titles: Titles): ChangedListing {
  const { program, listedName, asserts, listedOn, delistedOn, citation, link } = listing;
  return {
    supplier: id,
    supplierName: name,
    program,
    programTitle: titles.get(program) ?? program,
    listedName,
    asserts,
    listedOn,
    delistedOn: delistedOn ?? null,
    citation,
    link,
  };
}

function changedFields(before: object, after: object): readonly ChangedField[] {
  const old = new Map(Object.entries(before));
  const next = new Map(Object.entries(after));
  return [...new Set([...old.keys(), ...next.keys()])]
    .sort(byCodePoint)
    .filter((field) => contentKey(old.get(field)) !== contentKey(next.get(field)))
    .map((field) => ({ field, before: old.get(field) ?? null, after: next.get(field) ?? null }));
}

function compareRecords(old: ListData, next: ListData): readonly ChangedRecord[] {
  const bare = ({ listings: _listings, ...supplier }: Supplier): object => supplier;
  return [
    ...recordChanges("program", old.programs, next.programs),
    ...recordChanges("class", old.classes, next.classes),
    ...recordChanges("category-rule", old.categoryRules, next.categoryRules),
    ...recordChanges("nouns", old.nouns, next.nouns),
    ...recordChanges("supplier", old.suppliers, next.suppliers, bare),
  ];
}

function recordChanges<Item extends { readonly id: string }>(
  kind: ChangedRecord["kind"],
  old: readonly Item[],
  next: readonly Item[],
  part: (item: Item) => object = (item) => item,
): readonly ChangedRecord[] {
  const before = new Map(old.map((item) => [item.id, item]));
  const after = new Map(next.map((item) => [item.id, item]));
  return [...new Set([...before.keys(), ...after.keys()])]
    .sort(byCodePoint)
    .flatMap((id): ChangedRecord[] => {
      const was = before.get(id);
      const is = after.get(id);
      if (was === undefined) return [{ kind, id, change: "added" }];
      if (is === undefined) return [{ kind, id, change: "removed" }];
      if (contentKey(part(was)) === contentKey(part(is))) return [];
      return [{ kind, id, change: "changed" }];
    });
}
