import { factsOf, POLICY_KEY_NAMES } from "../../rules/policy/key-facts.ts";
import type { PolicyKey } from "../../rules/policy/policy-words.ts";
import { canonicalJson } from "../list/canonical.ts";

/** A value of managed storage: a text, a list of texts, or a small key with its mode. */
export type ManagedValue =
  | string
  | readonly string[]
  | { readonly value: string; readonly mode: string };

/** What stands in managed storage, by key, in the order in which it is written. */
export type ManagedValues = ReadonlyMap<string, ManagedValue>;

/** What an administrator gives. */
export interface Given {
  readonly url: string | null;
  /** Base64 of the root file's bytes. */
  readonly root: string | null;
  readonly lists: readonly string[] | null;
  /** The accepted policy file as a value. */
  readonly policy: {
    readonly id: string;
    readonly keys: {
      readonly [K in PolicyKey]?: { readonly value: unknown; readonly mode: string };
    };
  } | null;
}

/** The keys that stand beside `policy` in managed storage, where browsers and consoles show them one by one. */
export const SMALL_KEYS: readonly PolicyKey[] = POLICY_KEY_NAMES.filter(
  (key) => factsOf(key).small,
);

/**
 * What managed storage has to hold: address, root and lists of the repository; each small key of the policy by itself; the other keys as
 * one JSON text in `policy`, which has no control character and nothing that XML cannot hold.
 */
export function managedValues({ url, root, lists, policy }: Given): ManagedValues {
  const values = new Map<string, ManagedValue>();
  if (url !== null) values.set("repositoryUrl", url);
  if (root !== null) values.set("repositoryRoot", root);
  if (lists !== null) values.set("repositoryLists", lists);
  if (policy === null) return values;
  const rest: Record<string, unknown> = {};
  for (const key of POLICY_KEY_NAMES) {
    const entry = policy.keys[key];
    if (entry === undefined) continue;
    if (SMALL_KEYS.includes(key)) values.set(key, { value: String(entry.value), mode: entry.mode });
    else rest[key] = entry;
  }
  values.set("policy", plainJson({ schemaVersion: 1, id: policy.id, keys: rest }));
  return values;
}

/** Canonical JSON whose control characters and non-characters are escaped, so that XML and the registry hold it as it is. */
function plainJson(value: unknown): string {
  return canonicalJson(value).replace(
    /[\u007f-\u009f\u2028\u2029\ufffe\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
