import type { PolicyMark } from "../policy/policy-words.ts";
import type {
  Circumstances,
  Listing,
  ListingVerdict,
  Program,
  ReasonCode,
  Role,
  Severity,
} from "../vocabulary.ts";
import { decideListing, isWeaker, weigh } from "./decide.ts";
import type { MatchFacts, Outcome } from "./decide.ts";
import { expiredMarks, underPolicy } from "./policy-listings.ts";
import { byWhom, eachOnce, reasonOf } from "./policy-mark.ts";
import { exclusionFor, holdsAt } from "./policy-scope.ts";
import type { HoldsFor, MatchPlace } from "./policy-scope.ts";

/** A listing of the matched supplier with its program, and what is known of the match beside it. */
export interface MatchedListing {
  readonly listing: Listing;
  /** Position in `Supplier.listings`. */
  readonly position: number;
  readonly program: Program;
  readonly facts: MatchFacts;
}

/** A verified span that is tied to a supplier: all that a decision needs of it. */
export interface Match {
  readonly supplier: string;
  /** Empty for a lead, which no listing speaks about. */
  readonly listings: readonly MatchedListing[];
  readonly role: Role;
  /** The block names a product class that a procedure binding this buyer speaks about. */
  readonly classInScope: boolean;
  /** The page, or the block, reads as an article. */
  readonly article: boolean;
  readonly place: MatchPlace;
}

/** What the organisation chose: who buys, for which purposes, and its policy for listings where it has one. */
export type Buyer = Pick<Circumstances, "profile" | "purposes" | "policy">;

/** What is decided of a match; `severity` is null for what is no hit, and `marks` says which part of the policy made it none. */
export interface Decision {
  readonly severity: Severity | null;
  readonly why: readonly ReasonCode[];
  readonly listings: readonly ListingVerdict[];
  readonly marks: readonly PolicyMark[];
}

/**
 * Decides a match for a buyer on a day (`YYYY-MM-DD`), and explains itself: by which program, which rule, exclusion or exception
 * of the policy, and who set it. Without a policy it is the built-in table alone. No policy takes a match away.
 */
export function decide(match: Match, policy: Buyer, date: string): Decision {
  const c: Circumstances = { ...policy, date, article: match.article };
  const holdsFor = holdsAt(match.place);
  const listings = decideListings(match, policy, date, holdsFor);
  const facts = { isListedName: false, isAffiliateName: false, classInScope: match.classInScope };
  const outcome = weigh(listings, match.role, facts, c);
  const { policy: rules } = policy;
  const isMention = outcome.severity === null && outcome.why.some((code) => !isOfPolicy(code));
  if (rules === undefined || isMention) return { ...outcome, listings, marks: [] };
  const marks = [
    ...listings.flatMap(({ mark }) => (mark === undefined ? [] : [mark])),
    ...expiredMarks(listings, match.supplier, rules, date, holdsFor),
  ];
  const before = outcome.severity === null ? null : whatHides(outcome.severity, match, policy);
  const all = before === null ? marks : [...marks, before];
  const expired = all.some(({ kind }) => kind === "exception-expired");
  const why: readonly ReasonCode[] = [
    ...(before === null ? outcome.why : [...outcome.why, reasonOf(before)]),
    ...(expired ? (["policy-exception-expired"] as const) : []),
  ];
  return {
    severity: before === null ? outcome.severity : null,
    why: [...new Set(why)],
    listings,
    marks: eachOnce(all),
  };
}

/** How each listing of a match bears on a buyer, with the policy's rules, programs switched off and exceptions weighed in. */
export function decideListings(
  match: Pick<Match, "supplier" | "listings">,
  policy: Buyer,
  date: string,
  holdsFor: HoldsFor,
): readonly ListingVerdict[] {
  const c: Circumstances = { ...policy, date };
  const verdicts = match.listings.flatMap(
    ({ listing, position, program, facts }) =>
      decideListing(listing, position, program, facts, c) ?? [],
  );
  return policy.policy === undefined
    ? verdicts
    : underPolicy(verdicts, match.supplier, policy.policy, date, holdsFor);
}

/** What of the policy makes a hit of this severity a mention; null when nothing does. */
function whatHides(
  severity: NonNullable<Outcome["severity"]>,
  { supplier, place }: Match,
  { policy }: Buyer,
): PolicyMark | null {
  const excluded = exclusionFor(policy?.exclusions ?? [], supplier, place);
  if (excluded !== null)
    return { kind: "exclusion", exclusion: excluded.value, by: byWhom(excluded) };
  const minimum = policy?.minimumSeverity ?? null;
  if (minimum === null || !isWeaker(severity, minimum.value)) return null;
  return { kind: "below-minimum", severity, minimum: minimum.value, by: byWhom(minimum) };
}

function isOfPolicy(code: ReasonCode): boolean {
  return code.startsWith("policy-");
}
