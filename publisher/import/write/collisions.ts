import { tokenise } from "../../../rules/names/compile-name.ts";
import { cutLegalForms } from "../../../rules/names/legal-forms.ts";
import type { SharedNames } from "../../../rules/schema/program-source.ts";
import type { PartyRecord } from "./party-record.ts";
import { Repeats } from "./repeats.ts";

/** A name, legal form aside, that stands under several suppliers of one list. */
export interface Collision {
  readonly name: string;
  readonly suppliers: readonly string[];
  /** The one to whom it belongs most plainly: whose own listed name it is, to the letter; else the first. */
  readonly owner: string;
}

interface Holder {
  readonly id: string;
  readonly name: string;
  readonly rank: number;
}

/** Finds the names that stand under several suppliers, in two passes over the records, as the build compares them. */
export async function findCollisions(
  records: () => AsyncIterable<Pick<PartyRecord, "supplier">>,
  table: Uint32Array,
): Promise<readonly Collision[]> {
  const plain = (text: string): string => cutLegalForms(tokenise(text, table)).join("");
  const whole = (text: string): string => tokenise(text, table).join("");
  const repeats = new Repeats();
  for await (const { supplier } of records()) {
    for (const key of new Set(supplier.names.map(({ text }) => plain(text)))) repeats.add(key);
  }
  const holders = new Map<string, Holder[]>();
  for await (const { supplier } of records()) {
    supplier.names.forEach(({ text }, index) => {
      const key = plain(text);
      if (!repeats.mayRepeat(key)) return;
      const rank = (index === 0 ? 0 : 1) + (whole(text) === key ? 0 : 2);
      const held = holders.get(key);
      if (held === undefined) holders.set(key, [{ id: supplier.id, name: text, rank }]);
      else held.push({ id: supplier.id, name: text, rank });
    });
  }
  return [...holders.values()].flatMap((held) => {
    const suppliers = [...new Set(held.map(({ id }) => id))];
    const [first] = held.toSorted((left, right) => left.rank - right.rank);
    if (suppliers.length < 2 || first === undefined) return [];
    return [{ name: first.name, suppliers, owner: first.id }];
  });
}

/** Declares the owners of colliding names, so that the build can say whom such a text means first and names the others. */
export function declareOwners(collisions: readonly Collision[]): SharedNames {
  return collisions.map(({ name, suppliers, owner }) => ({
    owner,
    names: [name],
    why: `Stands under ${String(suppliers.length)} suppliers of the imported list, legal form aside; the one whose own listed name it is has it. Not verified.`,
  }));
}
