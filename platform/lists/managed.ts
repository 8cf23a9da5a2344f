import { browser } from "wxt/browser";
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
 * yet" and never "unmanaged". `bad`: a key is there and cannot be used.
 */
export type ManagedRead =
  | { readonly kind: "unknown" }
  | { readonly kind: "bad"; readonly key: string }
  | { readonly kind: "set"; readonly repository: ManagedRepository };

/** Reads the organisation's repository from managed storage. Never rejects: Firefox does, where there is no policy. */
export async function readManaged(): Promise<ManagedRead> {
  let held: Readonly<Record<string, unknown>>;
  try {
    held = await browser.storage.managed.get(null);
  } catch {
    return { kind: "unknown" };
  }
  const { repositoryUrl: url, repositoryRoot: root, repositoryLists: lists } = held;
  if (url === undefined && root === undefined) return { kind: "unknown" };
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
