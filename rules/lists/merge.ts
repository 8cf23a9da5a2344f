import { toTheEnd } from "../steps.ts";
import type { ListData, NounFamily, Supplier } from "../vocabulary.ts";
import { isSame } from "./content-key.ts";
import { withoutClaims } from "./merge-claims.ts";
import type { Known } from "./merge-claims.ts";
import type { ConflictCode, MergeConflict } from "./merge-conflict.ts";
import { mergeSupplier } from "./merge-supplier.ts";

/** A list in force: its id in the repositories, and its newest release that was accepted. */
export interface OwnedList {
  readonly id: string;
  readonly data: ListData;
}

/** Several lists as one, and what could not be taken from all of them. */
export interface Merged {
  readonly data: ListData;
  readonly conflicts: readonly MergeConflict[];
}

/** Several lists as one `ListData`, from which one index and one gate are built; see `mergeWithConflicts`. Throws without any list. */
export function mergeLists(lists: readonly OwnedList[]): ListData {
  return mergeWithConflicts(lists).data;
}

/**
 * Several lists as one, the first before the others where they disagree; a single list stays as it is. Records are ordered by id,
 * so that lists that have nothing in common give the same whatever their order. Adding a list never takes anything from another.
 */
export function mergeWithConflicts(lists: readonly OwnedList[]): Merged {
  return toTheEnd(mergeSteps(lists));
}

/** Suppliers between two steps. */
const STEP = 256;

/** As `mergeWithConflicts`, in steps of a few milliseconds; only the ordering by id of long lists takes longer. */
export function* mergeSteps(lists: readonly OwnedList[]): Generator<undefined, Merged> {
  const [first] = lists;
  if (first === undefined) throw new RangeError("no list to merge");
  if (lists.length === 1) return { data: first.data, conflicts: [] };
  const conflicts: MergeConflict[] = [];
  const report = (conflict: MergeConflict): void => {
    conflicts.push(conflict);
  };
  const once = <Item extends { readonly id: string }>(
    part: (data: ListData) => readonly Item[],
    code: ConflictCode,
  ): readonly Item[] => takeFirst(lists, part, code, report);
  const cleared = yield* withoutLaterClaims(lists, report);
  yield;
  const groups = grouped(cleared, (each) => each.suppliers);
  const suppliers: Supplier[] = [];
  for (const [at, records] of groups.entries()) {
    if (at % STEP === 0) yield;
    const owned = records.map(({ list, item }) => ({ list, supplier: item }));
    const merged = mergeSupplier(owned, report);
    if (merged !== null) suppliers.push(merged);
  }
  const data: ListData = {
    version: [...new Set(lists.map((list) => list.data.version))].sort().join("+"),
    lists: once((each) => each.lists, "list-differs"),
    programs: once((each) => each.programs, "program-differs"),
    // A class without terms is only spoken of: by a rule about a class of another list.
    classes: takeFirst(
      lists,
      (each) => each.classes,
      "class-differs",
      report,
      (each) => Object.values(each.terms).every((terms) => terms.length === 0),
    ),
    categoryRules: once((each) => each.categoryRules, "category-rule-differs"),
    nouns: mergeNouns(lists),
    suppliers,
  };
  return { data, conflicts };
}

/** The lists, those that come later without what they say against suppliers of those before. */
function* withoutLaterClaims(
  lists: readonly OwnedList[],
  report: (conflict: MergeConflict) => void,
): Generator<undefined, readonly OwnedList[]> {
  const known = new Map<string, Known>();
  const cleared: OwnedList[] = [];
  for (const { id, data } of lists) {
    const suppliers: Supplier[] = [];
    for (const [at, each] of data.suppliers.entries()) {
      if (at % STEP === 0) yield;
      suppliers.push(withoutClaims(id, each, known, report));
    }
    for (const each of data.suppliers)
      if (!known.has(each.id)) known.set(each.id, { list: id, supplier: each });
    cleared.push({ id, data: { ...data, suppliers } });
  }
  return cleared;
}

interface Owned<Item> {
  readonly list: string;
  readonly item: Item;
}

/** The records of all lists by id, in the order of the ids; those of one id in the order of the lists. */
function grouped<Item extends { readonly id: string }>(
  lists: readonly OwnedList[],
  part: (data: ListData) => readonly Item[],
): readonly (readonly Owned<Item>[])[] {
  const held = new Map<string, Owned<Item>[]>();
  for (const { id: list, data } of lists) {
    for (const item of part(data)) {
      const same = held.get(item.id);
      if (same === undefined) held.set(item.id, [{ list, item }]);
      else same.push({ list, item });
    }
  }
  return [...held].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, records]) => records);
}

function takeFirst<Item extends { readonly id: string }>(
  lists: readonly OwnedList[],
  part: (data: ListData) => readonly Item[],
  code: ConflictCode,
  report: (conflict: MergeConflict) => void,
  isNamedOnly: (item: Item) => boolean = () => false,
): readonly Item[] {
  return grouped(lists, part).flatMap((all) => {
    const known = all.filter(({ item }) => !isNamedOnly(item));
    const [first, ...others] = known.length === 0 ? all : known;
    if (first === undefined) return [];
    for (const { list, item } of others) {
      if (isSame(first.item, item)) continue;
      report({ code, kept: first.list, left: list, record: item.id });
    }
    return [first.item];
  });
}

/** Nouns only ever let a weak name count, so the words of one family are added up. */
function mergeNouns(lists: readonly OwnedList[]): readonly NounFamily[] {
  const byId = [...lists].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  return grouped(byId, (data) => data.nouns).flatMap((families) => {
    const [first] = families;
    if (first === undefined) return [];
    const all = (part: (family: NounFamily) => readonly string[]): readonly string[] => [
      ...new Set(families.flatMap(({ item }) => part(item))),
    ];
    return [
      {
        id: first.item.id,
        words: all((family) => family.words),
        classes: all((family) => family.classes),
        terms: all((family) => family.terms),
      },
    ];
  });
}
