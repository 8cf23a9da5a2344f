import type { RefObject } from "preact";
import type { CriteriaProcedure } from "../rules/criteria/criteria-words.ts";
import {
  adviceOn,
  listSentence,
  policySentence,
  procedureStep,
  reasonSentence,
  supplierSentences,
  whomToAsk,
} from "./criteria-text.ts";
import type { CriteriaRecord } from "./criteria-text.ts";
import type { Wording } from "../rules/vocabulary.ts";
import { OfficialLink } from "./OfficialLink.tsx";
import { Said } from "./Said.tsx";
import { StepBadge } from "./StepBadge.tsx";
import { sayDate, tell } from "./speech.ts";
import type { Speech } from "./speech.ts";

/** How copying went; `failed`: the text is shown, to be copied by hand. */
export type CopyState = "idle" | "copied" | "failed";

/** The step that follows, why, whom to ask and with what; and the record as text. */
export function CriteriaResult({
  record,
  text,
  copied,
  heading,
  speech,
  onCopy,
  onPrint,
  onAgain,
}: {
  readonly record: CriteriaRecord;
  /** The record as plain text. */
  readonly text: string;
  readonly copied: CopyState;
  /** Takes the focus when the result is asked for. */
  readonly heading: RefObject<HTMLHeadingElement | null>;
  readonly speech: Speech;
  readonly onCopy: () => void;
  readonly onPrint: () => void;
  readonly onAgain: () => void;
}) {
  const { view, sheet, assessment, today } = record;
  const { step, because, bring } = assessment;
  return (
    <section class={`sk-result sk-step-${step}`}>
      <h2 ref={heading} tabIndex={-1}>
        <span class="sk-unseen">{`${tell(speech, "criteria.result")}: `}</span>
        <StepBadge step={step} speech={speech} />
      </h2>
      <p class="sk-result-says">{tell(speech, `criteria.step.${step}.says`)}</p>
      {step !== "none" && (
        <>
          <h3>{tell(speech, "card.ask")}</h3>
          {whomToAsk(view, adviceOn(record), speech).map((line) => (
            <p key={line} class="sk-contact">
              {line.startsWith("https://") ? (
                <a href={line} target="_blank" rel="noopener noreferrer">
                  {tell(speech, "policy.mark.form")}
                  <span class="sk-unseen"> {tell(speech, "card.newTab")}</span>
                </a>
              ) : (
                line
              )}
            </p>
          ))}
          <h3>{tell(speech, "criteria.bring")}</h3>
          <ul>
            {bring.map((item) => (
              <li key={item}>{tell(speech, `criteria.bring.${item}`)}</li>
            ))}
          </ul>
        </>
      )}
      {because.length > 0 && (
        <>
          <h3>{tell(speech, "criteria.because")}</h3>
          <ul>
            {because.map((reason, at) => (
              <li key={at}>{reasonSentence(reason, record, speech)}</li>
            ))}
          </ul>
        </>
      )}
      {view.supplier === null && (
        <>
          <h3>{tell(speech, "criteria.supplier")}</h3>
          <p>{supplierSentences(record, speech).join(" ")}</p>
        </>
      )}
      <h3>{tell(speech, "criteria.procedure")}</h3>
      <Procedure procedure={sheet.procedure} step={procedureStep(record)} speech={speech} />
      <p class="sk-muted sk-result-foot">
        {[
          tell(speech, "criteria.text.date", { date: sayDate(speech, today) }),
          listSentence(view, speech),
          ...policySentence(view, speech),
        ].join(" · ")}
      </p>
      <div class="sk-buttons sk-no-print">
        <button type="button" class="sk-button sk-button-main" onClick={onCopy}>
          {tell(speech, "criteria.copy")}
        </button>
        <button type="button" class="sk-button" onClick={onPrint}>
          {tell(speech, "criteria.print")}
        </button>
        <button type="button" class="sk-button sk-button-quiet" onClick={onAgain}>
          {tell(speech, "criteria.again")}
        </button>
        <p role="status">
          {copied === "copied" && tell(speech, "criteria.copied")}
          {copied === "failed" && tell(speech, "criteria.copy.failed")}
        </p>
      </div>
      {copied === "failed" && (
        <textarea
          class="sk-input sk-no-print"
          readOnly
          rows={12}
          aria-label={tell(speech, "criteria.text")}
          value={text}
        />
      )}
    </section>
  );
}

function Procedure({
  procedure,
  step,
  speech,
}: {
  readonly procedure: CriteriaProcedure | null;
  readonly step: Wording | null;
  readonly speech: Speech;
}) {
  if (procedure === null) return <p>{tell(speech, "class.none")}</p>;
  return (
    <div class="sk-procedure">
      <p>
        <Said wording={procedure.says} speech={speech} />
      </p>
      {step !== null && (
        <p>
          <Said wording={step} speech={speech} />
        </p>
      )}
      <p class="sk-muted">
        <Said wording={procedure.programTitle} speech={speech} />
      </p>
      <OfficialLink citation={procedure.citation} link={procedure.link} speech={speech} />
    </div>
  );
}
