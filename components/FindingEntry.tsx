import { markKey } from "../rules/decide/policy-mark.ts";
import type { ProgramLabel } from "../rules/views.ts";
import type { HitEntry, MentionEntry } from "../rules/vocabulary.ts";
import { FindingHead, whereAndAs } from "./FindingHead.tsx";
import { FindingPlaces } from "./FindingPlaces.tsx";
import { sayMark } from "./policy-mark-text.ts";
import type { Level } from "./SeverityIcon.tsx";
import { say, tell } from "./speech.ts";
import type { Speech } from "./speech.ts";

/** So many programs are in view; the card has the others. */
const PROGRAMS_IN_VIEW = 2;
/** So many decisions of a policy are in view; the card has the others. */
const MARKS_IN_VIEW = 3;

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
  const facts = [tell(speech, `role.${entry.role}`), ...whereAndAs(speech, entry)];
  return (
    <li class="sk-finding">
      <FindingHead
        name={name}
        opens={tell(speech, "findings.open", { name })}
        level={level}
        speech={speech}
        onOpen={() => onOpen(entry.supplier)}
      />
      <p class="sk-muted">{facts.join(" · ")}</p>
      {programs.slice(0, PROGRAMS_IN_VIEW).map((id) => (
        <p key={id} class="sk-answer-line">
          {programText(id, titles, speech)}
        </p>
      ))}
      {more > 0 && <p class="sk-muted">{tell(speech, "look.more", { n: more })}</p>}
      {(entry.marks ?? []).slice(0, MARKS_IN_VIEW).map((mark) => (
        <p key={markKey(mark)} class="sk-answer-line">
          {sayMark(mark, (id) => titles[id]?.title ?? null, speech)}
        </p>
      ))}
      <FindingPlaces where={entry.where} count={entry.count} speech={speech} />
    </li>
  );
}

function programText(
  id: string,
  titles: Readonly<Record<string, ProgramLabel>>,
  speech: Speech,
): string {
  const label = titles[id];
  return label === undefined ? id : say(label.title, speech.lang).text;
}
