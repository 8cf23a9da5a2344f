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
import { publishChange } from "./publish.ts";
import { daysOf } from "./settings.ts";
import type { Settings } from "./settings.ts";
import { metadataPath, nextVersion, readTree } from "./tree.ts";
import type { Tree } from "./tree.ts";

/** A file of a release: its TUF path, where its bytes are and will lie below `public/`, and what is signed about it. */
export interface StagedFile {
  readonly path: string;
  readonly from: string;
  readonly to: string;
  readonly length: number;
  readonly sha256: string;
  readonly custom: Readonly<Record<string, unknown>>;
}

/** A release that is laid out and waits for signatures: of a list, or of the policy. */
export interface Release {
  /** `lists-ID` or `policy`. */
  readonly role: string;
  /** Where it is laid out, below the publisher's folder: `staged/ID`. */
  readonly folder: string;
  /** As a person reads it: `the list home`, `the policy`. */
  readonly title: string;
  /** What to type to sign it: `list sign home`, `policy sign`. */
  readonly sign: string;
  /** What to do where an equal or newer version is published already. */
  readonly again: string;
  readonly v: number;
  readonly files: readonly StagedFile[];
  /** The TUF path of the file whose `v` counts. */
  readonly main: string;
  /** True when clients take it only with two signatures. */
  readonly isLargeChange: boolean;
  /** True when a published file has the same content, so that its signature may be renewed. */
  isContentOf(custom: Readonly<Record<string, unknown>>, sha256: string): boolean;
}

/** A signed release: its metadata, who has signed, how many must. */
export interface SignedRelease {
  readonly metadata: Metadata<Targets>;
  readonly signers: readonly string[];
  readonly needed: number;
}

interface Keys {
  readonly keyids: readonly string[];
  readonly threshold: number;
}

const SIGNED = "signed.json";

/**
 * Signs a staged release with one key and keeps the signature beside it. A second signer's signature joins the first when both have the
 * same files. Refuses (`old-version`, `no-key`).
 */
export async function signStaged(
  desk: Desk,
  settings: Settings,
  tree: Tree,
  duty: Keys,
  release: Release,
  keyName: string | undefined,
): Promise<SignedRelease> {
  refuseOldVersion(tree, release);
  const metadata = begun(desk, tree, release) ?? fresh(desk, settings, tree, release);
  const name = keyName ?? nextKey(desk, tree, release, metadata, duty.keyids);
  const key = desk.ring.find(name);
  if (key === null || !duty.keyids.includes(key.keyid))
    throw new PublisherRefusal("no-key", [
      {
        file: `keys/${name}.pub.json`,
        field: "keyid",
        value: key?.keyid,
        message: `is not among the keys that may sign ${release.title}: ${duty.keyids.map((id) => id.slice(0, 12)).join(", ")}`,
      },
    ]);
  addSignatures(metadata, [await desk.ring.signer(name)]);
  desk.disk.put(join(desk.repo, release.folder, SIGNED), bytesOf(metadata));
  const signers = validSigners(tree.targets, release.role, metadata);
  return { metadata, signers, needed: neededBy(release, duty.threshold) };
}

/**
 * Publishes a signed release. Refuses (`not-signed`, `not-enough-signatures`, `signed-differs`, `old-version`). Null when it is in force
 * already.
 */
export async function publishStaged(
  desk: Desk,
  settings: Settings,
  command: string,
  tree: Tree,
  duty: Keys,
  release: Release,
): Promise<Readonly<Record<string, number>> | null> {
  const { role, folder, sign, title } = release;
  const file = `${folder}/${SIGNED}`;
  const metadata = readSigned(desk.repo, release);
  if (metadata === null)
    throw new PublisherRefusal("not-signed", [
      { file, message: `is not there: run \`${sign}\` where the key of ${title} is` },
    ]);
  if (!isOf(metadata, release))
    throw new PublisherRefusal("signed-differs", [
      {
        file,
        field: "signed.targets",
        message: "was signed for other files than those staged now; sign again",
      },
    ]);
  const current = tree.lists.get(role);
  if (current !== undefined && bytesOf(current).equals(bytesOf(metadata))) return null;
  refuseOldVersion(tree, release);
  if (
    metadata.signed.version <= versionOf(tree, role) ||
    metadata.signed.isExpired(new Date(desk.now))
  )
    throw new PublisherRefusal("not-signed", [
      {
        file,
        field: "signed",
        value: `version ${String(metadata.signed.version)}, expires ${metadata.signed.expires}`,
        message: `is of an earlier time; run \`${sign}\` again`,
      },
    ]);
  const signers = validSigners(tree.targets, role, metadata);
  const needed = neededBy(release, duty.threshold);
  if (signers.length < needed)
    throw new PublisherRefusal("not-enough-signatures", [
      {
        file,
        field: "signatures",
        value: `${String(signers.length)} of ${String(needed)}`,
        message: release.isLargeChange
          ? `clients take so large a change only when two keys have signed it; a second person runs \`${sign}\``
          : `the role asks for ${String(needed)}; the other holders run \`${sign}\``,
      },
    ]);
  return publishChange(desk, settings, command, tree, {
    lists: new Map([[role, metadata]]),
    files: release.files,
  });
}

/** Who may sign a delegated role, as the targets in force say. Refuses with a code where they name no such role. */
export function dutyIn(tree: Tree, role: string, code: string, addedBy: string): Keys {
  const duty = dutyOf(tree.targets, role);
  if (duty !== null) return duty;
  const known = Object.keys(tree.targets.signed.delegations?.roles ?? {});
  throw new PublisherRefusal(code, [
    {
      file: metadataPath("targets", tree.targets.signed.version),
      field: "delegations",
      value: role,
      message: `names no such role; it has: ${known.join(", ")}. \`${addedBy}\` adds one`,
    },
  ]);
}

/** The metadata in force, without its targets' bytes: what signing and publishing start from. */
export function treeAt({ site }: Desk): Tree {
  return readTree(site, { bytes: false });
}

function versionOf(tree: Tree, role: string): number {
  return tree.snapshot.signed.meta[`${role}.json`]?.version ?? 0;
}

function neededBy({ isLargeChange }: Release, threshold: number): number {
  return isLargeChange ? Math.max(2, threshold) : threshold;
}

/** The staged version has to be above the published one: `v` only grows, and clients refuse one that does not. */
function refuseOldVersion(tree: Tree, release: Release): void {
  const { role, main, v } = release;
  const full = tree.lists.get(role)?.signed.targets[main];
  const before: unknown = full?.custom["v"];
  if (full === undefined || typeof before !== "number" || v > before) return;
  // The same content once more, to renew its signature before it expires.
  if (v === before && release.isContentOf(full.custom, full.hashes["sha256"] ?? "")) return;
  throw new PublisherRefusal("old-version", [
    {
      file: `${release.folder}/targets.json`,
      field: "v",
      value: v,
      message: `version ${String(before)} is published already; ${release.again}`,
    },
  ]);
}

/** `targets` as metadata has them, in plain JSON. */
function contentOf({ files }: Release) {
  const content = Object.fromEntries(
    files.map(({ path, length, sha256, custom }) => [path, { length, hashes: { sha256 }, custom }]),
  );
  return JSON.parse(JSON.stringify(content));
}

function isOf(metadata: Metadata<Targets>, release: Release): boolean {
  const signed = metadata.signed.toJSON()["targets"];
  return isDeepStrictEqual(JSON.parse(JSON.stringify(signed)), contentOf(release));
}

function readSigned(repo: string, { folder }: Release): Metadata<Targets> | null {
  const path = join(repo, folder, SIGNED);
  return existsSync(path) ? parseTargets(`${folder}/${SIGNED}`, readFileSync(path)) : null;
}

/** The metadata that another signer began for the same files, when it can still be published. */
function begun({ repo, site, now }: Desk, tree: Tree, release: Release): Metadata<Targets> | null {
  const metadata = readSigned(repo, release);
  if (metadata === null || !isOf(metadata, release)) return null;
  const { version } = metadata.signed;
  const isUsable =
    version > versionOf(tree, release.role) &&
    !metadata.signed.isExpired(new Date(now)) &&
    !existsSync(join(site, metadataPath(release.role, version)));
  return isUsable ? metadata : null;
}

function fresh(
  { site, now }: Desk,
  settings: Settings,
  tree: Tree,
  release: Release,
): Metadata<Targets> {
  const { role } = release;
  return makeTargets({
    version: nextVersion(site, role, versionOf(tree, role)),
    expires: expiryAfter(now, daysOf(settings, role)),
    targets: contentOf(release),
  });
}

function nextKey(
  { ring }: Desk,
  tree: Tree,
  { role, title }: Release,
  metadata: Metadata<Targets>,
  keyids: readonly string[],
): string {
  const signed = validSigners(tree.targets, role, metadata);
  const here = ring.here(keyids);
  const next = here.find((key) => !signed.includes(key.keyid)) ?? here[0];
  if (next !== undefined) return next.name;
  throw new PublisherRefusal("no-key", [
    {
      file: "keys",
      field: role,
      message: `none of the keys that may sign ${title} is here: ${keyids.map((id) => id.slice(0, 12)).join(", ")}`,
    },
  ]);
}
