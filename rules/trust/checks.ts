import { TrustRefusal } from "./codes.ts";
import type { Authority } from "./keys.ts";
import type { HashName, Means } from "./means.ts";
import type { Envelope } from "./metadata.ts";
import type { FileFacts } from "./roles.ts";

const HASHES: readonly HashName[] = ["sha256", "sha512"];

/**
 * Arbitrary software attack (5.3.4, 5.4.2, 5.5.3, 5.6.3): a threshold of the role's distinct keys has signed.
 * Gives the ids of all its keys that did. A key listed under two ids counts once.
 */
export async function checkSignatures(
  envelope: Envelope,
  authority: Authority,
  means: Means,
): Promise<readonly string[]> {
  const signers = new Map<string, string>();
  for (const [id, signature] of envelope.signatures) {
    const key = authority.keys.get(id);
    if (!key || signers.has(key.material)) continue;
    if (await means.verify(key, signature, envelope.message)) signers.set(key.material, id);
  }
  if (signers.size < authority.threshold)
    throw new TrustRefusal(
      "unsigned",
      envelope.role,
      `${signers.size}/${authority.threshold} keys`,
    );
  return [...signers.values()];
}

/** Freeze attack (5.3.10, 5.4.4, 5.5.6, 5.6.5): the role expires after the start of the cycle. */
export function checkExpiry(envelope: Envelope, time: number): void {
  if (envelope.expiry <= time) throw new TrustRefusal("expired", envelope.role, envelope.expires);
}

/**
 * Mix-and-match (5.5.2, 5.6.2, 5.7.3): the bytes are as long as stated and match every stated hash that we know.
 * Where hashes are stated, at least one has to be of a kind we know.
 */
export async function checkFile(
  name: string,
  bytes: Uint8Array<ArrayBuffer>,
  { length, hashes }: FileFacts,
  means: Means,
): Promise<void> {
  if ((length ?? bytes.length) !== bytes.length)
    throw new TrustRefusal("wrong-length", name, `${bytes.length}/${length}`);
  if (!hashes) return;
  let isKnown = false;
  for (const kind of HASHES) {
    const hash = hashes[kind];
    if (hash === undefined) continue;
    isKnown = hash === (await means.hash(kind, bytes));
    if (!isKnown) break;
  }
  if (!isKnown) throw new TrustRefusal("wrong-hash", name, "other bytes");
}
