import type { Severity } from "../rules/vocabulary.ts";
import { tell } from "./speech.ts";
import type { Speech } from "./speech.ts";

/** What a badge can say: a severity, listed but no hit by a policy, on file without a listing, a mere mention, or a known name of which nothing is on file. */
export type Level = Severity | "listed" | "noted" | "none" | "unlisted";

/** Outlines on a 20 x 20 grid; each level differs in shape, so that colour is never needed to tell them apart. */
const SHAPES: Readonly<Record<Level, string>> = {
  prohibited: "M6.3 1.5h7.4l4.8 4.8v7.4l-4.8 4.8H6.3l-4.8-4.8V6.3z",
  restricted: "M10 1.8 19 18H1z",
  advisory: "M10 1 19 10l-9 9-9-9z",
  listed: "M3 4.5h14v11H3z",
  noted: "M4 1.5h8.5L17 6v12.5H4z",
  none: "M10 2a8 8 0 1 1 0 16 8 8 0 0 1 0-16z",
  unlisted: "M3 2h14v16H3z",
};

const SIGNS: Readonly<Record<Level, string>> = {
  prohibited: "M5.5 10h9",
  restricted: "M10 7.5v5M10 14.8v1",
  advisory: "M10 9v5M10 6v1",
  listed: "M6 8.5h5M6 11.5h3M12.5 9.5l1.2 1.6 2-2.9",
  noted: "M7.5 10h6M7.5 13.5h6",
  none: "M6.5 10h.2M9.9 10h.2M13.3 10h.2",
  unlisted: "M6.5 7h7M6.5 10h7M6.5 13h4",
};

/** The shape of a level, hidden from assistive technology: the word beside it speaks. */
export function SeverityIcon({ level }: { readonly level: Level }) {
  return (
    <svg class={`sk-icon sk-${level}`} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path class="sk-icon-shape" d={SHAPES[level]} />
      <path class="sk-icon-sign" d={SIGNS[level]} />
    </svg>
  );
}

/** Icon shape and word together: the only way a severity is shown. */
export function SeverityBadge({
  level,
  speech,
}: {
  readonly level: Level;
  readonly speech: Speech;
}) {
  return (
    <span class={`sk-badge sk-${level}`}>
      <SeverityIcon level={level} />
      <span class="sk-badge-word">{tell(speech, `severity.${level}`)}</span>
    </span>
  );
}
