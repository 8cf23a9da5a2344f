import { SeverityBadge } from "./SeverityIcon.tsx";
import type { Level } from "./SeverityIcon.tsx";
import { count, tell } from "./speech.ts";
import type { Speech } from "./speech.ts";

/** So many spellings of the page are in view; its places show the others. */
const MATCHED_IN_VIEW = 4;

/** The name of a finding, as the button to its card, and its severity. */
export function FindingHead({
  name,
  opens,
  level,
  speech,
  onOpen,
}: {
  readonly name: string;
  /** What the button does, for those who hear it without its surroundings. */
  readonly opens: string;
  readonly level: Level;
  readonly speech: Speech;
  readonly onOpen: () => void;
}) {
  return (
    <div class="sk-answer-head">
      <button type="button" class="sk-link" aria-label={opens} onClick={onOpen}>
        {name}
      </button>
      <SeverityBadge level={level} speech={speech} />
    </div>
  );
}

/** In how many places a finding stands, and as what. */
export function whereAndAs(
  speech: Speech,
  entry: { readonly count: number; readonly matched: readonly string[] },
): readonly string[] {
  const names = entry.matched.slice(0, MATCHED_IN_VIEW).join(speech.lang === "ja" ? "、" : ", ");
  return [
    count(speech, "findings.places", entry.count),
    tell(speech, "findings.matched", { names }),
  ];
}
