import { useId, useRef, useState } from "preact/hooks";
import type { RepositoryPreview } from "../rules/update-views.ts";
import { Fingerprint } from "./Fingerprint.tsx";
import { sayCode } from "./RepositoryEntry.tsx";
import { tell } from "./speech.ts";
import type { Speech } from "./speech.ts";
import type { Settled } from "./use-answer.ts";

/** What a person gives: where the lists are served, and the root file's text. */
export interface GivenRepository {
  readonly url: string;
  readonly root: string;
}

/** Where the adding stands. */
type Stage =
  | { readonly kind: "asking" }
  | { readonly kind: "looking" }
  | { readonly kind: "refused"; readonly code: string }
  | {
      readonly kind: "comparing";
      readonly given: GivenRepository;
      readonly preview: RepositoryPreview;
    };

/**
 * Adds a repository in two steps: address and root file first, then the fingerprint, which the person compares, and the lists
 * to use. Nothing is kept before the second step.
 */
export function RepositoryForm({
  speech,
  onLook,
  onConfirm,
}: {
  readonly speech: Speech;
  readonly onLook: (given: GivenRepository) => Promise<Settled<RepositoryPreview>>;
  readonly onConfirm: (
    given: GivenRepository,
    fingerprint: string,
    lists: readonly string[] | null,
  ) => void;
}) {
  const [stage, setStage] = useState<Stage>({ kind: "asking" });
  const fold = useRef<HTMLDetailsElement>(null);
  const look = async (given: GivenRepository) => {
    setStage({ kind: "looking" });
    const settled = await onLook(given);
    setStage(
      settled.kind === "answered"
        ? { kind: "comparing", given, preview: settled.value }
        : { kind: "refused", code: settled.code },
    );
  };
  return (
    <details class="sk-fold sk-add-source" ref={fold}>
      <summary>{tell(speech, "updates.add")}</summary>
      {stage.kind === "comparing" ? (
        <Compare
          preview={stage.preview}
          speech={speech}
          onCancel={() => setStage({ kind: "asking" })}
          onConfirm={(lists) => {
            setStage({ kind: "asking" });
            // Done: what was added stands above.
            if (fold.current !== null) fold.current.open = false;
            onConfirm(stage.given, stage.preview.fingerprint, lists);
          }}
        />
      ) : (
        <Give
          isBusy={stage.kind === "looking"}
          speech={speech}
          onGive={(given) => void look(given)}
        />
      )}
      <p class="sk-muted" role="status">
        {stage.kind === "looking" ? tell(speech, "updates.add.looking") : ""}
      </p>
      {stage.kind === "refused" && (
        <div class="sk-notice sk-notice-trouble" role="alert">
          <p>
            <strong>{tell(speech, "updates.failed")}</strong>
          </p>
          <p>{sayCode(speech, stage.code)}</p>
          <p class="sk-muted">{tell(speech, "updates.code", { code: stage.code })}</p>
        </div>
      )}
    </details>
  );
}

/** As the background will check it. */
const ADDRESS = /^https?:\/\/[^\s/?#@]+(?:\/[^\s?#]*)?$/;

function Give({
  isBusy,
  speech,
  onGive,
}: {
  readonly isBusy: boolean;
  readonly speech: Speech;
  readonly onGive: (given: GivenRepository) => void;
}) {
  const id = useId();
  const [url, setUrl] = useState("");
  const [file, setFile] = useState<File | null>(null);
  const [wrong, setWrong] = useState<"url" | "root" | null>(null);
  const submit = async () => {
    const isAddress = ADDRESS.test(url.trim());
    setWrong(!isAddress ? "url" : file === null ? "root" : null);
    if (isAddress && file !== null) onGive({ url: url.trim(), root: await file.text() });
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <p class="sk-hint">{tell(speech, "updates.add.hint")}</p>
      <label class="sk-label" for={`${id}-url`}>
        {tell(speech, "updates.add.url")}
      </label>
      <input
        id={`${id}-url`}
        class="sk-input"
        type="url"
        inputMode="url"
        autoComplete="off"
        spellcheck={false}
        placeholder="https://"
        value={url}
        aria-invalid={wrong === "url"}
        aria-describedby={`${id}-url-wrong`}
        onInput={(event) => setUrl(event.currentTarget.value)}
      />
      <p id={`${id}-url-wrong`} class="sk-error" role="alert">
        {wrong === "url" ? tell(speech, "updates.add.url.bad") : ""}
      </p>
      <label class="sk-label" for={`${id}-root`}>
        {tell(speech, "updates.add.root")}
      </label>
      <input
        id={`${id}-root`}
        class="sk-file"
        type="file"
        accept=".json,application/json"
        aria-invalid={wrong === "root"}
        aria-describedby={`${id}-root-wrong`}
        onChange={(event) => setFile(event.currentTarget.files?.[0] ?? null)}
      />
      <p id={`${id}-root-wrong`} class="sk-error" role="alert">
        {wrong === "root" ? tell(speech, "updates.add.root.none") : ""}
      </p>
      <button type="submit" class="sk-button sk-button-main" disabled={isBusy}>
        {tell(speech, "updates.add.look")}
      </button>
    </form>
  );
}

function Compare({
  preview,
  speech,
  onConfirm,
  onCancel,
}: {
  readonly preview: RepositoryPreview;
  readonly speech: Speech;
  readonly onConfirm: (lists: readonly string[] | null) => void;
  readonly onCancel: () => void;
}) {
  const { url, fingerprint, offered } = preview;
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const chosen = offered.filter((list) => !left.has(list));
  const isNone = offered.length > 0 && chosen.length === 0;
  const toggle = (list: string) => {
    const next = new Set(left);
    if (!next.delete(list)) next.add(list);
    setLeft(next);
  };
  return (
    <div>
      <p class="sk-detail">{url}</p>
      <Fingerprint value={fingerprint} />
      <p>{tell(speech, "updates.add.compare")}</p>
      {offered.length === 0 ? (
        <p>{tell(speech, "updates.add.empty")}</p>
      ) : (
        <fieldset class="sk-fieldset">
          <legend class="sk-label">{tell(speech, "updates.add.choose")}</legend>
          {offered.map((list) => (
            <label key={list} class="sk-choice">
              <input type="checkbox" checked={!left.has(list)} onChange={() => toggle(list)} />
              <span class="sk-choice-name">{list}</span>
            </label>
          ))}
        </fieldset>
      )}
      <p class="sk-error" role="alert">
        {isNone ? tell(speech, "updates.add.choose.none") : ""}
      </p>
      <div class="sk-buttons">
        <button
          type="button"
          class="sk-button sk-button-main"
          disabled={isNone}
          onClick={() => onConfirm(left.size === 0 ? null : chosen)}
        >
          {tell(speech, "updates.add.confirm")}
        </button>
        <button type="button" class="sk-button sk-button-quiet" onClick={onCancel}>
          {tell(speech, "updates.cancel")}
        </button>
      </div>
    </div>
  );
}
