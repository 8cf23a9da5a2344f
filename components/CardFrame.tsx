import type { ComponentChildren } from "preact";
import { useId, useRef } from "preact/hooks";
import type { ListStatus } from "../rules/views.ts";
import { ListStatusLine } from "./ListStatusLine.tsx";
import { SeverityBadge } from "./SeverityIcon.tsx";
import type { Level } from "./SeverityIcon.tsx";
import { tell } from "./speech.ts";
import type { Speech } from "./speech.ts";
import { useFocusWhileOpen } from "./use-focus-while-open.ts";

/** What every card has around its body. */
export interface CardFrameProps {
  /** Id of what the card is about: another one moves the focus to the heading again. */
  readonly subject: string;
  readonly level: Level;
  readonly title: string;
  /** The one sentence under the title. */
  readonly says: string;
  readonly list: ListStatus;
  readonly today: string;
  readonly speech: Speech;
  readonly onClose: () => void;
  readonly backLabel: boolean;
  readonly children: ComponentChildren;
}

/**
 * The frame of a card, as a non-modal dialog: severity, title, close button, and the age of the list at its foot. It takes
 * the focus when it opens and gives it back when it closes; Escape closes it.
 */
export function CardFrame(props: CardFrameProps) {
  const { subject, level, title, says, list, today, speech, onClose, backLabel, children } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  const titleId = useId();
  useFocusWhileOpen(heading, subject);
  return (
    <section
      class="sk-card"
      role="dialog"
      aria-labelledby={titleId}
      lang={speech.lang}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || event.isComposing) return;
        event.preventDefault();
        event.stopPropagation();
        onClose();
      }}
    >
      <header class="sk-card-head">
        <div class="sk-card-bar">
          <SeverityBadge level={level} speech={speech} />
          <button type="button" class="sk-button sk-button-quiet" onClick={onClose}>
            {tell(speech, backLabel ? "card.back" : "card.close")}
          </button>
        </div>
        <h2 class="sk-card-title" id={titleId} ref={heading} tabIndex={-1}>
          {title}
        </h2>
        <p class="sk-card-says">{says}</p>
      </header>
      <div class="sk-card-body">{children}</div>
      <footer class="sk-card-foot">
        <ListStatusLine list={list} today={today} speech={speech} />
      </footer>
    </section>
  );
}
