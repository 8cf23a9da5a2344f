import type { Envelope, Authority, FileFacts, MetaFacts, MetaList } from "./metadata.ts";
import { RoleReader } from "./metadata.ts";
import type { JsonObject } from "./json.ts";

/** The roles that the root names itself; a delegated role can have none of these names. */
export const TOP_ROLES = ["root", "timestamp", "snapshot", "targets"] as const;

/** One of `TOP_ROLES`. */
export type TopRole = (typeof TOP_ROLES)[number];

/** Root metadata (4.3). */
export interface Root extends Envelope {
  readonly roles: Readonly<Record<TopRole, Authority>>;
  readonly isConsistent: boolean;
}

/** Timestamp metadata (4.6): the one snapshot it speaks of. */
export interface Timestamp extends Envelope {
  readonly snapshot: MetaFacts;
}

/** Snapshot metadata (4.4). */
export interface Snapshot extends Envelope {
  readonly meta: MetaList;
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
export interface TargetFacts extends FileFacts {
  readonly length: number;
  readonly hashes: Readonly<Record<string, string>>;
  readonly custom: JsonObject | null;
}

/** Targets metadata, top-level or delegated (4.5), with the keys that signed it. */
export interface Targets extends Envelope {
  readonly targets: ReadonlyMap<string, TargetFacts>;
  readonly delegations: readonly Delegation[];
  readonly signers: readonly string[];
}

/** Reads what only a root has (4.3); throws `TrustRefusal`. */
export function readRoot(envelope: Envelope): Root {
  const read = new RoleReader(envelope.role);
  const { roles, keys, consistent_snapshot } = envelope.signed;
  const named = read.object(roles, "roles");
  const known = read.object(keys, "keys");
  const authority = (role: TopRole): Authority =>
    read.authority(read.object(named[role], `role ${role}`), known);
  return {
    ...envelope,
    isConsistent: read.flag(consistent_snapshot, "consistent_snapshot"),
    roles: {
      root: authority("root"),
      timestamp: authority("timestamp"),
      snapshot: authority("snapshot"),
      targets: authority("targets"),
    },
  };
}

/** Reads what only a timestamp has (4.6); throws `TrustRefusal`. */
export function readTimestamp(envelope: Envelope): Timestamp {
  const read = new RoleReader(envelope.role);
  const snapshot = read.metaList(envelope.signed["meta"]).get("snapshot");
  if (snapshot === undefined) throw read.refuse("it names no snapshot (4.6)");
  return { ...envelope, snapshot };
}

/** Reads what only a snapshot has (4.4); throws `TrustRefusal`. */
export function readSnapshot(envelope: Envelope): Snapshot {
  return { ...envelope, meta: new RoleReader(envelope.role).metaList(envelope.signed["meta"]) };
}

/** Reads what only a targets role has (4.5); throws `TrustRefusal`. */
export function readTargets(envelope: Envelope, signers: readonly string[]): Targets {
  const read = new RoleReader(envelope.role);
  const targets = new Map<string, TargetFacts>();
  for (const [path, value] of Object.entries(read.object(envelope.signed["targets"], "targets"))) {
    const target = read.object(value, path);
    const { length, hashes, custom } = target;
    targets.set(path, {
      length: read.count(length, 0, "length"),
      hashes: read.hashes(read.object(hashes, "hashes")),
      custom: custom === undefined ? null : read.object(custom, "custom"),
    });
  }
  return { ...envelope, targets, delegations: readDelegations(envelope, read), signers };
}

function readDelegations(envelope: Envelope, read: RoleReader): readonly Delegation[] {
  if (envelope.signed["delegations"] === undefined) return [];
  const { keys, roles } = read.object(envelope.signed["delegations"], "delegations");
  const known = read.object(keys, "keys");
  const names = new Set<string>(TOP_ROLES);
  return read.list(roles, "roles").map((value) => {
    const role = read.object(value, "role");
    const name = read.text(role["name"], "name");
    // A second role of the name, or one that would overwrite the trusted root in the store.
    if (names.has(name)) throw read.refuse(`two roles are called ${name} (4.5, ROLENAME)`);
    names.add(name);
    const { paths, path_hash_prefixes, terminating } = role;
    if (paths !== undefined && path_hash_prefixes !== undefined)
      throw read.refuse(`${name} has both paths and path_hash_prefixes (4.5)`);
    return {
      name,
      authority: read.authority(role, known),
      isTerminating: read.flag(terminating, "terminating"),
      paths: read.texts(paths ?? [], "paths"),
      hashPrefixes: read.texts(path_hash_prefixes ?? [], "path_hash_prefixes"),
    };
  });
}
