import type { CardData } from "../rules/views.ts";
import { CardAdvice } from "./CardAdvice.tsx";
import { CriteriaLink } from "./CriteriaLink.tsx";
import { groupListings } from "./card-groups.ts";
import type { ProgramGroup } from "./card-groups.ts";
import { OfficialLink } from "./OfficialLink.tsx";
import { saySetBy } from "./policy-mark-text.ts";
import { Said } from "./Said.tsx";
import { say, tell } from "./speech.ts";
import type { Speech } from "./speech.ts";

/** What the organisation asks for, the next step of the buyer's own procedure and of every program that binds this buyer, and whom to ask. */
export function CardNext({
  card,
  speech,
  contact,
  onCriteria,
}: {
  readonly card: CardData;
  readonly speech: Speech;
  readonly contact: string;
  /** Opens the questions before a purchase of a class; null where the card knows no class. */
  readonly onCriteria?: ((classId: string | null) => void) | undefined;
}) {
  const { standing } = groupListings(card.listings);
  const steps = [
    ...card.procedures.map((procedure) => procedure.nextStep),
    ...standing
      .filter(({ lead, severity }) => lead.binds && severity !== null)
      .map(({ lead }) => lead.nextStep),
  ];
  const distinct = [...new Map(steps.map((step) => [step.en, step])).values()];
  // Whoever the policy names for this severity is asked, and not the section that the built-in sentence guesses.
  const { contact: desk, telephone, email } = card.advice ?? {};
  const isNamed = [desk, telephone, email].some((each) => each !== undefined);
  const builtIn = isNamed ? "" : tell(speech, `ask.${card.profile}`);
  const asked = contact.trim() === "" ? builtIn : contact;
  const general = generalStep(card, standing, speech);
  return (
    <section class="sk-card-part sk-card-next">
      <h3>{tell(speech, "card.next")}</h3>
      {card.advice !== undefined && <CardAdvice advice={card.advice} speech={speech} />}
      {distinct.length === 0 ? (
        <p>{general}</p>
      ) : (
        <ul class="sk-steps">
          {distinct.map((step) => (
            <li key={step.en}>
              <Said wording={step} speech={speech} />
            </li>
          ))}
        </ul>
      )}
      {asked !== "" && (
        <>
          <h4>{tell(speech, "card.ask")}</h4>
          <p class="sk-contact">{asked}</p>
        </>
      )}
      {onCriteria !== undefined && (
        <CriteriaLink
          speech={speech}
          onOpen={() => onCriteria(card.procedures[0]?.classId ?? null)}
        />
      )}
    </section>
  );
}

/** What is said where no program asks this buyer for a step: unless a policy asks for more than any of them. */
function generalStep(
  { marks = [], severity: strongest }: CardData,
  standing: readonly ProgramGroup[],
  speech: Speech,
): string {
  if (standing.length === 0) return tell(speech, "card.next.nothing");
  const excepted = marks.find((mark) => mark.kind === "exception");
  if (strongest === null && excepted !== undefined)
    return tell(speech, "card.next.exception", { case: excepted.exception.caseNumber });
  for (const severity of ["prohibited", "restricted"] as const) {
    const mark = standing.find(({ lead }) => lead.severity === severity)?.lead.mark;
    if (mark?.kind === "severity-rule")
      return tell(speech, `policy.mark.${severity}`, { whom: saySetBy(mark.by, speech) });
  }
  return tell(speech, "card.next.advisory");
}

/** The buyer's own procedure for a class of product: a statement of its own, which names no company. */
export function CardProcedures({
  card,
  speech,
}: {
  readonly card: CardData;
  readonly speech: Speech;
}) {
  if (card.procedures.length === 0) return null;
  return (
    <section class="sk-card-part">
      <h3>{tell(speech, "card.procedures")}</h3>
      {card.procedures.map((procedure) => (
        <div key={procedure.classTitle.en} class="sk-procedure">
          <p>
            {tell(speech, "card.procedure.says", {
              name: say(procedure.classTitle, speech.lang).text,
            })}
            {speech.lang === "ja" ? "" : " "}
            <Said wording={procedure.says} speech={speech} />
          </p>
          <p class="sk-muted">
            <Said wording={procedure.programTitle} speech={speech} />
          </p>
          <OfficialLink citation={procedure.citation} link={procedure.link} speech={speech} />
        </div>
      ))}
    </section>
  );
}
