import { canonicalJson } from "./canonical.ts";
import { TrustRefusal } from "./codes.ts";
import { countAt, objectAt, objectsAt, textAt } from "./fields.ts";
import { parseJson, type JsonObject } from "./json.ts";
import type { Means } from "./means.ts";

/** What every metadata file has (4.2, 4.3), its content not yet believed. */
export interface Envelope {
  readonly role: string;
  readonly version: number;
  /** As written, and in milliseconds since 1970. */
  readonly expires: string;
  readonly expiry: number;
  /** By key id; a key id is there once. */
  readonly signatures: ReadonlyMap<string, string>;
  /** What the signatures are made over. */
  readonly message: Uint8Array<ArrayBuffer>;
}

/** The kinds of metadata; delegated roles are of the kind `targets`. */
export type RoleKind = "root" | "timestamp" | "snapshot" | "targets";

const LONE_SURROGATE = /\p{Surrogate}/u;

/**
 * Takes a file of metadata apart: what all files have (section 4.2), then by `read` what only its kind has.
 * Whatever is wrong with the bytes ends as `TrustRefusal`.
 */
export function openMetadata<Content>(
  role: string,
  kind: RoleKind,
  bytes: Uint8Array<ArrayBuffer>,
  means: Means,
  read: (signed: JsonObject) => Content,
): Envelope & Content {
  try {
    const file = objectAt({ file: parseJson(means.decode(bytes)) }, "file");
    const signed = objectAt(file, "signed");
    if (signed["_type"] !== kind) throw new TrustRefusal("wrong-type", role, `not ${kind}`);
    if (!textAt(signed, "spec_version").startsWith("1."))
      throw new TrustRefusal("spec-version", role, "not 1.x");

    const expires = textAt(signed, "expires");
    const expiry = Date.parse(expires);
    // What is written in another way, or as 31 February, does not come out as it went in, or makes `toISOString` throw.
    if (new Date(expiry).toISOString() !== expires.replace("Z", ".000Z"))
      throw new Error("expires");

    const signatures = new Map<string, string>();
    for (const signature of objectsAt(file, "signatures")) {
      const id = textAt(signature, "keyid");
      // 4.2: the key id must be unique among the signatures.
      if (signatures.has(id)) throw new Error("a key id signs twice");
      signatures.set(id, textAt(signature, "sig"));
    }
    const message = canonicalJson(signed);
    // UTF-8 has no lone surrogates: all of them would be encoded, and so signed, as U+FFFD.
    if (LONE_SURROGATE.test(message)) throw new Error("surrogate");
    return {
      role,
      version: countAt(signed, "version", 1),
      expires,
      expiry,
      signatures,
      message: means.encode(message),
      ...read(signed),
    };
  } catch (problem) {
    if (problem instanceof TrustRefusal) throw problem;
    // Not JSON, nested beyond the stack, not UTF-8, a field of the wrong kind: the file is none.
    throw new TrustRefusal("malformed", role, String(problem));
  }
}
