import type { Relation } from "../rules/vocabulary.ts";
import { hasWord, sayDate, tell } from "./speech.ts";
import type { Speech } from "./speech.ts";

/** The supplier's ties to other parties, with the reminder that a tie alone passes nothing on. */
export function CardRelations({
  relations,
  speech,
}: {
  readonly relations: readonly Relation[];
  readonly speech: Speech;
}) {
  if (relations.length === 0) return null;
  return (
    <details class="sk-fold">
      <summary>{tell(speech, "card.relations")}</summary>
      <p class="sk-muted">{tell(speech, "card.relations.says")}</p>
      <ul>
        {relations.map((relation, position) => (
          <li key={position}>{sentence(relation, speech)}</li>
        ))}
      </ul>
    </details>
  );
}

function sentence(relation: Relation, speech: Speech): string {
  const key = `relation.${relation.type}`;
  const kind = tell(speech, hasWord(speech, key) ? key : "relation.other");
  const dates = [
    relation.from === undefined
      ? ""
      : tell(speech, "relation.from", { date: sayDate(speech, relation.from) }),
    relation.to === undefined
      ? ""
      : tell(speech, "relation.to", { date: sayDate(speech, relation.to) }),
  ].filter((date) => date !== "");
  const about = [kind, ...dates].join(", ");
  return speech.lang === "ja" ? `${relation.target}（${about}）` : `${relation.target} (${about})`;
}
