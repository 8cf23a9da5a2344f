import { useId } from "preact/hooks";
import type { Settings, SettingsChange } from "../rules/views.ts";
import { LanguageQuestion, ProfileQuestion } from "./ProfileQuestion.tsx";
import { tell } from "./speech.ts";
import type { Speech } from "./speech.ts";

/** How the last change ended; `failed` carries the code. */
export type SaveState =
  | { readonly kind: "unchanged" }
  | { readonly kind: "saved" }
  | { readonly kind: "failed"; readonly code: string };

/** The person's own choices; every change is handed over at once. */
export function OptionsForm({
  settings,
  saved,
  speech,
  onChange,
}: {
  readonly settings: Settings;
  readonly saved: SaveState;
  readonly speech: Speech;
  readonly onChange: (change: SettingsChange) => void;
}) {
  const id = useId();
  return (
    <section class="sk-section">
      <ProfileQuestion
        chosen={settings.profile}
        speech={speech}
        onChoose={(profile) => onChange({ profile })}
      />
      <LanguageQuestion speech={speech} onChoose={(language) => onChange({ language })} />
      <label class="sk-label" for={id}>
        {tell(speech, "options.contact")}
      </label>
      <p class="sk-hint" id={`${id}-hint`}>
        {tell(speech, "options.contact.hint")}
      </p>
      <textarea
        id={id}
        class="sk-input"
        rows={3}
        maxLength={500}
        aria-describedby={`${id}-hint`}
        defaultValue={settings.contact}
        onChange={(event) => onChange({ contact: event.currentTarget.value })}
      />
      <SaveLine saved={saved} speech={speech} />
    </section>
  );
}

/** Says that a change was kept or was not. */
export function SaveLine({
  saved,
  speech,
}: {
  readonly saved: SaveState;
  readonly speech: Speech;
}) {
  return (
    <>
      <p class="sk-saved" role="status">
        {saved.kind === "saved" ? tell(speech, "options.saved") : ""}
      </p>
      {saved.kind === "failed" && (
        <div class="sk-notice sk-notice-trouble" role="alert">
          <p>
            <strong>{tell(speech, "options.failed")}</strong>
          </p>
          <p>{tell(speech, "error.answer", { code: saved.code })}</p>
        </div>
      )}
    </>
  );
}
