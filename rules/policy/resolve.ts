import { MANY_KEYS } from "./key-facts.ts";
import type {
  ManyKey,
  ManyValues,
  OneKey,
  OneValues,
  PolicyLayer,
  PolicyMode,
  SetBy,
  Sourced,
} from "./policy-words.ts";

type Source = PolicyLayer["source"];

/**
 * The one table of who counts before whom, strongest first: what an administrator locked; else what a person chose; else what
 * an administrator set as a default.
 */
const STRENGTH: readonly (readonly [Source, PolicyMode])[] = [
  ["managed", "locked"],
  ["organisation", "locked"],
  ["user", "default"],
  ["imported", "default"],
  ["managed", "default"],
  ["organisation", "default"],
];

/** What one source says of one collection. */
interface Pair<Item> {
  readonly add: Entry<Item> | undefined;
  readonly replace: Entry<Item> | undefined;
}

interface Entry<Item> {
  readonly value: readonly Item[];
  readonly mode: PolicyMode;
}

type Keys = PolicyLayer["keys"];

const PAIRS: { readonly [M in ManyKey]: (keys: Keys) => Pair<ManyValues[M]> } = {
  programsOff: (keys) => ({ add: keys["programsOff.add"], replace: keys["programsOff.replace"] }),
  severities: (keys) => ({ add: keys["severities.add"], replace: keys["severities.replace"] }),
  suppliers: (keys) => ({ add: keys["suppliers.add"], replace: keys["suppliers.replace"] }),
  categoryRules: (keys) => ({
    add: keys["categoryRules.add"],
    replace: keys["categoryRules.replace"],
  }),
  exclusions: (keys) => ({ add: keys["exclusions.add"], replace: keys["exclusions.replace"] }),
  exceptions: (keys) => ({ add: keys["exceptions.add"], replace: keys["exceptions.replace"] }),
  positiveLists: (keys) => ({
    add: keys["positiveLists.add"],
    replace: keys["positiveLists.replace"],
  }),
  criteria: (keys) => ({ add: keys["criteria.add"], replace: keys["criteria.replace"] }),
  portals: (keys) => ({ add: keys["portals.add"], replace: keys["portals.replace"] }),
  portalsOff: (keys) => ({ add: keys["portalsOff.add"], replace: keys["portalsOff.replace"] }),
  featuresOff: (keys) => ({ add: keys["featuresOff.add"], replace: keys["featuresOff.replace"] }),
  submitGuard: (keys) => ({ add: keys["submitGuard.add"], replace: keys["submitGuard.replace"] }),
};

/** What is in force of a key with one value, and of which source. */
export interface ResolvedOne<Value> {
  readonly chosen: Sourced<Value> | null;
  readonly layer: PolicyLayer | null;
  readonly isLocked: boolean;
}

/** What is in force of a collection. */
export interface ResolvedMany<Item> {
  readonly items: readonly Sourced<Item>[];
  readonly isLocked: boolean;
  /** The layers whose `add`, and whose `replace`, is a part of what is in force. */
  readonly adding: ReadonlySet<PolicyLayer>;
  readonly replacing: ReadonlySet<PolicyLayer>;
}

/** The strongest value of a key. */
export function resolveOne<K extends OneKey>(
  layers: readonly PolicyLayer[],
  key: K,
): ResolvedOne<OneValues[K]> {
  const [best] = byStrength(
    layers.filter((layer) => layer.keys[key] !== undefined),
    (layer) => layer.keys[key]?.mode === "locked",
  );
  const entry = best?.layer.keys[key];
  if (best === undefined || entry === undefined)
    return { chosen: null, layer: null, isLocked: false };
  const chosen = { ...setBy(best.layer), value: entry.value };
  return { chosen, layer: best.layer, isLocked: best.isLocked };
}

/**
 * The items of a collection, the strongest source's first. Adding unites; of two items with one id the stronger source's
 * counts; `replace` ends what weaker sources say; where one source locks, only those that lock count.
 */
export function resolveMany<M extends ManyKey>(
  layers: readonly PolicyLayer[],
  name: M,
): ResolvedMany<ManyValues[M]> {
  const pairOf = PAIRS[name];
  const { idOf } = MANY_KEYS[name];
  const ordered = byStrength(
    layers.filter(({ keys }) => {
      const { add, replace } = pairOf(keys);
      return add !== undefined || replace !== undefined;
    }),
    ({ keys }) => {
      const { add, replace } = pairOf(keys);
      return add?.mode === "locked" || replace?.mode === "locked";
    },
  );
  const isLocked = ordered[0]?.isLocked === true;
  const items = new Map<string, Sourced<ManyValues[M]>>();
  const adding = new Set<PolicyLayer>();
  const replacing = new Set<PolicyLayer>();
  const take = (layer: PolicyLayer, value: readonly ManyValues[M][]): boolean => {
    const before = items.size;
    for (const item of value) {
      const id = idOf(item);
      if (!items.has(id)) items.set(id, { ...setBy(layer), value: item });
    }
    return items.size > before || value.length === 0;
  };
  for (const { layer, isLocked: locks } of ordered) {
    if (isLocked && !locks) break;
    const { add, replace } = pairOf(layer.keys);
    if (add !== undefined && take(layer, add.value)) adding.add(layer);
    if (replace === undefined) continue;
    take(layer, replace.value);
    replacing.add(layer);
    break;
  }
  return { items: [...items.values()], isLocked, adding, replacing };
}

interface Placed {
  readonly layer: PolicyLayer;
  readonly isLocked: boolean;
}

/** Layers, the strongest first: by the table, then by their rank. Only an administrator's lock is one. */
function byStrength(
  layers: readonly PolicyLayer[],
  locks: (layer: PolicyLayer) => boolean,
): readonly Placed[] {
  return layers
    .map((layer) => {
      const isLocked =
        locks(layer) && (layer.source === "managed" || layer.source === "organisation");
      const mode = isLocked ? "locked" : "default";
      const place = STRENGTH.findIndex(([source, how]) => source === layer.source && how === mode);
      return { layer, isLocked, place };
    })
    .toSorted(
      (left, right) => left.place - right.place || (left.layer.rank ?? 0) - (right.layer.rank ?? 0),
    );
}

function setBy({ source, origin }: PolicyLayer): SetBy {
  return { source, origin };
}
