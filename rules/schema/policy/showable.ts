/** Control characters, changes of writing direction and halves of characters: no text that is shown has one. */
const UNSHOWABLE =
  /(?![\t\n])\p{Cc}|[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]/u;
const EACH = new RegExp(UNSHOWABLE, "gu");

/** True when every character of a text can be shown as it is; lines and tabs can. */
export function isShowable(text: string): boolean {
  return !UNSHOWABLE.test(text);
}

/** A text with what cannot be shown as `\u202e`. */
export function showable(text: string): string {
  return text.replace(EACH, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
