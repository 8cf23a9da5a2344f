import { sha256Of } from "../sha256.ts";
import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { basename, join } from "node:path";
import { z } from "zod";
import { PublisherRefusal } from "../command.ts";
import type { Problem } from "../list/problems.ts";
import { parseFile } from "./settings.ts";
import { targetPath } from "./tree.ts";

const HASH = /^[0-9a-f]{64}$/;
const custom = z.looseObject({
  v: z.int().min(1),
  rawLength: z.int().min(1),
  rawSha256: z.string().regex(HASH),
  entries: z.int().min(1, "an empty list is never published"),
  rollout: z.object({ percent: z.number().int().min(0).max(100) }).optional(),
  allowLargeChange: z.boolean().optional(),
  from: z.object({ v: z.int().min(1), sha256: z.string().regex(HASH) }).optional(),
});
const stagedShape = z.object({
  list: z.string(),
  v: z.int().min(1),
  targets: z.array(z.object({ path: z.string(), file: z.string(), custom })).min(1),
});

/** One file of a staged release, read and hashed. */
export interface StagedTarget {
  /** TUF path, `lists/ID/list.jsonl.gz`. */
  readonly path: string;
  /** Where its bytes are now, and where they will lie below `public/`. */
  readonly from: string;
  readonly to: string;
  readonly length: number;
  readonly sha256: string;
  readonly custom: z.infer<typeof custom>;
}

/** A release of a list that `list build` laid out. */
export interface Staged {
  readonly list: string;
  readonly v: number;
  readonly targets: readonly StagedTarget[];
  /** It changes more than clients accept by one signature. */
  readonly isLargeChange: boolean;
}

/** The folder where a list's next release is laid out. */
export function stagedFolder(repo: string, list: string): string {
  return join(repo, "staged", list);
}

/** Reads and checks a staged release. Refuses (`nothing-staged`, `bad-staged`) with everything that is wrong. */
export function readStaged(repo: string, list: string): Staged {
  const folder = stagedFolder(repo, list);
  const file = `staged/${list}/targets.json`;
  const path = join(folder, "targets.json");
  if (!existsSync(path))
    throw new PublisherRefusal("nothing-staged", [
      { file, message: `is not there: make the release with \`list build\` for the list ${list}` },
    ]);
  const staged = parseFile(file, readFileSync(path, "utf8"), stagedShape, "bad-staged");
  const problems: Problem[] = [];
  const note = (field: string, message: string, value?: unknown) => {
    problems.push({ file, field, message, ...(value === undefined ? {} : { value }) });
  };
  if (staged.list !== list) note("list", `is not ${list}`, staged.list);
  const full = staged.targets.find((target) => target.path === `lists/${list}/list.jsonl.gz`);
  if (full === undefined) note("targets", `name no lists/${list}/list.jsonl.gz`);
  const targets = staged.targets.flatMap((target, index): StagedTarget[] => {
    const at = `targets.${String(index)}`;
    const name = target.path.slice(`lists/${list}/`.length);
    // What the delegation allows, and no way out of the folder.
    if (target.path !== `lists/${list}/${name}` || !/^[a-z0-9][a-z0-9._-]*$/.test(name))
      note(`${at}.path`, `is not lists/${list}/NAME`, target.path);
    const from = join(folder, basename(target.file));
    if (basename(target.file) !== target.file || !existsSync(from)) {
      note(`${at}.file`, `is not in staged/${list}`, target.file);
      return [];
    }
    if (target.custom.v !== staged.v)
      note(`${at}.custom.v`, `is not ${String(staged.v)}`, target.custom.v);
    if (full !== undefined && target.custom.rawSha256 !== full.custom.rawSha256)
      note(`${at}.custom.rawSha256`, "is not that of the full list", target.custom.rawSha256);
    const bytes = readFileSync(from);
    if (target === full) {
      for (const [field, message, value] of rawProblems(bytes, target.custom))
        note(`${at}.custom.${field}`, message, value);
    }
    const hash = sha256Of(bytes);
    const to = targetPath(target.path, hash);
    return [
      {
        path: target.path,
        from,
        to,
        length: bytes.byteLength,
        sha256: hash,
        custom: target.custom,
      },
    ];
  });
  if (problems.length > 0) throw new PublisherRefusal("bad-staged", problems);
  const isLargeChange = full?.custom.allowLargeChange === true;
  return { list, v: staged.v, targets, isLargeChange };
}

function rawProblems(
  bytes: Uint8Array,
  { rawLength, rawSha256 }: z.infer<typeof custom>,
): readonly (readonly [string, string, unknown])[] {
  try {
    const raw = gunzipSync(bytes, { maxOutputLength: rawLength + 1 });
    if (raw.byteLength !== rawLength)
      return [["rawLength", `is ${String(raw.byteLength)} in the file`, rawLength]];
    return sha256Of(raw) === rawSha256 ? [] : [["rawSha256", "is not that of the file", rawSha256]];
  } catch (error) {
    return [
      [
        "rawLength",
        `the file does not unpack to it: ${error instanceof Error ? error.message : String(error)}`,
        rawLength,
      ],
    ];
  }
}
