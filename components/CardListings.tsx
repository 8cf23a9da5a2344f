import type { CardData } from "../rules/views.ts";
import { groupListings } from "./card-groups.ts";
import { CardProgram } from "./CardProgram.tsx";
import { CardRelations } from "./CardRelations.tsx";
import { aboutLists } from "./ListStatusLine.tsx";
import { count, tell } from "./speech.ts";
import type { Speech } from "./speech.ts";

/** So many programs are in view from the start, and always those that bind this buyer; the others are one click away. */
const IN_VIEW = 3;

/** All listings of the supplier, by program, those that bind this buyer first. */
export function CardListings({
  card,
  speech,
}: {
  readonly card: CardData;
  readonly speech: Speech;
}) {
  const { standing, past } = groupListings(card.listings);
  const binding = standing.filter(
    ({ severity }) => severity === "prohibited" || severity === "restricted",
  ).length;
  const shown = standing.slice(0, Math.max(IN_VIEW, binding));
  const folded = standing.slice(shown.length);
  return (
    <section class="sk-card-part">
      <h3>{tell(speech, "card.listings")}</h3>
      {standing.length === 0 && <p>{aboutLists(card.list, speech, "card.listings.none")}</p>}
      {shown.map((group) => (
        <CardProgram key={group.program} group={group} profile={card.profile} speech={speech} />
      ))}
      {folded.length > 0 && (
        <details class="sk-fold">
          <summary>{count(speech, "card.others", folded.length)}</summary>
          {folded.map((group) => (
            <CardProgram key={group.program} group={group} profile={card.profile} speech={speech} />
          ))}
        </details>
      )}
      {past.length > 0 && (
        <details class="sk-fold" open={standing.length === 0}>
          <summary>{tell(speech, "card.ended", { n: past.length })}</summary>
          {past.map((group) => (
            <CardProgram key={group.program} group={group} profile={card.profile} speech={speech} />
          ))}
        </details>
      )}
      <CardRelations relations={card.relations} speech={speech} />
    </section>
  );
}
