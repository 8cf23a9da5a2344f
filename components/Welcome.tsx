import type { SettingKey } from "../rules/views.ts";
import type { Language, Profile } from "../rules/vocabulary.ts";
import { SaveLine } from "./OptionsForm.tsx";
import type { SaveState } from "./OptionsForm.tsx";
import { LanguageQuestion, ProfileQuestion } from "./ProfileQuestion.tsx";
import { LockIcon } from "./SettingNote.tsx";
import { tell } from "./speech.ts";
import type { Speech } from "./speech.ts";

/** What the first-run page needs. */
export interface WelcomeProps {
  readonly chosen: Profile | null;
  /** What the organisation has answered already: it is said, and not asked. */
  readonly locked: readonly SettingKey[];
  readonly saved: SaveState;
  readonly speech: Speech;
  readonly onLanguage: (language: Language) => void;
  readonly onChoose: (profile: Profile) => void;
  readonly onStart: () => void;
  readonly onSettings: () => void;
}

/** The first run: one question, then what happens next. */
export function Welcome({
  chosen,
  locked,
  saved,
  speech,
  onLanguage,
  onChoose,
  onStart,
  onSettings,
}: WelcomeProps) {
  if (saved.kind === "saved") return <Ready speech={speech} onSettings={onSettings} />;
  return (
    <>
      <h1>{tell(speech, "welcome.title")}</h1>
      <p>{tell(speech, "welcome.says")}</p>
      <p>{tell(speech, "welcome.private")}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onStart();
        }}
      >
        {!locked.includes("language") && <LanguageQuestion speech={speech} onChoose={onLanguage} />}
        {locked.includes("profile") && chosen !== null ? (
          <p class="sk-setting-note">
            <LockIcon />{" "}
            {tell(speech, "welcome.profile", { profile: tell(speech, `profile.${chosen}`) })}
          </p>
        ) : (
          <ProfileQuestion chosen={chosen} speech={speech} onChoose={onChoose} />
        )}
        <SaveLine saved={saved} speech={speech} />
        <button type="submit" class="sk-button sk-button-main" disabled={chosen === null}>
          {tell(speech, "welcome.start")}
        </button>
      </form>
    </>
  );
}

function Ready({
  speech,
  onSettings,
}: {
  readonly speech: Speech;
  readonly onSettings: () => void;
}) {
  return (
    <div role="status">
      <h1>{tell(speech, "welcome.done")}</h1>
      <ul class="sk-steps">
        <li>{tell(speech, "welcome.done.browse")}</li>
        <li>{tell(speech, "welcome.done.lookup")}</li>
        <li>{tell(speech, "welcome.done.listing")}</li>
      </ul>
      <button type="button" class="sk-button" onClick={onSettings}>
        {tell(speech, "welcome.done.settings")}
      </button>
    </div>
  );
}
