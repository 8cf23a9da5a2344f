import { sha256Of } from "../sha256.ts";
import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { PublisherRefusal } from "../command.ts";
import { writeWhole } from "./write-whole.ts";

/** One release that was built before: its serial, the day it was built, and its unpacked bytes' hash. */
export interface PastRelease {
  readonly v: number;
  /** `YYYY-MM-DD`, UTC. */
  readonly builtOn: string;
  readonly sha256: string;
}

/**
 * So many of the newest versions can be updated from by a delta, and the last one of each of so many months. Each costs every
 * update 370 bytes of metadata: a browser that was off for longer takes the full list.
 */
const NEWEST = 14;
const MONTHS = 6;

/** The folder of a list's past releases, `<v>.jsonl.gz` and `<v>.json`. */
export function historyFolder(repo: string, list: string): string {
  return join(repo, "history", list);
}

/** The past releases of a list by serial. Throws a PublisherRefusal when one cannot be read. */
export function readHistory(repo: string, list: string): readonly PastRelease[] {
  const folder = historyFolder(repo, list);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => /^[1-9]\d*\.json$/.test(name))
    .map((name) => readRecord(folder, name))
    .sort((a, b) => a.v - b.v);
}

function readRecord(folder: string, name: string): PastRelease {
  const refuse = (message: string): never => {
    throw new PublisherRefusal("history-damaged", [{ file: join(folder, name), message }]);
  };
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(join(folder, name), "utf8"));
  } catch {
    return refuse("is not JSON");
  }
  if (typeof value !== "object" || value === null) return refuse("is not a record");
  const { v, builtOn, sha256 } = { v: null, builtOn: null, sha256: null, ...value };
  if (typeof v !== "number" || `${String(v)}.json` !== name) return refuse("is another version");
  if (typeof builtOn !== "string" || typeof sha256 !== "string") return refuse("is not a record");
  return { v, builtOn, sha256 };
}

/** The canonical lines of a past release. Throws a PublisherRefusal when they are not the ones that were built. */
export function readPast(repo: string, list: string, { v, sha256 }: PastRelease): string {
  const file = join(historyFolder(repo, list), `${String(v)}.jsonl.gz`);
  try {
    const bytes = gunzipSync(readFileSync(file));
    if (sha256Of(bytes) === sha256) return bytes.toString("utf8");
  } catch {
    // Said below, like a wrong hash.
  }
  throw new PublisherRefusal("history-damaged", [
    { file, message: "is not the release that was built; restore it from a copy" },
  ]);
}

/** Keeps a release; its record is written last, so that one that stopped half-way is not there. */
export function keepRelease(
  repo: string,
  list: string,
  release: PastRelease,
  packed: Uint8Array,
): void {
  const folder = historyFolder(repo, list);
  mkdirSync(folder, { recursive: true });
  writeWhole(join(folder, `${String(release.v)}.jsonl.gz`), packed);
  writeWhole(join(folder, `${String(release.v)}.json`), `${JSON.stringify(release)}\n`);
}

/** The versions that get a delta: the newest ones, and the last of each of the last six months with a release. */
export function versionsWithDelta(past: readonly PastRelease[]): readonly PastRelease[] {
  const newest = past.slice(-NEWEST);
  const lastOfMonth = new Map(past.map((release) => [release.builtOn.slice(0, 7), release]));
  const kept = new Set([...[...lastOfMonth.values()].slice(-MONTHS), ...newest]);
  return past.filter((release) => kept.has(release));
}
