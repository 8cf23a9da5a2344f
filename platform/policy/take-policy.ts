import { MOST_SIGNERS, SIGNER_LENGTH } from "../../rules/schema/policy-memory.ts";
import type { KeptPolicy } from "../../rules/schema/policy-memory.ts";
import { hashOfText } from "./policy-store.ts";

/** What is known of a text beside it. */
export interface About {
  readonly origin: string;
  readonly v: number | null;
  readonly signers: readonly string[];
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** What is remembered of a source once its new text could be read, with the text by its SHA-256. */
export async function accepted(
  text: string,
  { origin, v, signers, now }: About,
): Promise<{ readonly kept: KeptPolicy; readonly texts: ReadonlyMap<string, string> }> {
  const sha256 = await hashOfText(text);
  // More than can be remembered would void what is remembered, and the policy with it.
  const named = signers.filter((each) => each.length <= SIGNER_LENGTH).slice(0, MOST_SIGNERS);
  const inForce = { sha256, receivedAt: now, v, signers: named };
  const kept: KeptPolicy = { origin, inForce, problem: null, floor: v ?? 0 };
  return { kept, texts: new Map([[sha256, text]]) };
}
