import type { PolicyMark, SetBy, Sourced } from "../policy/policy-words.ts";
import type { ReasonCode } from "../vocabulary.ts";

/** Who set a value. */
export function byWhom({ source, origin }: Sourced<unknown>): SetBy {
  return { source, origin };
}

/** What tells one mark from another: its kind, and the id of what it speaks of. */
export function markKey(mark: PolicyMark): string {
  switch (mark.kind) {
    case "program-off":
      return `${mark.kind} ${mark.program}`;
    case "severity-rule":
      return `${mark.kind} ${mark.rule.id}`;
    case "exception":
    case "exception-expired":
      return `${mark.kind} ${mark.exception.id}`;
    case "exclusion":
      return `${mark.kind} ${mark.exclusion.id}`;
    case "below-minimum":
      return `${mark.kind} ${mark.severity}`;
  }
}

/** Marks in their order, each once. */
export function eachOnce(marks: readonly PolicyMark[]): readonly PolicyMark[] {
  return [...new Map(marks.map((mark) => [markKey(mark), mark])).values()];
}

/** The reason that goes with a mark. */
export function reasonOf(mark: PolicyMark): ReasonCode {
  switch (mark.kind) {
    case "severity-rule":
      return mark.rule.severity === "none" ? "policy-severity-none" : "policy-severity";
    case "program-off":
    case "exception":
    case "exception-expired":
    case "exclusion":
    case "below-minimum":
      return `policy-${mark.kind}`;
  }
}
