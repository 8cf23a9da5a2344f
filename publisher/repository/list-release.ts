import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import type { Metadata, Targets } from "@tufjs/models";
import { PublisherRefusal } from "../command.ts";
import type { Desk } from "./desk.ts";
import {
  addSignatures,
  bytesOf,
  dutyOf,
  expiryAfter,
  makeTargets,
  parseTargets,
  validSigners,
} from "./metadata.ts";
import { publishChange, versionsOf } from "./publish.ts";
import type { Settings } from "./settings.ts";
import { readStaged, stagedFolder } from "./staged.ts";
import type { Staged } from "./staged.ts";
import { metadataPath, nextVersion, readTree, roleOf } from "./tree.ts";
import type { Tree } from "./tree.ts";

/** A signed release: its metadata, who has signed, how many must. */
export interface SignedRelease {
  readonly metadata: Metadata<Targets>;
  readonly signers: readonly string[];
  readonly needed: number;
}

const SIGNED = "signed.json";

/**
 * Signs the staged release of a list with one key and keeps it beside the release. A second signer's signature joins the first when both
 * have the same files. Refuses (`unknown-list`, `nothing-staged`, `bad-staged`, `old-version`, `signed-differs`, `no-key`).
 */
export async function signRelease(
  desk: Desk,
  settings: Settings,
  list: string,
  keyName: string | undefined,
): Promise<SignedRelease> {
  const tree = readTree(desk.site, { bytes: false });
  const duty = dutyIn(tree, list);
  const staged = readStaged(desk.repo, list);
  refuseOldVersion(tree, staged);
  const metadata = begun(desk, tree, staged) ?? fresh(desk, settings, tree, staged);
  const name = keyName ?? nextKey(desk, tree, list, metadata, duty.keyids);
  const key = desk.ring.find(name);
  if (key === null || !duty.keyids.includes(key.keyid))
    throw new PublisherRefusal("no-key", [
      {
        file: `keys/${name}.pub.json`,
        field: "keyid",
        value: key?.keyid,
        message: `is not among the keys that may sign the list ${list}: ${duty.keyids.map((id) => id.slice(0, 12)).join(", ")}`,
      },
    ]);
  addSignatures(metadata, [await desk.ring.signer(name)]);
  desk.disk.put(join(stagedFolder(desk.repo, list), SIGNED), bytesOf(metadata));
  const signers = validSigners(tree.targets, roleOf(list), metadata);
  return { metadata, signers, needed: neededBy(staged, duty.threshold) };
}

/**
 * Publishes the signed release of a list. Refuses (`not-signed`, `not-enough-signatures`, `signed-differs`, `old-version`). Null when
 * it is in force already.
 */
export async function publishRelease(
  desk: Desk,
  settings: Settings,
  list: string,
): Promise<Readonly<Record<string, number>> | null> {
  const tree = readTree(desk.site, { bytes: false });
  const duty = dutyIn(tree, list);
  const role = roleOf(list);
  const staged = readStaged(desk.repo, list);
  const metadata = readSigned(desk.repo, list);
  if (metadata === null)
    throw new PublisherRefusal("not-signed", [
      {
        file: `staged/${list}/${SIGNED}`,
        message: `is not there: run \`list sign ${list}\` where the list's key is`,
      },
    ]);
  refuseOther(metadata, staged);
  const current = tree.lists.get(role);
  if (current !== undefined && bytesOf(current).equals(bytesOf(metadata))) return null;
  refuseOldVersion(tree, staged);
  const inForce = tree.snapshot.signed.meta[`${role}.json`]?.version ?? 0;
  if (metadata.signed.version <= inForce || metadata.signed.isExpired(new Date(desk.now)))
    throw new PublisherRefusal("not-signed", [
      {
        file: `staged/${list}/${SIGNED}`,
        field: "signed",
        value: `version ${String(metadata.signed.version)}, expires ${metadata.signed.expires}`,
        message: `is of an earlier time; run \`list sign ${list}\` again`,
      },
    ]);
  const signers = validSigners(tree.targets, role, metadata);
  const needed = neededBy(staged, duty.threshold);
  if (signers.length < needed)
    throw new PublisherRefusal("not-enough-signatures", [
      {
        file: `staged/${list}/${SIGNED}`,
        field: "signatures",
        value: `${String(signers.length)} of ${String(needed)}`,
        message: staged.isLargeChange
          ? "clients take so large a change only when two keys of the list have signed it; a second person runs `list sign`"
          : `the list's role asks for ${String(needed)}; the other holders run \`list sign\``,
      },
    ]);
  return publishChange(desk, settings, `list publish ${list}`, tree, {
    lists: new Map([[role, metadata]]),
    files: staged.targets,
  });
}

/** The versions in force, by role. */
export function versionsInForce(desk: Desk): Readonly<Record<string, number>> {
  return versionsOf(readTree(desk.site, { bytes: false }));
}

function neededBy({ isLargeChange }: Staged, threshold: number): number {
  return isLargeChange ? Math.max(2, threshold) : threshold;
}

function dutyIn(
  tree: Tree,
  list: string,
): { readonly keyids: readonly string[]; readonly threshold: number } {
  const duty = dutyOf(tree.targets, roleOf(list));
  if (duty !== null) return duty;
  const known = Object.keys(tree.targets.signed.delegations?.roles ?? {});
  throw new PublisherRefusal("unknown-list", [
    {
      file: metadataPath("targets", tree.targets.signed.version),
      field: "delegations",
      value: list,
      message: `names no such list; it has: ${known.join(", ")}. \`list add\` adds one`,
    },
  ]);
}

/** The staged version has to be above the published one: `v` only grows, and clients refuse one that does not. */
function refuseOldVersion(tree: Tree, { list, v, targets }: Staged): void {
  const full = tree.lists.get(roleOf(list))?.signed.targets[`lists/${list}/list.jsonl.gz`];
  const before: unknown = full?.custom["v"];
  const staged = targets.find((target) => target.path === full?.path);
  if (typeof before !== "number" || v > before) return;
  // The same list once more, to renew its signature before it expires.
  if (v === before && staged?.custom.rawSha256 === full?.custom["rawSha256"]) return;
  throw new PublisherRefusal("old-version", [
    {
      file: `staged/${list}/targets.json`,
      field: "v",
      value: v,
      message: `version ${String(before)} is published already; build the list again`,
    },
  ]);
}

function contentOf({ targets }: Staged): Record<string, object> {
  return Object.fromEntries(
    targets.map(({ path, length, sha256, custom }) => [
      path,
      { length, hashes: { sha256 }, custom },
    ]),
  );
}

function isOf(metadata: Metadata<Targets>, staged: Staged): boolean {
  const signed = metadata.signed.toJSON()["targets"];
  return isDeepStrictEqual(
    JSON.parse(JSON.stringify(signed)),
    JSON.parse(JSON.stringify(contentOf(staged))),
  );
}

function readSigned(repo: string, list: string): Metadata<Targets> | null {
  const path = join(stagedFolder(repo, list), SIGNED);
  return existsSync(path) ? parseTargets(`staged/${list}/${SIGNED}`, readFileSync(path)) : null;
}

function refuseOther(metadata: Metadata<Targets>, staged: Staged): void {
  if (isOf(metadata, staged)) return;
  throw new PublisherRefusal("signed-differs", [
    {
      file: `staged/${staged.list}/${SIGNED}`,
      field: "signed.targets",
      message: "was signed for other files than those staged now; sign again",
    },
  ]);
}

/** The metadata that another signer began for the same files, when it can still be published. */
function begun({ repo, site, now }: Desk, tree: Tree, staged: Staged): Metadata<Targets> | null {
  const metadata = readSigned(repo, staged.list);
  if (metadata === null || !isOf(metadata, staged)) return null;
  const role = roleOf(staged.list);
  const file = join(site, metadataPath(role, metadata.signed.version));
  const inForce = tree.snapshot.signed.meta[`${role}.json`]?.version ?? 0;
  const isUsable =
    metadata.signed.version > inForce &&
    !metadata.signed.isExpired(new Date(now)) &&
    !existsSync(file);
  return isUsable ? metadata : null;
}

function fresh(
  { site, now }: Desk,
  settings: Settings,
  tree: Tree,
  staged: Staged,
): Metadata<Targets> {
  const role = roleOf(staged.list);
  const inForce = tree.snapshot.signed.meta[`${role}.json`]?.version ?? 0;
  const content = JSON.parse(JSON.stringify(contentOf(staged)));
  return makeTargets({
    version: nextVersion(site, role, inForce),
    expires: expiryAfter(now, settings.roles.lists.days),
    targets: content,
  });
}

function nextKey(
  { ring }: Desk,
  tree: Tree,
  list: string,
  metadata: Metadata<Targets>,
  keyids: readonly string[],
): string {
  const signed = validSigners(tree.targets, roleOf(list), metadata);
  const here = ring.here(keyids);
  const next = here.find((key) => !signed.includes(key.keyid)) ?? here[0];
  if (next !== undefined) return next.name;
  throw new PublisherRefusal("no-key", [
    {
      file: "keys",
      field: roleOf(list),
      message: `none of the keys that may sign the list ${list} is here: ${keyids.map((id) => id.slice(0, 12)).join(", ")}`,
    },
  ]);
}
