import { contentKey } from "../lists/content-key.ts";
import type { ListData, Program, Supplier } from "../vocabulary.ts";
import { mentionedClass, ownCategoryRule } from "./own-category-rule.ts";
import {
  EFFECTS,
  ORGANISATION,
  ownProgram,
  ownProgramId,
  shortHash,
  stepFor,
} from "./own-programs.ts";
import { openRoom } from "./own-models.ts";
import { ownSupplier } from "./own-supplier.ts";
import type { Refuse } from "./own-supplier.ts";
import type { EffectivePolicy, OwnSupplier, PolicyRejection } from "./policy-words.ts";

/** The part of a policy that makes a list. */
export type OwnEntries = Pick<EffectivePolicy, "suppliers" | "categoryRules">;

/** Id of the organisation's own list among the lists in force. */
export const OWN_LIST = "policy";

/** An own list, and what of its entries could not be taken, by path: `suppliers[example-corp].identifiers[0].value`. */
export interface OwnList {
  /** Null when there is nothing to list. */
  readonly data: ListData | null;
  readonly rejected: readonly PolicyRejection[];
}

/**
 * Makes the organisation's own suppliers and category rules an ordinary list, the last one to be merged. `date` (`YYYY-MM-DD`) is
 * the day on which they were read. The same entries, in any order, give the same list; nothing in them makes it throw.
 */
export function compileOwnList(
  { suppliers: owned, categoryRules: rules }: OwnEntries,
  date: string,
  table: Uint32Array,
): OwnList {
  const rejected: PolicyRejection[] = [];
  const reject = (path: string, message: string): void => {
    rejected.push({ path, code: "bad-value", message, suggestion: null });
  };
  const own = byId(owned.map(({ value }) => value)).filter(({ id }) =>
    isSlug(id, "suppliers", reject),
  );
  const room = openRoom();
  const suppliers = own.flatMap((each): Supplier[] => {
    const path = `suppliers[${each.id}]`;
    const refuse: Refuse = (place, message) => {
      reject(`${path}.${place}`, message);
    };
    const record = ownSupplier(each, table, refuse, room);
    return record === null ? [] : [record];
  });
  const listed = new Set(suppliers.map(({ id }) => id));
  const compiled = byId(rules.map(({ value }) => value))
    .filter(({ id, productClass }) =>
      [id, productClass].every((each) => isSlug(each, "categoryRules", reject)),
    )
    .map(ownCategoryRule);
  if (suppliers.length === 0 && compiled.length === 0) return { data: null, rejected };
  const content: Omit<ListData, "version" | "lists"> = {
    programs: byId([
      ...programsOf(own.filter(({ id }) => listed.has(id))),
      ...compiled.map(({ program }) => program),
    ]),
    classes: byId([...new Set(compiled.map(({ rule }) => rule.productClass))].map(mentionedClass)),
    categoryRules: compiled.map(({ rule }) => rule),
    nouns: [],
    suppliers,
  };
  const data: ListData = {
    version: `${date.replaceAll("-", ".")}-${shortHash(contentKey(content)).slice(0, 8)}`,
    lists: [
      {
        id: OWN_LIST,
        publisher: ORGANISATION,
        title: { en: "Your organisation's list", ja: "所属機関のリスト" },
        retrieved: date,
        listings: suppliers.length,
      },
    ],
    ...content,
  };
  return { data, rejected };
}

/** The organisation's own list; null when it has nothing to list. */
export function ownListOf(policy: OwnEntries, date: string, table: Uint32Array): ListData | null {
  return compileOwnList(policy, date, table).data;
}

/** The same as canonical JSON lines, each ended by a line feed, which `parseListData` reads; null when there is nothing to list. */
export function ownListLines(policy: OwnEntries, date: string, table: Uint32Array): string | null {
  const data = ownListOf(policy, date, table);
  if (data === null) return null;
  const { version, lists, programs, classes, categoryRules, suppliers } = data;
  const records = [
    { kind: "release", version, lists },
    ...programs.map((each) => ({ kind: "program", ...each })),
    ...classes.map((each) => ({ kind: "class", ...each })),
    ...categoryRules.map((each) => ({ kind: "category-rule", ...each })),
    ...suppliers.map((each) => ({ kind: "supplier", ...each })),
  ];
  return records.map((each) => `${contentKey(each)}\n`).join("");
}

/** The programs of own suppliers: one for each severity, reason and next step, since the first day on which one was listed. */
function programsOf(own: readonly OwnSupplier[]): readonly Program[] {
  const groups = new Map<string, OwnSupplier[]>();
  for (const each of own) {
    const id = ownProgramId(each);
    groups.set(id, [...(groups.get(id) ?? []), each]);
  }
  return [...groups].flatMap(([id, members]) => {
    const [first] = members;
    if (first === undefined) return [];
    const { severity, reason } = first;
    const days = members.map(({ listedOn }) => listedOn).sort();
    return ownProgram({
      id,
      effect: EFFECTS[severity],
      citation: members.map(({ citation }) => citation).sort()[0] ?? first.citation,
      url: null,
      from: days[0] ?? first.listedOn,
      classes: [],
      namesCompanies: true,
      whatItAsks: reason,
      nextStep: stepFor(severity, first.nextStep),
    });
  });
}

/** Ordered by id, each id once. */
function byId<Item extends { readonly id: string }>(items: readonly Item[]): readonly Item[] {
  const held = new Map<string, Item>();
  for (const item of items) if (!held.has(item.id)) held.set(item.id, item);
  return [...held.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

function isSlug(
  id: string,
  collection: string,
  reject: (path: string, message: string) => void,
): boolean {
  if (/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id)) return true;
  reject(`${collection}[${id}].id`, "is not an id (lower case, digits, hyphens)");
  return false;
}
