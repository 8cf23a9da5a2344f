import { collectionOf, factsOf, isOneKey, POLICY_KEY_NAMES } from "./key-facts.ts";
import type { KeyStatus, PolicyKey, PolicyLayer, ReceivedValue } from "./policy-words.ts";
import { resolveMany, resolveOne } from "./resolve.ts";

/**
 * Every key of the language with all that was received of it, in the order of the layers, and what is in force: the value of a
 * key, or the items of the whole collection, by whichever of its two keys they came.
 */
export function keyStatuses(layers: readonly PolicyLayer[]): readonly KeyStatus[] {
  return POLICY_KEY_NAMES.map((key) => {
    const { effective, isLocked, counts } = inForce(layers, key);
    return {
      key,
      received: layers.flatMap((layer) => receivedOf(layer, key, counts(layer))),
      effective,
      isLocked,
      isUsed: factsOf(key).used,
    };
  });
}

interface InForce {
  readonly effective: unknown;
  readonly isLocked: boolean;
  readonly counts: (layer: PolicyLayer) => boolean;
}

function inForce(layers: readonly PolicyLayer[], key: PolicyKey): InForce {
  if (isOneKey(key)) {
    const { chosen, layer, isLocked } = resolveOne(layers, key);
    return { effective: chosen?.value ?? null, isLocked, counts: (each) => each === layer };
  }
  const name = collectionOf(key);
  if (name === null) return { effective: null, isLocked: false, counts: () => false };
  const { items, isLocked, adding, replacing } = resolveMany(layers, name);
  const taking = key.endsWith(".add") ? adding : replacing;
  const isSet = adding.size + replacing.size > 0;
  return {
    effective: isSet ? items.map(({ value }) => value) : null,
    isLocked,
    counts: (layer) => taking.has(layer),
  };
}

function receivedOf(
  { source, origin, keys }: PolicyLayer,
  key: PolicyKey,
  counts: boolean,
): readonly ReceivedValue[] {
  const entry = keys[key];
  if (entry === undefined) return [];
  const state = counts ? "in-force" : "overridden";
  return [{ source, origin, mode: entry.mode, value: entry.value, state }];
}
