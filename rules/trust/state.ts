import { checkExpiry, checkFile, checkSignatures } from "./checks.ts";
import { TrustRefusal } from "./codes.ts";
import type { Authority } from "./keys.ts";
import type { Means } from "./means.ts";
import { openMetadata } from "./metadata.ts";
import {
  readListing,
  readRoot,
  readTargets,
  type Listing,
  type MetaFacts,
  type Root,
  type Targets,
} from "./roles.ts";

/** What is trusted once a root is: every step takes what is trusted and gives more, or refuses and changes nothing. */
export interface Started {
  /** 5.1: the fixed start of the cycle, in milliseconds since 1970. */
  readonly time: number;
  readonly root: Root;
}

/** What is trusted once the timestamp is, with the one file that it lists. */
export interface Timed extends Started {
  readonly timestamp: Listing;
  readonly listed: MetaFacts;
}

/** What is trusted once the snapshot is. */
export interface Snapped extends Timed {
  readonly snapshot: Listing;
}

/** A targets role with the ids of the keys that signed it. */
export interface SignedTargets extends Targets {
  readonly signers: readonly string[];
}

/** The roles whose keys lie where they sign every day. */
const ONLINE = ["timestamp", "snapshot"] as const;

/** Bytes of a metadata file, as they came. */
type Bytes = Uint8Array<ArrayBuffer>;

/** 5.1 and 5.2: starts a cycle from a root that was trusted before. It may have expired, but must be signed by itself. */
export async function startFrom(bytes: Bytes, time: number, means: Means): Promise<Started> {
  const root = openMetadata("root", "root", bytes, means, readRoot);
  await checkSignatures(root, root.root, means);
  return { time, root };
}

/** 5.3.4 to 5.3.7: the next root, signed by a threshold of the old keys and of its own, and exactly one version on. */
export async function acceptRoot(trusted: Started, bytes: Bytes, means: Means): Promise<Started> {
  const next = await startFrom(bytes, trusted.time, means);
  await checkSignatures(next.root, trusted.root.root, means);
  checkVersion(next.root, trusted.root.version + 1);
  return next;
}

/**
 * 5.3.11: true when `next` takes a timestamp or snapshot key away that `root` had. What was signed so far may then have been
 * driven forward by a thief, and must not be the floor for what comes.
 */
export function takesOnlineKeyAway(root: Root, next: Root): boolean {
  return ONLINE.some((role) =>
    Array.from(root[role].keys.keys()).some((id) => !next[role].keys.has(id)),
  );
}

/**
 * A timestamp or snapshot that today's keys have signed (5.4.2, 5.5.3): a stored one is the floor for the next, even when it is
 * old and has expired.
 */
export async function recall(
  trusted: Started,
  role: (typeof ONLINE)[number],
  bytes: Bytes,
  means: Means,
): Promise<Listing> {
  const listing = openMetadata(role, role, bytes, means, readListing);
  await checkSignatures(listing, trusted.root[role], means);
  return listing;
}

/**
 * 5.4.2 to 5.4.4: the timestamp. An equal version leaves the stored one in force, whose own expiry then decides, and the cycle
 * goes on: to end it there, as 5.4.3.1 says, would hide a freeze and leave a half-finished cycle unfinished for ever.
 */
export async function acceptTimestamp(
  trusted: Started,
  floor: Listing | null,
  bytes: Bytes,
  means: Means,
): Promise<Timed> {
  const fetched = await recall(trusted, "timestamp", bytes, means);
  // 5.4.3.1: the version of the timestamp itself has not gone down.
  checkFloor("timestamp", fetched, floor, "it");
  const timestamp = fetched.version === floor?.version ? floor : fetched;
  const listed = listedIn(timestamp, "snapshot");
  // 5.4.3.2: nor has that of the snapshot it lists.
  checkFloor("timestamp", listed, floor?.meta.get("snapshot.json"), "snapshot");
  checkExpiry(timestamp, trusted.time);
  return { ...trusted, timestamp, listed };
}

/** 5.5.2 to 5.5.6: the snapshot that the trusted timestamp lists, taking back nothing that the stored one listed. */
export async function acceptSnapshot(
  trusted: Timed,
  floor: Listing | null,
  bytes: Bytes,
  means: Means,
): Promise<Snapped> {
  await checkFile("snapshot", bytes, trusted.listed, means);
  const snapshot = await recall(trusted, "snapshot", bytes, means);
  // 5.5.4: it is the version that the timestamp lists.
  checkVersion(snapshot, trusted.listed.version);
  for (const [file, old] of floor?.meta ?? []) {
    // 5.5.5: every file that was listed still is, and its version has not gone down.
    const listed = snapshot.meta.get(file);
    if (!listed) throw new TrustRefusal("role-removed", "snapshot", file);
    checkFloor("snapshot", listed, old, file);
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
): Promise<SignedTargets> {
  const listed = listedIn(trusted.snapshot, role);
  await checkFile(role, bytes, listed, means);
  const targets = openMetadata(role, "targets", bytes, means, readTargets);
  const signers = await checkSignatures(targets, authority, means);
  // 5.6.4: it is the version that the snapshot lists.
  checkVersion(targets, listed.version);
  checkExpiry(targets, trusted.time);
  return { ...targets, signers };
}

/** What a timestamp or snapshot says of a role; what is not listed is not asked for (5.5.1, 5.6.1). */
export function listedIn(listing: Listing, role: string): MetaFacts {
  const listed = listing.meta.get(`${role}.json`);
  if (!listed) throw new TrustRefusal("not-listed", role, listing.role);
  return listed;
}

interface Versioned {
  readonly version: number;
}

/** Rollback attack: the version that `role` states for `what` has not gone down. */
function checkFloor(
  role: string,
  { version }: Versioned,
  floor: Versioned | null | undefined,
  what: string,
): void {
  const least = floor?.version ?? 0;
  if (version < least)
    throw new TrustRefusal("rollback", role, `${what}: ${version} after ${least}`);
}

function checkVersion({ role, version }: Pick<Root, "role" | "version">, wanted: number): void {
  if (version !== wanted)
    throw new TrustRefusal("wrong-version", role, `${version}, not ${wanted}`);
}
