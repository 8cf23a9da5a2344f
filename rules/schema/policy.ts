/** The policy language: what a policy file may say, proved key by key. Its words as types: `rules/policy/policy-words.ts`. */
export { POLICY_KEYS } from "./policy/keys.ts";
export type { PolicyKeySpec } from "./policy/keys.ts";
export { readPolicyKeys, readPolicyText } from "./policy/read-policy.ts";
export { POLICY_SCHEMA_VERSION, POLICY_TEXT } from "./policy/read-policy.ts";
export { MOST_ITEMS } from "./policy/read-keys.ts";
export { readManagedPolicy } from "./policy/read-managed.ts";
export { MOST_REJECTIONS } from "./policy/refuse.ts";
