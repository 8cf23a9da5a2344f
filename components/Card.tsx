import type { CardData } from "../rules/views.ts";
import { CardFrame } from "./CardFrame.tsx";
import { CardListings } from "./CardListings.tsx";
import { CardMarks, isForbiddenByPolicy } from "./CardMarks.tsx";
import { CardNext, CardProcedures } from "./CardNext.tsx";
import { CardWhy } from "./CardWhy.tsx";
import { headLevel } from "./card-groups.ts";
import { PositiveEntries } from "./PositiveEntries.tsx";
import { tell } from "./speech.ts";
import type { Speech } from "./speech.ts";

/** What a card needs: everything by value, nothing fetched. */
export interface CardProps {
  readonly card: CardData;
  readonly speech: Speech;
  /** Date from which the age of the list is counted, `YYYY-MM-DD`. */
  readonly today: string;
  /** The organisation's own words under "whom to ask"; empty = the sentence of the profile. */
  readonly contact: string;
  readonly onClose: () => void;
  /** In the popup the card is a step of its own, so the button reads "Back". */
  readonly backLabel?: boolean;
  /** Opens the questions before a purchase of a class; null where the card knows no class. */
  readonly onCriteria?: (classId: string | null) => void;
}

/** Everything about one supplier. */
export function Card(props: CardProps) {
  const { card, speech, today, contact, onClose, backLabel = false, onCriteria } = props;
  const level = headLevel(card);
  // Where a policy alone keeps it from being a hit, that is the news; otherwise the next step comes first.
  const marks = <CardMarks card={card} speech={speech} />;
  return (
    <CardFrame
      subject={card.supplier}
      level={level}
      title={card.name}
      says={tell(
        speech,
        level === "prohibited" && isForbiddenByPolicy(card.listings)
          ? "policy.mark.says.prohibited"
          : `severity.${level}.says`,
      )}
      list={card.list}
      today={today}
      speech={speech}
      onClose={onClose}
      backLabel={backLabel}
    >
      <CardWhy card={card} speech={speech} />
      {level === "listed" && marks}
      <CardNext card={card} speech={speech} contact={contact} onCriteria={onCriteria} />
      {level !== "listed" && marks}
      <PositiveEntries entries={card.positive ?? []} speech={speech} />
      <CardProcedures card={card} speech={speech} />
      <CardListings card={card} speech={speech} />
    </CardFrame>
  );
}
