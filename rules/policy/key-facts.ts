import type { ManyKey, ManyValues, OneKey, PolicyKey } from "./policy-words.ts";

/** What the language says of a key beside its value and its words. */
export interface KeyFacts {
  /** False: accepted, kept and shown, and without effect in this version. */
  readonly used: boolean;
  /** True: it may stand beside `policy` in managed storage. */
  readonly small: boolean;
}

/** Every key that has one value, in the order in which they are shown. */
export const ONE_KEYS: { readonly [K in OneKey]: KeyFacts } = {
  profile: { used: true, small: true },
  jurisdiction: { used: false, small: false },
  bodyKind: { used: false, small: false },
  purposes: { used: true, small: false },
  thresholds: { used: false, small: false },
  language: { used: true, small: true },
  contact: { used: true, small: true },
  supportText: { used: true, small: false },
  minimumSeverity: { used: true, small: true },
  updateIntervalMinutes: { used: true, small: true },
  "advice.prohibited": { used: true, small: false },
  "advice.restricted": { used: true, small: false },
  "advice.advisory": { used: true, small: false },
  reasonRequired: { used: false, small: false },
};

/** Every collection, in the order in which they are shown, with what tells its items apart. */
export const MANY_KEYS: {
  readonly [M in ManyKey]: KeyFacts & { readonly idOf: (item: ManyValues[M]) => string };
} = {
  programsOff: { used: true, small: false, idOf: itself },
  severities: { used: true, small: false, idOf: ownId },
  suppliers: { used: true, small: false, idOf: ownId },
  categoryRules: { used: true, small: false, idOf: ownId },
  exclusions: { used: true, small: false, idOf: ownId },
  exceptions: { used: true, small: false, idOf: ownId },
  positiveLists: { used: true, small: false, idOf: ownId },
  criteria: { used: true, small: false, idOf: ({ productClass }) => productClass },
  portals: { used: true, small: false, idOf: itself },
  portalsOff: { used: true, small: false, idOf: itself },
  featuresOff: { used: true, small: false, idOf: itself },
  submitGuard: { used: false, small: false, idOf: ({ site }) => site },
};

/** Features that can be switched off although this version does not have them. */
export const FEATURES_NOT_BUILT: readonly string[] = ["dispositions"];

/** The names of the keys that have one value. */
export const ONE_KEY_NAMES: readonly OneKey[] = keysOf(ONE_KEYS);

/** The names of the collections. */
export const MANY_KEY_NAMES: readonly ManyKey[] = keysOf(MANY_KEYS);

/** Every key of the language, in the order in which they are shown. */
export const POLICY_KEY_NAMES: readonly PolicyKey[] = [
  ...ONE_KEY_NAMES,
  ...MANY_KEY_NAMES.flatMap((name) => [`${name}.add` as const, `${name}.replace` as const]),
];

/** True for a key that has one value. */
export function isOneKey(key: string): key is OneKey {
  return Object.hasOwn(ONE_KEYS, key);
}

/** True for a collection's name. */
export function isManyKey(key: string): key is ManyKey {
  return Object.hasOwn(MANY_KEYS, key);
}

/** True for a key of the language. */
export function isPolicyKey(key: string): key is PolicyKey {
  return isOneKey(key) || collectionOf(key) !== null;
}

/** The collection that a key adds to or replaces; null for any other text. */
export function collectionOf(key: string): ManyKey | null {
  const name = key.replace(/\.(?:add|replace)$/, "");
  return name !== key && isManyKey(name) ? name : null;
}

/** What the language says of a key. */
export function factsOf(key: PolicyKey): KeyFacts {
  const name = collectionOf(key);
  if (name !== null) return MANY_KEYS[name];
  return isOneKey(key) ? ONE_KEYS[key] : { used: false, small: false };
}

function keysOf<Key extends string>(table: { readonly [K in Key]: unknown }): readonly Key[] {
  const names: Key[] = [];
  for (const name in table) names.push(name);
  return names;
}

function itself(item: string): string {
  return item;
}

function ownId({ id }: { readonly id: string }): string {
  return id;
}
