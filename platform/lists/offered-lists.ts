import { LIST_ID, MOST_LISTS } from "../../rules/schema/updates.ts";
import type { Repository } from "../../rules/schema/updates.ts";

/**
 * The lists that a repository offers by its delegated roles, in their order. Roles of other names are no lists: they are left out,
 * for what cannot be remembered of a repository would void all that is.
 */
export function offeredLists(delegations: readonly string[]): readonly string[] {
  return delegations.flatMap((role) => {
    const list = role.startsWith("lists-") ? role.slice("lists-".length) : "";
    return LIST_ID.test(list) ? [list] : [];
  });
}

/** True when a repository may give out a policy: then it is none the worse for having no list. The vendor's is never asked for one. */
export function offersPolicy(
  { kind }: Pick<Repository, "kind">,
  delegations: readonly string[],
): boolean {
  return kind !== "vendor" && delegations.includes("policy");
}

/** As many of some lists as are taken from one repository. */
export function mostLists<Item>(lists: readonly Item[]): readonly Item[] {
  return lists.slice(0, MOST_LISTS);
}
