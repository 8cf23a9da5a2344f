import { stronger } from "../decide/decide.ts";
import { adviceFor } from "../policy/advice.ts";
import type { EffectivePolicy } from "../policy/policy-words.ts";
import { positiveEntries } from "../policy/positive.ts";
import type { CardData } from "../views.ts";
import type { Language, Severity } from "../vocabulary.ts";

/**
 * A card with what the policy adds to it: whom to ask and what to do at its severity, in the language of the card, and the entries
 * of positive lists that are the supplier's. A card that was opened from a lookup has the severity of its strongest listing.
 */
export function cardUnderPolicy(
  card: CardData,
  policy: Pick<EffectivePolicy, "one" | "positiveLists">,
  language: Language,
  date: string,
): CardData {
  const looked = card.listings.reduce<Severity | null>(
    (best, each) => stronger(best, each.severity),
    null,
  );
  const advice = adviceFor(policy, card.matched === "" ? looked : card.severity, language);
  const positive = positiveEntries(policy.positiveLists, { suppliers: [card.supplier] }, date);
  return {
    ...card,
    ...(advice === null ? {} : { advice }),
    ...(positive.length === 0 ? {} : { positive }),
  };
}
