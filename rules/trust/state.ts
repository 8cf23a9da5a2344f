import { checkExpiry, checkFile, checkSignatures } from "./checks.ts";
import { TrustRefusal } from "./codes.ts";
import type { Means } from "./means.ts";
import { openEnvelope, type Authority, type Envelope, type MetaFacts } from "./metadata.ts";
import {
  readRoot,
  readSnapshot,
  readTargets,
  readTimestamp,
  type Root,
  type Snapshot,
  type Targets,
  type Timestamp,
} from "./roles.ts";

/** What is trusted once a root is: every step takes what is trusted and gives more, or refuses and changes nothing. */
export interface Started {
  /** 5.1: the fixed start of the cycle, in milliseconds since 1970. */
  readonly time: number;
  readonly root: Root;
}

/** What is trusted once the timestamp is. */
export interface Timed extends Started {
  readonly timestamp: Timestamp;
}

/** What is trusted once the snapshot is. */
export interface Snapped extends Timed {
  readonly snapshot: Snapshot;
}

/** Bytes of a metadata file, as they came. */
type Bytes = Uint8Array<ArrayBuffer>;

/** 5.1 and 5.2: starts a cycle from a root that was trusted before. It may have expired, but must be signed by itself. */
export async function startFrom(bytes: Bytes, time: number, means: Means): Promise<Started> {
  const root = readRoot(openEnvelope("root", "root", bytes, means));
  await checkSignatures(root, root.roles.root, means);
  return { time, root };
}

/** 5.3.4 to 5.3.7: the next root, signed by a threshold of the old keys and of its own, and exactly one version on. */
export async function acceptRoot(trusted: Started, bytes: Bytes, means: Means): Promise<Started> {
  const root = readRoot(openEnvelope("root", "root", bytes, means));
  await checkSignatures(root, trusted.root.roles.root, means);
  await checkSignatures(root, root.roles.root, means);
  const wanted = trusted.root.version + 1;
  if (root.version !== wanted)
    throw new TrustRefusal(
      root.version < wanted ? "rollback" : "wrong-version",
      "root",
      `version ${String(root.version)} where ${String(wanted)} has to come (5.3.5)`,
    );
  return { ...trusted, root };
}

/**
 * 5.3.11: true when `next` takes a timestamp or snapshot key away that `root` had. What was signed so far may then have been
 * driven forward by a thief, and must not be the floor for what comes.
 */
export function takesOnlineKeyAway(root: Root, next: Root): boolean {
  const isTaken = (old: Authority, now: Authority): boolean => {
    const kept = new Set([...now.keys.values()].map((key) => key.material));
    return [...old.keys.values()].some((key) => !kept.has(key.material));
  };
  return (
    isTaken(root.roles.timestamp, next.roles.timestamp) ||
    isTaken(root.roles.snapshot, next.roles.snapshot)
  );
}

/** 5.3.10: the last root of the chain has not expired. */
export function checkRoot(trusted: Started): void {
  checkExpiry(trusted.root, trusted.time);
}

/** A timestamp that today's keys have signed: a stored one is the floor for the next, even when it has expired. */
export async function recallTimestamp(
  trusted: Started,
  bytes: Bytes,
  means: Means,
): Promise<Timestamp> {
  const timestamp = readTimestamp(openEnvelope("timestamp", "timestamp", bytes, means));
  await checkSignatures(timestamp, trusted.root.roles.timestamp, means);
  return timestamp;
}

/**
 * 5.4.2 to 5.4.4: the timestamp. An equal version leaves the stored one in force, whose own expiry then decides, and the cycle
 * goes on: to end it there, as 5.4.3.1 says, would hide a freeze and leave a half-finished cycle unfinished for ever.
 */
export async function acceptTimestamp(
  trusted: Started,
  floor: Timestamp | null,
  bytes: Bytes,
  means: Means,
): Promise<Timed> {
  let timestamp = await recallTimestamp(trusted, bytes, means);
  if (floor !== null) {
    checkFloor("timestamp", timestamp, floor, "its own", "5.4.3.1");
    if (timestamp.version === floor.version) timestamp = floor;
    checkFloor("timestamp", timestamp.snapshot, floor.snapshot, "snapshot", "5.4.3.2");
  }
  checkExpiry(timestamp, trusted.time);
  return { ...trusted, timestamp };
}

/** A snapshot that today's keys have signed: a stored one is the floor for the next, even when it is old and has expired. */
export async function recallSnapshot(
  trusted: Started,
  bytes: Bytes,
  means: Means,
): Promise<Snapshot> {
  const snapshot = readSnapshot(openEnvelope("snapshot", "snapshot", bytes, means));
  await checkSignatures(snapshot, trusted.root.roles.snapshot, means);
  return snapshot;
}

/** 5.5.2 to 5.5.6: the snapshot that the trusted timestamp names, taking back nothing that the stored one listed. */
export async function acceptSnapshot(
  trusted: Timed,
  floor: Snapshot | null,
  bytes: Bytes,
  means: Means,
): Promise<Snapped> {
  const wanted = trusted.timestamp.snapshot;
  await checkFile("snapshot", bytes, wanted, means);
  const snapshot = await recallSnapshot(trusted, bytes, means);
  checkVersion(snapshot, wanted.version, "5.5.4");
  for (const [role, old] of floor?.meta ?? []) {
    const listed = snapshot.meta.get(role);
    if (listed === undefined)
      throw new TrustRefusal("role-removed", "snapshot", `${role} is no longer listed (5.5.5)`);
    checkFloor("snapshot", listed, old, role, "5.5.5");
  }
  checkExpiry(snapshot, trusted.time);
  return { ...trusted, snapshot };
}

/** 5.6.2 to 5.6.5: a targets role, top-level or delegated, as its delegator's `authority` and the trusted snapshot name it. */
export async function acceptTargets(
  trusted: Snapped,
  role: string,
  authority: Authority,
  bytes: Bytes,
  means: Means,
): Promise<Targets> {
  const listed = listedIn(trusted.snapshot, role);
  await checkFile(role, bytes, listed, means);
  const envelope = openEnvelope(role, "targets", bytes, means);
  const signers = await checkSignatures(envelope, authority, means);
  checkVersion(envelope, listed.version, "5.6.4");
  checkExpiry(envelope, trusted.time);
  return readTargets(envelope, signers);
}

/** What the snapshot says of a role; a role that it does not list is not downloaded (5.6.1). */
export function listedIn(snapshot: Snapshot, role: string): MetaFacts {
  const listed = snapshot.meta.get(role);
  if (listed === undefined)
    throw new TrustRefusal("not-listed", role, "the snapshot does not list it (5.6.1)");
  return listed;
}

interface Versioned {
  readonly version: number;
}

/** Rollback attack: the version that `role` states for `what` has not gone down. */
function checkFloor(role: string, now: Versioned, floor: Versioned, what: string, clause: string) {
  if (now.version >= floor.version) return;
  const step = `${String(now.version)} after ${String(floor.version)}`;
  throw new TrustRefusal("rollback", role, `${what} version ${step} (${clause})`);
}

function checkVersion({ role, version }: Envelope, wanted: number, clause: string) {
  if (version === wanted) return;
  const detail = `version ${String(version)}, listed as ${String(wanted)} (${clause})`;
  throw new TrustRefusal("wrong-version", role, detail);
}
