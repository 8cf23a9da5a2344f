import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { assess, givenTo, severityOf } from "../rules/criteria/assess.ts";
import type { CriteriaView, GivenAnswers } from "../rules/criteria/criteria-words.ts";
import { CriteriaQuestions } from "./CriteriaQuestions.tsx";
import { CriteriaResult } from "./CriteriaResult.tsx";
import type { CopyState } from "./CriteriaResult.tsx";
import { CriteriaSupplier } from "./CriteriaSupplier.tsx";
import { criteriaText } from "./criteria-text.ts";
import { ListStatusLine } from "./ListStatusLine.tsx";
import type { LookupState } from "./LookupBox.tsx";
import { say, tell } from "./speech.ts";
import type { Speech } from "./speech.ts";

/** What the sheet of questions needs: everything by value. */
export interface CriteriaProps {
  readonly view: CriteriaView;
  readonly sheet: NonNullable<CriteriaView["sheet"]>;
  /** The page was opened for a supplier that the lists in force do not know. */
  readonly gone: boolean;
  readonly lookup: LookupState;
  readonly today: string;
  readonly speech: Speech;
  readonly onClass: () => void;
  readonly onQuery: (query: string) => void;
  readonly onSupplier: (supplier: string, matchedName: string) => void;
  readonly onAnother: () => void;
  /** False when the browser did not take the text. */
  readonly onCopy: (text: string) => Promise<boolean>;
  readonly onPrint: () => void;
}

/** The criteria of a class on one sheet: the supplier, the questions, and at the end the step that follows. */
export function Criteria(props: CriteriaProps) {
  const { view, sheet, lookup, today, speech } = props;
  const [answers, setAnswers] = useState<GivenAnswers>({});
  const [isAsked, setIsAsked] = useState(false);
  const [copied, setCopied] = useState<CopyState>("idle");
  const heading = useRef<HTMLHeadingElement>(null);
  const facts = { profile: view.profile, procedure: sheet.procedure, supplier: view.supplier };
  const isComplete = sheet.questions.every((question) => givenTo(question, answers) !== null);
  const isShown = isAsked && isComplete;
  const assessment = assess(sheet.questions, answers, facts);
  const record = { view, sheet, answers, assessment, notFound: notFoundIn(lookup), today };
  const text = useMemo(() => criteriaText(record, speech), [view, answers, lookup, speech]);
  useEffect(() => setCopied("idle"), [text]);
  // The result appears below what had the focus: whoever asked for it is taken there, once.
  const [turn, setTurn] = useState(0);
  useLayoutEffect(() => {
    if (turn === 0) return;
    heading.current?.focus({ preventScroll: true });
    heading.current?.scrollIntoView({ block: "start" });
  }, [turn]);
  const copy = async () => setCopied((await props.onCopy(text)) ? "copied" : "failed");

  return (
    <>
      <h1>{tell(speech, "criteria.title", { name: say(sheet.title, speech.lang).text })}</h1>
      <p class="sk-no-print">{tell(speech, "criteria.says")}</p>
      <div class="sk-row sk-criteria-buyer">
        <p class="sk-muted">
          {tell(speech, "tab.profile", { profile: tell(speech, `profile.${view.profile}`) })}
        </p>
        <button type="button" class="sk-button sk-button-quiet sk-no-print" onClick={props.onClass}>
          {tell(speech, "criteria.change")}
        </button>
      </div>
      <CriteriaSupplier
        supplier={view.supplier}
        severity={severityOf(sheet.questions, answers, facts)}
        gone={props.gone}
        list={view.list}
        lookup={lookup}
        speech={speech}
        onQuery={props.onQuery}
        onChoose={props.onSupplier}
        onAnother={props.onAnother}
      />
      <CriteriaQuestions
        sheet={sheet}
        answers={answers}
        missing={isAsked}
        speech={speech}
        onAnswer={(question, answer) => setAnswers((before) => ({ ...before, [question]: answer }))}
        onShow={() => {
          setIsAsked(true);
          if (isComplete) setTurn((before) => before + 1);
        }}
      />
      {isShown && (
        <CriteriaResult
          record={record}
          text={text}
          copied={copied}
          heading={heading}
          speech={speech}
          onCopy={() => void copy()}
          onPrint={props.onPrint}
          onAgain={() => {
            setAnswers({});
            setIsAsked(false);
            scrollTo({ top: 0 });
          }}
        />
      )}
      <ListStatusLine list={view.list} today={today} speech={speech} />
    </>
  );
}

/** A typed name for which a lookup that ran found nothing; empty otherwise. */
function notFoundIn(lookup: LookupState): string {
  if (lookup.kind !== "answered") return "";
  const { query, answers } = lookup.view.result;
  return answers.length === 0 && lookup.view.productClass === null ? query : "";
}
