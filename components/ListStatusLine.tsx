import type { ListStatus } from "../rules/views.ts";
import { daysBetween, sayAge, sayDate, tell } from "./speech.ts";
import type { Speech } from "./speech.ts";

/** Beyond this many days the age is said in words and stressed. */
const STALE_AFTER_DAYS = 90;

/** Version, date and age of the list: on every screen, always in view. `list` is null while it is not known yet. */
export function ListStatusLine({
  list,
  today,
  speech,
}: {
  readonly list: ListStatus | null;
  readonly today: string;
  readonly speech: Speech;
}) {
  if (list === null) return <p class="sk-list-line">{tell(speech, "list.reading")}</p>;
  if (list.state === "broken") return <ListTrouble list={list} speech={speech} />;
  const days = list.asOf === null ? null : daysBetween(list.asOf, today);
  const parts = [
    tell(speech, "list.bundled"),
    list.version === null ? null : tell(speech, "list.version", { version: list.version }),
    list.asOf === null
      ? tell(speech, "list.noDate")
      : tell(speech, "list.asOf", { date: sayDate(speech, list.asOf) }),
    days === null
      ? null
      : days === 0
        ? tell(speech, "age.today")
        : tell(speech, "age.old", { age: sayAge(speech, days) }),
  ];
  return (
    <div class="sk-list-line">
      <p>{parts.filter((part) => part !== null).join(" · ")}</p>
      {days !== null && days > STALE_AFTER_DAYS && (
        <p class="sk-list-stale">{tell(speech, "list.stale", { age: sayAge(speech, days) })}</p>
      )}
    </div>
  );
}

/** Says that the list cannot be used, why, and what to do; nothing else may be concluded from a screen that shows it. */
export function ListTrouble({
  list,
  speech,
}: {
  readonly list: ListStatus;
  readonly speech: Speech;
}) {
  return (
    <div class="sk-notice sk-notice-trouble" role="alert">
      <p>
        <strong>{tell(speech, "list.problem.title")}</strong>
      </p>
      {list.problem !== null && <p>{tell(speech, `list.problem.${list.problem}`)}</p>}
      <p>{tell(speech, "list.problem.step")}</p>
    </div>
  );
}

/** The date of the lists in words, for "as of …". */
export function asOf(list: ListStatus, speech: Speech): string {
  return list.asOf === null ? tell(speech, "list.noDate") : sayDate(speech, list.asOf);
}
