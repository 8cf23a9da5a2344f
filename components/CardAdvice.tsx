import type { Advice } from "../rules/policy/policy-words.ts";
import { tell } from "./speech.ts";
import type { Speech } from "./speech.ts";

/** What the organisation asks for at this severity: the step, the form, and whom to reach how. */
export function CardAdvice({
  advice,
  speech,
}: {
  readonly advice: Advice;
  readonly speech: Speech;
}) {
  const { nextStep, form, contact, telephone, email } = advice;
  return (
    <div class="sk-advice">
      <h4>{tell(speech, "policy.mark.advice")}</h4>
      {nextStep !== undefined && <p>{nextStep}</p>}
      {form?.startsWith("https://") === true && (
        <p>
          <a href={form} target="_blank" rel="noopener noreferrer">
            {tell(speech, "policy.mark.form")}
            <span class="sk-unseen"> {tell(speech, "card.newTab")}</span>
          </a>
        </p>
      )}
      {contact !== undefined && <p class="sk-contact">{contact}</p>}
      {telephone !== undefined && <p>{tell(speech, "policy.mark.telephone", { telephone })}</p>}
      {email !== undefined && <p>{tell(speech, "policy.mark.email", { email })}</p>}
    </div>
  );
}
