/** Why trust was refused: the closed set, in the order of the workflow. Clauses are of the TUF specification 1.0.x. */
export const TRUST_CODES = [
  /** Nothing to start from: no root file is stored (5.2). */
  "no-root",
  /** Not strict JSON, or not of the shape that section 4 gives the role. */
  "malformed",
  /** The file says it is of another role (4.3 to 4.6, `_type`). */
  "wrong-type",
  /** Written for another major version of the specification (4.3, `spec_version`). */
  "spec-version",
  /** Fewer distinct keys of the role have signed than its threshold asks for (5.3.4, 5.4.2, 5.5.3, 5.6.3). */
  "unsigned",
  /** Older than what is trusted already (5.4.3, 5.5.5). */
  "rollback",
  /** Not the version that was asked for (5.3.5, 5.5.4, 5.6.4). */
  "wrong-version",
  /** A role that the trusted snapshot lists is missing from the new one (5.5.5). */
  "role-removed",
  /** Expired at the start of the cycle: a freeze, or a publisher asleep (5.3.10, 5.4.4, 5.5.6, 5.6.5). */
  "expired",
  /** Not as long as the signed file says (5.5.2, 5.6.2, 5.7.3). */
  "wrong-length",
  /** Not the bytes the signed file names, or none of its hashes is of a kind we know (5.5.2, 5.6.2, 5.7.3). */
  "wrong-hash",
  /** The snapshot does not list this role (5.6.1). */
  "not-listed",
  /** The search visited more roles than the cap allows (5.6.7.1). */
  "too-many-roles",
  /** A path that would leave the folder of targets (4.5, TARGETPATH). */
  "unsafe-path",
  /** A payload that is not gzip of exactly the signed raw length. */
  "bad-payload",
] as const;

/** One reason of `TRUST_CODES`. */
export type TrustCode = (typeof TRUST_CODES)[number];

/** Something was not to be trusted: why, about which role (or target), and a sentence for the log that cites the clause. */
export class TrustRefusal extends Error {
  declare readonly code: TrustCode;
  declare readonly role: string;
  declare readonly detail: string;

  constructor(code: TrustCode, role: string, detail: string) {
    super(`${role}: ${code}: ${detail}`);
    this.name = "TrustRefusal";
    this.code = code;
    this.role = role;
    this.detail = detail;
  }
}
