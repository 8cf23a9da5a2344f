import type { CategoryEntry } from "../rules/category-words.ts";
import type { RuleAnswer } from "../rules/views.ts";
import { FindingHead, whereAndAs } from "./FindingHead.tsx";
import { FindingPlaces } from "./FindingPlaces.tsx";
import { Said } from "./Said.tsx";
import { say, sayCountry, tell } from "./speech.ts";
import type { Speech } from "./speech.ts";

/** The classes of product on a page that a category rule speaks of: each with its origin, what the rule asks, and its places. */
export function CategoryEntries({
  entries,
  rules,
  speech,
  onOpen,
}: {
  readonly entries: readonly CategoryEntry[];
  readonly rules: Readonly<Record<string, RuleAnswer>>;
  readonly speech: Speech;
  readonly onOpen: (rule: string, origin: string) => void;
}) {
  if (entries.length === 0) return null;
  return (
    <>
      <h3>{tell(speech, "category.heading")}</h3>
      <ul class="sk-findings">
        {entries.map((entry) => {
          const rule = rules[entry.rule];
          if (rule === undefined) return null;
          return (
            <Entry
              key={`${entry.rule} ${entry.origin}`}
              entry={entry}
              rule={rule}
              speech={speech}
              onOpen={onOpen}
            />
          );
        })}
      </ul>
    </>
  );
}

function Entry({
  entry,
  rule,
  speech,
  onOpen,
}: {
  readonly entry: CategoryEntry;
  readonly rule: RuleAnswer;
  readonly speech: Speech;
  readonly onOpen: (rule: string, origin: string) => void;
}) {
  const name = say(rule.classTitle, speech.lang).text;
  const isUnknown = entry.origin === "unknown";
  const origin = isUnknown
    ? tell(speech, "category.origin.unknown")
    : tell(speech, "category.origin", { country: sayCountry(speech, entry.origin) });
  const facts = whereAndAs(speech, entry);
  return (
    <li class="sk-finding">
      <FindingHead
        name={name}
        opens={tell(speech, "category.open", { name })}
        level={entry.severity}
        speech={speech}
        onOpen={() => onOpen(entry.rule, entry.origin)}
      />
      <p>
        {tell(speech, "category.sentence", { name, origin })}
        {speech.lang === "ja" ? "" : " "}
        <Said wording={rule.title} speech={speech} />
        {speech.lang === "ja" ? "：" : ": "}
        <Said wording={rule.says} speech={speech} />
      </p>
      <p class="sk-muted">{facts.join(" · ")}</p>
      <FindingPlaces where={entry.where} count={entry.count} speech={speech} />
    </li>
  );
}
