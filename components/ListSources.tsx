import type { ComponentChildren } from "preact";
import type { UpdatesView } from "../rules/update-views.ts";
import { CheckNow } from "./CheckNow.tsx";
import { RepositoryEntry } from "./RepositoryEntry.tsx";
import { tell } from "./speech.ts";
import type { Speech } from "./speech.ts";

/** Where the lists come from, how the checks went, and a button that checks now. `children`: the form that adds a repository. */
export function ListSources({
  updates,
  speech,
  onCheck,
  onRemove,
  children,
}: {
  readonly updates: UpdatesView;
  readonly speech: Speech;
  readonly onCheck: () => void;
  readonly onRemove: (id: string) => void;
  readonly children: ComponentChildren;
}) {
  const { repositories, checking, clockBehind, badPolicyKey } = updates;
  return (
    <section class="sk-section">
      <h2>{tell(speech, "updates.caption")}</h2>
      {repositories.length === 0 && <p>{tell(speech, "updates.none")}</p>}
      {clockBehind && (
        <p class="sk-notice sk-notice-trouble" role="alert">
          {tell(speech, "updates.clock")}
        </p>
      )}
      {badPolicyKey !== null && (
        <p class="sk-notice sk-notice-trouble" role="alert">
          {tell(speech, "updates.policy", { key: badPolicyKey })}
        </p>
      )}
      {repositories.length > 0 && (
        <>
          <ul class="sk-sources">
            {repositories.map((each) => (
              <RepositoryEntry
                key={each.id}
                repository={each}
                speech={speech}
                onRemove={onRemove}
              />
            ))}
          </ul>
          <CheckNow checking={checking} speech={speech} onCheck={onCheck} />
        </>
      )}
      {children}
      <p class="sk-hint">{tell(speech, "updates.privacy")}</p>
    </section>
  );
}
