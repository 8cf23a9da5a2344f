import type { CardData } from "../rules/views.ts";
import type { ReasonCode } from "../rules/vocabulary.ts";
import { tell } from "./speech.ts";
import type { Speech } from "./speech.ts";

/** Reasons that change how the severity is to be read: always in view. The others explain and are folded away. */
const IN_VIEW: ReadonlySet<ReasonCode> = new Set<ReasonCode>([
  "role-unknown-step-down",
  "article-cap",
  "same-group",
  "class-in-scope",
  "not-in-force",
  "delisted",
  "lead-only",
  "no-listing",
  "mention-article",
]);

/** Reasons that the role sentence already says. */
const SAID_BY_ROLE: ReadonlySet<ReasonCode> = new Set<ReasonCode>([
  "mention-compatible",
  "mention-excluded",
  "shared-name",
]);

/** What matched and why, in plain sentences. */
export function CardWhy({ card, speech }: { readonly card: CardData; readonly speech: Speech }) {
  // What a policy did is said by its marks, with whose it is.
  const codes = card.why.filter((code) => !code.startsWith("policy-"));
  const inView = codes.filter((code) => IN_VIEW.has(code));
  const folded = codes.filter((code) => !IN_VIEW.has(code) && !SAID_BY_ROLE.has(code));
  const sentences = [
    matchSentence(card, speech),
    card.matched === "" ? "" : tell(speech, `card.role.${card.role}`),
    ...inView.map((code) => tell(speech, `why.${code}`)),
    card.related.length === 0
      ? ""
      : tell(speech, "card.related", { names: card.related.map((each) => each.name).join(", ") }),
  ].filter((sentence) => sentence !== "");
  if (sentences.length === 0) return null;
  return (
    <section class="sk-card-part">
      <p>{sentences.join(speech.lang === "ja" ? "" : " ")}</p>
      {folded.length > 0 && (
        <details>
          <summary>{tell(speech, "card.why")}</summary>
          <ul>
            {folded.map((code) => (
              <li key={code}>{tell(speech, `why.${code}`)}</li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function matchSentence(card: CardData, speech: Speech): string {
  const { matched, name } = card;
  if (matched === "") {
    return card.matchedName === name
      ? ""
      : tell(speech, "card.matched.lookup", { matched: card.matchedName, name });
  }
  if (card.identifier !== undefined) {
    const scheme = tell(speech, `identifier.${card.identifier}`);
    return tell(speech, "card.matched.identifier", {
      matched,
      scheme,
      holder: card.matchedName,
      name,
    });
  }
  if (card.why.includes("model") || card.why.includes("weak-model-with-supplier")) {
    return tell(speech, "card.matched.model", { matched, name, line: card.matchedName });
  }
  return tell(speech, matched === name ? "card.matched.same" : "card.matched.name", {
    matched,
    name,
  });
}
