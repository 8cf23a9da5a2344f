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
  const inForce = { sha256, receivedAt: now, v, signers: [...signers] };
  const kept: KeptPolicy = { origin, inForce, problem: null, floor: v ?? 0 };
  return { kept, texts: new Map([[sha256, text]]) };
}
