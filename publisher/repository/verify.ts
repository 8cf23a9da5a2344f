import { ourOpinion } from "./our-opinion.ts";
import type { OurOpinion } from "./our-opinion.ts";
import { tufJsOpinion } from "./second-opinion.ts";
import type { Problem } from "../list/problems.ts";
import { ask, fetchIfThere, folderUrl } from "./fetch-file.ts";
import { parseSnapshot, parseTargets, parseTimestamp } from "./metadata.ts";
import { metadataPath } from "./tree.ts";

/** What two clients make of a repository. */
export interface Verdict {
  readonly ours: OurOpinion;
  readonly problems: readonly Problem[];
}

/** Has our client and tuf-js read a whole repository, and compares. Both have to accept, and accept the same. */
export async function verifyRepository(
  url: string,
  root: Uint8Array,
  now: number,
): Promise<Verdict> {
  const ours = await ourOpinion(url, root, now);
  const paths = new Set([
    ...ours.accepted.keys(),
    ...(ours.refusal === null ? [] : await unverifiedPaths(url)),
  ]);
  const theirs = await tufJsOpinion(url, root, [...paths]);
  const problems: Problem[] = [ours, theirs].flatMap(({ client, refusal }) =>
    refusal === null ? [] : [{ file: url, field: client, message: `refuses: ${refusal}` }],
  );
  if (problems.length === 0)
    for (const path of paths) {
      if (ours.accepted.get(path) === theirs.accepted.get(path)) continue;
      const message =
        "the two clients accept different bytes; that must not be: do not publish, and report it";
      problems.push({ file: `targets/${path}`, message });
    }
  return { ours, problems };
}

/** Where our client refuses, the paths to ask the other one for, as the files have them: only to say whether the two agree. */
async function unverifiedPaths(url: string): Promise<readonly string[]> {
  const base = folderUrl(url);
  try {
    const timestamp = parseTimestamp(
      "timestamp",
      (await ask(`${base}${metadataPath("timestamp", null)}`)).body,
    );
    const version = timestamp.signed.snapshotMeta.version;
    const snapshot = parseSnapshot(
      "snapshot",
      (await ask(`${base}${metadataPath("snapshot", version)}`)).body,
    );
    const paths: string[] = [];
    for (const [name, meta] of Object.entries(snapshot.signed.meta)) {
      const role = name.replace(/\.json$/, "");
      const bytes = await fetchIfThere(`${base}${metadataPath(role, meta.version)}`);
      if (bytes !== null) paths.push(...Object.keys(parseTargets(role, bytes).signed.targets));
    }
    return paths;
  } catch {
    return [];
  }
}
