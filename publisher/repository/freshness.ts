import type { AnyMetadata } from "./metadata.ts";
import { POLICY_ROLE } from "./tree.ts";
import type { Tree } from "./tree.ts";

/** How long a role's word still holds. */
export interface Freshness {
  readonly role: string;
  readonly expires: string;
  /** Whole days left; negative when it has expired. */
  readonly daysLeft: number;
}

/** Of every role in force, soonest first. */
export function freshnessOf(
  { root, timestamp, snapshot, targets, lists }: Tree,
  now: number,
): readonly Freshness[] {
  const roles: readonly (readonly [string, AnyMetadata])[] = [
    ["root", root],
    ["timestamp", timestamp],
    ["snapshot", snapshot],
    ["targets", targets],
    ...lists,
  ];
  return roles
    .map(([role, { signed }]) => ({
      role,
      expires: signed.expires,
      daysLeft: Math.floor((Date.parse(signed.expires) - now) / 86_400_000),
    }))
    .toSorted((left, right) => left.daysLeft - right.daysLeft);
}

/** What a person is told about a role that ends soon or has ended, with what to run. */
export function renewalOf({ role, expires, daysLeft }: Freshness): string {
  const when =
    daysLeft < 0 ? `expired on ${expires}` : `expires on ${expires}, in ${String(daysLeft)} day(s)`;
  const todo =
    role === "root" || role === "targets"
      ? `root propose --renew ${role}, root sign, root publish`
      : role === POLICY_ROLE
        ? "policy sign, policy publish"
        : role.startsWith("lists-")
          ? ["build", "sign", "publish"].map((verb) => `list ${verb} ${role.slice(6)}`).join(", ")
          : "timestamp refresh";
  return `${when}; run: ${todo}`;
}
