import { sha256Of } from "../sha256.ts";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { PublisherRefusal } from "../command.ts";
import type { Call } from "../command.ts";
import type { Disk } from "./disk.ts";
import { fetchFile, fetchIfThere, folderUrl } from "./fetch-file.ts";
import { freshnessOf } from "./freshness.ts";
import { isSigned, parseRoot, parseSnapshot, parseTargets, parseTimestamp } from "./metadata.ts";
import { hasRoot, isDelegated, metadataPath, readTree, targetPath } from "./tree.ts";

/** A server that goes on giving roots is not followed for ever. */
const MOST_ROOTS = 1024;

/**
 * Copies a repository into a folder, from a first root: roots, targets, metadata, and last, after the whole copy has been checked as a
 * publisher checks its own, the timestamp. Gives the number of new files. Refuses (`unreachable`, `broken-repository`, `expired`,
 * `rollback`); then the copy is as good as it was.
 */
export async function mirrorSite(
  url: string,
  folder: string,
  firstRoot: Uint8Array,
  disk: Disk,
  { now, progress }: Pick<Call, "now" | "progress">,
): Promise<number> {
  const base = folderUrl(url);
  let files = 0;
  const put = (file: string, bytes: Uint8Array): void => {
    const path = join(folder, file);
    if (existsSync(path) && readFileSync(path).equals(bytes)) return;
    disk.put(path, bytes);
    files++;
  };
  let root = parseRoot("root", firstRoot);
  const roots: (readonly [string, Uint8Array])[] = [
    [metadataPath("root", root.signed.version), firstRoot],
  ];
  for (let version = root.signed.version + 1; version < MOST_ROOTS; version++) {
    const file = metadataPath("root", version);
    const bytes = await fetchIfThere(`${base}${file}`);
    if (bytes === null) break;
    const next = parseRoot(file, bytes);
    if (
      next.signed.version !== version ||
      !isSigned(root, "root", next) ||
      !isSigned(next, "root", next)
    )
      refuse(
        "broken-repository",
        file,
        "signatures",
        "is not a root that the one before vouches for",
      );
    root = next;
    roots.push([file, bytes]);
  }
  const timestampFile = metadataPath("timestamp", null);
  const timestampBytes = await fetchFile(`${base}${timestampFile}`);
  const timestamp = parseTimestamp(timestampFile, timestampBytes);
  const own = join(folder, timestampFile);
  const before = existsSync(own)
    ? parseTimestamp(timestampFile, readFileSync(own)).signed.version
    : 0;
  if (timestamp.signed.version < before)
    refuse(
      "rollback",
      timestampFile,
      "signed.version",
      `goes back: the copy has ${String(before)}`,
    );
  const snapshotFile = metadataPath("snapshot", timestamp.signed.snapshotMeta.version);
  const snapshotBytes = await fetchFile(`${base}${snapshotFile}`);
  const snapshot = parseSnapshot(snapshotFile, snapshotBytes);
  for (const [name, { version }] of Object.entries(snapshot.signed.meta)) {
    const file = metadataPath(name.replace(/\.json$/, ""), version);
    const bytes = await fetchIfThere(`${base}${file}`);
    // A list that was removed stays in the snapshot, but its file may be gone; one that counts is missed below.
    if (bytes === null) continue;
    for (const target of Object.values(parseTargets(file, bytes).signed.targets)) {
      const hash = target.hashes["sha256"] ?? "";
      const path = targetPath(target.path, hash);
      const isHere =
        existsSync(join(folder, path)) && sha256Of(readFileSync(join(folder, path))) === hash;
      if (isHere) continue;
      progress(path);
      const content = await fetchFile(`${base}${path}`);
      if (sha256Of(content) !== hash)
        refuse("broken-repository", path, "sha256", "is not the file that was signed");
      put(path, content);
    }
    put(file, bytes);
  }
  put(snapshotFile, snapshotBytes);
  const tree = readTree(folder, { bytes: true, incoming: timestampBytes }, root);
  const ended = freshnessOf(tree, now()).filter(
    ({ role, daysLeft }) => daysLeft < 0 && !isDelegated(role),
  );
  for (const { role, expires } of ended)
    refuse(
      "expired",
      role,
      "signed.expires",
      `ended on ${expires}: the server holds back, or nobody signs any more`,
    );
  // As in publication: a timestamp that the copy's present root accepts comes before the new root.
  const isFirst = isAcceptedByCopy(folder, timestampBytes);
  if (isFirst) put(timestampFile, timestampBytes);
  for (const [file, bytes] of roots) put(file, bytes);
  if (!isFirst) put(timestampFile, timestampBytes);
  return files;
}

function isAcceptedByCopy(folder: string, incoming: Uint8Array): boolean {
  if (!hasRoot(folder)) return false;
  try {
    readTree(folder, { bytes: false, incoming });
    return true;
  } catch {
    return false;
  }
}

function refuse(code: string, file: string, field: string, message: string): never {
  throw new PublisherRefusal(code, [{ file, field, message }]);
}
