import { createCipheriv, createPrivateKey, randomBytes, scryptSync } from "node:crypto";
import type { KeyObject } from "node:crypto";

// node:crypto's own export derives with 2,048 rounds of PBKDF2, which a stolen file does not withstand, and takes no other
// figure. So the envelope (RFC 5958, PBES2 of RFC 8018, scrypt of RFC 7914) is written here; OpenSSL and node read it.
// N 2^14, r 8, p 5 is as hard as N 2^17, p 1, within the 32 MB that OpenSSL allows a reader.
const COST = { N: 16_384, r: 8, p: 5 } as const;
const PBES2 = "2a864886f70d01050d";
const SCRYPT = "2b06010401da47040b";
const AES_256_CBC = "60864801650304012a";
const LABEL = "ENCRYPTED PRIVATE KEY";

/** A private key as PEM, encrypted PKCS#8: scrypt, AES-256-CBC. */
export function encryptKey(key: KeyObject, passphrase: string): string {
  const salt = randomBytes(16);
  const iv = randomBytes(16);
  const cipher = createCipheriv("aes-256-cbc", scryptSync(passphrase, salt, 32, COST), iv);
  const plain = key.export({ type: "pkcs8", format: "der" });
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
  plain.fill(0);
  const derivation = sequence(
    oid(SCRYPT),
    sequence(octets(salt), integer(COST.N), integer(COST.r), integer(COST.p)),
  );
  const scheme = sequence(oid(AES_256_CBC), octets(iv));
  const body = sequence(sequence(oid(PBES2), sequence(derivation, scheme)), octets(sealed));
  const lines = body.toString("base64").match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${LABEL}-----`, ...lines, `-----END ${LABEL}-----`, ""].join("\n");
}

/** The private key of a PEM text; null when the passphrase is not its own. Throws for a text that is no key. */
export function decryptKey(pem: string, passphrase: string): KeyObject | null {
  try {
    return createPrivateKey({ key: pem, passphrase });
  } catch (error) {
    if (pem.includes(LABEL) || pem.includes("Proc-Type: 4,ENCRYPTED")) return null;
    throw error;
  }
}

function field(tag: number, ...parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  const { length } = body;
  const long = length < 256 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...(length < 128 ? [length] : long)]), body]);
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return field(0x30, ...parts);
}

function octets(bytes: Buffer): Buffer {
  return field(0x04, bytes);
}

function oid(hex: string): Buffer {
  return field(0x06, Buffer.from(hex, "hex"));
}

function integer(value: number): Buffer {
  const hex = value.toString(16);
  const even = hex.length % 2 === 0 ? hex : `0${hex}`;
  // A first bit of 1 would make it negative.
  return field(
    0x02,
    Buffer.from(Number.parseInt(even.slice(0, 2), 16) > 127 ? `00${even}` : even, "hex"),
  );
}
