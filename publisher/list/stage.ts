import { sha256Of } from "../sha256.ts";
import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { makeDelta } from "../../rules/lists/delta.ts";
import type { TargetCustom } from "../../rules/lists/target-custom.ts";
import { canonicalJson } from "./canonical.ts";
import type { Changelog } from "./changelog.ts";
import { changelogMarkdown } from "./changelog-markdown.ts";

/** A release that other ones can be updated from. */
export interface Base {
  readonly v: number;
  readonly sha256: string;
  /** Its canonical lines; read when the delta is made, one at a time. */
  readonly read: () => string;
}

/** What is staged. */
export interface NextRelease {
  readonly list: string;
  readonly v: number;
  readonly jsonl: string;
  readonly suppliers: number;
  readonly bases: readonly Base[];
  readonly rollout: number | null;
  readonly isLarge: boolean;
  readonly changelog: Changelog;
}

/** A file of the staged release, as TUF will name and describe it. */
export interface StagedTarget {
  readonly path: string;
  /** Name of the file in the staged folder. */
  readonly file: string;
  readonly bytes: number;
  readonly custom: TargetCustom;
}

/**
 * Writes everything that is signed and served of a release: the full list and the deltas, `targets.json` that names them, and the
 * changelog. The same release gives the same bytes. The folder is replaced as a whole, at the end.
 */
export function stageRelease(
  next: NextRelease,
  folder: string,
  progress: (line: string) => void,
): readonly StagedTarget[] {
  const { list, v, jsonl, changelog } = next;
  const raw = Buffer.from(jsonl);
  const packed = pack(raw);
  const custom: TargetCustom = {
    v,
    rawLength: raw.byteLength,
    rawSha256: sha256Of(raw),
    entries: next.suppliers,
    ...(next.rollout === null ? {} : { rollout: { percent: next.rollout } }),
    ...(next.isLarge ? { allowLargeChange: true } : {}),
  };
  const draft = `${folder}.draft`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true });
  const targets: StagedTarget[] = [];
  const add = (file: string, bytes: Uint8Array, about: TargetCustom): void => {
    writeFileSync(join(draft, file), bytes);
    const path = `lists/${list}/${file}`;
    targets.push({ path, file, bytes: bytes.byteLength, custom: about });
  };
  writeFileSync(join(draft, "list.jsonl"), raw);
  add("list.jsonl.gz", packed, custom);
  for (const { v: from, sha256, read } of next.bases) {
    const delta = pack(Buffer.from(makeDelta(read(), jsonl)));
    // A browser on that version takes the full list, which is no longer.
    if (delta.byteLength >= packed.byteLength) continue;
    progress(`delta from ${String(from)}: ${String(delta.byteLength)} bytes`);
    add(`from-${String(from)}.delta.gz`, delta, { ...custom, from: { v: from, sha256 } });
  }
  const title = `${list}, version ${String(v)}`;
  writeFileSync(join(draft, "changelog.md"), changelogMarkdown(title, changelog));
  writeFileSync(join(draft, "changelog.json"), `${canonicalJson(changelog)}\n`);
  const named = targets.map(({ path, file, custom: about }) => ({ path, file, custom: about }));
  const index = { list, v, targets: named, changelog };
  writeFileSync(join(draft, "targets.json"), `${canonicalJson(index)}\n`);
  replaceFolder(draft, folder);
  return targets;
}

/** Gzip that depends on the bytes alone: Node writes no name and no time into it. */
export function pack(bytes: Uint8Array): Uint8Array {
  const packed = gzipSync(bytes, { level: 9 });
  // The tenth byte names the system that packed, which differs between machines: "unknown" for all.
  packed[9] = 0xff;
  return packed;
}

function replaceFolder(draft: string, folder: string): void {
  mkdirSync(dirname(folder), { recursive: true });
  const old = `${folder}.old`;
  rmSync(old, { recursive: true, force: true });
  if (readdirSync(dirname(folder)).some((name) => join(dirname(folder), name) === folder))
    renameSync(folder, old);
  renameSync(draft, folder);
  rmSync(old, { recursive: true, force: true });
}
