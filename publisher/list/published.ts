import { join } from "node:path";
import { parseTargetCustom } from "../../rules/lists/target-custom.ts";
import { hasTimestamp, readTree, roleOf } from "../repository/tree.ts";

/**
 * The serial of a list's release that is in force in the publisher's own folder: what the timestamp there leads to, not what a
 * killed publisher left beside it. 0: none yet. `"unknown"`: the folder has no repository, or one without this list, so that
 * somebody else may have published it. Refuses (`broken-repository`) what no browser would take.
 */
export function publishedVersion(repo: string, list: string): number | "unknown" {
  const site = join(repo, "public");
  if (!hasTimestamp(site)) return "unknown";
  const role = readTree(site, { bytes: false }).lists.get(roleOf(list));
  if (role === undefined) return "unknown";
  const target = role.signed.targets[`lists/${list}/list.jsonl.gz`];
  return parseTargetCustom(target?.custom)?.v ?? 0;
}
