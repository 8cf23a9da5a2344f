import type { Metadata, Root, Targets } from "@tufjs/models";
import { PublisherRefusal } from "../command.ts";
import { keyIdOf } from "../keys/key-object.ts";
import type { TufKey } from "../keys/key-object.ts";
import { makeRoot, makeTargets } from "./metadata.ts";
import type { Delegator } from "./metadata.ts";

/** Who may sign a role. */
export interface Duty {
  readonly keys: readonly TufKey[];
  readonly threshold: number;
  /** For a delegated role: the target paths it may name. */
  readonly paths?: readonly string[];
}

/** The duties that a root, or the top-level targets, hands out, by role. */
export type Plan = ReadonlyMap<string, Duty>;

/** The roles that the root itself names. */
export const ROOT_ROLES = ["root", "targets", "snapshot", "timestamp"] as const;

/** The plan of metadata in force. */
export function planOf({ signed }: Delegator): Plan {
  const keys = "roles" in signed ? signed.keys : (signed.delegations?.keys ?? {});
  const keysOf = (keyids: readonly string[]) =>
    keyids.flatMap((keyid): TufKey[] => {
      const key = keys[keyid];
      if (key === undefined) return [];
      const { keyType: keytype, scheme, keyVal } = key;
      return [{ keytype, scheme, keyval: { public: keyVal["public"] ?? "" } }];
    });
  if ("roles" in signed)
    return new Map(
      Object.entries(signed.roles).map(([name, { keyIDs, threshold }]) => [
        name,
        { keys: keysOf(keyIDs), threshold },
      ]),
    );
  return new Map(
    Object.entries(signed.delegations?.roles ?? {}).map(([name, { keyIDs, threshold, paths }]) => [
      name,
      { keys: keysOf(keyIDs), threshold, ...(paths === undefined ? {} : { paths }) },
    ]),
  );
}

/** A root that hands out these duties, unsigned. Refuses (`bad-plan`) a threshold that its keys cannot reach. */
export function rootOf(plan: Plan, version: number, expires: string): Metadata<Root> {
  checkPlan(plan, "root");
  return makeRoot({
    version,
    expires,
    consistent_snapshot: true,
    keys: keysOf(plan),
    roles: Object.fromEntries(
      [...plan].map(([name, { keys, threshold }]) => [
        name,
        { keyids: keys.map(keyIdOf), threshold },
      ]),
    ),
  });
}

/** Top-level targets that delegate by a plan and name no target, unsigned. Refuses (`bad-plan`). */
export function targetsOf(plan: Plan, version: number, expires: string): Metadata<Targets> {
  checkPlan(plan, "targets");
  return makeTargets({
    version,
    expires,
    targets: {},
    delegations: {
      keys: keysOf(plan),
      roles: [...plan].map(([name, { keys, threshold, paths }]) => ({
        name,
        keyids: keys.map(keyIdOf),
        threshold,
        paths: [...(paths ?? [])],
        terminating: true,
      })),
    },
  });
}

function keysOf(plan: Plan) {
  return Object.fromEntries(
    [...plan.values()].flatMap(({ keys }) =>
      keys.map(({ keytype, scheme, keyval }) => [
        keyIdOf({ keytype, scheme, keyval }),
        { keytype, scheme, keyval: { public: keyval.public } },
      ]),
    ),
  );
}

function checkPlan(plan: Plan, file: string): void {
  const problems = [...plan].flatMap(([role, { keys, threshold }]) => {
    const count = new Set(keys.map(keyIdOf)).size;
    if (count < keys.length)
      return [
        { file, field: role, message: "names one key twice: two signatures must be two keys" },
      ];
    if (count >= threshold) return [];
    const message = `needs ${String(threshold)} signature(s), but has ${String(count)} key(s)`;
    return [{ file, field: role, message }];
  });
  if (problems.length > 0) throw new PublisherRefusal("bad-plan", problems);
}

/** What differs between two plans, one sentence each, for the person who is to sign it. */
export function planChanges(
  before: Plan | null,
  after: Plan,
  nameOf: (keyid: string) => string,
): readonly string[] {
  const lines: string[] = [];
  for (const role of new Set([...(before?.keys() ?? []), ...after.keys()])) {
    const old = before?.get(role);
    const next = after.get(role);
    const oldIds = new Set(old?.keys.map(keyIdOf));
    const nextIds = new Set(next?.keys.map(keyIdOf));
    if (next === undefined) lines.push(`${role}: is taken away`);
    if (old === undefined && next !== undefined) lines.push(`${role}: is new`);
    for (const id of nextIds.difference(oldIds)) lines.push(`${role}: key ${nameOf(id)} comes in`);
    if (next !== undefined)
      for (const id of oldIds.difference(nextIds)) lines.push(`${role}: key ${nameOf(id)} goes`);
    if (next !== undefined && old?.threshold !== next.threshold)
      lines.push(`${role}: ${String(next.threshold)} signature(s) of ${String(nextIds.size)} keys`);
  }
  return lines.length === 0 ? ["no key changes: it is only valid for longer"] : lines;
}
