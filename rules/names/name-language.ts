/** The language that the script of a name speaks for; Han is Chinese, and Latin is `en`. */
export function languageOf(text: string, traditional: boolean): string {
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)) return "ja";
  if (/\p{Script=Hangul}/u.test(text)) return "ko";
  if (/\p{Script=Han}/u.test(text)) return traditional ? "zh-Hant" : "zh-Hans";
  return /\p{Script=Cyrillic}/u.test(text) ? "ru" : "en";
}
