/** A JSON value of metadata. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

/** An object without a prototype: `__proto__` and `constructor` are keys like any other. */
export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

const STRING = /"([^"\\]+|\\.)*"/g;
/** Outside of strings: a fraction, an exponent, minus zero, or more digits than a safe integer has. */
const ODD_NUMBER = /\d[.eE]|-0|\d{16}/;

/**
 * Reads JSON more strictly than `JSON.parse`: numbers are whole, safe and written in the one canonical way, and no key comes
 * twice. Throws `Error` at anything else.
 */
export function parseJson(text: string): Json {
  let members = 0;
  const json: Json = JSON.parse(text, (_, value: Json): Json => {
    if (!isObject(value)) return value;
    members += Object.keys(value).length;
    return Object.assign<JsonObject, JsonObject>(Object.create(null), value);
  });
  const frame = text.replace(STRING, "");
  // Every colon outside of strings made a member, unless a later one of its name took its place.
  if (ODD_NUMBER.test(frame) || frame.split(":").length - 1 !== members) throw new Error("JSON");
  return json;
}

/** True for a JSON object, not for a list. */
export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
