import type { PositiveEntry } from "../rules/views.ts";
import { OfficialLink } from "./OfficialLink.tsx";
import { Said } from "./Said.tsx";
import { say, sayDate, tell } from "./speech.ts";
import type { Speech } from "./speech.ts";

/** Entries of lists of approved products: on the list since a day, which changes nothing of what listings ask. */
export function PositiveEntries({
  entries,
  speech,
}: {
  readonly entries: readonly PositiveEntry[];
  readonly speech: Speech;
}) {
  if (entries.length === 0) return null;
  return (
    <section class="sk-card-part sk-positive">
      <h3>{tell(speech, "policy.mark.positive")}</h3>
      <ul class="sk-steps">
        {entries.map((entry, position) => (
          <li key={position}>
            <span>{sentences(entry, speech).join(speech.lang === "ja" ? "" : " ")}</span>
            {entry.conditions !== null && (
              <p>
                {tell(speech, "policy.mark.positive.conditions")}
                {speech.lang === "ja" ? "" : " "}
                <Said wording={entry.conditions} speech={speech} />
              </p>
            )}
            <OfficialLink
              citation={say(entry.publisher, speech.lang).text}
              link={entry.link}
              speech={speech}
            />
          </li>
        ))}
      </ul>
      <p class="sk-muted">{tell(speech, "policy.mark.positive.says")}</p>
    </section>
  );
}

function sentences(
  { name, list, since, until, hasEnded }: PositiveEntry,
  speech: Speech,
): readonly string[] {
  const on = tell(speech, "policy.mark.positive.since", {
    name,
    list: say(list, speech.lang).text,
    date: sayDate(speech, since),
  });
  if (until === null) return [on];
  const key = hasEnded ? "policy.mark.positive.ended" : "policy.mark.positive.until";
  return [on, tell(speech, key, { date: sayDate(speech, until) })];
}
