import { useId } from "preact/hooks";
import { givenTo } from "../rules/criteria/assess.ts";
import type {
  AskedQuestion,
  AskedQuestions,
  GivenAnswer,
  GivenAnswers,
} from "../rules/criteria/criteria-words.ts";
import { OfficialLink } from "./OfficialLink.tsx";
import { Said } from "./Said.tsx";
import { count, tell } from "./speech.ts";
import type { Speech } from "./speech.ts";

const ANSWERS: readonly GivenAnswer[] = ["yes", "no", "unknown"];

/** The questions on one sheet, each a group of three answers with the reason why it is asked and its source. */
export function CriteriaQuestions({
  sheet,
  answers,
  missing,
  speech,
  onAnswer,
  onShow,
}: {
  readonly sheet: AskedQuestions;
  readonly answers: GivenAnswers;
  /** True once the result was asked for while answers were missing: these are marked. */
  readonly missing: boolean;
  readonly speech: Speech;
  readonly onAnswer: (question: string, answer: GivenAnswer) => void;
  readonly onShow: () => void;
}) {
  const open = sheet.questions.filter((question) => givenTo(question, answers) === null).length;
  const n = sheet.questions.length;
  return (
    <form
      class="sk-section sk-criteria-part"
      onSubmit={(event) => {
        event.preventDefault();
        onShow();
        const first = event.currentTarget.querySelector<HTMLInputElement>(
          ".sk-question:not(:has(:checked)) input",
        );
        first?.focus();
      }}
    >
      <h2>{tell(speech, "criteria.questions")}</h2>
      {sheet.questions.map((question, at) => (
        <Question
          key={question.id}
          question={question}
          number={at + 1}
          given={givenTo(question, answers)}
          missing={missing}
          speech={speech}
          onAnswer={(answer) => onAnswer(question.id, answer)}
        />
      ))}
      {sheet.leftOut > 0 && (
        <p class="sk-muted">{count(speech, "criteria.leftOut", sheet.leftOut)}</p>
      )}
      <div class="sk-buttons sk-no-print">
        <button type="submit" class="sk-button sk-button-main">
          {tell(speech, "criteria.show")}
        </button>
        <span class="sk-muted">{tell(speech, "criteria.progress", { done: n - open, n })}</span>
      </div>
      <p class="sk-error" role="alert">
        {missing && open > 0 ? count(speech, "criteria.missing", open) : ""}
      </p>
    </form>
  );
}

function Question({
  question,
  number,
  given,
  missing,
  speech,
  onAnswer,
}: {
  readonly question: AskedQuestion;
  readonly number: number;
  readonly given: GivenAnswer | null;
  readonly missing: boolean;
  readonly speech: Speech;
  readonly onAnswer: (answer: GivenAnswer) => void;
}) {
  const id = useId();
  const isMissing = missing && given === null;
  return (
    <fieldset
      class={isMissing ? "sk-question sk-question-missing" : "sk-question"}
      aria-describedby={`${id}-why`}
    >
      <legend>
        <span class="sk-question-number">{number}</span>
        <span>
          <Said wording={question.text} speech={speech} />
        </span>
      </legend>
      <div class="sk-answers-row">
        {ANSWERS.map((answer) => (
          <label key={answer} class="sk-choice">
            <input
              type="radio"
              name={`${id}-answer`}
              value={answer}
              checked={given === answer}
              onChange={() => onAnswer(answer)}
            />
            <span>{tell(speech, `criteria.${answer}`)}</span>
          </label>
        ))}
      </div>
      {isMissing && <p class="sk-error">{tell(speech, "criteria.unanswered")}</p>}
      <div class="sk-question-why" id={`${id}-why`}>
        <p>
          <span class="sk-question-label">{tell(speech, "criteria.why")}</span>{" "}
          <Said wording={question.why} speech={speech} />
        </p>
        <Source question={question} speech={speech} />
      </div>
    </fieldset>
  );
}

function Source({
  question: { basis, source },
  speech,
}: {
  readonly question: AskedQuestion;
  readonly speech: Speech;
}) {
  return (
    <>
      <p>
        <span class="sk-question-label">{tell(speech, "criteria.source")}</span>{" "}
        {source === null ? (
          tell(speech, `criteria.basis.${basis}`)
        ) : (
          <>
            {basis === "organisation" && `${tell(speech, "criteria.basis.organisation")} · `}
            <Said wording={source.title} speech={speech} />
          </>
        )}
      </p>
      {source !== null && (
        <OfficialLink citation={source.citation} link={source.url} speech={speech} />
      )}
    </>
  );
}
