import { existsSync, readdirSync, readFileSync, rmdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Desk } from "./desk.ts";
import { readLog } from "./log.ts";
import type { Publication } from "./log.ts";
import { parseTargets } from "./metadata.ts";
import { readTree, targetPath } from "./tree.ts";

/**
 * Takes away what no client can be on its way to: metadata that was superseded more than `keepDays` ago, and targets that no metadata
 * names that stays. Roots stay for ever, and so does what is in force. Gives the paths below `public/`; with `dryRun` nothing is removed.
 */
export function prune(desk: Desk, keepDays: number, dryRun: boolean): readonly string[] {
  const { site, now } = desk;
  const tree = readTree(site, { bytes: false });
  const inForce = new Map(
    Object.entries(tree.snapshot.signed.meta).map(([name, { version }]) => [
      name.replace(/\.json$/, ""),
      version,
    ]),
  );
  inForce.set("snapshot", tree.snapshot.signed.version);
  const limit = now - keepDays * 86_400_000;
  const log = readLog(desk.repo);
  const doomed: string[] = [];
  const kept = new Set<string>();
  for (const name of readdirSync(join(site, "metadata"))) {
    const [, digits = "", role = ""] = /^([1-9][0-9]*)\.(.+)\.json$/.exec(name) ?? [];
    // What a killed publisher was about to rename.
    if (/^\..*\.new$/.test(name) && statSync(join(site, "metadata", name)).mtimeMs < limit)
      doomed.push(`metadata/${name}`);
    if (role === "" || role === "root") continue;
    const version = Number(digits);
    const path = join(site, "metadata", name);
    const current = inForce.get(role) ?? 0;
    const isOld =
      version !== current &&
      endOf(log, role, version, version < current, statSync(path).mtimeMs, now) < limit;
    if (isOld) doomed.push(`metadata/${name}`);
    else if (role !== "snapshot") for (const target of targetsIn(path, name)) kept.add(target);
  }
  for (const file of filesBelow(join(site, "targets"), "targets"))
    if (!kept.has(file) && statSync(join(site, file)).mtimeMs < limit) doomed.push(file);
  if (dryRun) return doomed;
  for (const file of doomed) desk.disk.remove(join(site, file));
  removeEmpty(join(site, "targets"));
  return doomed;
}

/** When a version went out of force; `now` where the log does not say, so that it stays; for one that never came into force when it was written. */
function endOf(
  log: readonly Publication[],
  role: string,
  version: number,
  isSuperseded: boolean,
  written: number,
  now: number,
): number {
  if (!isSuperseded) return written;
  return log.find(({ versions }) => (versions[role] ?? 0) > version)?.at ?? now;
}

function targetsIn(path: string, name: string): readonly string[] {
  return Object.values(parseTargets(name, readFileSync(path)).signed.targets).map((target) =>
    targetPath(target.path, target.hashes["sha256"] ?? ""),
  );
}

function filesBelow(folder: string, name: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory()
      ? filesBelow(join(folder, entry.name), `${name}/${entry.name}`)
      : [`${name}/${entry.name}`],
  );
}

function removeEmpty(folder: string): void {
  if (!existsSync(folder)) return;
  for (const entry of readdirSync(folder, { withFileTypes: true }))
    if (entry.isDirectory()) removeEmpty(join(folder, entry.name));
  if (readdirSync(folder).length === 0) rmdirSync(folder);
}
