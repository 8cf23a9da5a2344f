import type { TrustKey, VerifySignature } from "../../rules/trust/means.ts";
import { fromHex } from "./web-crypto.ts";

type Bytes = Uint8Array<ArrayBuffer>;

/** RSA keys have at least this many bits (4.2). */
const LEAST_RSA_BITS = 2048;

/**
 * Verifies by WebCrypto: Ed25519, ECDSA on P-256 and P-384, RSA-PSS with SHA-256. A key or signature that cannot be read is
 * no signature; only what is broken in the platform itself would reject.
 */
export const verifySignature: VerifySignature = async (key, signature, message) => {
  const bytes = fromHex(signature);
  if (bytes === null) return false;
  try {
    if (key.scheme === "ed25519") return await verifyEd25519(key, bytes, message);
    if (key.scheme === "rsassa-pss-sha256") return await verifyRsa(key, bytes, message);
    return await verifyEcdsa(key, bytes, message);
  } catch {
    // WebCrypto throws at keys that are no keys.
    return false;
  }
};

async function verifyEd25519(key: TrustKey, signature: Bytes, message: Bytes): Promise<boolean> {
  const raw = fromHex(key.material);
  if (raw === null) return false;
  try {
    const imported = await crypto.subtle.importKey("raw", raw, "Ed25519", false, ["verify"]);
    return await crypto.subtle.verify("Ed25519", imported, signature, message);
  } catch (problem) {
    if (!(problem instanceof DOMException) || problem.name !== "NotSupportedError") throw problem;
    // Browsers before Chromium 137 and Firefox 129: the same curve in JavaScript, by the strict rules of RFC 8032.
    const { verifyAsync } = await import("@noble/ed25519");
    return verifyAsync(signature, message, raw, { zip215: false });
  }
}

async function verifyRsa(key: TrustKey, signature: Bytes, message: Bytes): Promise<boolean> {
  const algorithm = { name: "RSA-PSS", hash: "SHA-256" };
  const imported = await importSpki(key, algorithm);
  const { modulusLength } = imported.algorithm as RsaHashedKeyAlgorithm;
  if (modulusLength < LEAST_RSA_BITS) return false;
  return crypto.subtle.verify({ name: "RSA-PSS", saltLength: 32 }, imported, signature, message);
}

async function verifyEcdsa(key: TrustKey, signature: Bytes, message: Bytes): Promise<boolean> {
  const bits = key.scheme.endsWith("384") ? 384 : 256;
  const raw = fromDer(signature, bits / 8);
  if (raw === null) return false;
  const imported = await importSpki(key, { name: "ECDSA", namedCurve: `P-${String(bits)}` });
  const algorithm = { name: "ECDSA", hash: `SHA-${String(bits)}` };
  return crypto.subtle.verify(algorithm, imported, raw, message);
}

function importSpki(key: TrustKey, algorithm: RsaHashedImportParams | EcKeyImportParams) {
  const text = atob(key.material);
  // One key has one text: otherwise a key written in two ways could count twice.
  if (btoa(text) !== key.material) throw new TypeError("base64 is not canonical");
  const spki = Uint8Array.from(text, (sign) => sign.charCodeAt(0));
  return crypto.subtle.importKey("spki", spki, algorithm, false, ["verify"]);
}

/** An ECDSA signature in DER (SEQUENCE of two INTEGERs) as the r and s side by side that WebCrypto wants; null when it is none. */
export function fromDer(der: Uint8Array, size: number): Bytes | null {
  const raw = new Uint8Array(size * 2);
  let at = 2;
  if (der[0] !== 0x30 || der[1] !== der.length - 2) return null;
  for (const end of [size, size * 2]) {
    const length = der[at + 1] ?? 0;
    const from = at + 2;
    at = from + length;
    if (der[from - 2] !== 2 || length === 0 || at > der.length) return null;
    let digits = der.subarray(from, at);
    if (digits[0] === 0) digits = digits.subarray(1);
    if (digits.length > size) return null;
    raw.set(digits, end - digits.length);
  }
  return at === der.length ? raw : null;
}
