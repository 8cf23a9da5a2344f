import { cutLegalForms } from "../../rules/names/legal-forms.ts";
import { tokenise } from "../../rules/names/compile-name.ts";
import type { SharedNames } from "../../rules/schema/program-source.ts";
import type { Name } from "../../rules/vocabulary.ts";
import type { Problems } from "./problems.ts";
import type { Sourced } from "./read-sources.ts";

/** A supplier's names while they are compiled. */
export interface NamedSupplier {
  readonly id: string;
  readonly file: string;
  /** Line of a `.jsonl` file, counted from 1. */
  readonly row?: number;
  readonly names: readonly Name[];
}

/**
 * Settles names that stand under two suppliers, legal form aside: a declared one stays with its owner, who then knows
 * the others as `related`; an undeclared one is a problem, for nobody can say whom such a text means. Where the other's
 * name differs by its legal form (TP-Link Corporation Limited), it stays there and counts only when complete.
 */
export function shareNames(
  suppliers: readonly NamedSupplier[],
  shared: Sourced<SharedNames>,
  table: Uint32Array,
  problems: Problems,
): ReadonlyMap<string, readonly Name[]> {
  const plain = (text: string): string => cutLegalForms(tokenise(text, table)).join("");
  const whole = (text: string): string => tokenise(text, table).join("");
  const owners = declaredOwners(shared, suppliers, plain, problems);
  const holders = new Map<string, Set<string>>();
  for (const { id, names } of suppliers) {
    for (const name of names)
      holders.set(plain(name.text), (holders.get(plain(name.text)) ?? new Set()).add(id));
  }
  const wholes = new Map(
    suppliers.map(({ id, names }) => [id, new Set(names.map((name) => whole(name.text)))] as const),
  );
  const settle = ({ id, file, row }: NamedSupplier, name: Name): Name[] => {
    const key = plain(name.text);
    const owner = owners.get(key);
    const others = [...(holders.get(key) ?? [])].filter((holder) => holder !== id);
    if (owner === undefined) {
      if (others.length === 0) return [name];
      const message = `stands under ${others.join(", ")} too and is not in ${shared.file}`;
      problems.inRow(row).add({ file, field: "names", value: name.text, message });
      // Refused all the same; kept, so that a supplier is not said to have no name as well.
      return [name];
    } else if (owner === id) {
      return [others.length === 0 ? name : { ...name, related: others }];
    } else if (owner === null || !(holders.get(key)?.has(owner) ?? false)) {
      const message = `belongs to ${owner ?? "no supplier"} by ${shared.file}`;
      problems.inRow(row).add({ file, field: "names", value: name.text, message });
    } else if (whole(name.text) !== key && wholes.get(owner)?.has(whole(name.text)) === false) {
      return [{ ...name, weak: "complete" }];
    }
    return [];
  };
  return new Map(
    suppliers.map(
      (supplier) =>
        [supplier.id, supplier.names.flatMap((name) => settle(supplier, name))] as const,
    ),
  );
}

function declaredOwners(
  shared: Sourced<SharedNames>,
  suppliers: readonly NamedSupplier[],
  plain: (text: string) => string,
  problems: Problems,
): ReadonlyMap<string, string | null> {
  const owners = new Map<string, string | null>();
  shared.data.forEach(({ owner, names }, index) => {
    const field = String(index);
    if (owner !== null && !suppliers.some((supplier) => supplier.id === owner)) {
      problems.add({ file: shared.file, field, value: owner, message: "unknown supplier" });
    }
    for (const text of names) {
      const key = plain(text);
      const before = owners.get(key);
      if (before !== undefined && before !== owner) {
        problems.add({ file: shared.file, field, value: text, message: "has two owners" });
      }
      owners.set(key, owner);
    }
  });
  return owners;
}
