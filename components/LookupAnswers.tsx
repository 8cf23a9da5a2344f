import { useEffect, useRef } from "preact/hooks";
import type { ClassAnswer, LookupView, ProgramLabel } from "../rules/views.ts";
import type { Answer, AnswerListing } from "../rules/lookup-words.ts";
import { ClassRules } from "./ClassRules.tsx";
import { CriteriaLink } from "./CriteriaLink.tsx";
import { aboutLists, isUsable, ListTrouble } from "./ListStatusLine.tsx";
import type { LookupState } from "./LookupBox.tsx";
import { OfficialLink } from "./OfficialLink.tsx";
import { sayMarkShortly } from "./policy-mark-text.ts";
import { PositiveEntries } from "./PositiveEntries.tsx";
import { Said } from "./Said.tsx";
import { SeverityBadge } from "./SeverityIcon.tsx";
import type { Level } from "./SeverityIcon.tsx";
import { say, sayDate, tell } from "./speech.ts";
import type { Speech } from "./speech.ts";
import { SEVERITIES } from "../rules/severities.ts";

/** So many listings are named in one answer; the card has them all. */
const IN_VIEW = 2;

/** What is said in place of or above the answers: failure, no answer, a query too weak to mean much. */
export function LookupNotice({
  state,
  speech,
}: {
  readonly state: LookupState;
  readonly speech: Speech;
}) {
  if (state.kind === "idle") return null;
  if (state.kind === "asking") return <p class="sk-muted">{tell(speech, "look.asking")}</p>;
  if (state.kind === "failed") {
    return (
      <div class="sk-notice sk-notice-trouble" role="alert">
        <p>
          <strong>{tell(speech, "look.failed")}</strong>
        </p>
        <p>{tell(speech, "error.answer", { code: state.code })}</p>
      </div>
    );
  }
  const { result, list, productClass } = state.view;
  if (!isUsable(list)) return <ListTrouble list={list} speech={speech} />;
  const nothing = result.answers.length === 0 && productClass === null;
  return (
    <div role="status" class="sk-lookup-said">
      {result.weak && <p class="sk-notice">{tell(speech, "look.weak", { query: result.query })}</p>}
      {nothing && (
        <div class="sk-notice">
          <p>
            <strong>{aboutLists(list, speech, "look.none", { query: result.query })}</strong>
          </p>
          <p>{tell(speech, "look.none.step")}</p>
        </div>
      )}
      <PositiveEntries entries={state.view.positive ?? []} speech={speech} />
    </div>
  );
}

/** The answer to a product class: the buyer's own procedure, which names no company. */
export function ClassPanel({
  answer,
  speech,
  onCriteria,
}: {
  readonly answer: ClassAnswer | null;
  readonly speech: Speech;
  /** Opens the questions before a purchase of the class. */
  readonly onCriteria?: (classId: string) => void;
}) {
  if (answer === null) return null;
  const { procedure } = answer;
  const questions = onCriteria !== undefined && (
    <CriteriaLink speech={speech} onOpen={() => onCriteria(answer.id)} />
  );
  return (
    <section class="sk-class">
      <h2>{tell(speech, "class.heading", { name: say(answer.title, speech.lang).text })}</h2>
      {procedure === null ? (
        <>
          <p>{tell(speech, "class.none")}</p>
          {questions}
        </>
      ) : (
        <>
          <p>
            <Said wording={procedure.says} speech={speech} />
          </p>
          <p>
            <Said wording={procedure.nextStep} speech={speech} />
          </p>
          {questions}
          <p class="sk-muted">
            <Said wording={procedure.programTitle} speech={speech} />
          </p>
          <OfficialLink citation={procedure.citation} link={procedure.link} speech={speech} />
        </>
      )}
      <ClassRules rules={answer.rules} speech={speech} />
      <p class="sk-muted">{tell(speech, "class.names")}</p>
    </section>
  );
}

/** The ranked answers as the listbox of the lookup box. */
export function LookupAnswers({
  id,
  view,
  active,
  speech,
  onPoint,
  onOpen,
}: {
  readonly id: string;
  readonly view: LookupView | null;
  readonly active: number;
  readonly speech: Speech;
  readonly onPoint: (position: number) => void;
  readonly onOpen: (position: number) => void;
}) {
  const chosen = useRef<HTMLLIElement>(null);
  useEffect(() => chosen.current?.scrollIntoView({ block: "nearest" }), [active]);
  const answers = view?.result.answers ?? [];
  return (
    <ul
      id={`${id}-list`}
      class="sk-answers"
      role="listbox"
      aria-label={tell(speech, "look.answers")}
      hidden={answers.length === 0}
    >
      {view !== null &&
        answers.map((answer, position) => (
          <li
            key={answer.supplier}
            id={`${id}-${position}`}
            ref={position === active ? chosen : null}
            role="option"
            aria-selected={position === active}
            class="sk-answer"
            onPointerMove={() => position !== active && onPoint(position)}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => onOpen(position)}
          >
            <AnswerText answer={answer} view={view} speech={speech} />
          </li>
        ))}
    </ul>
  );
}

function AnswerText({
  answer,
  view,
  speech,
}: {
  readonly answer: Answer;
  readonly view: LookupView;
  readonly speech: Speech;
}) {
  const { list, titles } = view;
  const level = answerLevel(answer);
  const why = answer.why
    .map((code) => tell(speech, `lookup.${code}`))
    .join(speech.lang === "ja" ? "・" : ", ");
  const more = answer.listings.length - IN_VIEW;
  return (
    <>
      <span class="sk-answer-head">
        <strong>{answer.name}</strong>
        <SeverityBadge level={level} speech={speech} />
      </span>
      {answer.matchedName !== answer.name && (
        <span class="sk-answer-line sk-muted">
          {tell(speech, "look.matched", { name: answer.matchedName, why })}
        </span>
      )}
      {answer.listings.length === 0 && (
        <span class="sk-answer-line">{aboutLists(list, speech, "look.unlisted")}</span>
      )}
      {answer.listings.slice(0, IN_VIEW).map((listing, position) => (
        <span key={position} class="sk-answer-line">
          {listingLine(listing, titles, speech)}
        </span>
      ))}
      {more > 0 && (
        <span class="sk-answer-line sk-muted">{tell(speech, "look.more", { n: more })}</span>
      )}
    </>
  );
}

function answerLevel(answer: Answer): Level {
  const isHidden = answer.listings.some((each) => each.mark !== undefined);
  // What is on file about a name is not "listed", and all the less "not listed".
  const isNoted = answer.listings.some(({ delistedOn }) => delistedOn === null);
  return (
    SEVERITIES.find((severity) => answer.listings.some((each) => each.severity === severity)) ??
    (isHidden ? "listed" : isNoted ? "noted" : "unlisted")
  );
}

function listingLine(
  listing: AnswerListing,
  titles: Readonly<Record<string, ProgramLabel>>,
  speech: Speech,
): string {
  const title = titles[listing.program]?.title;
  const program = title === undefined ? listing.program : say(title, speech.lang).text;
  if (listing.delistedOn !== null)
    return tell(speech, "look.delisted", { program, date: sayDate(speech, listing.delistedOn) });
  const listed = tell(speech, "look.listed", { program, date: sayDate(speech, listing.listedOn) });
  if (listing.mark !== undefined)
    return `${listed}${speech.lang === "ja" ? "・" : "; "}${sayMarkShortly(listing.mark, speech)}`;
  return listing.severity === null ? tell(speech, "look.note", { program }) : listed;
}
