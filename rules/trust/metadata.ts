import { canonicalJson } from "./canonical.ts";
import { TrustRefusal } from "./codes.ts";
import { isObject, parseJson, type Json, type JsonObject } from "./json.ts";
import type { Means, TrustKey } from "./means.ts";

/** A metadata file taken apart, its content not yet believed. */
export interface Envelope {
  readonly role: string;
  readonly version: number;
  /** As written, and in milliseconds since 1970. */
  readonly expires: string;
  readonly expiry: number;
  readonly signed: JsonObject;
  /** By key id; a key id is there once. */
  readonly signatures: ReadonlyMap<string, string>;
  /** What the signatures are made over. */
  readonly message: Uint8Array<ArrayBuffer>;
}

/** Who may sign a role, and how many must. Keys whose kind we cannot verify are not among them: they never count. */
export interface Authority {
  readonly threshold: number;
  readonly keys: ReadonlyMap<string, TrustKey>;
}

/** What a signed file says of another file; `hashes` may hold kinds that we do not know. */
export interface FileFacts {
  readonly length: number | null;
  readonly hashes: Readonly<Record<string, string>> | null;
}

/** A file of metadata as timestamp or snapshot list it. */
export interface MetaFacts extends FileFacts {
  readonly version: number;
}

/** Files of metadata by role name. */
export type MetaList = ReadonlyMap<string, MetaFacts>;

/** The kinds of metadata; delegated roles are of the kind `targets`. */
export type RoleKind = "root" | "timestamp" | "snapshot" | "targets";

const EXPIRES = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;
const SPEC_VERSION = /^1\.\d+(?:\.\d+)?$/;
const ED25519_PUBLIC = /^[0-9a-f]{64}$/i;
const PEM = /^\s*-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\s]+)-----END PUBLIC KEY-----\s*$/;

/** Reads one role's file field by field; every refusal names the role. */
export class RoleReader {
  readonly role: string;

  constructor(role: string) {
    this.role = role;
  }

  refuse(what: string): TrustRefusal {
    return new TrustRefusal("malformed", this.role, what);
  }

  object(value: Json | undefined, what: string): JsonObject {
    if (isObject(value)) return value;
    throw this.refuse(`${what} is not an object (4)`);
  }

  list(value: Json | undefined, what: string): readonly Json[] {
    if (Array.isArray(value)) return value;
    throw this.refuse(`${what} is not a list (4)`);
  }

  text(value: Json | undefined, what: string): string {
    if (typeof value === "string") return value;
    throw this.refuse(`${what} is not a text (4)`);
  }

  texts(value: Json | undefined, what: string): readonly string[] {
    return this.list(value, what).map((item) => this.text(item, what));
  }

  /** A yes or no that may be left out, which means no. */
  flag(value: Json | undefined, what: string): boolean {
    if (value === undefined || typeof value === "boolean") return value === true;
    throw this.refuse(`${what} is neither true nor false (4)`);
  }

  /** A whole number from `least` on. */
  count(value: Json | undefined, least: number, what: string): number {
    if (typeof value === "number" && value >= least) return value;
    throw this.refuse(`${what} is not a whole number from ${String(least)} on (4)`);
  }

  /** 4.4, METAFILES: length and hashes may be left out, there and only there. */
  facts(value: JsonObject): FileFacts {
    const { length, hashes } = value;
    return {
      length: length === undefined ? null : this.count(length, 0, "length"),
      hashes: hashes === undefined ? null : this.hashes(hashes),
    };
  }

  hashes(value: Json): Readonly<Record<string, string>> {
    const hashes: Record<string, string> = Object.create(null);
    for (const [name, hash] of Object.entries(this.object(value, "hashes")))
      hashes[name] = this.text(hash, "hash").toLowerCase();
    return hashes;
  }

  /** 4.4 and 4.6, `meta`: file names without `.json` are role names. */
  metaList(value: Json | undefined): MetaList {
    const list = new Map<string, MetaFacts>();
    for (const [file, item] of Object.entries(this.object(value, "meta"))) {
      const meta = this.object(item, file);
      const version = this.count(meta["version"], 1, `version of ${file}`);
      if (file.endsWith(".json")) list.set(file.slice(0, -5), { ...this.facts(meta), version });
    }
    return list;
  }

  /** 4.2, KEY: undefined for a kind of key that we cannot verify. */
  key(id: string, value: Json | undefined): TrustKey | undefined {
    const { keytype, scheme, keyval } = this.object(value, "key");
    const text = this.text(this.object(keyval, "keyval")["public"], "public key");
    const name = this.text(scheme, "scheme");
    const type = this.text(keytype, "keytype");
    if (name === "ed25519")
      return type === name && ED25519_PUBLIC.test(text)
        ? { id, scheme: name, material: text.toLowerCase() }
        : undefined;
    const isKnown =
      name === "rsassa-pss-sha256"
        ? type === "rsa"
        : /^ecdsa-sha2-nistp(?:256|384)$/.test(name) && (type === "ecdsa" || type === name);
    const material = PEM.exec(text)?.[1]?.replace(/\s/g, "");
    return isKnown && material !== undefined ? { id, scheme: name, material } : undefined;
  }

  /** 4.3 and 4.5, keyids and threshold, with the keys that they name; a key id counts once however often it is listed. */
  authority(value: JsonObject, keys: JsonObject): Authority {
    const named = new Map<string, TrustKey>();
    for (const id of this.texts(value["keyids"], "keyids")) {
      const key = keys[id] === undefined ? undefined : this.key(id, keys[id]);
      if (key !== undefined) named.set(id, key);
    }
    return { threshold: this.count(value["threshold"], 1, "threshold"), keys: named };
  }
}

/** Takes a file of metadata apart (4.2 and the fields that all roles share); throws `TrustRefusal` when it cannot be read. */
export function openEnvelope(
  role: string,
  kind: RoleKind,
  bytes: Uint8Array<ArrayBuffer>,
  means: Means,
): Envelope {
  const read = new RoleReader(role);
  const text = means.decode(bytes);
  const file = read.object(text === null ? undefined : parseJson(text), "the file");
  const signed = read.object(file["signed"], "signed");
  if (signed["_type"] !== kind)
    throw new TrustRefusal("wrong-type", role, `_type is not ${kind} (4.3 to 4.6)`);
  if (!SPEC_VERSION.test(read.text(signed["spec_version"], "spec_version")))
    throw new TrustRefusal("spec-version", role, "spec_version is not 1.x (4.3)");

  const expires = read.text(signed["expires"], "expires");
  const expiry = EXPIRES.test(expires) ? Date.parse(expires) : Number.NaN;
  // 31 February is read as 3 March by some engines: a date has to come out as it went in.
  if (Number.isNaN(expiry) || new Date(expiry).toISOString() !== expires.replace("Z", ".000Z"))
    throw read.refuse("expires is not a time (4.2)");

  const signatures = new Map<string, string>();
  for (const item of read.list(file["signatures"], "signatures")) {
    const { keyid, sig } = read.object(item, "signature");
    const id = read.text(keyid, "keyid");
    if (signatures.has(id)) throw read.refuse("a key id has signed twice (4.2)");
    signatures.set(id, read.text(sig, "sig"));
  }
  return {
    role,
    version: read.count(signed["version"], 1, "version"),
    expires,
    expiry,
    signed,
    signatures,
    message: means.encode(canonicalJson(signed)),
  };
}
