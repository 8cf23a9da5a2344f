import { TrustRefusal } from "./codes.ts";
import { speaksFor } from "./paths.ts";
import type { Delegation, TargetFacts } from "./roles.ts";
import type { SignedTargets } from "./state.ts";

/** Delegated roles that one search may visit (5.6.7.1). */
const MOST_ROLES = 32;

/** A target found, with the role that names it. */
export interface FoundTarget {
  readonly role: SignedTargets;
  readonly facts: TargetFacts;
}

/**
 * 5.6.7: looks for a target in pre-order, delegations in order of appearance, each role once; a terminating delegation ends the
 * search after its own descendants. `load` verifies a role against the delegation that leads to it, every time: what another
 * delegator vouched for is not vouched for here. Null when no role that may speak for the path names it.
 */
export async function searchTarget(
  top: SignedTargets,
  path: string,
  pathHash: string,
  load: (delegation: Delegation) => Promise<SignedTargets>,
): Promise<FoundTarget | null> {
  const visited = new Set<string>();
  let role = top;
  let waiting: readonly Delegation[] = [];
  for (;;) {
    const facts = role.targets.get(path);
    if (facts) return { role, facts };

    const matching = role.delegations.filter((each) => speaksFor(each, path, pathHash));
    const last = matching.findIndex((each) => each.isTerminating);
    waiting = last < 0 ? [...matching, ...waiting] : matching.slice(0, last + 1);
    waiting = waiting.filter((each) => !visited.has(each.name));
    const [next, ...rest] = waiting;
    if (!next) return null;
    if (visited.size >= MOST_ROLES) throw new TrustRefusal("too-many-roles", next.name, path);
    visited.add(next.name);
    waiting = rest;
    role = await load(next);
  }
}
