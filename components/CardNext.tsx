import type { CardData } from "../rules/views.ts";
import { CriteriaLink } from "./CriteriaLink.tsx";
import { groupListings } from "./card-groups.ts";
import { OfficialLink } from "./OfficialLink.tsx";
import { Said } from "./Said.tsx";
import { say, tell } from "./speech.ts";
import type { Speech } from "./speech.ts";

/** The next step of the buyer's own procedure and of every program that binds this buyer, and whom to ask. */
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
  const general = standing.length === 0 ? "card.next.nothing" : "card.next.advisory";
  return (
    <section class="sk-card-part sk-card-next">
      <h3>{tell(speech, "card.next")}</h3>
      {distinct.length === 0 ? (
        <p>{tell(speech, general)}</p>
      ) : (
        <ul class="sk-steps">
          {distinct.map((step) => (
            <li key={step.en}>
              <Said wording={step} speech={speech} />
            </li>
          ))}
        </ul>
      )}
      <h4>{tell(speech, "card.ask")}</h4>
      <p class="sk-contact">
        {contact.trim() === "" ? tell(speech, `ask.${card.profile}`) : contact}
      </p>
      {onCriteria !== undefined && (
        <CriteriaLink
          speech={speech}
          onOpen={() => onCriteria(card.procedures[0]?.classId ?? null)}
        />
      )}
    </section>
  );
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
