import { readManagedStorage } from "../policy/managed-policy.ts";
import { LIST_ID, MOST_LISTS, REPOSITORY_URL } from "../../rules/schema/updates.ts";
import { rootBytesOf, rootVersion } from "./root-file.ts";

/** The repository that the organisation set by its policy, as it was read. */
export interface ManagedRepository {
  readonly url: string;
  readonly root: string;
  /** Null: all lists on offer. */
  readonly lists: readonly string[] | null;
}

/**
 * What managed storage says. `unknown`: nothing was read, which in the first seconds after the installation means "not known
 * yet" and never "unmanaged". `none`: it names no repository, or none any more. `bad`: a key is there and cannot be used.
 */
export type ManagedRead =
  | { readonly kind: "unknown" }
  | { readonly kind: "none" }
  | { readonly kind: "bad"; readonly key: string }
  | { readonly kind: "set"; readonly repository: ManagedRepository };

/**
 * Reads the organisation's repository from managed storage. `isKnown`: the browser has had the time to read its policy, so that
 * nothing means none. Never rejects: Firefox does, where there is no policy.
 */
export async function readManaged(isKnown = false): Promise<ManagedRead> {
  const held = await readManagedStorage();
  const { repositoryUrl: url, repositoryRoot: root, repositoryLists: lists } = held;
  if (url === undefined && root === undefined)
    return { kind: isKnown || Object.keys(held).length > 0 ? "none" : "unknown" };
  if (typeof url !== "string" || url.length > 2000 || !REPOSITORY_URL.test(url))
    return { kind: "bad", key: "repositoryUrl" };
  // A root that is none would void the repository that was set before.
  const bytes = typeof root === "string" ? rootBytesOf(root) : null;
  if (typeof root !== "string" || bytes === null || (await rootVersion(bytes)) === 0)
    return { kind: "bad", key: "repositoryRoot" };
  if (lists === undefined || (Array.isArray(lists) && lists.length === 0))
    return { kind: "set", repository: { url, root, lists: null } };
  const isList = (each: unknown): each is string => typeof each === "string" && LIST_ID.test(each);
  if (!Array.isArray(lists) || lists.length > MOST_LISTS || !lists.every(isList))
    return { kind: "bad", key: "repositoryLists" };
  return { kind: "set", repository: { url, root, lists } };
}
