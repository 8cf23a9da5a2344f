import { useId, useRef } from "preact/hooks";
import { isNote } from "../rules/explain/status-summary.ts";
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
        <p class="sk-setting-note sk-policy-file">
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
  const faults = rejected.filter(({ code }) => !isNote(code));
  const notes = rejected.filter(({ code }) => isNote(code));
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
      {faults.length > 0 && (
        <details class="sk-fold">
          <summary>{count(speech, "policy.rejected", faults.length)}</summary>
          <Rejections rejected={faults} speech={speech} />
        </details>
      )}
      {notes.length > 0 && (
        <details class="sk-fold">
          <summary>{count(speech, "policy.notes", notes.length)}</summary>
          <Rejections rejected={notes} speech={speech} />
        </details>
      )}
    </li>
  );
}

/** What of a policy was not taken, by its path; entries of one fault stand together. The message is for whoever mends it, and in English. */
export function Rejections({
  rejected,
  speech,
}: {
  readonly rejected: readonly PolicyRejection[];
  readonly speech: Speech;
}) {
  const groups = Map.groupBy(rejected, ({ code, message, suggestion }) =>
    JSON.stringify([code, message, suggestion]),
  );
  return (
    <ul class="sk-rejections">
      {[...groups].map(([key, [first, ...same]]) =>
        first === undefined ? null : (
          <li key={key}>
            {[first, ...same].map(({ path }, at) => (
              <span key={`${String(at)} ${path}`}>
                {at > 0 && (speech.lang === "ja" ? "、" : ", ")}
                {path === "" ? (
                  <strong>{tell(speech, "policy.whole")}</strong>
                ) : (
                  <code>{path}</code>
                )}
              </span>
            ))}
            {speech.lang === "ja" ? "：" : ": "}
            {tell(speech, `policy.code.${first.code}`)}{" "}
            {first.suggestion !== null && (
              <>{tell(speech, "policy.suggestion", { suggestion: first.suggestion })} </>
            )}
            <span class="sk-muted" lang="en">
              {first.message}
            </span>
          </li>
        ),
      )}
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
  const faults = rejected.filter(({ code }) => !isNote(code));
  const notes = rejected.filter(({ code }) => isNote(code));
  return (
    <div class={isTaken ? "sk-notice" : "sk-notice sk-notice-trouble"}>
      <p>{tell(speech, isTaken ? "policy.imported" : "policy.imported.not", { name })}</p>
      {isTaken && faults.length > 0 && <p>{count(speech, "policy.rejected", faults.length)}</p>}
      <Rejections rejected={faults} speech={speech} />
      {notes.length > 0 && (
        <>
          <p>{count(speech, "policy.notes", notes.length)}</p>
          <Rejections rejected={notes} speech={speech} />
        </>
      )}
    </div>
  );
}
