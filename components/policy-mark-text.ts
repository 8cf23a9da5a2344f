import type { PolicyMark, SetBy } from "../rules/policy/policy-words.ts";
import type { Wording } from "../rules/vocabulary.ts";
import { say, sayDate, tell } from "./speech.ts";
import type { Speech } from "./speech.ts";

/** Who set something, as it stands in a sentence. */
export function saySetBy(by: SetBy, speech: Speech): string {
  const isNamed = by.origin !== "" || by.source !== "organisation";
  const source = isNamed ? by.source : "managed";
  return tell(speech, `policy.mark.by.${source}`, { origin: by.origin });
}

/** What of a policy decided, as a sentence; `titleOf` gives the title of a program by its id. */
export function sayMark(
  mark: PolicyMark,
  titleOf: (program: string) => Wording | null,
  speech: Speech,
): string {
  const whom = saySetBy(mark.by, speech);
  switch (mark.kind) {
    case "exception":
    case "exception-expired":
      return tell(speech, `policy.mark.${mark.kind}`, {
        whom,
        case: mark.exception.caseNumber,
        approver: mark.exception.approver,
        until: sayDate(speech, mark.exception.expires),
      });
    case "program-off":
      return tell(speech, "policy.mark.program-off", {
        whom,
        program: titled(titleOf(mark.program), mark.program, speech),
      });
    case "severity-rule": {
      const { id, severity } = mark.rule;
      if (severity === "none") return tell(speech, "policy.mark.severity-none", { whom, rule: id });
      return tell(speech, "policy.mark.severity-rule", {
        whom,
        rule: id,
        severity: tell(speech, `severity.${severity}`),
      });
    }
    case "exclusion":
      return tell(speech, "policy.mark.exclusion", { whom, rule: mark.exclusion.id });
    case "below-minimum":
      return tell(speech, "policy.mark.below-minimum", {
        whom,
        minimum: tell(speech, `severity.${mark.minimum}`),
        severity: tell(speech, `severity.${mark.severity}`),
      });
  }
}

/** The same in a few words, for a line that names the program already. */
export function sayMarkShortly(mark: PolicyMark, speech: Speech): string {
  switch (mark.kind) {
    case "exception":
    case "exception-expired":
      return tell(speech, `policy.mark.short.${mark.kind}`, {
        case: mark.exception.caseNumber,
        until: sayDate(speech, mark.exception.expires),
      });
    case "severity-rule":
      return tell(
        speech,
        mark.rule.severity === "none"
          ? "policy.mark.short.severity-none"
          : "policy.mark.short.severity-rule",
      );
    case "program-off":
      return tell(speech, "policy.mark.short.program-off");
    case "exclusion":
    case "below-minimum":
      return tell(speech, "policy.mark.short.severity-none");
  }
}

/** The reason that a mark gives, or null. */
export function reasonOfMark(mark: PolicyMark): Wording | null {
  switch (mark.kind) {
    case "exception":
    case "exception-expired":
      return mark.exception.reason;
    case "severity-rule":
      return mark.rule.reason ?? null;
    case "exclusion":
      return { en: mark.exclusion.why };
    case "program-off":
    case "below-minimum":
      return null;
  }
}

function titled(title: Wording | null, id: string, speech: Speech): string {
  return title === null ? id : say(title, speech.lang).text;
}
