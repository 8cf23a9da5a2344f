import { BUYERS_OF } from "../category-words.ts";
import type { CategoryReason } from "../category-words.ts";
import type { PolicyMark } from "../policy/policy-words.ts";
import type {
  CategoryRule,
  Circumstances,
  Period,
  Profile,
  Program,
  Severity,
} from "../vocabulary.ts";
import { isWeaker, stepDown } from "./decide.ts";
import { byWhom } from "./policy-mark.ts";
import { severityRuleFor } from "./severity-rule.ts";

/** What is known of the goods beside their class: the countries they are stated to come from, none when none is stated. */
export interface StatedOrigin {
  readonly countries: readonly string[];
}

/** What a category rule says of goods on a page. */
export interface CategoryOutcome {
  readonly severity: Severity;
  /** The stated country that the rule speaks of; null when none is stated. */
  readonly origin: string | null;
  readonly why: readonly CategoryReason[];
  /** The rule of the policy that weighed it. */
  readonly mark?: PolicyMark;
}

/** True when a rule binds the buyers of a profile. */
export function speaksTo(rule: CategoryRule, profile: Profile): boolean {
  return rule.appliesWhen.buyers.some((buyer) => BUYERS_OF[profile].includes(buyer));
}

/** True when a rule is read off pages; a procedure speaks beside a supplier's hit, or when it is asked for, and never alone. */
export function marksPages(program: Program): boolean {
  return program.effect !== "procedure";
}

/** True when rule and program bind on the date. */
export function isRuleInForce(rule: CategoryRule, program: Program, date: string): boolean {
  const holds = ({ from, to }: Period) => from <= date && (to === undefined || to >= date);
  return holds(rule.period) && holds(program.period);
}

/**
 * How a category rule bears on goods of its class; null when it says nothing. No page states what a rule excepts, so a class
 * is never more than restricted; where no origin is stated the class stands alone, which is advisory and never red.
 */
export function decideCategory(
  rule: CategoryRule,
  program: Program,
  { countries }: StatedOrigin,
  c: Circumstances,
): CategoryOutcome | null {
  if (!marksPages(program) || !speaksTo(rule, c.profile)) return null;
  if (!isRuleInForce(rule, program, c.date)) return null;
  const { purposes } = rule.appliesWhen;
  const isOtherPurpose = c.purposes !== undefined && purposes.length > 0;
  if (isOtherPurpose && !c.purposes.some((each) => purposes.includes(each))) return null;
  const { severity: full, ...ruled } = fullSeverity(rule, program, c);
  if (full === null) return null;
  const capped = c.article === true ? "advisory" : full;
  const cap: readonly CategoryReason[] = capped === full ? [] : ["article-cap"];
  if (countries.length === 0) {
    if (!rule.unknownCounts) return null;
    return shown({ severity: stepDown(full), origin: null, why: ["origin-unknown"], ...ruled }, c);
  }
  const origin = countries.find((country) => isMeant(rule, country));
  if (origin === undefined) return null;
  return shown({ severity: capped, origin, why: ["origin-stated", ...cap], ...ruled }, c);
}

/** Null for what is weaker than the policy wants marked. */
function shown(outcome: CategoryOutcome, { policy }: Circumstances): CategoryOutcome | null {
  const minimum = policy?.minimumSeverity?.value;
  return minimum !== undefined && isWeaker(outcome.severity, minimum) ? null : outcome;
}

/** The severity before origin and page are weighed in: the policy's, or the table's. A class is never more than restricted. */
function fullSeverity(
  rule: CategoryRule,
  program: Program,
  c: Circumstances,
): { readonly severity: Severity | null; readonly mark?: PolicyMark } {
  const mark = markOfRule(rule, program, c);
  if (mark === null)
    return { severity: program.effect === "procurement-ban" ? "restricted" : "advisory" };
  if (mark.kind !== "severity-rule" || mark.rule.severity === "none")
    return { severity: null, mark };
  const { severity } = mark.rule;
  return { severity: severity === "prohibited" ? "restricted" : severity, mark };
}

/** What the policy says of a category rule that binds a buyer: its program is switched off, or a severity rule holds; null for nothing. */
export function markOfRule(
  rule: CategoryRule,
  program: Program,
  { policy, date }: Pick<Circumstances, "policy" | "date">,
): PolicyMark | null {
  if (policy === undefined) return null;
  const off = policy.programsOff.find(({ value }) => value === program.id);
  if (off !== undefined) return { kind: "program-off", program: program.id, by: byWhom(off) };
  const ruled = severityRuleFor(policy.severities, {
    program,
    binds: true,
    purposeLimited: rule.appliesWhen.purposes.length > 0,
    date,
  });
  return ruled === null ? null : { kind: "severity-rule", rule: ruled.value, by: byWhom(ruled) };
}

function isMeant({ origin }: CategoryRule, country: string): boolean {
  return "any" in origin || !origin.anyExcept.includes(country);
}
