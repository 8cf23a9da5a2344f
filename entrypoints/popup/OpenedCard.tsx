import { Card } from "../../components/Card.tsx";
import { CategoryCard } from "../../components/CategoryCard.tsx";
import { tell } from "../../components/speech.ts";
import type { Speech } from "../../components/speech.ts";
import { useAnswer } from "../../components/use-answer.ts";
import { ask } from "../../platform/messages.ts";
import type { Refusal } from "../../platform/messages.ts";
import type { CardData, CategoryCard as CategoryCardData } from "../../rules/views.ts";
import { openCriteria } from "./open-criteria.ts";

/** What was opened: a lookup answer by its matched name, or a finding of a tab, of a supplier or of a category rule. */
export type Opened =
  | { readonly supplier: string; readonly matchedName: string }
  | { readonly supplier: string; readonly tabId: number }
  | { readonly rule: string; readonly origin: string; readonly tabId: number };

/** The card of what was opened, or the reason why it cannot be shown. */
export function OpenedCard({
  opened,
  speech,
  today,
  contact,
  criteria,
  onClose,
}: {
  readonly opened: Opened;
  readonly speech: Speech;
  readonly today: string;
  readonly contact: string;
  /** False when the organisation switched the questions before a purchase off. */
  readonly criteria: boolean;
  readonly onClose: () => void;
}) {
  const { answer } = useAnswer(() => askFor(opened));
  if (answer.kind === "answered") {
    const card = answer.value;
    const onCriteria = (classId: string | null) =>
      openCriteria({
        productClass: classId ?? undefined,
        supplier: "kind" in card ? undefined : card.supplier,
      });
    const given = {
      speech,
      today,
      contact,
      onClose,
      backLabel: true,
      ...(criteria && { onCriteria }),
    };
    return "kind" in card ? (
      <CategoryCard card={card} {...given} />
    ) : (
      <Card card={card} {...given} />
    );
  }
  return (
    <main class="sk-popup-main">
      {answer.kind === "failed" ? (
        <div class="sk-notice sk-notice-trouble" role="alert">
          <p>
            <strong>{tell(speech, "error.card")}</strong>
          </p>
          <p>{tell(speech, "error.answer", { code: answer.code })}</p>
        </div>
      ) : (
        <p class="sk-muted">{tell(speech, "list.reading")}</p>
      )}
      <button type="button" class="sk-button" onClick={onClose}>
        {tell(speech, "card.back")}
      </button>
    </main>
  );
}

function askFor(opened: Opened): Promise<CardData | CategoryCardData | Refusal> {
  return "rule" in opened ? ask("category-card", opened) : ask("card", opened);
}
