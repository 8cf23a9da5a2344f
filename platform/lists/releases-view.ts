import type { BaselineView, ReleaseView } from "../../rules/status-views.ts";
import { BASELINE } from "./generation.ts";
import type { AcceptedList, ByList, Generation } from "./generation.ts";
import { POLICY_LIST } from "./inputs.ts";

/** The list that came with the extension, with its counts. */
export interface Baseline extends BaselineView {
  readonly suppliers: number;
  readonly listings: number;
}

/** The releases that pages are screened with: those that the files in force were made of, not those that ought to be. */
export function releasesInForce(
  generation: Generation | null,
  lists: ByList<AcceptedList>,
  baseline: Baseline,
): readonly ReleaseView[] {
  if (generation === null) return [packaged(baseline)];
  return Object.entries(generation.inputs).map(([id, { v, sha256 }]) => {
    if (id === BASELINE && sha256 === baseline.sha256) return packaged(baseline);
    if (id === POLICY_LIST) return { ...unknownRelease(id, v, sha256), from: "policy" };
    const accepted = lists[id];
    return accepted?.sha256 === sha256
      ? acceptedRelease(id, accepted)
      : unknownRelease(id, v, sha256);
  });
}

function packaged({ version, v, asOf, sha256, suppliers, listings }: Baseline): ReleaseView {
  return {
    id: BASELINE,
    from: "package",
    v,
    version,
    asOf: asOf === "" ? null : asOf,
    acceptedAt: null,
    sha256,
    signers: null,
    suppliers,
    listings,
  };
}

function acceptedRelease(id: string, list: AcceptedList): ReleaseView {
  const { v, version, sha256, facts, acceptedAt, signers, asOf } = list;
  return {
    id,
    from: "store",
    v,
    version,
    asOf: asOf === undefined || asOf === "" ? null : asOf,
    acceptedAt: new Date(acceptedAt).toISOString(),
    sha256,
    signers: signers ?? null,
    suppliers: facts.suppliers,
    listings: facts.listings,
  };
}

/** The files in force are those before the last: of their lists only serial and hash are remembered. */
function unknownRelease(id: string, v: number, sha256: string): ReleaseView {
  const nothing = { version: null, asOf: null, acceptedAt: null, signers: null };
  return { id, from: "store", v, sha256, ...nothing, suppliers: null, listings: null };
}
