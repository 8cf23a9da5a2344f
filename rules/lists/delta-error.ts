/** Why a delta cannot be applied: one closed set. */
export type DeltaCode =
  | "delta-head" // is not a delta of this version
  | "delta-cut-short" // has more or fewer lines than it says
  | "delta-runs" // line numbers that are not written as `makeDelta` writes them, or out of bounds
  | "delta-lines" // an added line that is not written as `makeDelta` writes it
  | "delta-inconsistent" // counts that do not add up
  | "delta-other-base" // made for a text with another number of lines
  | "delta-result"; // the result is not what the delta was made of

/** A delta that was not applied. */
export class DeltaError extends Error {
  readonly code: DeltaCode;

  constructor(code: DeltaCode) {
    super(code);
    this.name = "DeltaError";
    this.code = code;
  }
}
