import type { HashName, Means, VerifySignature } from "../../rules/trust/means.ts";

/** Bytes of hex in either case; throws when the text is anything else. */
export function fromHex(text: string): Uint8Array<ArrayBuffer> {
  if (!/^(?:[\da-f]{2})*$/i.test(text)) throw new Error("not hex");
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

/** A digest in lower-case hex. */
export async function hashOf(name: HashName, bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = await crypto.subtle.digest(name.replace("sha", "SHA-"), bytes);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** What a person compares before trusting a root: the SHA-256 of its file, lower-case hex. */
export function fingerprintOf(rootBytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return hashOf("sha256", rootBytes);
}

/** The state machine's means, with a verifier and the platform's own hashes and UTF-8. */
export function meansWith(verify: VerifySignature): Means {
  return {
    verify,
    hash: hashOf,
    decode: (bytes) => new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes),
    encode: (text) => new TextEncoder().encode(text),
  };
}
