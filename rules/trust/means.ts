/** A public key as metadata names it; `material` is equal for equal keys, whatever their key ids (5.3.4). */
export interface TrustKey {
  readonly id: string;
  readonly scheme: string;
  /** Hex of an Ed25519 key in lower case, otherwise a PEM's base64 without line breaks. */
  readonly material: string;
}

/** True when `signature` (hex, as the metadata has it, perhaps nonsense) is the key's for exactly `message`; never rejects. */
export type VerifySignature = (
  key: TrustKey,
  signature: string,
  message: Uint8Array<ArrayBuffer>,
) => Promise<boolean>;

/** The hashes that length and hash checks know. */
export type HashName = "sha256" | "sha512";

/** What the state machine cannot do itself: it has no cryptography and no character tables. */
export interface Means {
  readonly verify: VerifySignature;
  /** Lower-case hex. */
  readonly hash: (name: HashName, bytes: Uint8Array<ArrayBuffer>) => Promise<string>;
  /** Strict UTF-8, a byte order mark kept; throws when the bytes are anything else. */
  readonly decode: (bytes: Uint8Array<ArrayBuffer>) => string;
  readonly encode: (text: string) => Uint8Array<ArrayBuffer>;
}
