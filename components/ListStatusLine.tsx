import type { ListStatus } from "../rules/views.ts";
import { count, daysBetween, sayAge, sayDate, sayTime, tell } from "./speech.ts";
import type { Params, Speech } from "./speech.ts";

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
  if (!isUsable(list)) return <ListTrouble list={list} speech={speech} />;
  const days = list.asOf === null ? null : daysBetween(list.asOf, today);
  const isStale = days !== null && days > STALE_AFTER_DAYS;
  const parts = [
    ...standing(list, speech),
    list.version === null ? null : tell(speech, "list.version", { version: list.version }),
    // An old list says its age in a sentence of its own.
    days === null || isStale
      ? null
      : days === 0
        ? tell(speech, "age.today")
        : tell(speech, "age.old", { age: sayAge(speech, days) }),
  ];
  return (
    <div class="sk-list-line">
      {list.state === "broken" && <ListTrouble list={list} speech={speech} />}
      <p>{parts.filter((part) => part !== null).join(" · ")}</p>
      {list.state === "stale" && list.since !== null && (
        <p class="sk-list-stale">
          {tell(speech, "list.unconfirmed", { date: sayTime(speech, list.since) })}
        </p>
      )}
      {isStale && (
        <p class="sk-list-stale">{tell(speech, "list.stale", { age: sayAge(speech, days) })}</p>
      )}
    </div>
  );
}

/** What a list in this state may be called, with its date. */
function standing(list: ListStatus, speech: Speech): readonly string[] {
  const date = asOf(list, speech);
  if (!isConfirmed(list)) return [tell(speech, "list.unchecked", { date })];
  return [
    tell(speech, list.state === "bundled" ? "list.bundled" : freshness(list)),
    list.asOf === null ? date : tell(speech, "list.asOf", { date }),
  ];
}

function freshness({ hasBundled = false }: ListStatus): "list.fresh" | "list.freshAndBundled" {
  return hasBundled ? "list.freshAndBundled" : "list.fresh";
}

/** True when there is a list to compare with, whatever its state. */
export function isUsable(list: ListStatus): boolean {
  return list.version !== null;
}

/** True when the lists may be said not to hold something: only of these was it confirmed that they are the newest. */
export function isConfirmed(list: ListStatus): boolean {
  return isUsable(list) && (list.state === "fresh" || list.state === "bundled");
}

/** Sentences about what is on the lists, or not: each has another form for lists that nobody confirmed. */
type AboutLists =
  | "tab.clear.says"
  | "tab.found.says"
  | "look.none"
  | "look.unlisted"
  | "card.listings.none";

/** A sentence about what is on the lists; it claims no more than their state allows. */
export function aboutLists(
  list: ListStatus,
  speech: Speech,
  key: AboutLists,
  params: Params = {},
): string {
  const date = asOf(list, speech);
  return isConfirmed(list)
    ? count(speech, key, list.lists.length, { date, ...params })
    : tell(speech, `${key}.unchecked`, { date, ...params });
}

/** Says that the newest list cannot be used, why, and what to do; without any list nothing else may be concluded from the screen. */
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
        <strong>{tell(speech, isUsable(list) ? "list.broken.title" : "list.problem.title")}</strong>
      </p>
      {list.problem !== null && <p>{tell(speech, `list.problem.${list.problem}`)}</p>}
      <p>{tell(speech, isUsable(list) ? "list.broken.step" : "list.problem.step")}</p>
    </div>
  );
}

/** The date of the lists in words, for "as of …". */
export function asOf(list: ListStatus, speech: Speech): string {
  return list.asOf === null ? tell(speech, "list.noDate") : sayDate(speech, list.asOf);
}
