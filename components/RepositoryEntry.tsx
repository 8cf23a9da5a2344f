import { useState } from "preact/hooks";
import type { RefusalView, RepositoryView } from "../rules/update-views.ts";
import { Facts } from "./Facts.tsx";
import { Fingerprint } from "./Fingerprint.tsx";
import { hasWord, sayTime, tell } from "./speech.ts";
import type { Speech } from "./speech.ts";

/** One place that lists come from: its lists, how the last check went, and, when added by hand, a way to remove it. */
export function RepositoryEntry({
  repository,
  speech,
  onRemove,
}: {
  readonly repository: RepositoryView;
  readonly speech: Speech;
  /** Absent where nothing can be removed. */
  readonly onRemove?: (id: string) => void;
}) {
  const { id, kind, url, refusals, waiting, fingerprint } = repository;
  return (
    <li class="sk-repository">
      <h3>
        {tell(speech, `updates.kind.${kind}`)}
        {kind === "managed" && <span class="sk-tag">{tell(speech, "updates.locked")}</span>}
      </h3>
      {refusals.length > 0 && <Refused refusals={refusals} speech={speech} />}
      {waiting.map((list) => (
        <p key={list}>{tell(speech, "updates.waiting", { list })}</p>
      ))}
      <RepositoryFacts repository={repository} speech={speech} />
      <details class="sk-fold">
        <summary>{tell(speech, "updates.fingerprint")}</summary>
        <Fingerprint value={fingerprint} />
      </details>
      {kind === "added" && onRemove !== undefined && (
        <Remove url={url} speech={speech} onRemove={() => onRemove(id)} />
      )}
    </li>
  );
}

function RepositoryFacts({
  repository,
  speech,
}: {
  readonly repository: RepositoryView;
  readonly speech: Speech;
}) {
  const { url, inForce, offered, wanted, checkedAt, goodAt, dueAt, expiresAt } = repository;
  const when = (moment: string | null) =>
    moment === null ? tell(speech, "updates.never") : sayTime(speech, moment);
  const between = speech.lang === "ja" ? "、" : ", ";
  const lists = inForce.map(({ list, v }) => tell(speech, "updates.list", { list, v }));
  const left = wanted === null ? [] : offered.filter((list) => !wanted.includes(list));
  const facts: readonly (readonly [string, string])[] = [
    [tell(speech, "updates.address"), url],
    [
      tell(speech, "updates.lists"),
      lists.length === 0 ? tell(speech, "updates.list.none") : lists.join(between),
    ],
    ...(left.length === 0 ? [] : [[tell(speech, "updates.left"), left.join(between)] as const]),
    [tell(speech, "updates.lastCheck"), when(checkedAt)],
    ...(goodAt === checkedAt ? [] : [[tell(speech, "updates.lastGood"), when(goodAt)] as const]),
    [tell(speech, "updates.nextCheck"), when(dueAt)],
    ...(expiresAt === null ? [] : [[tell(speech, "updates.expires"), when(expiresAt)] as const]),
  ];
  return <Facts facts={facts} />;
}

function Refused({
  refusals,
  speech,
}: {
  readonly refusals: readonly RefusalView[];
  readonly speech: Speech;
}) {
  return (
    <div class="sk-notice sk-notice-trouble" role="status">
      {refusals.map(({ at, code, list, detail }) => (
        <div key={`${list ?? ""} ${code}`} class="sk-refusal">
          <p>
            <strong>
              {list === null
                ? tell(speech, "updates.refused.all")
                : tell(speech, "updates.refused", { list })}
            </strong>{" "}
            <span class="sk-muted">{sayTime(speech, at)}</span>
          </p>
          <p>{sayCode(speech, code)}</p>
          <p class="sk-muted">
            {tell(speech, "updates.code", { code })} <span class="sk-detail">{detail}</span>
          </p>
        </div>
      ))}
      <p>{tell(speech, "updates.kept")}</p>
    </div>
  );
}

/** A refusal's code in words; a code of another version of the extension is said to be unknown. */
export function sayCode(speech: Speech, code: string): string {
  const key = `update.code.${code}`;
  return hasWord(speech, key) ? tell(speech, key) : tell(speech, "update.code.failed");
}

function Remove({
  url,
  speech,
  onRemove,
}: {
  readonly url: string;
  readonly speech: Speech;
  readonly onRemove: () => void;
}) {
  const [asked, setAsked] = useState(false);
  if (!asked) {
    return (
      <button type="button" class="sk-button sk-button-quiet" onClick={() => setAsked(true)}>
        {tell(speech, "updates.remove")}
      </button>
    );
  }
  return (
    <div class="sk-buttons" role="group" aria-label={tell(speech, "updates.remove.sure", { url })}>
      <p>{tell(speech, "updates.remove.sure", { url })}</p>
      <button type="button" class="sk-button" onClick={onRemove}>
        {tell(speech, "updates.remove.yes")}
      </button>
      <button type="button" class="sk-button sk-button-quiet" onClick={() => setAsked(false)}>
        {tell(speech, "updates.cancel")}
      </button>
    </div>
  );
}
