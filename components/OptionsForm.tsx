import { useId } from "preact/hooks";
import type { SettingKey, Settings, SettingsChange } from "../rules/views.ts";
import { LanguageQuestion, ProfileQuestion } from "./ProfileQuestion.tsx";
import { SettingNote } from "./SettingNote.tsx";
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
  const { locked } = settings;
  const note = (of: SettingKey) => (
    <SettingNote
      settings={settings}
      of={of}
      id={`${id}-${of}`}
      speech={speech}
      onReset={() => onChange({ [of]: null })}
    />
  );
  return (
    <section class="sk-section">
      <ProfileQuestion
        chosen={settings.profile}
        isLocked={locked.includes("profile")}
        speech={speech}
        onChoose={(profile) => onChange({ profile })}
      >
        {note("profile")}
      </ProfileQuestion>
      <LanguageQuestion
        isLocked={locked.includes("language")}
        speech={speech}
        onChoose={(language) => onChange({ language })}
      >
        {note("language")}
      </LanguageQuestion>
      <label class="sk-label" for={id}>
        {tell(speech, "options.contact")}
      </label>
      <p class="sk-hint" id={`${id}-hint`}>
        {tell(speech, "options.contact.hint")}
      </p>
      {note("contact")}
      <textarea
        // A text that was set by somebody else meanwhile takes the place of what stands there.
        key={`${settings.setBy.contact} ${settings.setBy.contact === "user" ? "" : settings.contact}`}
        id={id}
        class="sk-input"
        rows={3}
        maxLength={500}
        disabled={locked.includes("contact")}
        aria-describedby={`${id}-hint ${id}-contact`}
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
          <p>
            {saved.code === "locked"
              ? tell(speech, "options.error.locked")
              : tell(speech, "error.answer", { code: saved.code })}
          </p>
        </div>
      )}
    </>
  );
}
