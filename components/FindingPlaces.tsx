import type { Place } from "../rules/vocabulary.ts";
import { tell } from "./speech.ts";
import type { Speech } from "./speech.ts";

/** So many places are in view; the page has the others. */
const IN_VIEW = 8;

/** Where on the page something was found, folded away. */
export function FindingPlaces({
  where,
  count,
  speech,
}: {
  readonly where: readonly Place[];
  /** How often it was found: `where` may hold fewer. */
  readonly count: number;
  readonly speech: Speech;
}) {
  if (where.length === 0) return null;
  return (
    <details>
      <summary>{tell(speech, "findings.where")}</summary>
      <ul class="sk-places">
        {where.slice(0, IN_VIEW).map((place, position) => (
          <li key={position}>
            <q>{place.excerpt}</q> <PlaceKind place={place} speech={speech} />
          </li>
        ))}
        {count > IN_VIEW && (
          <li>
            {tell(speech, "findings.where.more", { n: count - Math.min(IN_VIEW, where.length) })}
          </li>
        )}
      </ul>
    </details>
  );
}

function PlaceKind({ place, speech }: { readonly place: Place; readonly speech: Speech }) {
  if (place.kind === "text") return null;
  return <span class="sk-muted">{tell(speech, `findings.where.${place.kind}`)}</span>;
}
