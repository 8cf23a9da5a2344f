import type { PolicyLayerView } from "../policy/policy-views.ts";
import type { EffectivePolicy, PolicyLayer } from "../policy/policy-words.ts";
import { resolveMany } from "../policy/resolve.ts";
import type { CriteriaPolicy, OwnCriteria } from "./criteria-words.ts";

/** What the policy in force says about the criteria. `views` name the sources for a record. */
export function criteriaPolicyOf(
  layers: readonly PolicyLayer[],
  { featuresOff }: Pick<EffectivePolicy, "featuresOff">,
  views: readonly Pick<PolicyLayerView, "source" | "id" | "v" | "sha256">[],
): CriteriaPolicy {
  const off = featuresOff.find(({ value }) => value === "criteria");
  const names = views.flatMap(nameOf);
  return {
    own: ownCriteria(layers),
    off: off === undefined ? null : { source: off.source, origin: off.origin },
    version: names.length === 0 ? null : names.join(", "),
  };
}

/** The organisation's questions, and whether each class of them came to replace ours or to stand beside them. */
function ownCriteria(layers: readonly PolicyLayer[]): readonly OwnCriteria[] {
  const { items, replacing } = resolveMany(layers, "criteria");
  return items.map((item) => {
    const { productClass } = item.value;
    const isAbout = ({ productClass: id }: { readonly productClass: string }) =>
      id === productClass;
    const replaces = [...replacing].some(
      ({ source, origin, keys }) =>
        source === item.source &&
        origin === item.origin &&
        keys["criteria.replace"]?.value.some(isAbout) === true &&
        keys["criteria.add"]?.value.some(isAbout) !== true,
    );
    return { ...item, replaces };
  });
}

/** A policy as a record names it: its id or source, its serial where it is signed, and the beginning of its hash. */
function nameOf({
  source,
  id,
  v,
  sha256,
}: Pick<PolicyLayerView, "source" | "id" | "v" | "sha256">): readonly string[] {
  if (sha256 === null) return [];
  const serial = v === null ? [] : [String(v)];
  return [[id ?? source, ...serial, sha256.slice(0, 12)].join(" ")];
}
