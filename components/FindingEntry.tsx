import type { ProgramLabel } from "../rules/views.ts";
import type { HitEntry, MentionEntry, Place } from "../rules/vocabulary.ts";
import { SeverityBadge } from "./SeverityIcon.tsx";
import type { Level } from "./SeverityIcon.tsx";
import { count, say, tell } from "./speech.ts";
import type { Speech } from "./speech.ts";

/** So many programs and places are in view; the card and the page have the others. */
const PROGRAMS_IN_VIEW = 2;
const PLACES_IN_VIEW = 8;

/** One supplier found on the page: a button to its card, the programs, and the places folded away. */
export function FindingEntry({
  entry,
  level,
  name,
  titles,
  programs,
  speech,
  onOpen,
}: {
  readonly entry: HitEntry | MentionEntry;
  readonly level: Level;
  readonly name: string;
  readonly titles: Readonly<Record<string, ProgramLabel>>;
  readonly programs: readonly string[];
  readonly speech: Speech;
  readonly onOpen: (supplier: string) => void;
}) {
  const more = programs.length - PROGRAMS_IN_VIEW;
  const facts = [
    tell(speech, `role.${entry.role}`),
    count(speech, "findings.places", entry.count),
    tell(speech, "findings.matched", {
      names: entry.matched.slice(0, 4).join(speech.lang === "ja" ? "、" : ", "),
    }),
  ];
  return (
    <li class="sk-finding">
      <div class="sk-answer-head">
        <button
          type="button"
          class="sk-link"
          aria-label={tell(speech, "findings.open", { name })}
          onClick={() => onOpen(entry.supplier)}
        >
          {name}
        </button>
        <SeverityBadge level={level} speech={speech} />
      </div>
      <p class="sk-muted">{facts.join(" · ")}</p>
      {programs.slice(0, PROGRAMS_IN_VIEW).map((id) => (
        <p key={id} class="sk-answer-line">
          {programText(id, titles, speech)}
        </p>
      ))}
      {more > 0 && <p class="sk-muted">{tell(speech, "look.more", { n: more })}</p>}
      {entry.where.length > 0 && (
        <details>
          <summary>{tell(speech, "findings.where")}</summary>
          <ul class="sk-places">
            {entry.where.slice(0, PLACES_IN_VIEW).map((place, position) => (
              <li key={position}>
                <q>{place.excerpt}</q> <PlaceKind place={place} speech={speech} />
              </li>
            ))}
            {entry.count > PLACES_IN_VIEW && (
              <li>
                {tell(speech, "findings.where.more", {
                  n: entry.count - Math.min(PLACES_IN_VIEW, entry.where.length),
                })}
              </li>
            )}
          </ul>
        </details>
      )}
    </li>
  );
}

function PlaceKind({ place, speech }: { readonly place: Place; readonly speech: Speech }) {
  if (place.kind === "text") return null;
  return <span class="sk-muted">{tell(speech, `findings.where.${place.kind}`)}</span>;
}

function programText(
  id: string,
  titles: Readonly<Record<string, ProgramLabel>>,
  speech: Speech,
): string {
  const label = titles[id];
  return label === undefined ? id : say(label.title, speech.lang).text;
}
