import { byCodePoint } from "../list/canonical.ts";

/**
 * The text that TUF signs: OLPC's canonical JSON, members by code point, in strings only `"` and `\` escaped (a PEM key keeps
 * its raw line feeds), so it is hashed and signed, never stored. Throws a TypeError for fractions and half characters.
 */
export function signedJson(value: unknown): string {
  if (value === null || typeof value === "boolean") return JSON.stringify(value);
  if (typeof value === "string") return quote(value);
  if (typeof value === "number") {
    if (!Number.isSafeInteger(value)) throw new TypeError(`not a whole number: ${String(value)}`);
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map(signedJson).join(",")}]`;
  if (typeof value !== "object") throw new TypeError(`not a JSON value: ${typeof value}`);
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([left], [right]) => byCodePoint(left, right))
    .map(([key, member]) => `${quote(key)}:${signedJson(member)}`);
  return `{${members.join(",")}}`;
}

function quote(text: string): string {
  // A lone surrogate has no UTF-8 form, so two machines would sign different bytes.
  if (!text.isWellFormed()) throw new TypeError(`half a character in ${JSON.stringify(text)}`);
  return `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
}
