import { isObject, type Json } from "./json.ts";

/** A text that `<` puts where its code points belong: surrogates, which spell what lies beyond U+FFFF, come last. */
function rank(text: string): string {
  return text.replace(/\uffff/g, "$&\0").replace(/[\ud800-\udfff]/g, "\uffff$&");
}

/**
 * The canonical JSON that signatures are made over (section 4.1): no spaces, keys by code point (`<` on strings would put U+10000
 * before U+E000), only `"` and `\` escaped.
 */
export function canonicalJson(value: Json | undefined): string {
  if (typeof value === "string") return `"${value.replace(/["\\]/g, "\\$&")}"`;
  if (isObject(value)) {
    const keys = Object.keys(value).toSorted((one, other) => (rank(one) < rank(other) ? -1 : 1));
    return `{${keys.map((key) => `${canonicalJson(key)}:${canonicalJson(value[key])}`).join()}}`;
  }
  return Array.isArray(value) ? `[${value.map(canonicalJson).join()}]` : JSON.stringify(value);
}
