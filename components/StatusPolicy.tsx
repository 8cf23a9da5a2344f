import { faultsOf, notesOf } from "../rules/explain/status-summary.ts";
import type { Fault } from "../rules/explain/status-summary.ts";
import type { PolicyLayerView, PolicyView } from "../rules/policy/policy-views.ts";
import type { SetBy } from "../rules/policy/policy-words.ts";
import { Facts } from "./Facts.tsx";
import { Rejections } from "./PolicySection.tsx";
import { Said } from "./Said.tsx";
import { sayTime, tell } from "./speech.ts";
import type { Speech } from "./speech.ts";

/** Where the policy comes from, what of it cannot be used, and whom the organisation says to ask. */
export function StatusPolicy({
  policy,
  speech,
}: {
  readonly policy: PolicyView;
  readonly speech: Speech;
}) {
  const { layers, supportText } = policy;
  return (
    <section class="sk-section" id="policy">
      <h2>{tell(speech, "status.policy")}</h2>
      {supportText !== null && (
        <div class="sk-notice sk-status-help">
          <h3>{tell(speech, "status.key.supportText")}</h3>
          <p>
            <Said wording={supportText} speech={speech} />
          </p>
        </div>
      )}
      <Faults title={tell(speech, "status.faults")} faults={faultsOf(policy)} speech={speech} />
      <h3>{tell(speech, "status.sources")}</h3>
      {layers.length === 0 ? (
        <p>{tell(speech, "status.sources.none")}</p>
      ) : (
        <ul class="sk-sources">
          {layers.map((layer) => (
            <Source key={`${layer.source} ${layer.origin}`} layer={layer} speech={speech} />
          ))}
        </ul>
      )}
      <Faults title={tell(speech, "status.notes")} faults={notesOf(policy)} speech={speech} />
    </section>
  );
}

/** Who set a value, in words. */
export function sayBy(speech: Speech, { source, origin }: SetBy): string {
  return tell(speech, `status.by.${source}`, { origin }).trim();
}

function Faults({
  title,
  faults,
  speech,
}: {
  readonly title: string;
  readonly faults: readonly Fault[];
  readonly speech: Speech;
}) {
  if (faults.length === 0) return null;
  const sources = [...new Set(faults.map(({ layer }) => sayBy(speech, layer)))];
  return (
    <div class="sk-notice sk-notice-trouble sk-status-faults">
      <h3>{title}</h3>
      {sources.map((source) => (
        <div key={source}>
          <p>{tell(speech, "status.from", { source })}</p>
          <Rejections
            rejected={faults.flatMap(({ layer, rejection }) =>
              sayBy(speech, layer) === source ? [rejection] : [],
            )}
            speech={speech}
          />
        </div>
      ))}
    </div>
  );
}

function Source({ layer, speech }: { readonly layer: PolicyLayerView; readonly speech: Speech }) {
  const { source, origin, id, v, receivedAt, state, sha256, signers } = layer;
  const facts: readonly (readonly [string, string | null])[] = [
    [tell(speech, "policy.id"), id],
    [tell(speech, "policy.version"), v === null ? null : String(v)],
    [tell(speech, "policy.received"), receivedAt === null ? null : sayTime(speech, receivedAt)],
    [tell(speech, "status.hash"), sha256],
    [tell(speech, "status.signers"), signers.length === 0 ? null : signers.join(", ")],
  ];
  const known = facts.filter((each): each is readonly [string, string] => each[1] !== null);
  return (
    <li class="sk-repository">
      <h4>
        {tell(speech, `policy.source.${source}`)}
        {origin !== "" && <span class="sk-muted"> {origin}</span>}
        <span class="sk-tag">{tell(speech, `policy.state.${state}`)}</span>
      </h4>
      {known.length > 0 && <Facts facts={known} />}
    </li>
  );
}
