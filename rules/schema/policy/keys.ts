import type { z } from "../zod.ts";
import { collectionOf, factsOf, isOneKey, POLICY_KEY_NAMES } from "../../policy/key-facts.ts";
import { KEY_TEXTS } from "../../policy/key-texts.ts";
import type { BothLanguages } from "../../policy/key-texts.ts";
import type { ManyKey, PolicyKey } from "../../policy/policy-words.ts";
import { BAD_EXAMPLES, ITEM_EXAMPLES, ONE_EXAMPLES } from "./examples.ts";
import { ITEM_SCHEMAS } from "./items.ts";
import { ONE_VALUE_SCHEMAS } from "./one-values.ts";

/** All that the language says of one key. */
export interface PolicyKeySpec {
  readonly key: PolicyKey;
  /** The collection that the key adds to or replaces; null for a key with one value. */
  readonly collection: ManyKey | null;
  /** What the value has to be, or each item of it. */
  readonly schema: z.ZodType;
  readonly title: BothLanguages;
  readonly description: BothLanguages;
  /** False: accepted, kept and shown, and without effect in this version. */
  readonly used: boolean;
  /** True: it may stand beside `policy` in managed storage. */
  readonly small: boolean;
  /** A whole value that is accepted. */
  readonly example: unknown;
  /** A whole value that is refused; absent where nothing is to be learned from one. */
  readonly badExample?: unknown;
}

/** The table of the language: every key, in the order in which they are shown. */
export const POLICY_KEYS: readonly PolicyKeySpec[] = /* @__PURE__ */ POLICY_KEY_NAMES.map(specOf);

function specOf(key: PolicyKey): PolicyKeySpec {
  const { used, small } = factsOf(key);
  const name = collectionOf(key);
  if (name !== null) {
    const bad = BAD_EXAMPLES[name];
    return {
      key,
      collection: name,
      schema: ITEM_SCHEMAS[name],
      ...KEY_TEXTS[name],
      used,
      small,
      example: [ITEM_EXAMPLES[name]],
      ...(bad === undefined ? {} : { badExample: [bad] }),
    };
  }
  if (!isOneKey(key)) throw new Error(`no spec of ${key}`);
  const bad = BAD_EXAMPLES[key];
  return {
    key,
    collection: null,
    schema: ONE_VALUE_SCHEMAS[key],
    ...KEY_TEXTS[key],
    used,
    small,
    example: ONE_EXAMPLES[key],
    ...(bad === undefined ? {} : { badExample: bad }),
  };
}
