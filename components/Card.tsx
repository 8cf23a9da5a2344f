import { useEffect, useId, useRef } from "preact/hooks";
import type { CardData } from "../rules/views.ts";
import { CardListings } from "./CardListings.tsx";
import { CardNext, CardProcedures } from "./CardNext.tsx";
import { CardWhy } from "./CardWhy.tsx";
import { headLevel } from "./card-groups.ts";
import { ListStatusLine } from "./ListStatusLine.tsx";
import { SeverityBadge } from "./SeverityIcon.tsx";
import { tell } from "./speech.ts";
import type { Speech } from "./speech.ts";

/** What a card needs: everything by value, nothing fetched. */
export interface CardProps {
  readonly card: CardData;
  readonly speech: Speech;
  /** Date from which the age of the list is counted, `YYYY-MM-DD`. */
  readonly today: string;
  /** The organisation's own words under "whom to ask"; empty = the sentence of the profile. */
  readonly contact: string;
  readonly onClose: () => void;
  /** In the popup the card is a step of its own, so the button reads "Back". */
  readonly backLabel?: boolean;
}

/**
 * Everything about one supplier, as a non-modal dialog. It takes the focus when it opens and gives it back when it
 * closes; Escape closes it.
 */
export function Card({ card, speech, today, contact, onClose, backLabel = false }: CardProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const titleId = useId();
  useFocusWhileOpen(heading, card.supplier);
  const level = headLevel(card);
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
          {card.name}
        </h2>
        <p class="sk-card-says">{tell(speech, `severity.${level}.says`)}</p>
      </header>
      <div class="sk-card-body">
        <CardWhy card={card} speech={speech} />
        <CardNext card={card} speech={speech} contact={contact} />
        <CardProcedures card={card} speech={speech} />
        <CardListings card={card} speech={speech} />
      </div>
      <footer class="sk-card-foot">
        <ListStatusLine list={card.list} today={today} speech={speech} />
      </footer>
    </section>
  );
}

function useFocusWhileOpen(
  heading: { readonly current: HTMLElement | null },
  supplier: string,
): void {
  useEffect(() => {
    const before = document.activeElement;
    return () => {
      // After the render that removes the card, when what it covered can be focused again.
      queueMicrotask(() => {
        if (before instanceof HTMLElement && before.isConnected) before.focus();
      });
    };
  }, []);
  useEffect(() => heading.current?.focus(), [heading, supplier]);
}
