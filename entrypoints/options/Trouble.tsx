import { tell } from "../../components/speech.ts";
import type { Speech } from "../../components/speech.ts";

/** A part of the page that could not be shown, and the code of why. */
export function Trouble({
  title,
  code,
  speech,
}: {
  readonly title: string;
  readonly code: string;
  readonly speech: Speech;
}) {
  return (
    <div class="sk-notice sk-notice-trouble" role="alert">
      <p>
        <strong>{title}</strong>
      </p>
      <p>{tell(speech, "error.answer", { code })}</p>
    </div>
  );
}
