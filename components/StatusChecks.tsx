import type { UpdatesView } from "../rules/update-views.ts";
import { CheckNow } from "./CheckNow.tsx";
import { RepositoryEntry } from "./RepositoryEntry.tsx";
import { tell } from "./speech.ts";
import type { Speech } from "./speech.ts";

/** Every repository with its last and next check and what was refused, and a button that checks now. */
export function StatusChecks({
  updates,
  speech,
  onCheck,
}: {
  readonly updates: UpdatesView;
  readonly speech: Speech;
  readonly onCheck: () => void;
}) {
  const { repositories, checking, clockBehind, badPolicyKey } = updates;
  return (
    <section class="sk-section" id="checks">
      <h2>{tell(speech, "status.checks")}</h2>
      {clockBehind && (
        <div class="sk-notice sk-notice-trouble">
          <p>{tell(speech, "updates.clock")}</p>
        </div>
      )}
      {badPolicyKey !== null && (
        <div class="sk-notice sk-notice-trouble">
          <p>{tell(speech, "updates.policy", { key: badPolicyKey })}</p>
        </div>
      )}
      {repositories.length === 0 ? (
        <p>{tell(speech, "updates.none")}</p>
      ) : (
        <>
          <ul class="sk-sources">
            {repositories.map((each) => (
              <RepositoryEntry key={each.id} repository={each} speech={speech} />
            ))}
          </ul>
          <CheckNow checking={checking} speech={speech} onCheck={onCheck} />
        </>
      )}
    </section>
  );
}
