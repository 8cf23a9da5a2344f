import { useId, useRef } from "preact/hooks";
import type { PolicyLayerView, PolicyView } from "../rules/policy/policy-views.ts";
import type { PolicyRejection } from "../rules/policy/policy-words.ts";
import { Facts } from "./Facts.tsx";
import { Said } from "./Said.tsx";
import { LockIcon } from "./SettingNote.tsx";
import { count, sayTime, tell } from "./speech.ts";
import type { Speech } from "./speech.ts";

/** What came of the last work with a policy file; `rejected` of an import are shown with it. */
export type PolicyDone =
  | {
      readonly kind: "imported";
      readonly name: string;
      readonly isTaken: boolean;
      readonly rejected: readonly PolicyRejection[];
    }
  | { readonly kind: "removed" };

/** The policies in force, and what a person may do with a policy file: import one, remove it, save what is in force. */
export function PolicySection({
  policy,
  done,
  speech,
  onImport,
  onRemove,
  onExport,
}: {
  readonly policy: PolicyView;
  readonly done: PolicyDone | null;
  readonly speech: Speech;
  readonly onImport: (file: File) => void;
  readonly onRemove: () => void;
  readonly onExport: () => void;
}) {
  const { featuresOff, supportText } = policy;
  // Where nothing was ever set, a browser that has just started is no news.
  const layers = policy.layers.filter(
    ({ state, receivedAt }) => state !== "not-known-yet" || receivedAt !== null,
  );
  const hasImported = layers.some(({ source }) => source === "imported");
  return (
    <section class="sk-section">
      <h2>{tell(speech, "policy.heading")}</h2>
      <p class="sk-hint">{tell(speech, "policy.says")}</p>
      {supportText !== null && (
        <p>
          <Said wording={supportText} speech={speech} />
        </p>
      )}
      {layers.length === 0 ? (
        <p>{tell(speech, "policy.none")}</p>
      ) : (
        <ul class="sk-sources">
          {layers.map((layer) => (
            <Layer key={`${layer.source} ${layer.origin}`} layer={layer} speech={speech} />
          ))}
        </ul>
      )}
      {featuresOff.includes("import-policy") ? (
        <p class="sk-setting-note">
          <LockIcon /> {tell(speech, "policy.import.off")}
        </p>
      ) : (
        <ImportFile speech={speech} onImport={onImport} />
      )}
      <div role="status">{done !== null && <Done done={done} speech={speech} />}</div>
      <div class="sk-buttons">
        <button type="button" class="sk-button" onClick={onExport}>
          {tell(speech, "policy.export")}
        </button>
        {hasImported && (
          <button type="button" class="sk-button sk-button-quiet" onClick={onRemove}>
            {tell(speech, "policy.remove")}
          </button>
        )}
      </div>
    </section>
  );
}

function Layer({ layer, speech }: { readonly layer: PolicyLayerView; readonly speech: Speech }) {
  const { source, origin, id, v, receivedAt, state, problem, rejected } = layer;
  const facts: readonly (readonly [string, string])[] = [
    ...(id === null ? [] : [[tell(speech, "policy.id"), id] as const]),
    ...(v === null ? [] : [[tell(speech, "policy.version"), String(v)] as const]),
    ...(receivedAt === null
      ? []
      : [[tell(speech, "policy.received"), sayTime(speech, receivedAt)] as const]),
  ];
  return (
    <li class="sk-repository">
      <h3>
        {tell(speech, `policy.source.${source}`)}
        {source === "imported" && <span class="sk-muted"> {origin}</span>}
        <span class="sk-tag">{tell(speech, `policy.state.${state}`)}</span>
      </h3>
      {problem !== null && <Rejections rejected={[problem]} speech={speech} />}
      {facts.length > 0 && <Facts facts={facts} />}
      {rejected.length > 0 && (
        <details class="sk-fold">
          <summary>{count(speech, "policy.rejected", rejected.length)}</summary>
          <Rejections rejected={rejected} speech={speech} />
        </details>
      )}
    </li>
  );
}

/** What of a policy was not taken, by its path; the message is for whoever mends it, and in English. */
export function Rejections({
  rejected,
  speech,
}: {
  readonly rejected: readonly PolicyRejection[];
  readonly speech: Speech;
}) {
  return (
    <ul class="sk-rejections">
      {rejected.map(({ path, code, message, suggestion }, at) => (
        <li key={`${String(at)} ${path}`}>
          {path === "" ? <strong>{tell(speech, "policy.whole")}</strong> : <code>{path}</code>}{" "}
          {tell(speech, `policy.code.${code}`)}{" "}
          {suggestion !== null && <>{tell(speech, "policy.suggestion", { suggestion })} </>}
          <span class="sk-muted" lang="en">
            {message}
          </span>
        </li>
      ))}
    </ul>
  );
}

function ImportFile({
  speech,
  onImport,
}: {
  readonly speech: Speech;
  readonly onImport: (file: File) => void;
}) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  return (
    <div class="sk-policy-file">
      <label class="sk-label" for={id}>
        {tell(speech, "policy.import")}
      </label>
      <p class="sk-hint" id={`${id}-hint`}>
        {tell(speech, "policy.import.hint")}
      </p>
      <input
        id={id}
        ref={input}
        class="sk-input"
        type="file"
        accept=".json,application/json"
        aria-describedby={`${id}-hint`}
        onChange={() => {
          const [file] = input.current?.files ?? [];
          if (file !== undefined) onImport(file);
          // The same file, mended, can be chosen again.
          if (input.current !== null) input.current.value = "";
        }}
      />
    </div>
  );
}

function Done({ done, speech }: { readonly done: PolicyDone; readonly speech: Speech }) {
  if (done.kind === "removed") return <p class="sk-saved">{tell(speech, "policy.removed")}</p>;
  const { name, isTaken, rejected } = done;
  return (
    <div class={isTaken ? "sk-notice" : "sk-notice sk-notice-trouble"}>
      <p>{tell(speech, isTaken ? "policy.imported" : "policy.imported.not", { name })}</p>
      {isTaken && rejected.length > 0 && <p>{count(speech, "policy.rejected", rejected.length)}</p>}
      <Rejections rejected={rejected} speech={speech} />
    </div>
  );
}
