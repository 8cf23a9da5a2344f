import { tell } from "./speech.ts";
import type { Speech } from "./speech.ts";

/** Asks all repositories now; says while that goes on. */
export function CheckNow({
  checking,
  speech,
  onCheck,
}: {
  readonly checking: boolean;
  readonly speech: Speech;
  readonly onCheck: () => void;
}) {
  return (
    <div class="sk-buttons">
      <button type="button" class="sk-button" disabled={checking} onClick={onCheck}>
        {tell(speech, "updates.now")}
      </button>
      <span class="sk-muted" role="status">
        {checking ? tell(speech, "updates.checking") : ""}
      </span>
    </div>
  );
}
