import { Said } from "./Said.tsx";
import { count, hasWord, tell } from "./speech.ts";
import type { Speech } from "./speech.ts";

/** Texts up to this length, and lists of up to so many of them, are shown in full at once. */
const SHORT_TEXT = 160;
const SHORT_LIST = 6;
/** The rest of a value is shown up to here, UTF-16 units. */
const LONGEST_TEXT = 8_000;

/** A value of a policy, whatever it holds: always as text, never as markup. */
export function PolicyValue({
  of,
  value,
  speech,
}: {
  /** The key that has the value. */
  readonly of: string;
  readonly value: unknown;
  readonly speech: Speech;
}) {
  if (value === null || value === undefined)
    return <span class="sk-muted">{tell(speech, "status.keys.nothing")}</span>;
  const short = shortOf(of, value, speech);
  if (short !== null) return <span class="sk-status-value">{short}</span>;
  if (isWording(value)) return <Said wording={value} speech={speech} />;
  const text = typeof value === "string" ? value : JSON.stringify(value, null, 1);
  const shown = text.slice(0, LONGEST_TEXT);
  return (
    <details class="sk-fold sk-status-value">
      <summary>
        {Array.isArray(value)
          ? count(speech, "status.keys.items", value.length)
          : tell(speech, "status.keys.show")}
      </summary>
      <pre>{shown}</pre>
      {shown.length < text.length && (
        <p class="sk-muted">
          {tell(speech, "status.keys.cut", { n: text.length, shown: shown.length })}
        </p>
      )}
    </details>
  );
}

function shortOf(of: string, value: unknown, speech: Speech): string | null {
  if (typeof value === "string") {
    const word = WORDS[of]?.(value);
    if (word !== undefined && hasWord(speech, word)) return tell(speech, word);
    return value.length <= SHORT_TEXT ? value : null;
  }
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (!Array.isArray(value) || value.length > SHORT_LIST) return null;
  const texts = value.filter((each): each is string => typeof each === "string");
  const joined = texts.join(speech.lang === "ja" ? "、" : ", ");
  return texts.length === value.length && texts.length > 0 && joined.length <= SHORT_TEXT
    ? joined
    : null;
}

/** Keys whose values the interface has words for. */
const WORDS: Readonly<Record<string, (value: string) => string>> = {
  profile: (value) => `profile.${value}`,
  language: (value) => `status.browser.${value}`,
  minimumSeverity: (value) => `severity.${value}`,
  reasonRequired: (value) => `severity.${value}`,
};

function isWording(value: unknown): value is { readonly en: string; readonly ja?: string } {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const entries = Object.entries(value);
  return (
    "en" in value &&
    entries.every(
      ([member, text]) =>
        (member === "en" || member === "ja") &&
        typeof text === "string" &&
        text.length <= 10 * SHORT_TEXT,
    )
  );
}
