import { PublisherRefusal } from "../command.ts";
import type { TufKey } from "../keys/key-object.ts";
import { keyIdOf } from "../keys/key-object.ts";
import type { Desk } from "./desk.ts";
import { readDrafts, writeDraft } from "./drafts.ts";
import { expiryAfter } from "./metadata.ts";
import { planChanges, planOf, ROOT_ROLES, rootOf, targetsOf } from "./plan.ts";
import type { Duty, Plan } from "./plan.ts";
import type { Settings } from "./settings.ts";
import { isDelegated, nextVersion, POLICY_ROLE, readTree, roleOf } from "./tree.ts";

/** One change of who may sign what. Roles are `root`, `targets`, `snapshot`, `timestamp`, `policy` or `lists-ID`. */
export type Edit =
  | { readonly kind: "add"; readonly role: string; readonly key: TufKey }
  | { readonly kind: "remove"; readonly role: string; readonly keyid: string }
  | { readonly kind: "threshold"; readonly role: string; readonly threshold: number }
  | { readonly kind: "drop"; readonly role: string };

/** A draft that was written: where, and what it changes. */
export interface Proposal {
  readonly role: "root" | "targets";
  readonly path: string;
  readonly version: number;
  readonly changes: readonly string[];
}

/**
 * Writes the drafts that make these changes: a root, targets, or both. `renew` asks for a draft even without a change, to renew its
 * expiry. Refuses (`draft-open`, `unknown-role`, `unknown-key`, `bad-plan`).
 */
export function propose(
  desk: Desk,
  settings: Settings,
  edits: readonly Edit[],
  renew: readonly ("root" | "targets")[],
): readonly Proposal[] {
  const [open] = readDrafts(desk.repo);
  if (open !== undefined)
    throw new PublisherRefusal("draft-open", [
      {
        file: open.path,
        message: "waits for signatures; publish it, or delete it and propose again",
      },
    ]);
  const { root, targets } = readTree(desk.site, { bytes: false });
  const isOfRoot = ({ role }: Edit) => ROOT_ROLES.some((name) => name === role);
  const proposals: Proposal[] = [];
  const rootEdits = edits.filter(isOfRoot);
  if (rootEdits.length > 0 || renew.includes("root")) {
    const plan = applied(planOf(root), rootEdits);
    const version = root.signed.version + 1;
    const metadata = rootOf(plan, version, expiryAfter(desk.now, settings.roles.root.days));
    const changes = planChanges(planOf(root), plan, (keyid) => nameOf(desk, keyid));
    proposals.push({
      role: "root",
      path: writeDraft(desk, { role: "root", metadata }),
      version,
      changes,
    });
  }
  const targetsEdits = edits.filter((edit) => !isOfRoot(edit));
  if (targetsEdits.length > 0 || renew.includes("targets")) {
    const plan = applied(planOf(targets), targetsEdits);
    const version = nextVersion(desk.site, "targets", targets.signed.version);
    const metadata = targetsOf(plan, version, expiryAfter(desk.now, settings.roles.targets.days));
    const changes = planChanges(planOf(targets), plan, (keyid) => nameOf(desk, keyid));
    proposals.push({
      role: "targets",
      path: writeDraft(desk, { role: "targets", metadata }),
      version,
      changes,
    });
  }
  return proposals;
}

/** The key's name where it is known, else the beginning of its id. */
export function nameOf({ ring }: Desk, keyid: string): string {
  const name = ring.list().find((key) => key.keyid === keyid)?.name;
  return name === undefined ? keyid.slice(0, 12) : `${name} (${keyid.slice(0, 12)})`;
}

/** A plan after changes. Refuses (`unknown-role`, `unknown-key`). */
export function applied(plan: Plan, edits: readonly Edit[]): Plan {
  const next = new Map(plan);
  for (const edit of edits) {
    const { role } = edit;
    const duty = next.get(role) ?? newRole(role, edit, plan);
    switch (edit.kind) {
      case "add":
        next.set(role, { ...duty, keys: [...duty.keys, edit.key] });
        break;
      case "remove": {
        const keys = duty.keys.filter((key) => keyIdOf(key) !== edit.keyid);
        if (keys.length === duty.keys.length)
          throw new PublisherRefusal("unknown-key", [
            { file: "drafts", field: role, value: edit.keyid, message: "does not sign this role" },
          ]);
        next.set(role, { ...duty, keys });
        break;
      }
      case "threshold":
        next.set(role, { ...duty, threshold: edit.threshold });
        break;
      case "drop":
        next.delete(role);
        break;
    }
  }
  return next;
}

function newRole(role: string, edit: Edit, plan: Plan): Duty {
  if (role === POLICY_ROLE && edit.kind === "add") return policyDuty([], 1);
  if (role.startsWith("lists-") && edit.kind === "add")
    return listDuty(role.slice("lists-".length), [], 1);
  throw new PublisherRefusal("unknown-role", [
    {
      file: "drafts",
      field: "role",
      value: role,
      message: `there is no such role; there are: ${[...plan.keys()].join(", ")}`,
    },
  ]);
}

/** What a list's role may sign: its own folder, nothing else. */
export function listDuty(list: string, keys: readonly TufKey[], threshold: number): Duty {
  return { keys, threshold, paths: [`lists/${list}/*`] };
}

/** What the policy's role may sign: its own folder, nothing else. */
export function policyDuty(keys: readonly TufKey[], threshold: number): Duty {
  return { keys, threshold, paths: ["policy/*"] };
}

/** A role as typed, a list's also by its bare id. */
export function roleNamed(typed: string): string {
  const isRole = ROOT_ROLES.some((role) => role === typed) || isDelegated(typed);
  return isRole ? typed : roleOf(typed);
}
