import type { SeverityRule, Sourced } from "../policy/policy-words.ts";
import type { Program, Severity } from "../vocabulary.ts";

/** What a severity rule may ask of a listing, for this buyer on this day. */
export interface RuleFacts {
  readonly program: Pick<Program, "id" | "effect" | "jurisdiction">;
  /** The program is about this buyer, and it and the listing are in force. */
  readonly binds: boolean;
  readonly purposeLimited: boolean;
  readonly date: string;
}

const STRENGTH: Readonly<Record<Severity | "none", number>> = {
  prohibited: 3,
  restricted: 2,
  advisory: 1,
  none: 0,
};

/**
 * The rule of the policy that weighs a listing: of those whose conditions all hold the one with most conditions, then the
 * strongest severity, then the smallest id; null when none holds.
 */
export function severityRuleFor(
  rules: readonly Sourced<SeverityRule>[],
  facts: RuleFacts,
): Sourced<SeverityRule> | null {
  return rules.reduce<Sourced<SeverityRule> | null>((best, each) => {
    if (!holds(each.value, facts)) return best;
    return best === null || comesBefore(each.value, best.value) ? each : best;
  }, null);
}

function holds(rule: SeverityRule, { program, binds, purposeLimited, date }: RuleFacts): boolean {
  const agrees = <Value>(asked: Value | undefined, is: Value): boolean =>
    asked === undefined || asked === is;
  return (
    agrees(rule.program, program.id) &&
    agrees(rule.effect, program.effect) &&
    agrees(rule.jurisdiction, program.jurisdiction) &&
    agrees(rule.binds, binds) &&
    agrees(rule.purposeLimited, purposeLimited) &&
    (rule.from ?? date) <= date &&
    (rule.to ?? date) >= date
  );
}

function comesBefore(left: SeverityRule, right: SeverityRule): boolean {
  const [more, fewer] = [conditions(left), conditions(right)];
  if (more !== fewer) return more > fewer;
  const [strong, weak] = [STRENGTH[left.severity], STRENGTH[right.severity]];
  return strong === weak ? left.id < right.id : strong > weak;
}

function conditions(rule: SeverityRule): number {
  const { program, effect, binds, purposeLimited, jurisdiction, from, to } = rule;
  const all = [program, effect, binds, purposeLimited, jurisdiction, from, to];
  return all.filter((each) => each !== undefined).length;
}
