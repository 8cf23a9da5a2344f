/** The words of category hits as types: what a rule about a class and origin says of a page. They name no supplier. */
import type { PolicyMark } from "./policy/policy-words.ts";
import type { Place, Profile, Severity, Verdict } from "./vocabulary.ts";

/** A machine-readable reason of a category hit; worded in the locales under `category.why.<code>`. */
export type CategoryReason = "origin-stated" | "origin-unknown" | "article-cap";

/** One span of a block that names a product class of which a category rule speaks, for this buyer and origin. */
export interface CategoryVerdict {
  readonly kind: "category";
  /** Position in the blocks given. */
  readonly block: number;
  /** UTF-16 offsets of the class's term in the block's text. */
  readonly start: number;
  readonly end: number;
  readonly rule: string;
  readonly matched: string;
  /** ISO 3166-1 alpha-2 of the stated origin; null when none is stated beside the term. */
  readonly origin: string | null;
  readonly severity: Severity;
  readonly why: readonly CategoryReason[];
  /** The rule of the policy that weighed it. */
  readonly mark?: PolicyMark;
}

/** What the judge may say of a span: that it names a supplier, or a class under a category rule. */
export type AnyVerdict = Verdict | CategoryVerdict;

/** True for a category hit. */
export function isCategory(verdict: AnyVerdict): verdict is CategoryVerdict {
  return "kind" in verdict;
}

/** All category hits of a page under one rule with one origin, at their highest severity. */
export interface CategoryEntry {
  readonly rule: string;
  /** Id of the product class. */
  readonly productClass: string;
  readonly program: string;
  readonly severity: Severity;
  /** ISO 3166-1 alpha-2, or `unknown`. */
  readonly origin: string;
  readonly matched: readonly string[];
  readonly count: number;
  readonly where: readonly Place[];
  readonly why: readonly CategoryReason[];
}

/** The kind of buyer that an organisation's own category rules speak of: everybody whose browser has its policy. */
export const OWN_BUYERS = "own-organisation";

/**
 * The kinds of buyer that programs speak of, by profile. A United States agency buys in the United States: what may not be
 * marketed or sold there concerns it as it does any person there, though no rule on buyers says so.
 */
export const BUYERS_OF: Readonly<Record<Profile, readonly string[]>> = {
  "jp-government": ["jp-government", OWN_BUYERS],
  "us-federal": ["us-federal", "us-person", OWN_BUYERS],
  "us-defense": ["us-defense", "us-person", OWN_BUYERS],
  general: [OWN_BUYERS],
};
