import { MANY_KEY_NAMES, ONE_KEY_NAMES } from "./key-facts.ts";
import type { EffectivePolicy } from "./policy-words.ts";

/**
 * What is in force as the text of a policy file, two blanks deep, all of it in default mode and without who set it. Collections
 * are written as `.add`: what an organisation adds later is not shut out where the file is imported.
 */
export function exportPolicy(effective: EffectivePolicy, id = "exported"): string {
  const keys: Record<string, { readonly value: unknown; readonly mode: "default" }> = {};
  for (const key of ONE_KEY_NAMES) {
    const held = effective.one[key];
    if (held !== undefined) keys[key] = { value: held.value, mode: "default" };
  }
  for (const name of MANY_KEY_NAMES) {
    const value = effective[name].map((item) => item.value);
    if (value.length > 0) keys[`${name}.add`] = { value, mode: "default" };
  }
  return `${JSON.stringify({ schemaVersion: 1, id, keys }, null, 2)}\n`;
}
