import type { CategoryCard as CategoryCardData } from "../rules/views.ts";
import { CardFrame } from "./CardFrame.tsx";
import { CriteriaLink } from "./CriteriaLink.tsx";
import { OfficialLink } from "./OfficialLink.tsx";
import { sayMark } from "./policy-mark-text.ts";
import { Said } from "./Said.tsx";
import { say, sayCountry, sayDate, tell } from "./speech.ts";
import type { Speech } from "./speech.ts";

/** What the card of a category rule needs: everything by value, nothing fetched. */
export interface CategoryCardProps {
  readonly card: CategoryCardData;
  readonly speech: Speech;
  /** Date from which the age of the list is counted, `YYYY-MM-DD`. */
  readonly today: string;
  /** The organisation's own words under "whom to ask"; empty = the sentence of the profile. */
  readonly contact: string;
  readonly onClose: () => void;
  readonly backLabel?: boolean;
  /** Opens the questions before a purchase of the class. */
  readonly onCriteria?: (classId: string) => void;
}

/** What a rule says of a class of product and its origin: why it is shown, the next step, the rule. It names no company. */
export function CategoryCard(props: CategoryCardProps) {
  const { card, speech, today, contact, onClose, backLabel = false, onCriteria } = props;
  return (
    <CardFrame
      subject={card.rule}
      level={card.severity}
      title={tell(speech, "category.title", { name: say(card.classTitle, speech.lang).text })}
      says={tell(speech, "category.says")}
      list={card.list}
      today={today}
      speech={speech}
      onClose={onClose}
      backLabel={backLabel}
    >
      <section class="sk-card-part">
        <p>{whySentences(card, speech).join(speech.lang === "ja" ? "" : " ")}</p>
        {card.mark !== undefined && (
          <p class="sk-mark">{sayMark(card.mark, () => card.title, speech)}</p>
        )}
      </section>
      <section class="sk-card-part sk-card-next">
        <h3>{tell(speech, "card.next")}</h3>
        <p>
          <Said wording={card.nextStep} speech={speech} />
        </p>
        <h4>{tell(speech, "card.ask")}</h4>
        <p class="sk-contact">
          {contact.trim() === "" ? tell(speech, `ask.${card.profile}`) : contact}
        </p>
        {onCriteria !== undefined && (
          <CriteriaLink speech={speech} onOpen={() => onCriteria(card.classId)} />
        )}
      </section>
      <RuleText card={card} speech={speech} />
    </CardFrame>
  );
}

function whySentences(card: CategoryCardData, speech: Speech): readonly string[] {
  const country = card.origin === null ? "" : sayCountry(speech, card.origin);
  return [
    tell(speech, "category.matched", { matched: card.matched }),
    ...card.why.map((code) => tell(speech, `category.why.${code}`, { country })),
  ];
}

function RuleText({ card, speech }: { readonly card: CategoryCardData; readonly speech: Speech }) {
  const last = card.updates.at(-1);
  const dates = [
    tell(speech, "category.since", { date: sayDate(speech, card.from) }),
    ...(last === undefined
      ? []
      : [tell(speech, "category.updated", { date: sayDate(speech, last) })]),
  ];
  return (
    <section class="sk-card-part">
      <h3>{tell(speech, "category.rule")}</h3>
      <article class="sk-program">
        <div class="sk-program-head">
          <h4>
            <Said wording={card.title} speech={speech} />
          </h4>
        </div>
        <p class="sk-muted">
          <Said wording={card.authority} speech={speech} />
        </p>
        <p>{tell(speech, `effect.${card.effect}`)}</p>
        <dl class="sk-facts">
          <dt>{tell(speech, "card.asks")}</dt>
          <dd>
            <Said wording={card.says} speech={speech} />
          </dd>
          <dt>{tell(speech, "category.applies")}</dt>
          <dd>
            <Said wording={card.appliesWhen} speech={speech} />
          </dd>
          <dt>{tell(speech, "category.exceptions")}</dt>
          <dd>
            <Said wording={card.exceptions} speech={speech} />
          </dd>
        </dl>
        <p class="sk-listed">{dates.join(speech.lang === "ja" ? "" : " ")}</p>
        <OfficialLink citation={card.citation} link={card.link} speech={speech} />
      </article>
    </section>
  );
}
