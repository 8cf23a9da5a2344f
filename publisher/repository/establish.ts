import { sha256Of } from "../sha256.ts";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { PublisherRefusal } from "../command.ts";
import type { TufKey } from "../keys/key-object.ts";
import type { Desk } from "./desk.ts";
import {
  countingKeys,
  lacking,
  publishDrafts,
  readDrafts,
  signDraft,
  writeDraft,
} from "./drafts.ts";
import { expiryAfter } from "./metadata.ts";
import { rootOf, targetsOf } from "./plan.ts";
import { listDuty, policyDuty } from "./propose.ts";
import { writeSettings } from "./settings.ts";
import type { Settings } from "./settings.ts";
import { hasRoot, metadataPath, nextVersion, POLICY_ROLE, roleOf } from "./tree.ts";

/** The keys of a new repository, by role; `lists-ID` for a list, `policy` for the policy. */
export type FoundingKeys = ReadonlyMap<string, readonly TufKey[]>;

/** How the founding went. */
export interface Founding {
  /** Null while signatures are missing. */
  readonly fingerprint: string | null;
  readonly versions: Readonly<Record<string, number>> | null;
  /** What is missing, one sentence each. */
  readonly missing: readonly string[];
}

/**
 * Founds a repository: settings, drafts of the first root and targets, signed with every key that is here, and published when that is
 * enough. Run again after a kill it goes on. Refuses (`exists`) a folder that has a root.
 */
export async function found(desk: Desk, settings: Settings, keys: FoundingKeys): Promise<Founding> {
  refuseExisting(desk);
  writeSettings(desk.repo, settings, desk.disk);
  for (const draft of readDrafts(desk.repo)) desk.disk.remove(draft.path);
  const { roles } = settings;
  const duty = (role: "root" | "targets" | "snapshot" | "timestamp") =>
    [role, { keys: keys.get(role) ?? [], threshold: roles[role].threshold }] as const;
  const plan = new Map([duty("root"), duty("targets"), duty("snapshot"), duty("timestamp")]);
  const delegations = new Map(
    settings.lists.map(({ id }) => [
      roleOf(id),
      listDuty(id, keys.get(roleOf(id)) ?? [], roles.lists.threshold),
    ]),
  );
  if (roles.policy !== undefined)
    delegations.set(POLICY_ROLE, policyDuty(keys.get(POLICY_ROLE) ?? [], roles.policy.threshold));
  const root = rootOf(plan, 1, expiryAfter(desk.now, roles.root.days));
  // A run that was killed may have written targets already; the root, which comes last, it has not.
  const targetsVersion = nextVersion(desk.site, "targets", 0);
  const expires = expiryAfter(desk.now, roles.targets.days);
  const targets = targetsOf(delegations, targetsVersion, expires);
  writeDraft(desk, { role: "targets", metadata: targets });
  writeDraft(desk, { role: "root", metadata: root });
  for (const draft of readDrafts(desk.repo)) {
    const counting = draft.role === "root" ? countingKeys(draft, null) : countingKeys(draft, root);
    await signDraft(
      desk,
      draft,
      desk.ring.here(counting).map(({ name }) => name),
    );
  }
  const missing = readDrafts(desk.repo).flatMap((draft) =>
    lacking(draft, draft.role === "root" ? null : root),
  );
  if (missing.length > 0) return { fingerprint: null, versions: null, missing };
  const versions = await publishDrafts(desk, settings, "init");
  return { fingerprint: fingerprintOf(desk.site), versions, missing };
}

/** Refuses (`exists`) to found where a root is in force. */
export function refuseExisting({ site, repo }: Pick<Desk, "site" | "repo">): void {
  if (!hasRoot(site)) return;
  throw new PublisherRefusal("exists", [
    {
      file: join(repo, "public", metadataPath("root", 1)),
      message:
        "is there: this folder has a repository. `root propose` changes its keys, `list add` its lists",
    },
  ]);
}

/** What people compare: SHA-256 of the first root's bytes, hex. */
export function fingerprintOf(site: string, version = 1): string | null {
  const path = join(site, metadataPath("root", version));
  return existsSync(path) ? sha256Of(readFileSync(path)) : null;
}
