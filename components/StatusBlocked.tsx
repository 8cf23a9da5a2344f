import type { BlockedView } from "../rules/status-views.ts";
import { count, sayDate, tell } from "./speech.ts";
import type { Speech } from "./speech.ts";

/** Sites that the organisation's browser settings close to us, and how little the browser lets us know of them. */
export function StatusBlocked({
  blocked,
  speech,
}: {
  readonly blocked: BlockedView;
  readonly speech: Speech;
}) {
  const { isKnowable, sites, hiddenTabs } = blocked;
  const isSome = sites.length > 0 || hiddenTabs > 0;
  return (
    <section class="sk-section" id="closed">
      <h2>{tell(speech, "status.blocked")}</h2>
      {!isKnowable ? (
        <p>{tell(speech, "status.blocked.unknowable")}</p>
      ) : (
        <>
          {!isSome && <p>{tell(speech, "status.blocked.none")}</p>}
          {hiddenTabs > 0 && (
            <div class="sk-notice sk-notice-trouble">
              <p>{count(speech, "status.blocked.hidden", hiddenTabs)}</p>
            </div>
          )}
          {sites.length > 0 && (
            <ul class="sk-sites">
              {sites.map(({ pattern, on }) => (
                <li key={pattern} class="sk-site">
                  <code class="sk-site-name">{pattern}</code>
                  <span class="sk-muted">
                    {tell(speech, "status.blocked.on", { date: sayDate(speech, on) })}
                  </span>
                </li>
              ))}
            </ul>
          )}
          {isSome && <p>{tell(speech, "status.blocked.step")}</p>}
          <p class="sk-hint">{tell(speech, "status.blocked.says")}</p>
        </>
      )}
    </section>
  );
}
