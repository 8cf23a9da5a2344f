import { tell } from "./speech.ts";
import type { Speech } from "./speech.ts";

/** The way to the questions before a purchase; they open in a tab of their own. */
export function CriteriaLink({
  speech,
  onOpen,
}: {
  readonly speech: Speech;
  readonly onOpen: () => void;
}) {
  return (
    <p class="sk-criteria-link">
      <button type="button" class="sk-button" onClick={onOpen}>
        {tell(speech, "criteria.open")}
        <span class="sk-unseen"> {tell(speech, "card.newTab")}</span>
      </button>
    </p>
  );
}
