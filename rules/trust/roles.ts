import { countAt, flagAt, objectAt, objectsAt, textAt, textsAt } from "./fields.ts";
import type { JsonObject } from "./json.ts";
import { readAuthority, type Authority } from "./keys.ts";
import type { Envelope } from "./metadata.ts";

/** What a signed file says of another file; `hashes` may hold kinds that we do not know. */
export interface FileFacts {
  readonly length: number | null;
  readonly hashes: Readonly<Record<string, string>> | null;
}

/** A file of metadata as timestamp or snapshot list it. */
export interface MetaFacts extends FileFacts {
  readonly version: number;
}

/** Root metadata (4.3). */
export interface Root extends Envelope, RootContent {}

interface RootContent {
  readonly isConsistent: boolean;
  readonly root: Authority;
  readonly timestamp: Authority;
  readonly snapshot: Authority;
  readonly targets: Authority;
}

/** Timestamp and snapshot metadata (4.6, 4.4): files of metadata by name, `.json` included. */
export interface Listing extends Envelope {
  readonly meta: ReadonlyMap<string, MetaFacts>;
}

/** A delegation (4.5), in its place among the others. */
export interface Delegation {
  readonly name: string;
  readonly authority: Authority;
  readonly isTerminating: boolean;
  readonly paths: readonly string[];
  readonly hashPrefixes: readonly string[];
}

/** A target as a role names it (4.5, TARGETS). */
export interface TargetFacts {
  readonly length: number;
  readonly hashes: Readonly<Record<string, string>>;
  readonly custom: JsonObject | null;
}

/** Targets metadata, top-level or delegated (4.5). */
export interface Targets extends Envelope, TargetsContent {}

interface TargetsContent {
  readonly targets: ReadonlyMap<string, TargetFacts>;
  readonly delegations: readonly Delegation[];
}

/** Reads what only a root has (4.3); throws `Error`, as all readers here do. */
export function readRoot(signed: JsonObject): RootContent {
  const roles = objectAt(signed, "roles");
  const keys = objectAt(signed, "keys");
  const authority = (role: string): Authority => readAuthority(objectAt(roles, role), keys);
  return {
    isConsistent: flagAt(signed, "consistent_snapshot"),
    root: authority("root"),
    timestamp: authority("timestamp"),
    snapshot: authority("snapshot"),
    targets: authority("targets"),
  };
}

/** Reads what a timestamp or snapshot lists (4.4 and 4.6, METAFILES): length and hashes may be left out. */
export function readListing(signed: JsonObject): Pick<Listing, "meta"> {
  const files = objectAt(signed, "meta");
  const meta = new Map<string, MetaFacts>();
  for (const file of Object.keys(files)) {
    const facts = objectAt(files, file);
    meta.set(file, {
      version: countAt(facts, "version", 1),
      length: "length" in facts ? countAt(facts, "length", 0) : null,
      hashes: "hashes" in facts ? readHashes(facts) : null,
    });
  }
  return { meta };
}

function readHashes(facts: JsonObject): Readonly<Record<string, string>> {
  const hashes = objectAt(facts, "hashes");
  const read: Record<string, string> = Object.create(null);
  for (const name of Object.keys(hashes)) read[name] = textAt(hashes, name).toLowerCase();
  return read;
}

/** Reads what only a targets role has (4.5). */
export function readTargets(signed: JsonObject): TargetsContent {
  const named = objectAt(signed, "targets");
  const targets = new Map<string, TargetFacts>();
  for (const path of Object.keys(named)) {
    const facts = objectAt(named, path);
    targets.set(path, {
      length: countAt(facts, "length", 0),
      hashes: readHashes(facts),
      custom: "custom" in facts ? objectAt(facts, "custom") : null,
    });
  }
  if (!("delegations" in signed)) return { targets, delegations: [] };

  const delegated = objectAt(signed, "delegations");
  const keys = objectAt(delegated, "keys");
  // A role of one of these names would overwrite the trusted one in the store.
  const names = new Set(["root", "timestamp", "snapshot", "targets"]);
  const delegations = objectsAt(delegated, "roles").map((role) => {
    const name = textAt(role, "name");
    const hasPaths = "paths" in role;
    const hasPrefixes = "path_hash_prefixes" in role;
    // 4.5: names are unique, and only one of the two says which paths.
    if (names.has(name) || (hasPaths && hasPrefixes)) throw new Error(`role ${name}`);
    names.add(name);
    return {
      name,
      authority: readAuthority(role, keys),
      isTerminating: flagAt(role, "terminating"),
      paths: hasPaths ? textsAt(role, "paths") : [],
      hashPrefixes: hasPrefixes ? textsAt(role, "path_hash_prefixes") : [],
    };
  });
  return { targets, delegations };
}
