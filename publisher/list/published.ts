import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseTargetCustom } from "../../rules/lists/target-custom.ts";

/**
 * The serial of a list's release that the publisher's own folder serves, or null when it serves none (a repository may
 * also be signed and served by other tools).
 */
export function publishedVersion(repo: string, list: string): number | null {
  const folder = join(repo, "public/metadata");
  if (!existsSync(folder)) return null;
  const role = `.lists-${list}.json`;
  const newest = readdirSync(folder)
    .filter((name) => name.endsWith(role) && /^[1-9]\d*$/.test(name.slice(0, -role.length)))
    .map((name) => Number(name.slice(0, -role.length)))
    .sort((a, b) => a - b)
    .at(-1);
  if (newest === undefined) return null;
  const read = readJson(join(folder, `${String(newest)}${role}`));
  const target = field(field(field(read, "signed"), "targets"), `lists/${list}/list.jsonl.gz`);
  return parseTargetCustom(field(target, "custom"))?.v ?? null;
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return null;
  }
}

function field(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}
