import type { BuyerPolicy, PolicyException, PolicyMark, Sourced } from "../policy/policy-words.ts";
import type { ListingVerdict } from "../vocabulary.ts";
import { byWhom } from "./policy-mark.ts";
import type { HoldsFor } from "./policy-scope.ts";

/**
 * The listings of a supplier as the policy leaves them: under a program that is switched off, or excepted, none has a severity.
 * None goes away. An exception whose last day has passed leaves the severity and is named; one of the future says nothing.
 */
export function underPolicy(
  verdicts: readonly ListingVerdict[],
  supplier: string,
  policy: BuyerPolicy,
  date: string,
  holdsFor: HoldsFor,
): readonly ListingVerdict[] {
  const exceptions = meantFor(supplier, policy, date, holdsFor);
  const off = new Map(policy.programsOff.map((each) => [each.value, each]));
  if (exceptions.length === 0 && off.size === 0) return verdicts;
  return verdicts.map((verdict) => {
    const switched = off.get(verdict.program);
    if (switched !== undefined) {
      const mark = { kind: "program-off", program: verdict.program, by: byWhom(switched) } as const;
      return { ...verdict, severity: null, mark };
    }
    const [first] = exceptions.filter(({ value }) => isAbout(value, verdict.program));
    if (first === undefined) return verdict;
    if (first.value.expires >= date)
      return { ...verdict, severity: null, mark: markOf("exception", first) };
    // What decides the severity is said before what no longer does.
    return verdict.mark === undefined
      ? { ...verdict, mark: markOf("exception-expired", first) }
      : verdict;
  });
}

/** The exceptions of a supplier that would hold for a listing that still has a severity, had their last day not passed. */
export function expiredMarks(
  verdicts: readonly ListingVerdict[],
  supplier: string,
  policy: BuyerPolicy,
  date: string,
  holdsFor: HoldsFor,
): readonly PolicyMark[] {
  return meantFor(supplier, policy, date, holdsFor)
    .filter(({ value }) => value.expires < date)
    .filter(({ value }) =>
      verdicts.some(({ severity, program }) => severity !== null && isAbout(value, program)),
    )
    .map((each) => markOf("exception-expired", each));
}

/** The exceptions of a supplier that have begun and hold here, those that hold longest first, then by id. */
function meantFor(
  supplier: string,
  policy: BuyerPolicy,
  date: string,
  holdsFor: HoldsFor,
): readonly Sourced<PolicyException>[] {
  return policy.exceptions
    .filter(
      ({ value }) => value.supplier === supplier && (value.from ?? date) <= date && holdsFor(value),
    )
    .toSorted(({ value: a }, { value: b }) =>
      a.expires === b.expires ? (a.id < b.id ? -1 : 1) : a.expires > b.expires ? -1 : 1,
    );
}

function isAbout({ programs }: PolicyException, program: string): boolean {
  return programs === undefined || programs.includes(program);
}

function markOf(
  kind: "exception" | "exception-expired",
  { value, ...by }: Sourced<PolicyException>,
): PolicyMark {
  // A mark stands with every span of a page: what the exception was held against stays in the policy.
  const { id, supplier, reason, approver, caseNumber, expires } = value;
  const exception = { id, supplier, reason, approver, caseNumber, expires };
  return { kind, exception, by: byWhom({ value, ...by }) };
}
