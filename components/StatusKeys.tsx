import type { KeyStatus, ReceivedValue } from "../rules/policy/policy-words.ts";
import { PolicyValue } from "./PolicyValue.tsx";
import { LockIcon } from "./SettingNote.tsx";
import { sayBy } from "./StatusPolicy.tsx";
import { count, hasWord, tell } from "./speech.ts";
import type { Speech } from "./speech.ts";

/** Every entry of the policy: what was received from where, and what is in force of it. */
export function StatusKeys({
  keys,
  speech,
}: {
  readonly keys: readonly KeyStatus[];
  readonly speech: Speech;
}) {
  const set = keys.filter(({ received }) => received.length > 0);
  const unset = keys.filter(({ received }) => received.length === 0);
  const heading = tell(speech, "status.keys");
  return (
    <section class="sk-section">
      <h2>{heading}</h2>
      {set.length === 0 ? (
        <p>{tell(speech, "status.keys.none")}</p>
      ) : (
        <div class="sk-table-wrap" role="region" aria-label={heading} tabIndex={0}>
          <table class="sk-table sk-status-table">
            <thead>
              <tr>
                <th scope="col">{tell(speech, "status.keys.key")}</th>
                <th scope="col">{tell(speech, "status.keys.value")}</th>
                <th scope="col">{tell(speech, "status.keys.received")}</th>
              </tr>
            </thead>
            <tbody>
              {set.map((entry) => (
                <Entry key={entry.key} entry={entry} speech={speech} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {unset.length > 0 && (
        <details class="sk-fold sk-status-unset">
          <summary>{count(speech, "status.keys.unset", unset.length)}</summary>
          <p>
            {unset.map(({ key }, at) => (
              <span key={key}>
                {at > 0 && (speech.lang === "ja" ? "、" : ", ")}
                <code>{key}</code>
              </span>
            ))}
          </p>
        </details>
      )}
    </section>
  );
}

function Entry({ entry, speech }: { readonly entry: KeyStatus; readonly speech: Speech }) {
  const { key, received, effective, isLocked, isUsed } = entry;
  return (
    <tr>
      <th scope="row">
        <span class="sk-status-key">{titleOf(key, speech)}</span>
        <code>{key}</code>
        {isLocked ? (
          <span class="sk-locked-tag">
            <LockIcon />
            {tell(speech, "status.keys.locked")}
          </span>
        ) : (
          <span class="sk-muted">{tell(speech, "status.keys.default")}</span>
        )}
        {!isUsed && <strong class="sk-status-unused">{tell(speech, "status.keys.notUsed")}</strong>}
      </th>
      <td data-label={tell(speech, "status.keys.value")}>
        <PolicyValue of={key} value={effective} speech={speech} />
      </td>
      <td data-label={tell(speech, "status.keys.received")}>
        <ul class="sk-status-received">
          {received.map((each) => (
            <Received
              key={`${each.source} ${each.origin}`}
              of={key}
              received={each}
              effective={effective}
              speech={speech}
            />
          ))}
        </ul>
      </td>
    </tr>
  );
}

function Received({
  of,
  received,
  effective,
  speech,
}: {
  readonly of: string;
  readonly effective: unknown;
  readonly received: ReceivedValue;
  readonly speech: Speech;
}) {
  const { mode, state, value } = received;
  // A value that is in force as it came stands one column before.
  const isSame = JSON.stringify(value) === JSON.stringify(effective);
  return (
    <li class={`sk-status-${state}`}>
      <span>
        {sayBy(speech, received)} · {tell(speech, `status.keys.${mode}`)} ·{" "}
        {tell(speech, `status.keys.state.${state}`)}
      </span>
      {!isSame && <PolicyValue of={of} value={value} speech={speech} />}
    </li>
  );
}

function titleOf(key: string, speech: Speech): string {
  const [, name, way] = /^(.*)\.(add|replace)$/.exec(key) ?? [];
  const word = `status.key.${name ?? key}`;
  const title = hasWord(speech, word) ? tell(speech, word) : key;
  if (way === "add") return tell(speech, "status.keys.add", { title });
  return way === "replace" ? tell(speech, "status.keys.replace", { title }) : title;
}
