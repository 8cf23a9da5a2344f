import type { Letters } from "../lookup/romanise.ts";
import { sameName } from "../lookup/same-name.ts";
import type { PositiveEntry } from "../views.ts";
import type { PositiveList, Sourced } from "./policy-words.ts";

/** Whom to look for on lists of approved products and services. */
export interface PositiveQuery {
  /** Ids of suppliers of the lists in force. */
  readonly suppliers: readonly string[];
  /** A typed name, with what comparing names takes; absent = only suppliers are asked for. */
  readonly name?: { readonly text: string; readonly letters: Letters };
}

/**
 * The entries of positive lists that are a supplier's, or bear a typed name, on a day (`YYYY-MM-DD`), in the lists' order. One
 * whose last day has passed is given as ended, one that is yet to come is left out. They say nothing of listings.
 */
export function positiveEntries(
  lists: readonly Sourced<PositiveList>[],
  { suppliers, name }: PositiveQuery,
  date: string,
): readonly PositiveEntry[] {
  return lists.flatMap(({ value: { title, publisher, url, entries } }) =>
    entries
      .filter(({ since }) => since <= date)
      .filter(
        ({ supplier, name: listed }) =>
          (supplier !== undefined && suppliers.includes(supplier)) ||
          (name !== undefined && sameName(name.text, listed, name.letters).same),
      )
      .map((entry) => ({
        name: entry.name,
        list: title,
        publisher,
        link: url ?? null,
        since: entry.since,
        until: entry.until ?? null,
        hasEnded: entry.until !== undefined && entry.until < date,
        conditions: entry.conditions ?? null,
      })),
  );
}
