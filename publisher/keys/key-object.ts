import { createPublicKey } from "node:crypto";
import type { KeyObject } from "node:crypto";
import { sha256Of } from "../sha256.ts";
import { signedJson } from "../repository/signed-json.ts";

/** A public key as TUF metadata has it. */
export interface TufKey {
  readonly keytype: string;
  readonly scheme: string;
  readonly keyval: { readonly public: string };
}

/** The key's id: SHA-256 of its canonical form, hex. */
export function keyIdOf({ keytype, scheme, keyval }: TufKey): string {
  const text = signedJson({ keytype, scheme, keyval: { public: keyval.public } });
  return sha256Of(text);
}

/**
 * The TUF form of a key of another tool or of ours. Ed25519 as raw hex; ECDSA P-256 and P-384 and RSA as PEM. Null for a kind
 * that the client cannot verify, and for RSA below 2,048 bits.
 */
export function tufKeyOf(key: KeyObject): TufKey | null {
  const open = key.type === "private" ? createPublicKey(key) : key;
  const curve = open.asymmetricKeyDetails?.namedCurve;
  const type = open.asymmetricKeyType;
  if (type === "ed25519") {
    const raw = open.export({ type: "spki", format: "der" }).subarray(-32).toString("hex");
    return { keytype: "ed25519", scheme: "ed25519", keyval: { public: raw } };
  }
  if (type === "ec" && curve === "prime256v1") return ecdsa("ecdsa-sha2-nistp256", open);
  if (type === "ec" && curve === "secp384r1") return ecdsa("ecdsa-sha2-nistp384", open);
  if (type === "rsa" && (open.asymmetricKeyDetails?.modulusLength ?? 0) >= 2048)
    return { keytype: "rsa", scheme: "rsassa-pss-sha256", keyval: { public: pem(open) } };
  return null;
}

function ecdsa(scheme: string, key: KeyObject): TufKey {
  return { keytype: "ecdsa", scheme, keyval: { public: pem(key) } };
}

/** PEM as python-tuf and tuf-js have it in metadata. */
function pem(key: KeyObject): string {
  return key.export({ type: "spki", format: "pem" }).toString().trim();
}
