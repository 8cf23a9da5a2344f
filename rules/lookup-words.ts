/** The words of a lookup as types; see `vocabulary.ts` for the rest. */
import type { PolicyMark } from "./policy/policy-words.ts";
import type { Severity } from "./vocabulary.ts";

/** One listing of a lookup answer. */
export interface AnswerListing {
  readonly program: string;
  readonly listedName: string;
  readonly listedOn: string;
  /** The day on which it ended; null while it stands, also where the day of its end is known already. */
  readonly delistedOn: string | null;
  /** Null for a note that asserts no listing, and for what the policy does not show as a hit: then `mark` says why. */
  readonly severity: Severity | null;
  /** What of the policy decided here. */
  readonly mark?: PolicyMark;
}

/** A machine-readable reason of a lookup score; worded in the locales under `lookup.<code>`. */
export type LookupReason =
  | "exact"
  | "prefix"
  | "typo"
  | "word-order"
  | "spacing"
  | "legal-form"
  | "part"
  | "romanised"
  | "variant"
  | "model"
  | "identifier";

/** One ranked answer of a lookup; `score` is 0..1. */
export interface Answer {
  readonly supplier: string;
  readonly name: string;
  readonly matchedName: string;
  readonly score: number;
  readonly why: readonly LookupReason[];
  readonly listings: readonly AnswerListing[];
}

/** The result of looking one name up. `weak` = the query is too short or common to mean much. */
export interface LookupResult {
  readonly query: string;
  readonly weak: boolean;
  readonly listVersion: string;
  readonly answers: readonly Answer[];
  /** A product class that the query names, with this buyer's procedure. */
  readonly productClass: string | null;
}
