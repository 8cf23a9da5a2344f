import type en from "../assets/locales/en.json";
import type { Language, Wording } from "../rules/vocabulary.ts";

/** The key of one text of the interface. */
export type WordKey = keyof typeof en;

/** All texts of the interface in one language. */
export type Words = Readonly<Record<WordKey, string>>;

/** What a view needs in order to speak: it comes by props, so that a content script need not carry both languages. */
export interface Speech {
  readonly lang: Language;
  readonly words: Words;
}

/** Values for the `{name}` places of a text. */
export type Params = Readonly<Record<string, string | number>>;

/** One text of the interface with its places filled; an unknown place stays visible as `{name}`. */
export function tell(speech: Speech, key: WordKey, params: Params = {}): string {
  return speech.words[key].replace(/\{(\w+)\}/g, (place, name: string) => {
    const value = params[name];
    return value === undefined ? place : String(value);
  });
}

/** `tell` for a text that has a form for one and a form for many: `key.one`, `key.many`; `{n}` is the count. */
export function count<K extends CountKey>(
  speech: Speech,
  key: K,
  n: number,
  params: Params = {},
): string {
  return tell(speech, `${key}.${n === 1 ? "one" : "many"}`, { n, ...params });
}

/** Keys that exist with `.one` and `.many`. */
export type CountKey = WordKey extends infer K
  ? K extends `${infer Stem}.many`
    ? Stem
    : never
  : never;

/** True when the locale has a text under the key; for codes that come from data. */
export function hasWord(speech: Speech, key: string): key is WordKey {
  return Object.hasOwn(speech.words, key);
}

/** A reviewed text in the language of the interface, or in English where there is no other; `lang` says which. */
export function say(
  wording: Wording,
  lang: Language,
): { readonly text: string; readonly lang: Language } {
  if (lang === "ja" && wording.ja !== undefined) return { text: wording.ja, lang };
  return { text: wording.en, lang: "en" };
}

/** A calendar date in words; what is not a full date is shown as it is. */
export function sayDate(speech: Speech, date: string): string {
  const time = Date.parse(`${date}T00:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || Number.isNaN(time)) return date;
  const locale = speech.lang === "ja" ? "ja-JP" : "en-GB";
  return new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" }).format(time);
}

/** A moment (ISO 8601) in words, in the time zone of the person; what is none is shown as it is. */
export function sayTime(speech: Speech, moment: string): string {
  const time = Date.parse(moment);
  if (Number.isNaN(time)) return moment;
  const locale = speech.lang === "ja" ? "ja-JP" : "en-GB";
  return new Intl.DateTimeFormat(locale, { dateStyle: "long", timeStyle: "short" }).format(time);
}

/** A country by its ISO 3166-1 code, in words; a code that the browser does not know is shown as it is. */
export function sayCountry(speech: Speech, code: string): string {
  try {
    return new Intl.DisplayNames([speech.lang], { type: "region" }).of(code) ?? code;
  } catch {
    return code;
  }
}

/** Whole days from one date to another; null when either is not a date, 0 when the first is the later one. */
export function daysBetween(from: string, to: string): number | null {
  const days = Math.floor((Date.parse(to) - Date.parse(from)) / 86_400_000);
  return Number.isNaN(days) ? null : Math.max(0, days);
}

/** An age in the unit a person would use: days up to 90, then months, then years. */
export function sayAge(speech: Speech, days: number): string {
  if (days <= 90) return count(speech, "age.days", days);
  const months = Math.floor(days / 30.44);
  if (months < 24) return tell(speech, "age.months", { n: months });
  return count(speech, "age.years", Math.floor(months / 12));
}
