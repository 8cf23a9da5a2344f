/** What the screening says of a text or page. */
import type { PolicyMark } from "../policy/policy-words.ts";
import type { BlockKind, Role } from "./blocks.ts";
import type { Severity } from "./programs.ts";
import type { IdentifierScheme } from "./suppliers.ts";

/** A machine-readable reason; wording for people is in the locales under `why.<code>`. */
export type ReasonCode =
  | "name"
  | "weak-name-with-noun"
  | "weak-name-with-legal-form"
  | "weak-name-with-supplier"
  | "weak-name-in-maker-field"
  | "weak-name-in-enumeration"
  | "model"
  | "weak-model-with-supplier"
  | "identifier"
  | "shared-name"
  | "role-label"
  | "role-phrase"
  | "role-structured"
  | "role-product-noun"
  | "role-unknown-step-down"
  | "class-in-scope"
  | "article-cap"
  | "no-listing"
  | "not-in-force"
  | "delisted"
  | "same-group"
  | "lead-only"
  | "code-uncited"
  | "mention-compatible"
  | "mention-excluded"
  | "mention-article"
  | "policy-severity"
  | "policy-severity-none"
  | "policy-program-off"
  | "policy-exception"
  | "policy-exception-expired"
  | "policy-exclusion"
  | "policy-below-minimum";

/** How one listing bears on this buyer. */
export interface ListingVerdict {
  readonly program: string;
  /** Position in `Supplier.listings`. */
  readonly listing: number;
  /** Null: by the organisation's policy it is not shown as a hit; `mark` says why. */
  readonly severity: Severity | null;
  /** The matched name is not the listed one: the card says "listed: NAME (same group)". */
  readonly sameGroup: boolean;
  /** What of the policy decided here. */
  readonly mark?: PolicyMark;
}

/** One verified span of a block. `severity` is null for a mention that is not a hit. */
export interface Verdict {
  /** Position in the blocks given. */
  readonly block: number;
  /** UTF-16 offsets into the block's text. */
  readonly start: number;
  readonly end: number;
  readonly supplier: string;
  /** Other suppliers that share the name. */
  readonly related: readonly string[];
  readonly matched: string;
  /** The list's own spelling of the name, the product line of a model, or the registrant of an identifier. */
  readonly matchedName: string;
  /** The kind of identifier that was found, when it was one. */
  readonly identifier?: IdentifierScheme;
  readonly role: Role;
  readonly severity: Severity | null;
  readonly why: readonly ReasonCode[];
  readonly listings: readonly ListingVerdict[];
  /** Product classes that the block names and a procedure binding this buyer speaks about. */
  readonly classes: readonly string[];
  /** All that the policy did here, each once: what it did not make a hit always has one. Absent = nothing. */
  readonly marks?: readonly PolicyMark[];
}

/** Where a supplier was found, for a report. `excerpt` is at most 80 UTF-16 units. */
export interface Place {
  readonly frame: string;
  readonly kind: BlockKind;
  readonly excerpt: string;
}

/** All hits of one supplier on a page, at its highest severity. */
export interface HitEntry {
  readonly supplier: string;
  readonly severity: Severity;
  readonly role: Role;
  readonly matched: readonly string[];
  readonly count: number;
  readonly programs: readonly string[];
  readonly where: readonly Place[];
  readonly marks?: readonly PolicyMark[];
}

/** All verified spans of one supplier that are not hits. */
export interface MentionEntry {
  readonly supplier: string;
  readonly role: Role;
  readonly matched: readonly string[];
  readonly count: number;
  readonly where: readonly Place[];
  readonly why: readonly ReasonCode[];
  /** Whose exception, exclusion or rule makes it none of the hits. Absent = none. */
  readonly marks?: readonly PolicyMark[];
}
