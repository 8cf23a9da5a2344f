import { Metadata, MetadataKind, Signature } from "@tufjs/models";
import type { Key, Root, Snapshot, Targets, Timestamp } from "@tufjs/models";
import { PublisherRefusal } from "../command.ts";
import type { Signer } from "../keys/key-ring.ts";
import { canonicalJson } from "../list/canonical.ts";
import { sha256Of } from "../sha256.ts";
import { signedJson } from "./signed-json.ts";

/** Any role's metadata. */
export type AnyMetadata =
  | Metadata<Root>
  | Metadata<Targets>
  | Metadata<Snapshot>
  | Metadata<Timestamp>;

/** A role that says who may sign another. */
export type Delegator = Metadata<Root> | Metadata<Targets>;

type JsonObject = ReturnType<AnyMetadata["toJSON"]>;

/** The metadata format we write; TUF clients read any 1.x. */
export const SPEC_VERSION = "1.0.31";

/** The bytes of metadata as they are stored and served: canonical JSON. */
export function bytesOf(metadata: AnyMetadata): Buffer {
  return Buffer.from(canonicalJson(metadata.toJSON()));
}

/** How one metadata file names another: version, length, SHA-256. */
export function metaOf(metadata: AnyMetadata): JsonObject {
  const bytes = bytesOf(metadata);
  return {
    version: metadata.signed.version,
    length: bytes.byteLength,
    hashes: { sha256: sha256Of(bytes) },
  };
}

/** `YYYY-MM-DDTHH:MM:SSZ`, so many days after `now` (milliseconds). */
export function expiryAfter(now: number, days: number): string {
  return `${new Date(now + days * 86_400_000).toISOString().slice(0, 19)}Z`;
}

/** Root metadata of a `signed` part, unsigned. Refuses (`bad-metadata`). */
export function makeRoot(signed: JsonObject): Metadata<Root> {
  return guarded("root", () => Metadata.fromJSON(MetadataKind.Root, unsigned(signed, "root")));
}

/** Targets metadata, top-level or delegated, of a `signed` part, unsigned. Refuses (`bad-metadata`). */
export function makeTargets(signed: JsonObject): Metadata<Targets> {
  return guarded("targets", () =>
    Metadata.fromJSON(MetadataKind.Targets, unsigned(signed, "targets")),
  );
}

/** Snapshot metadata of its `meta`, unsigned. */
export function makeSnapshot(
  version: number,
  expires: string,
  meta: JsonObject,
): Metadata<Snapshot> {
  const signed = unsigned({ version, expires, meta }, "snapshot");
  return guarded("snapshot", () => Metadata.fromJSON(MetadataKind.Snapshot, signed));
}

/** Timestamp metadata that names a snapshot, unsigned. */
export function makeTimestamp(
  version: number,
  expires: string,
  snapshot: Metadata<Snapshot>,
): Metadata<Timestamp> {
  const meta = { "snapshot.json": metaOf(snapshot) };
  const signed = unsigned({ version, expires, meta }, "timestamp");
  return guarded("timestamp", () => Metadata.fromJSON(MetadataKind.Timestamp, signed));
}

function unsigned(signed: JsonObject, type: string): JsonObject {
  return { signed: { ...signed, _type: type, spec_version: SPEC_VERSION }, signatures: [] };
}

/** Reads stored root metadata. Refuses (`bad-metadata`). */
export function parseRoot(file: string, bytes: Uint8Array): Metadata<Root> {
  return guarded(file, () => Metadata.fromJSON(MetadataKind.Root, parseObject(bytes)));
}

/** Reads stored targets metadata. Refuses (`bad-metadata`). */
export function parseTargets(file: string, bytes: Uint8Array): Metadata<Targets> {
  return guarded(file, () => Metadata.fromJSON(MetadataKind.Targets, parseObject(bytes)));
}

/** Reads stored snapshot metadata. Refuses (`bad-metadata`). */
export function parseSnapshot(file: string, bytes: Uint8Array): Metadata<Snapshot> {
  return guarded(file, () => Metadata.fromJSON(MetadataKind.Snapshot, parseObject(bytes)));
}

/** Reads a stored timestamp. Refuses (`bad-metadata`). */
export function parseTimestamp(file: string, bytes: Uint8Array): Metadata<Timestamp> {
  return guarded(file, () => Metadata.fromJSON(MetadataKind.Timestamp, parseObject(bytes)));
}

function guarded<T>(file: string, make: () => T): T {
  try {
    return make();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new PublisherRefusal("bad-metadata", [
      { file, message: `is no TUF metadata: ${message}` },
    ]);
  }
}

function parseObject(bytes: Uint8Array): JsonObject {
  const value: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  if (!isObject(value)) throw new TypeError("not an object");
  return value;
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Signs, beside the signatures that are there already. Changes `metadata`. */
export function addSignatures(metadata: AnyMetadata, signers: readonly Signer[]): void {
  const text = signedJson(metadata.signed.toJSON());
  for (const signer of signers)
    metadata.signatures[signer.keyid] = new Signature({
      keyID: signer.keyid,
      sig: signer.sign(text),
    });
}

/** Who may sign a role, as a delegator says it; null when it says nothing of that role. */
export function dutyOf(
  delegator: Delegator,
  role: string,
): { readonly keyids: readonly string[]; readonly threshold: number } | null {
  const { signed } = delegator;
  const duty = "delegations" in signed ? signed.delegations?.roles?.[role] : rolesOf(signed)[role];
  return duty === undefined ? null : { keyids: duty.keyIDs, threshold: duty.threshold };
}

function rolesOf(signed: Root | Targets): Root["roles"] {
  return "roles" in signed ? signed.roles : {};
}

function keyOf({ signed }: Delegator, keyid: string): Key | undefined {
  return "roles" in signed ? signed.keys[keyid] : signed.delegations?.keys[keyid];
}

/** The key ids that may sign a role and did so validly. */
export function validSigners(
  delegator: Delegator,
  role: string,
  metadata: AnyMetadata,
): readonly string[] {
  return [...new Set(dutyOf(delegator, role)?.keyids)].filter((keyid) => {
    try {
      const key = keyOf(delegator, keyid);
      key?.verifySignature(metadata);
      return key !== undefined;
    } catch {
      return false;
    }
  });
}

/** True when enough of the keys a role needs have signed. */
export function isSigned(delegator: Delegator, role: string, metadata: AnyMetadata): boolean {
  const threshold = dutyOf(delegator, role)?.threshold ?? Number.POSITIVE_INFINITY;
  return validSigners(delegator, role, metadata).length >= threshold;
}
