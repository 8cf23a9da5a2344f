import { randomBytes } from "node:crypto";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Call } from "../command.ts";
import { PublisherRefusal } from "../command.ts";
import type { TufKey } from "../keys/key-object.ts";
import { keyIdOf } from "../keys/key-object.ts";
import { openDesk } from "./desk.ts";
import type { Desk } from "./desk.ts";
import { countingKeys, lacking, publishDrafts, readDrafts, signDraft } from "./drafts.ts";
import { found } from "./establish.ts";
import {
  addSignatures,
  bytesOf,
  expiryAfter,
  isSigned,
  makeTargets,
  makeTimestamp,
} from "./metadata.ts";
import type { AnyMetadata } from "./metadata.ts";
import { ourOpinion } from "./our-opinion.ts";
import { planOf } from "./plan.ts";
import { propose } from "./propose.ts";
import { publishChange, renewed } from "./publish.ts";
import { daysOf, STANDARD_POLICY } from "./settings.ts";
import type { Settings } from "./settings.ts";
import { isDelegated, metadataPath, nextVersion, POLICY_ROLE, readRoot, readTree } from "./tree.ts";
import type { Tree } from "./tree.ts";
import { verifyRepository } from "./verify.ts";
import { whileServed } from "./loopback.ts";
import { renewedRoot } from "./renewed-root.ts";

/** One step of a rehearsal: what to do, the command in earnest, and what came of it here. */
export interface DrillStep {
  readonly what: string;
  readonly command: string | null;
  readonly result: string;
}

/** What happened to the key. */
export type Mishap = "stolen" | "lost";

/**
 * Rehearses the loss or theft of a role's key on a copy of the repository that is thrown away afterwards: the same lists, lifetimes and
 * thresholds, but keys of its own, so that nothing signed in a drill is ever valid in earnest. Every step is really done. Refuses
 * (`unknown-role`), and throws an Error when a step does not do what it should.
 */
export async function drill(
  call: Call,
  settings: Settings,
  mishap: Mishap,
  role: string,
): Promise<readonly DrillStep[]> {
  const original = readTree(join(call.repo, "public"), { bytes: true });
  refuseUnknown(original, role);
  const folder = mkdtempSync(join(tmpdir(), "sekisho-drill-"));
  try {
    const passphrase = randomBytes(16).toString("hex");
    const progress = (line: string) => {
      call.progress(line);
    };
    const ask = () => Promise.resolve(passphrase);
    const desk = openDesk(folder, call.now(), progress, undefined, ask);
    await rebuild(desk, settings, original, join(call.repo, "public"));
    return await rehearse(desk, settings, mishap, role);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A role as a person names it: a list's by the list's id. */
function asTyped(role: string): string {
  return role.replace(/^lists-/, "");
}

function refuseUnknown({ root, targets }: Tree, role: string): void {
  const known = [...planOf(root).keys(), ...planOf(targets).keys()];
  if (known.includes(role)) return;
  throw new PublisherRefusal("unknown-role", [
    {
      file: "command line",
      field: "--role",
      value: asTyped(role),
      message: `is none of: ${known.map(asTyped).join(", ")}`,
    },
  ]);
}

async function rebuild(
  desk: Desk,
  settings: Settings,
  original: Tree,
  site: string,
): Promise<void> {
  const keys = new Map<string, readonly TufKey[]>();
  for (const [role, duty] of [...planOf(original.root), ...planOf(original.targets)]) {
    const own: TufKey[] = [];
    for (const index of duty.keys.keys())
      own.push(await desk.ring.create(`${role}-${String(index + 1)}`));
    keys.set(role, own);
  }
  const { policy, ...roles }: Settings["roles"] = structuredClone(settings.roles);
  const all = keys.has(POLICY_ROLE) ? { ...roles, policy: policy ?? STANDARD_POLICY } : roles;
  for (const role of ["root", "targets", "snapshot", "timestamp"] as const)
    roles[role].threshold = original.root.signed.roles[role]?.threshold ?? roles[role].threshold;
  const lists = settings.lists.filter(({ id }) => keys.has(`lists-${id}`));
  const { missing } = await found(desk, { ...settings, roles: all, lists }, keys);
  if (missing.length > 0) throw new Error(missing.join("; "));
  if (existsSync(join(site, "targets")))
    cpSync(join(site, "targets"), join(desk.site, "targets"), { recursive: true });
  const tree = readTree(desk.site, { bytes: false });
  const copies = new Map<string, Tree["targets"]>();
  for (const [role, list] of original.lists) {
    const copy = makeTargets({
      ...list.signed.toJSON(),
      version: nextVersion(desk.site, role, 1),
      expires: expiryAfter(desk.now, daysOf(settings, role)),
    });
    await signWith(desk, copy, keys.get(role) ?? []);
    copies.set(role, copy);
  }
  await publishChange(desk, settings, "drill", tree, { lists: copies });
}

async function signWith(
  { ring }: Desk,
  metadata: AnyMetadata,
  keys: readonly TufKey[],
): Promise<void> {
  for (const { name } of ring.here(keys.map(keyIdOf)))
    addSignatures(metadata, [await ring.signer(name)]);
}

async function rehearse(
  desk: Desk,
  settings: Settings,
  mishap: Mishap,
  role: string,
): Promise<readonly DrillStep[]> {
  const steps: DrillStep[] = [];
  const step = (what: string, command: string | null, result: string) => {
    desk.progress(
      `${String(steps.length + 1)}. ${what}${command === null ? "" : `\n   $ ${command}`}\n   here: ${result}`,
    );
    steps.push({ what, command, result });
  };
  const tree = readTree(desk.site, { bytes: true });
  const duty = planOf(tree.root).get(role) ?? planOf(tree.targets).get(role);
  const [gone] = duty?.keys ?? [];
  if (duty === undefined || gone === undefined) throw new Error(`${role} has no key`);
  const goneName = desk.ring.here([keyIdOf(gone)])[0]?.name ?? "";
  const firstRoot = readFileSync(join(desk.site, metadataPath("root", 1)));
  step(
    "Say when it happened and which key it is; stop the cron job and note the versions in force.",
    "key list",
    `key ${goneName} of role ${role}, which needs ${String(duty.threshold)} of ${String(duty.keys.length)} signatures`,
  );
  const forged = mishap === "stolen" ? await forge(desk, tree, role, goneName) : null;
  if (forged !== null)
    step(
      "What the thief can do until the key is out: with this key alone, and a hold on the server or the line.",
      null,
      powerOf(
        role,
        duty.threshold,
        isSigned(isDelegated(role) ? tree.targets : tree.root, role, forged),
      ),
    );
  else {
    desk.disk.remove(join(desk.ring.folder, `${goneName}.pem`));
    step(
      "Look for the second copy of the key first: if it is there, nothing is lost.",
      null,
      `${goneName}.pem is deleted; there is no copy`,
    );
  }
  const next = `${role}-new`;
  await desk.ring.create(next);
  const key = desk.ring.find(next);
  if (key === null) throw new Error("the new key is not there");
  const keyid = keyIdOf(gone);
  step(
    "Make the new key, on the machine where it belongs; take its public half to the proposer.",
    `key new ${next}`,
    key.keyid,
  );
  const proposals = propose(
    desk,
    settings,
    [
      { kind: "add", role, key },
      { kind: "remove", role, keyid },
    ],
    [],
  );
  const typed = asTyped(role);
  step(
    "Draft the change: the new key in, the old one out.",
    `root propose --add ${typed}=${next} --remove ${typed}=${goneName}`,
    proposals.flatMap(({ changes }) => changes).join("; "),
  );
  const root = readRoot(desk.site);
  for (const draft of readDrafts(desk.repo)) {
    const holders = desk.ring
      .here(countingKeys(draft, root))
      .filter((each) => each.keyid !== keyid);
    for (const { name } of holders) {
      if (lacking(draft, root).length === 0) break;
      await signDraft(desk, draft, [name]);
      step(
        `The holder of ${name} reads what it changes and signs his copy.`,
        `root sign ${draft.role === "root" ? "N.root.json" : "N.targets.json"} --key ${name}`,
        lacking(draft, root).join("; ") || "that is enough",
      );
    }
  }
  const versions = await publishDrafts(desk, settings, "drill");
  step(
    "Publish, and copy public/ to the server.",
    "root publish FILE...",
    JSON.stringify(versions),
  );
  const verdict = await whileServed(desk.site, (url) => verifyRepository(url, firstRoot, desk.now));
  if (verdict.problems.length > 0)
    throw new Error(verdict.problems.map(({ message }) => message).join("; "));
  step(
    "Check as browsers do, from the first root: they find the new one by themselves.",
    "verify URL",
    `both clients accept, ${String(verdict.ours.accepted.size)} target(s)`,
  );
  if (forged !== null)
    step(
      "The thief tries again with the old key.",
      null,
      await refused(desk, firstRoot, role, forged),
    );
  step(
    mishap === "stolen"
      ? "Start the cron job again. Look through log.jsonl and the served files for versions that you did not sign; tell the people who set up browsers."
      : "Start the cron job again, and make the second copy of the new key now.",
    "timestamp refresh",
    "the rehearsal's copy is thrown away; nothing in earnest was touched",
  );
  return steps;
}

async function forge(desk: Desk, tree: Tree, role: string, keyName: string): Promise<AnyMetadata> {
  const far = expiryAfter(desk.now, 3650);
  const forged =
    role === "timestamp"
      ? makeTimestamp(tree.timestamp.signed.version + 1000, far, tree.snapshot)
      : role === "root"
        ? renewedRoot(tree.root, far)
        : role === "snapshot"
          ? tree.snapshot
          : renewed(desk, role, tree.lists.get(role) ?? tree.targets, 3650);
  forged.signatures = {};
  addSignatures(forged, [await desk.ring.signer(keyName)]);
  return forged;
}

function powerOf(role: string, threshold: number, counts: boolean): string {
  if (!counts)
    return `nothing yet: ${String(threshold)} keys have to sign; act before a second one is gone`;
  if (role === "timestamp" || role === "snapshot")
    return "hold browsers on the list they have, until the metadata expires; no list can be changed with it";
  if (role === "targets")
    return "together with the snapshot and timestamp keys, hand every list to keys of his own; alone nothing";
  if (role === POLICY_ROLE)
    return "together with the snapshot and timestamp keys, set what the policy may set: exceptions, severities, contacts; what managed storage locks stays";
  return "together with the snapshot and timestamp keys, publish a false release of this one list; large changes need a second key";
}

async function refused(
  desk: Desk,
  firstRoot: Uint8Array,
  role: string,
  forged: AnyMetadata,
): Promise<string> {
  const { root, targets } = readTree(desk.site, { bytes: false });
  if (isSigned(isDelegated(role) ? targets : root, role, forged))
    throw new Error(`the old key of ${role} still counts`);
  if (role !== "timestamp") return `${role} signed with the old key no longer counts`;
  const copy = `${desk.site}-of-the-thief`;
  cpSync(desk.site, copy, { recursive: true });
  desk.disk.put(join(copy, metadataPath("timestamp", null)), bytesOf(forged));
  const { refusal } = await whileServed(copy, (url) => ourOpinion(url, firstRoot, desk.now));
  if (refusal === null) throw new Error("a timestamp signed with the old key was accepted");
  return `browsers refuse it: ${refusal}`;
}
