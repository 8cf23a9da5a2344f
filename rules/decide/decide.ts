import type {
  Circumstances,
  Listing,
  ListingVerdict,
  Program,
  ReasonCode,
  Role,
  Severity,
} from "../vocabulary.ts";

const ORDER: readonly Severity[] = ["prohibited", "restricted", "advisory"];

/** The stronger of two severities; null is weaker than any. */
export function stronger(left: Severity | null, right: Severity | null): Severity | null {
  if (left === null) return right;
  if (right === null) return left;
  return ORDER.indexOf(left) <= ORDER.indexOf(right) ? left : right;
}

/** The severity one step below; advisory is the lowest. */
export function stepDown(severity: Severity): Severity {
  return severity === "prohibited" ? "restricted" : "advisory";
}

/** True when a listing had ended on the date. */
export function isDelisted(listing: Listing, date: string): boolean {
  return listing.delistedOn !== undefined && listing.delistedOn <= date;
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
 * ended. Nothing passes between a group's companies unless the program itself reaches affiliates: then it is advisory.
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
  const full = severityFor(listing, program, facts, c);
  const severity = sameGroup && !passesOn ? "advisory" : full;
  return { program: listing.program, listing: position, severity, sameGroup };
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
  const limited = listing.purposeLimited ?? !program.purposeScope.any;
  if (!limited) return "prohibited";
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
  if (severity === null) return { severity: null, why: ["no-listing"] };
  if (listings.every((each) => each.sameGroup)) why.push("same-group");
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
