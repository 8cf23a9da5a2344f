import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Metadata, Root, Snapshot, Targets, Timestamp } from "@tufjs/models";
import { PublisherRefusal } from "../command.ts";
import type { Signer } from "../keys/key-ring.ts";
import { logPublication, openSigners, refuseSetBackClock } from "./desk.ts";
import type { Desk } from "./desk.ts";
import {
  addSignatures,
  bytesOf,
  dutyOf,
  expiryAfter,
  isSigned,
  makeSnapshot,
  makeTargets,
  makeTimestamp,
  metaOf,
} from "./metadata.ts";
import type { AnyMetadata, Delegator } from "./metadata.ts";
import { daysOf } from "./settings.ts";
import type { Settings } from "./settings.ts";
import { metadataPath, nextVersion, POLICY_ROLE } from "./tree.ts";
import type { Tree } from "./tree.ts";

/** What comes into force with one publication; what is left out stays. */
export interface Change {
  /** The next root, signed by enough keys of both roots. */
  readonly root?: Metadata<Root>;
  readonly targets?: Metadata<Targets>;
  /** By role name. */
  readonly lists?: ReadonlyMap<string, Metadata<Targets>>;
  /** Targets' bytes: where they come from, and their place below `public/`. */
  readonly files?: readonly { readonly from: string; readonly to: string }[];
}

/**
 * Puts a change into force. Everything is made and signed before the first file is written; then targets, list roles, targets, snapshot,
 * and last the timestamp by an atomic rename, so that a kill at any point leaves the old state or the new one. Gives the versions in force.
 *
 * A new root comes after a timestamp that both roots accept; where the old keys are not here to sign for it, just before.
 */
export async function publishChange(
  desk: Desk,
  settings: Settings,
  command: string,
  tree: Tree | null,
  change: Change,
): Promise<Readonly<Record<string, number>>> {
  refuseSetBackClock(desk);
  const root = change.root ?? tree?.root;
  if (root === undefined) throw new TypeError("neither a root in force nor a new one");
  const old = change.root === undefined ? null : (tree?.root ?? null);
  const targets = await targetsFor(desk, settings, root, old, tree, change);
  const lists = await listsFor(desk, settings, targets, tree, change);
  const snapshot = await snapshotFor(desk, settings, root, old, tree, targets, lists);
  const timestamp = await timestampFor(desk, settings, root, old, tree, snapshot);
  const bothAccept =
    old === null ||
    (isSigned(old, "targets", targets) &&
      isSigned(old, "snapshot", snapshot) &&
      isSigned(old, "timestamp", timestamp));

  for (const { from, to } of change.files ?? []) putTarget(desk, from, to);
  for (const [role, list] of lists) putOnce(desk, role, list);
  putOnce(desk, "targets", targets);
  putOnce(desk, "snapshot", snapshot);
  if (!bothAccept) putOnce(desk, "root", root);
  desk.disk.put(join(desk.site, metadataPath("timestamp", null)), bytesOf(timestamp));
  if (bothAccept) putOnce(desk, "root", root);
  const versions = versionsOf({ root, timestamp, snapshot, targets, lists });
  logPublication(desk, command, versions);
  return versions;
}

/** The versions of a tree, by role. */
export function versionsOf({
  root,
  timestamp,
  snapshot,
  targets,
  lists,
}: Tree): Record<string, number> {
  return {
    root: root.signed.version,
    timestamp: timestamp.signed.version,
    snapshot: snapshot.signed.version,
    targets: targets.signed.version,
    ...Object.fromEntries([...lists].map(([role, list]) => [role, list.signed.version])),
  };
}

/** Signs metadata for a role; while the root changes also with what is here of the outgoing keys. */
async function signRole(
  desk: Desk,
  role: string,
  metadata: AnyMetadata,
  delegator: Delegator,
  outgoing: Delegator | null,
): Promise<void> {
  const duty = dutyOf(delegator, role);
  if (duty === null) throw new TypeError(`nobody may sign ${role}`);
  const signers: Signer[] = [...(await openSigners(desk, role, duty))];
  const before = outgoing === null ? null : dutyOf(outgoing, role);
  for (const { name, keyid } of desk.ring.here(before?.keyids ?? []))
    if (!duty.keyids.includes(keyid)) signers.push(await desk.ring.signer(name));
  addSignatures(metadata, signers);
}

async function targetsFor(
  desk: Desk,
  settings: Settings,
  root: Metadata<Root>,
  old: Metadata<Root> | null,
  tree: Tree | null,
  change: Change,
): Promise<Metadata<Targets>> {
  const targets = change.targets ?? tree?.targets;
  if (targets === undefined) throw new TypeError("neither targets in force nor new ones");
  if (isSigned(root, "targets", targets)) return targets;
  // The new root took away the keys that had signed: the same content, signed anew.
  const again = renewed(desk, "targets", targets, settings.roles.targets.days);
  await signRole(desk, "targets", again, root, old);
  return again;
}

async function listsFor(
  desk: Desk,
  settings: Settings,
  targets: Metadata<Targets>,
  tree: Tree | null,
  change: Change,
): Promise<ReadonlyMap<string, Metadata<Targets>>> {
  const lists = new Map<string, Metadata<Targets>>();
  for (const role of Object.keys(targets.signed.delegations?.roles ?? {})) {
    const list = change.lists?.get(role) ?? tree?.lists.get(role);
    if (list !== undefined && isSigned(targets, role, list)) {
      lists.set(role, list);
      continue;
    }
    const duty = dutyOf(targets, role);
    const isHere = desk.ring.here(duty?.keyids ?? []).length >= (duty?.threshold ?? 1);
    if (list === undefined && !isHere) {
      desk.progress(
        `${role}: its key is not here, so it begins with the first \`${role === POLICY_ROLE ? "policy" : "list"} publish\``,
      );
      continue;
    }
    const version = tree?.snapshot.signed.meta[`${role}.json`]?.version ?? 0;
    const expires = expiryAfter(desk.now, daysOf(settings, role));
    const next =
      list === undefined
        ? makeTargets({ version: nextVersion(desk.site, role, version), expires, targets: {} })
        : renewed(desk, role, list, daysOf(settings, role));
    await signRole(desk, role, next, targets, null);
    lists.set(role, next);
  }
  return lists;
}

async function snapshotFor(
  desk: Desk,
  settings: Settings,
  root: Metadata<Root>,
  old: Metadata<Root> | null,
  tree: Tree | null,
  targets: Metadata<Targets>,
  lists: ReadonlyMap<string, Metadata<Targets>>,
): Promise<Metadata<Snapshot>> {
  // A name once in the snapshot stays (specification 5.5.5), also when its list is gone; clients refuse otherwise.
  const before = Object.entries(tree?.snapshot.signed.meta ?? {}).map(([name, meta]) => [
    name,
    meta.toJSON(),
  ]);
  const meta = {
    ...Object.fromEntries(before),
    "targets.json": metaOf(targets),
    ...Object.fromEntries([...lists].map(([role, list]) => [`${role}.json`, metaOf(list)])),
  };
  const version = nextVersion(desk.site, "snapshot", tree?.snapshot.signed.version ?? 0);
  const snapshot = makeSnapshot(version, expiryAfter(desk.now, settings.roles.snapshot.days), meta);
  await signRole(desk, "snapshot", snapshot, root, old);
  return snapshot;
}

async function timestampFor(
  desk: Desk,
  settings: Settings,
  root: Metadata<Root>,
  old: Metadata<Root> | null,
  tree: Tree | null,
  snapshot: Metadata<Snapshot>,
): Promise<Metadata<Timestamp>> {
  const version = (tree?.timestamp.signed.version ?? 0) + 1;
  const expires = expiryAfter(desk.now, settings.roles.timestamp.days);
  const timestamp = makeTimestamp(version, expires, snapshot);
  await signRole(desk, "timestamp", timestamp, root, old);
  return timestamp;
}

/** A new timestamp, and with `isSnapshotDue` a new snapshot, for the state in force. Gives the versions in force. */
export async function refreshTree(
  desk: Desk,
  settings: Settings,
  tree: Tree,
  isSnapshotDue: boolean,
): Promise<Readonly<Record<string, number>>> {
  refuseSetBackClock(desk);
  const { root, targets, lists } = tree;
  const snapshot = isSnapshotDue
    ? await snapshotFor(desk, settings, root, null, tree, targets, lists)
    : tree.snapshot;
  const timestamp = await timestampFor(desk, settings, root, null, tree, snapshot);
  putOnce(desk, "snapshot", snapshot);
  desk.disk.put(join(desk.site, metadataPath("timestamp", null)), bytesOf(timestamp));
  const versions = versionsOf({ ...tree, snapshot, timestamp });
  logPublication(desk, "timestamp refresh", versions);
  return versions;
}

/** The same content under the next version and a new expiry, unsigned. */
export function renewed(
  { site, now }: Pick<Desk, "site" | "now">,
  role: string,
  { signed }: Metadata<Targets>,
  days: number,
): Metadata<Targets> {
  const version = nextVersion(site, role, signed.version);
  return makeTargets({ ...signed.toJSON(), version, expires: expiryAfter(now, days) });
}

function putOnce({ site, disk }: Desk, role: string, metadata: AnyMetadata): void {
  const file = metadataPath(role, metadata.signed.version);
  const path = join(site, file);
  const bytes = bytesOf(metadata);
  if (!existsSync(path)) disk.put(path, bytes);
  else if (!readFileSync(path).equals(bytes))
    throw new PublisherRefusal("version-taken", [
      {
        file,
        field: "signed.version",
        value: metadata.signed.version,
        message:
          "was written before with other content, and caches may hold it; sign again to get the next version",
      },
    ]);
}

function putTarget({ site, disk }: Desk, from: string, to: string): void {
  // Named by its hash: what is there is whole, and is this file.
  if (!existsSync(join(site, to))) disk.copy(from, join(site, to));
}
