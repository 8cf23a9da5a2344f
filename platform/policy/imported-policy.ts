import { readPolicyText } from "../../rules/schema/policy.ts";
import { showable } from "../../rules/schema/policy/showable.ts";
import type { PolicyRejection } from "../../rules/policy/policy-words.ts";
import { NO_POLICY, changePolicies } from "./policy-store.ts";
import { accepted } from "./take-policy.ts";

/** Longest name that is remembered, UTF-16 units. */
const NAME_LENGTH = 200;

/**
 * Takes a policy file in place of the one that was imported before, and says what of it was not taken. One that cannot be read at all
 * is not kept, and changes nothing. Throws StoreTrouble.
 */
export async function importPolicy(
  name: string,
  text: string,
  now: number,
): Promise<{ readonly isTaken: boolean; readonly rejected: readonly PolicyRejection[] }> {
  const read = readPolicyText(text, "imported", name);
  const { problem, rejected } = read;
  if (problem !== null) return { isTaken: false, rejected };
  // The name is shown in sentences: nothing in it may change how these read.
  const origin = showable(name).slice(0, NAME_LENGTH);
  const { kept, texts } = await accepted(text, { origin, v: null, signers: [], now });
  await changePolicies((before) => ({ policies: { ...before, imported: kept }, texts }));
  return { isTaken: true, rejected };
}

/** Removes the policy file that was imported. Throws StoreTrouble. */
export function clearImported(): Promise<void> {
  return changePolicies((before) => ({ policies: { ...before, imported: NO_POLICY } }));
}
