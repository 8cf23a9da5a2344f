import type { RuleAnswer } from "../rules/views.ts";
import { OfficialLink } from "./OfficialLink.tsx";
import { sayMark } from "./policy-mark-text.ts";
import { Said } from "./Said.tsx";
import { say, tell } from "./speech.ts";
import type { Speech } from "./speech.ts";

/** The rules about the origin of a class that bind this buyer, as the lookup answers them. */
export function ClassRules({
  rules,
  speech,
}: {
  readonly rules: readonly RuleAnswer[];
  readonly speech: Speech;
}) {
  if (rules.length === 0) return null;
  return (
    <>
      <h3>{tell(speech, "category.class")}</h3>
      {rules.map((rule) => (
        <div key={rule.rule} class="sk-procedure">
          <p>
            {say(rule.classTitle, speech.lang).text}
            {speech.lang === "ja" ? "：" : ": "}
            <Said wording={rule.says} speech={speech} />
          </p>
          <p>
            <Said wording={rule.nextStep} speech={speech} />
          </p>
          {rule.mark !== undefined && <p>{sayMark(rule.mark, () => rule.title, speech)}</p>}
          <p class="sk-muted">
            {tell(speech, "category.exceptions")}
            {speech.lang === "ja" ? "：" : ": "}
            <Said wording={rule.exceptions} speech={speech} />
          </p>
          <p class="sk-muted">
            <Said wording={rule.title} speech={speech} />
          </p>
          <OfficialLink citation={rule.citation} link={rule.link} speech={speech} />
        </div>
      ))}
    </>
  );
}
