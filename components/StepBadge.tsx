import type { CriteriaStep } from "../rules/policy/policy-words.ts";
import { tell } from "./speech.ts";
import type { Speech } from "./speech.ts";

/** Outlines on a 20 x 20 grid, none of them a severity's: a circle, a bubble of speech, a sheet that waits for its seal. */
const SHAPES: Readonly<Record<CriteriaStep, string>> = {
  none: "M10 2a8 8 0 1 1 0 16 8 8 0 0 1 0-16z",
  consult: "M2 3h16v11h-8l-4.5 4V14H2z",
  approval: "M4 1.5h12v17H4z",
};

const SIGNS: Readonly<Record<CriteriaStep, string>> = {
  none: "M6.5 10h7",
  consult: "M5.8 7h8.4M5.8 10.2h5.4",
  approval: "M7 5.5h6M7 8.5h6M12.5 14.2a1.9 1.9 0 1 1-3.8 0 1.9 1.9 0 0 1 3.8 0z",
};

/** A step as icon shape and word together; the word alone is what assistive technology hears. */
export function StepBadge({
  step,
  speech,
}: {
  readonly step: CriteriaStep;
  readonly speech: Speech;
}) {
  return (
    <span class={`sk-step sk-step-${step}`}>
      <svg class="sk-step-icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
        <path class="sk-step-shape" d={SHAPES[step]} />
        <path class="sk-step-sign" d={SIGNS[step]} />
      </svg>
      <span>{tell(speech, `criteria.step.${step}`)}</span>
    </span>
  );
}
