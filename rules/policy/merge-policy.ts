import { MANY_KEY_NAMES, ONE_KEY_NAMES } from "./key-facts.ts";
import type { EffectivePolicy, ManyKey, OneKey, PolicyLayer } from "./policy-words.ts";
import { resolveMany, resolveOne } from "./resolve.ts";

/**
 * All sources merged: what is in force. The person's own settings come in as a layer of source `user`. The order of the layers
 * only matters between two of one source and rank.
 */
export function mergePolicy(layers: readonly PolicyLayer[]): EffectivePolicy {
  const one: EffectivePolicy["one"] = {};
  const locked: (OneKey | ManyKey)[] = [];
  for (const key of ONE_KEY_NAMES) {
    const { chosen, isLocked } = resolveOne(layers, key);
    if (isLocked) locked.push(key);
    if (chosen !== null) Object.assign(one, { [key]: chosen });
  }
  locked.push(...MANY_KEY_NAMES.filter((name) => resolveMany(layers, name).isLocked));
  return {
    one,
    locked,
    minimumSeverity: one.minimumSeverity ?? null,
    programsOff: resolveMany(layers, "programsOff").items,
    severities: resolveMany(layers, "severities").items,
    suppliers: resolveMany(layers, "suppliers").items,
    categoryRules: resolveMany(layers, "categoryRules").items,
    exclusions: resolveMany(layers, "exclusions").items,
    exceptions: resolveMany(layers, "exceptions").items,
    positiveLists: resolveMany(layers, "positiveLists").items,
    criteria: resolveMany(layers, "criteria").items,
    portals: resolveMany(layers, "portals").items,
    portalsOff: resolveMany(layers, "portalsOff").items,
    featuresOff: resolveMany(layers, "featuresOff").items,
    submitGuard: resolveMany(layers, "submitGuard").items,
  };
}
