import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import type { Language, Profile } from "../rules/vocabulary.ts";
import { tell } from "./speech.ts";
import type { Speech } from "./speech.ts";

/** The built-in profiles in the order of the question. */
export const PROFILES: readonly Profile[] = [
  "jp-government",
  "us-federal",
  "us-defense",
  "general",
];

const LANGUAGES: readonly Language[] = ["ja", "en"];

/** The one question that decides which rules bind: who do you buy for? */
export function ProfileQuestion({
  chosen,
  isLocked = false,
  speech,
  onChoose,
  children,
}: {
  readonly chosen: Profile | null;
  /** The organisation has answered: the answer is shown and cannot be changed. */
  readonly isLocked?: boolean;
  readonly speech: Speech;
  readonly onChoose: (profile: Profile) => void;
  /** What is said about who set it. */
  readonly children?: ComponentChildren;
}) {
  const id = useId();
  return (
    <fieldset
      class="sk-fieldset"
      disabled={isLocked}
      {...(isLocked ? {} : { "aria-describedby": `${id}-hint` })}
    >
      <legend>{tell(speech, "profile.question")}</legend>
      {!isLocked && (
        <p class="sk-hint" id={`${id}-hint`}>
          {tell(speech, "profile.hint")}
        </p>
      )}
      {children}
      {PROFILES.map((profile) => (
        <label key={profile} class="sk-choice">
          <input
            type="radio"
            name={`${id}-profile`}
            value={profile}
            checked={chosen === profile}
            onChange={() => onChoose(profile)}
          />
          <span>
            <span class="sk-choice-name">{tell(speech, `profile.${profile}`)}</span>
            <span class="sk-hint">{tell(speech, `profile.${profile}.hint`)}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** The language of the interface; each is named in itself. */
export function LanguageQuestion({
  isLocked = false,
  speech,
  onChoose,
  children,
}: {
  readonly isLocked?: boolean;
  readonly speech: Speech;
  readonly onChoose: (language: Language) => void;
  readonly children?: ComponentChildren;
}) {
  const id = useId();
  return (
    <fieldset class="sk-fieldset" disabled={isLocked}>
      <legend>{tell(speech, "options.language")}</legend>
      {children}
      <div class="sk-choices-row">
        {LANGUAGES.map((language) => (
          <label key={language} class="sk-choice">
            <input
              type="radio"
              name={`${id}-language`}
              value={language}
              checked={speech.lang === language}
              onChange={() => onChoose(language)}
            />
            <span lang={language}>{tell(speech, `language.${language}`)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
