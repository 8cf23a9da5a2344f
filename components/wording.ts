import en from "../assets/locales/en.json" with { type: "json" };
import ja from "../assets/locales/ja.json" with { type: "json" };
import type { Language } from "../rules/vocabulary.ts";
import { count, tell } from "./speech.ts";
import type { CountKey, Params, Speech, WordKey } from "./speech.ts";

const ALL = { en: { lang: "en", words: en }, ja: { lang: "ja", words: ja } } as const;

/** The interface in one language. Popup, options and background take it from here; the card is handed it by message. */
export function speechFor(lang: Language): Speech {
  return ALL[lang];
}

/** One text of the interface in a language. */
export function t(lang: Language, key: WordKey, params?: Params): string {
  return tell(speechFor(lang), key, params);
}

/** One text that differs between one and many. */
export function tCount(lang: Language, key: CountKey, n: number, params?: Params): string {
  return count(speechFor(lang), key, n, params);
}
