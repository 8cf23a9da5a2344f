import type { SettingKey, Settings } from "../rules/views.ts";
import { tell } from "./speech.ts";
import type { Speech } from "./speech.ts";

/** A padlock, drawn on a 16 x 16 grid; the words beside it say what it means. */
export function LockIcon() {
  return (
    <svg class="sk-lock-icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d="M3 7h10v7.5H3zM5 7V4.5a3 3 0 0 1 6 0V7M8 9.8v2" />
    </svg>
  );
}

/** A padlock with the words "set by your organisation". */
export function LockedTag({ speech }: { readonly speech: Speech }) {
  return (
    <span class="sk-locked-tag">
      <LockIcon />
      {tell(speech, "options.locked")}
    </span>
  );
}

/**
 * Says who set a setting where it was not the person: locked, or as a default. A choice of the person that takes the place of a
 * policy's default can be taken back. Nothing is said where no policy speaks of the setting.
 */
export function SettingNote({
  settings,
  of,
  id,
  speech,
  onReset,
}: {
  readonly settings: Settings;
  readonly of: SettingKey;
  /** The control is described by this element. */
  readonly id: string;
  readonly speech: Speech;
  readonly onReset: () => void;
}) {
  const { locked, setBy, withDefault } = settings;
  if (locked.includes(of))
    return (
      <p class="sk-setting-note" id={id}>
        <LockedTag speech={speech} /> {tell(speech, "options.locked.says")}
      </p>
    );
  const source = setBy[of];
  if (source === "built-in" || (source === "user" && !withDefault.includes(of)))
    return <p id={id} hidden />;
  if (source === "user")
    return (
      <p class="sk-setting-note" id={id}>
        {tell(speech, "options.own")}{" "}
        <button
          type="button"
          class="sk-link"
          aria-label={tell(speech, `options.reset.${of}`)}
          onClick={onReset}
        >
          {tell(speech, "options.reset")}
        </button>
      </p>
    );
  const key = source === "imported" ? "options.default.imported" : "options.default.organisation";
  return (
    <p class="sk-setting-note" id={id}>
      {tell(speech, key)}
    </p>
  );
}
