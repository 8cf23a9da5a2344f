import { render } from "preact";
import { defineUnlistedScript } from "wxt/utils/define-unlisted-script";
import { Card } from "../../components/Card.tsx";
import { CategoryCard } from "../../components/CategoryCard.tsx";
import type { Words } from "../../components/speech.ts";
import { offerCard } from "../../platform/page-world.ts";
import { place } from "./place.ts";

// Put into a frame when its first card is asked for, so that pages without a click never pay for Preact.
export default defineUnlistedScript(() => {
  offerCard(
    (
      { card, css, language, words, today, contact, criteriaOff },
      root,
      mark,
      { onClose, onOpen },
    ) => {
      if (!isComplete(words)) throw new Error("words are missing");
      const speech = { lang: language, words };
      const onCriteria = (classId: string | null) => {
        const productClass = classId === null ? {} : { productClass: classId };
        const supplier = "kind" in card ? {} : { supplier: card.supplier };
        onOpen({ ...productClass, ...supplier });
      };
      const given = {
        speech,
        today,
        contact,
        onClose,
        ...(criteriaOff === undefined && { onCriteria }),
      };
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      root.adoptedStyleSheets = [sheet];
      const box = document.createElement("div");
      box.className = "sk sk-overlay";
      box.lang = language;
      root.append(box);
      render(
        "kind" in card ? <CategoryCard card={card} {...given} /> : <Card card={card} {...given} />,
        box,
      );
      place(box, mark);
      return () => render(null, box);
    },
  );
});

/** The background sends the words of one language in full; two of them stand for all. */
function isComplete(words: Readonly<Record<string, string>>): words is Words {
  return Object.hasOwn(words, "card.close") && Object.hasOwn(words, "severity.prohibited");
}
