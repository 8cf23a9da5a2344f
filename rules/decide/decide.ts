import type { SeverityRule, Sourced } from "../policy/policy-words.ts";
import type {
  Circumstances,
  Listing,
  ListingVerdict,
  Program,
  ReasonCode,
  Role,
  Severity,
} from "../vocabulary.ts";
import { byWhom, reasonOf } from "./policy-mark.ts";
import { severityRuleFor } from "./severity-rule.ts";
import { SEVERITIES } from "../severities.ts";

/** The stronger of two severities; null is weaker than any. */
export function stronger(left: Severity | null, right: Severity | null): Severity | null {
  if (left === null) return right;
  if (right === null) return left;
  return SEVERITIES.indexOf(left) <= SEVERITIES.indexOf(right) ? left : right;
}

/** True for a severity below another one. */
export function isWeaker(severity: Severity, than: Severity): boolean {
  return SEVERITIES.indexOf(severity) > SEVERITIES.indexOf(than);
}

/** The severity one step below; advisory is the lowest. */
export function stepDown(severity: Severity): Severity {
  return severity === "prohibited" ? "restricted" : "advisory";
}

/** True when a listing had ended on the date. */
export function isDelisted(listing: Listing, date: string): boolean {
  return listing.delistedOn !== undefined && listing.delistedOn <= date;
}

/** The day on which a listing had ended by a date; null while it stands. */
export function endedOn(listing: Listing, date: string): string | null {
  return isDelisted(listing, date) ? (listing.delistedOn ?? null) : null;
}

/** True when program and listing bind on the date. */
export function isInForce(listing: Listing, program: Program, date: string): boolean {
  const { from, to } = program.period;
  if (from > date || (to !== undefined && to < date)) return false;
  return (listing.effectiveOn ?? listing.listedOn) <= date && !isDelisted(listing, date);
}

/** What is known of the match beside its listing. */
export interface MatchFacts {
  /** The matched name is the listing's own name or alias. */
  readonly isListedName: boolean;
  /** The matched name is the name of an affiliate or unit that another listing of the supplier names. */
  readonly isAffiliateName: boolean;
  /** The block names a product class that a procedure binding this buyer speaks about. */
  readonly classInScope: boolean;
}

/**
 * How one listing bears on this buyer, by the built-in table of the four profiles; null when it asserts nothing or has
 * ended. A severity rule of the policy takes the table's place. Nothing passes between a group's companies unless the program itself reaches affiliates: then it is advisory.
 */
export function decideListing(
  listing: Listing,
  position: number,
  program: Program,
  facts: MatchFacts,
  c: Circumstances,
): ListingVerdict | null {
  if (!listing.asserts || isDelisted(listing, c.date)) return null;
  const ofAffiliate = listing.listedEntity === "affiliate" || listing.listedEntity === "unit";
  const sameGroup = !facts.isListedName && (ofAffiliate || facts.isAffiliateName);
  const passesOn = program.reach.affiliates && !ofAffiliate;
  const capped = sameGroup && !passesOn;
  const of = { program: listing.program, listing: position, sameGroup };
  const ruled = ruleFor(listing, program, c);
  if (ruled === null) {
    const severity = capped ? "advisory" : severityFor(listing, program, facts, c);
    return { ...of, severity };
  }
  const { value: rule } = ruled;
  const severity = rule.severity === "none" ? null : capped ? "advisory" : rule.severity;
  return { ...of, severity, mark: { kind: "severity-rule", rule, by: byWhom(ruled) } };
}

/** The rule of the policy that takes the place of the table for a listing; null when there is none. */
function ruleFor(
  listing: Listing,
  program: Program,
  c: Circumstances,
): Sourced<SeverityRule> | null {
  const rules = c.policy?.severities ?? [];
  if (rules.length === 0) return null;
  return severityRuleFor(rules, {
    program,
    binds: program.buyerScope.profiles.includes(c.profile) && isInForce(listing, program, c.date),
    purposeLimited: isPurposeLimited(listing, program),
    date: c.date,
  });
}

function isPurposeLimited(listing: Listing, program: Program): boolean {
  return listing.purposeLimited ?? !program.purposeScope.any;
}

function severityFor(
  listing: Listing,
  program: Program,
  facts: MatchFacts,
  c: Circumstances,
): Severity {
  const binds = program.buyerScope.profiles.includes(c.profile);
  const inForce = isInForce(listing, program, c.date);
  if (program.effect === "procurement-ban") {
    if (binds) return inForce ? banFor(listing, program, c) : "advisory";
    return c.profile === "jp-government" && facts.classInScope && inForce
      ? "restricted"
      : "advisory";
  }
  return program.effect === "procedure" && binds && inForce ? "restricted" : "advisory";
}

function banFor(listing: Listing, program: Program, c: Circumstances): Severity {
  if (!isPurposeLimited(listing, program)) return "prohibited";
  if (c.purposes === undefined) return "restricted";
  return c.purposes.some((purpose) => program.purposeScope.purposes.includes(purpose))
    ? "prohibited"
    : "advisory";
}

/** The outcome of all listings together, with the role and the page weighed in. */
export interface Outcome {
  readonly severity: Severity | null;
  readonly why: readonly ReasonCode[];
}

/**
 * Weighs role and page: compatible and excluded are mentions, and so is what an article names without offering it; an
 * unknown role is shown one step below; an article caps at advisory; a procedure binding this buyer beside the hit makes it restricted.
 */
export function weigh(
  listings: readonly ListingVerdict[],
  role: Role,
  facts: MatchFacts,
  c: Circumstances,
): Outcome {
  if (role === "compatible") return { severity: null, why: ["mention-compatible"] };
  if (role === "excluded") return { severity: null, why: ["mention-excluded"] };
  if (c.article === true && role === "unknown") return { severity: null, why: ["mention-article"] };
  const why: ReasonCode[] = [];
  let severity = listings.reduce<Severity | null>(
    (best, each) => stronger(best, each.severity),
    null,
  );
  if (severity === null) {
    const reasons = listings.flatMap(({ mark }) => (mark === undefined ? [] : reasonOf(mark)));
    return { severity: null, why: reasons.length === 0 ? ["no-listing"] : [...new Set(reasons)] };
  }
  const top = listings.filter((each) => each.severity === severity);
  if (top.some(({ mark }) => mark?.kind === "severity-rule")) why.push("policy-severity");
  if (listings.every((each) => each.sameGroup || each.severity === null)) why.push("same-group");
  if (facts.classInScope) {
    why.push("class-in-scope");
    severity = stronger(severity, "restricted");
  }
  if (severity !== null && role === "unknown" && severity !== "advisory") {
    severity = stepDown(severity);
    why.push("role-unknown-step-down");
  }
  if (severity !== null && c.article === true && severity !== "advisory") {
    severity = "advisory";
    why.push("article-cap");
  }
  return { severity, why };
}
