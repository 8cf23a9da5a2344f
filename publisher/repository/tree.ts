import { sha256Of } from "../sha256.ts";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Metadata, Root, Snapshot, Targets, Timestamp } from "@tufjs/models";
import { PublisherRefusal } from "../command.ts";
import type { Problem } from "../list/problems.ts";
import {
  dutyOf,
  isSigned,
  parseRoot,
  parseSnapshot,
  parseTargets,
  parseTimestamp,
} from "./metadata.ts";
import type { Delegator, AnyMetadata } from "./metadata.ts";

/** The metadata in force: what a client that starts now is led to. */
export interface Tree {
  readonly root: Metadata<Root>;
  readonly timestamp: Metadata<Timestamp>;
  readonly snapshot: Metadata<Snapshot>;
  readonly targets: Metadata<Targets>;
  /** Metadata of the delegated roles, by name, `lists-ID` or `policy`; one that nobody has signed yet has none. */
  readonly lists: ReadonlyMap<string, Metadata<Targets>>;
}

/** The role of the organisation's policy; it signs `policy/policy.json` and nothing else. */
export const POLICY_ROLE = "policy";

/** The TUF path of the organisation's policy. */
export const POLICY_PATH = "policy/policy.json";

/** The role of a list. */
export function roleOf(list: string): string {
  return `lists-${list}`;
}

/** True for a role that the top-level targets hand out: a list's, or the policy's. */
export function isDelegated(role: string): boolean {
  return role.startsWith("lists-") || role === POLICY_ROLE;
}

/** Where a metadata file lies below `public/`: `metadata/7.snapshot.json`, `metadata/timestamp.json`. */
export function metadataPath(role: string, version: number | null): string {
  return `metadata/${version === null ? "" : `${String(version)}.`}${role}.json`;
}

/** Where a target's bytes lie below `public/`: the hash stands before the last part of its path. */
export function targetPath(path: string, hash: string): string {
  const at = path.lastIndexOf("/") + 1;
  return `targets/${path.slice(0, at)}${hash}.${path.slice(at)}`;
}

/** The versions of a role that lie on the disk, in force or not, ascending. */
export function versionsOnDisk(site: string, role: string): readonly number[] {
  const folder = join(site, "metadata");
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .flatMap((name) => {
      const [, version = "", of = ""] = /^([1-9][0-9]*)\.(.+)\.json$/.exec(name) ?? [];
      return of === role ? [Number(version)] : [];
    })
    .toSorted((left, right) => left - right);
}

/**
 * The version to give a role's next metadata: above what is in force and above what a killed publisher left behind, so that
 * no name ever has two contents.
 */
export function nextVersion(site: string, role: string, inForce: number): number {
  return Math.max(inForce, ...versionsOnDisk(site, role)) + 1;
}

/** True once a root has been published. */
export function hasRoot(site: string): boolean {
  return existsSync(join(site, metadataPath("root", 1)));
}

/** True once something has come into force. */
export function hasTimestamp(site: string): boolean {
  return existsSync(join(site, metadataPath("timestamp", null)));
}

/** The newest root, or the newest up to a version, each checked by the one before. Refuses (`broken-repository`). */
export function readRoot(site: string, upTo = Number.POSITIVE_INFINITY): Metadata<Root> {
  let current: Metadata<Root> | null = null;
  const isThere = (version: number) => existsSync(join(site, metadataPath("root", version)));
  for (let version = 1; version <= upTo && isThere(version); version++) {
    const file = metadataPath("root", version);
    const next: Metadata<Root> = parseRoot(file, readFileSync(join(site, file)));
    if (next.signed.version !== version)
      broken({
        file,
        field: "signed.version",
        value: next.signed.version,
        message: "is not the version of its name",
      });
    for (const delegator of current === null ? [next] : [current, next]) {
      if (!isSigned(delegator, "root", next))
        broken({
          file,
          field: "signatures",
          message: "too few valid signatures of the root's keys",
        });
    }
    current = next;
  }
  return (
    current ??
    broken({ file: metadataPath("root", 1), message: "is not there: no root has been published" })
  );
}

/**
 * Reads what is in force and checks it as a client would, but for expiry. Refuses (`broken-repository`) with everything that is wrong.
 * `bytes` says whether the targets themselves are read and hashed, too; `incoming` is a timestamp to judge in place of the stored one.
 */
export function readTree(
  site: string,
  { bytes, incoming }: { readonly bytes: boolean; readonly incoming?: Uint8Array },
  root: Metadata<Root> = readRoot(site),
): Tree {
  const problems: Problem[] = [];
  const timestamp = load("timestamp", null, root, null, parseTimestamp);
  const { snapshotMeta } = timestamp.signed;
  const snapshot = load("snapshot", snapshotMeta.version, root, snapshotMeta, parseSnapshot);
  const targetsMeta = snapshot.signed.meta["targets.json"];
  if (targetsMeta === undefined)
    broken({
      file: metadataPath("snapshot", snapshotMeta.version),
      field: "signed.meta.targets.json",
      message: "is not there",
    });
  const targets = load("targets", targetsMeta.version, root, targetsMeta, parseTargets);
  const lists = new Map<string, Metadata<Targets>>();
  for (const role of Object.keys(targets.signed.delegations?.roles ?? {})) {
    const meta = snapshot.signed.meta[`${role}.json`];
    if (meta === undefined) continue;
    try {
      const list = load(role, meta.version, targets, meta, parseTargets);
      lists.set(role, list);
      if (bytes) problems.push(...targetProblems(site, list));
    } catch (error) {
      if (!(error instanceof PublisherRefusal)) throw error;
      problems.push(...error.problems);
    }
  }
  if (problems.length > 0) throw new PublisherRefusal("broken-repository", problems);
  return { root, timestamp, snapshot, targets, lists };

  function load<T extends AnyMetadata>(
    role: string,
    version: number | null,
    delegator: Delegator,
    meta: { verify(data: Buffer): void } | null,
    parse: (file: string, bytes: Uint8Array) => T,
  ): T {
    const file = metadataPath(role, version);
    const path = join(site, file);
    const given = role === "timestamp" && incoming !== undefined ? Buffer.from(incoming) : null;
    if (given === null && !existsSync(path)) broken({ file, message: "is not there" });
    const content = given ?? readFileSync(path);
    try {
      meta?.verify(content);
    } catch {
      broken({ file, message: "is not the file that was published: length or SHA-256 differs" });
    }
    const metadata = parse(file, content);
    if (version !== null && metadata.signed.version !== version)
      broken({
        file,
        field: "signed.version",
        value: metadata.signed.version,
        message: "is not the version of its name",
      });
    if (!isSigned(delegator, role, metadata)) {
      const threshold = dutyOf(delegator, role)?.threshold;
      broken({
        file,
        field: "signatures",
        message: `needs ${String(threshold)} valid signature(s) of its role's keys`,
      });
    }
    return metadata;
  }
}

/** What is wrong with the bytes of a role's targets. */
export function targetProblems(site: string, { signed }: Metadata<Targets>): readonly Problem[] {
  return Object.values(signed.targets).flatMap((target) => {
    const hash = target.hashes["sha256"] ?? "";
    const file = targetPath(target.path, hash);
    const path = join(site, file);
    if (!existsSync(path)) return [{ file, message: "is not there, but is signed for" }];
    if (statSync(path).size !== target.length || sha256Of(readFileSync(path)) !== hash)
      return [{ file, message: "is not the file that was signed: length or SHA-256 differs" }];
    return [];
  });
}

function broken(problem: Problem): never {
  throw new PublisherRefusal("broken-repository", [problem]);
}
