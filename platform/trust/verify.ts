import { verifyAsync } from "@noble/ed25519";
import type { TrustKey, VerifySignature } from "../../rules/trust/means.ts";
import { fromHex } from "./web-crypto.ts";

type Bytes = Uint8Array<ArrayBuffer>;

/** RSA keys have at least this many bits (4.2). */
const LEAST_RSA_BITS = 2048;

/**
 * Verifies by WebCrypto: Ed25519, ECDSA on P-256 and P-384, RSA-PSS with SHA-256. A key or signature that cannot be read is
 * no signature.
 */
export const verifySignature: VerifySignature = async (key, signature, message) => {
  try {
    return await verify(key, fromHex(signature), message);
  } catch {
    // WebCrypto throws at keys that are no keys.
    return false;
  }
};

async function verify(
  { scheme, material }: TrustKey,
  signature: Bytes,
  message: Bytes,
): Promise<boolean> {
  if (scheme === "ed25519") {
    const raw = fromHex(material);
    try {
      return await verifyBy({ name: "Ed25519" }, "raw", raw, signature, message);
    } catch (problem) {
      if (!(problem instanceof DOMException) || problem.name !== "NotSupportedError") throw problem;
      // Browsers before Chromium 137 and Firefox 129: the same curve in JavaScript, by the strict rules of RFC 8032. It is there
      // from the start, for a service worker may not import a script when it needs one.
      return verifyAsync(signature, message, raw, { zip215: false });
    }
  }
  const spki = fromBase64(material);
  if (scheme.startsWith("rsa")) {
    const algorithm = { name: "RSA-PSS", hash: "SHA-256", saltLength: 32 };
    return verifyBy(algorithm, "spki", spki, signature, message);
  }
  const bits = Number(scheme.slice(-3));
  const algorithm = { name: "ECDSA", namedCurve: `P-${bits}`, hash: `SHA-${bits}` };
  return verifyBy(algorithm, "spki", spki, fromDer(signature, bits / 8), message);
}

/** Import and verification read their own members of the one algorithm. */
async function verifyBy(
  algorithm: Algorithm & Partial<RsaHashedImportParams & EcKeyImportParams & RsaPssParams>,
  format: "raw" | "spki",
  bytes: Bytes,
  signature: Bytes,
  message: Bytes,
): Promise<boolean> {
  const key = await crypto.subtle.importKey(format, bytes, algorithm, false, ["verify"]);
  const { modulusLength = LEAST_RSA_BITS } = key.algorithm as Partial<RsaKeyAlgorithm>;
  return (
    modulusLength >= LEAST_RSA_BITS && crypto.subtle.verify(algorithm, key, signature, message)
  );
}

function fromBase64(material: string): Bytes {
  const text = atob(material);
  // One key has one text: otherwise a key written in two ways could count twice.
  if (btoa(text) !== material) throw new Error("not canonical base64");
  return Uint8Array.from(text, (sign) => sign.charCodeAt(0));
}

/**
 * An ECDSA signature in DER (SEQUENCE of two INTEGERs) as the r and s side by side, of `size` bytes each, that WebCrypto wants.
 * Throws when it is none.
 */
export function fromDer(der: Uint8Array, size: number): Bytes {
  const raw = new Uint8Array(size * 2);
  let isDer = der[0] === 0x30 && der[1] === der.length - 2;
  let at = 2;
  for (const end of [size, size * 2]) {
    const length = der[at + 1] ?? 0;
    isDer &&= der[at] === 2 && length > 0;
    at += 2 + length;
    let digits = der.subarray(at - length, at);
    if (digits[0] === 0) digits = digits.subarray(1);
    // Throws when there are more digits than have a place.
    raw.set(digits, end - digits.length);
  }
  if (isDer && at === der.length) return raw;
  throw new Error("not DER");
}
