import { startFrom } from "../../rules/trust/state.ts";
import { verifySignature } from "../trust/verify.ts";
import { meansWith } from "../trust/web-crypto.ts";

/** A root file's bytes from what an administrator can paste: the JSON itself, or its base64. Null for anything else. */
export function rootBytesOf(text: string): Uint8Array<ArrayBuffer> | null {
  const trimmed = text.trim();
  // As it came: what is signed, and what the fingerprint is of, are these very bytes.
  if (trimmed.startsWith("{")) return new TextEncoder().encode(text);
  if (!/^[A-Za-z0-9+/\s]+={0,2}$/.test(trimmed)) return null;
  try {
    return Uint8Array.from(atob(trimmed.replace(/\s+/g, "")), (unit) => unit.charCodeAt(0));
  } catch {
    return null;
  }
}

/** The base64 of some bytes. */
export function base64Of(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 0x8000)
    text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}

/** The version of a root file that is signed by its own keys; 0 when it is none. */
export async function rootVersion(bytes: Uint8Array<ArrayBuffer>): Promise<number> {
  try {
    return (await startFrom(bytes, 0, meansWith(verifySignature))).root.version;
  } catch {
    return 0;
  }
}
