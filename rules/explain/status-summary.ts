import type { PolicyLayerView, PolicyView } from "../policy/policy-views.ts";
import type { PolicyCode, PolicyRejection } from "../policy/policy-words.ts";
import type { UpdatesView } from "../update-views.ts";

/** A rejection with the source that it is of. */
export interface Fault {
  readonly layer: Pick<PolicyLayerView, "source" | "origin">;
  readonly rejection: PolicyRejection;
  /** True when the whole text of the source could not be read. */
  readonly isWhole: boolean;
}

/** The one line at the top of the status page; `n` counts entries that cannot be used. */
export type StatusHead =
  | { readonly kind: "faults"; readonly n: number }
  | {
      readonly kind: "in-force" | "imported" | "none" | "not-known-yet" | "unreadable" | "unusable";
    };

/** What is said of an entry that applies all the same: nothing of it is lost. */
const NOTES: ReadonlySet<PolicyCode> = new Set(["not-locked-here", "set-twice"]);

/** True of what applies all the same, otherwise than it was written: it is no fault. */
export function isNote(code: PolicyCode): boolean {
  return NOTES.has(code);
}

/** Everything of the policy that cannot be used, source by source. */
export function faultsOf({ layers }: Pick<PolicyView, "layers">): readonly Fault[] {
  return rejectionsOf(layers, (code) => !isNote(code));
}

/** What was taken otherwise than it was written, source by source. */
export function notesOf({ layers }: Pick<PolicyView, "layers">): readonly Fault[] {
  return rejectionsOf(layers, isNote);
}

function rejectionsOf(
  layers: readonly PolicyLayerView[],
  isWanted: (code: PolicyCode) => boolean,
): readonly Fault[] {
  return layers.flatMap(({ source, origin, problem, rejected }) => {
    const all = [
      ...(problem === null ? [] : [{ rejection: problem, isWhole: true }]),
      ...rejected.map((rejection) => ({ rejection, isWhole: false })),
    ];
    return all.flatMap((each) =>
      isWanted(each.rejection.code) ? [{ layer: { source, origin }, ...each }] : [],
    );
  });
}

/** What to say first: trouble before what is in order, and the organisation's policy before a file that a person imported. */
export function headOf(
  policy: Pick<PolicyView, "layers">,
  updates: Pick<UpdatesView, "badPolicyKey">,
): StatusHead {
  const { layers } = policy;
  if (layers.some(({ state }) => state === "last-good")) return { kind: "unreadable" };
  if (layers.some(({ state, problem }) => state === "none" && problem !== null))
    return { kind: "unusable" };
  const n = faultsOf(policy).length + (updates.badPolicyKey === null ? 0 : 1);
  if (n > 0) return { kind: "faults", n };
  const isHeld = ({ receivedAt }: PolicyLayerView) => receivedAt !== null;
  const counting = layers.filter((each) => each.state !== "none" && isHeld(each));
  if (counting.some(({ source }) => source !== "imported")) return { kind: "in-force" };
  if (layers.some(({ state }) => state === "not-known-yet")) return { kind: "not-known-yet" };
  return { kind: counting.length > 0 ? "imported" : "none" };
}
