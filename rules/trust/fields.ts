import { isObject, type Json, type JsonObject } from "./json.ts";

type Guard<Value extends Json> = (value: Json | undefined) => value is Value;

const isText: Guard<string> = (value) => typeof value === "string";
const isFlag: Guard<boolean> = (value) => typeof value === "boolean";
const isList: Guard<readonly Json[]> = (value) => Array.isArray(value);

/** Throws `Error` with the key's name when a value is not what it has to be, as all readers here do. */
function check<Value extends Json>(value: Json | undefined, is: Guard<Value>, name: string): Value {
  if (is(value)) return value;
  throw new Error(name);
}

function listAt<Value extends Json>(
  from: JsonObject,
  name: string,
  is: Guard<Value>,
): readonly Value[] {
  return check(from[name], isList, name).map((value) => check(value, is, name));
}

/** The object at a key. */
export function objectAt(from: JsonObject, name: string): JsonObject {
  return check(from[name], isObject, name);
}

/** The objects of the list at a key. */
export function objectsAt(from: JsonObject, name: string): readonly JsonObject[] {
  return listAt(from, name, isObject);
}

/** The text at a key. */
export function textAt(from: JsonObject, name: string): string {
  return check(from[name], isText, name);
}

/** The texts of the list at a key. */
export function textsAt(from: JsonObject, name: string): readonly string[] {
  return listAt(from, name, isText);
}

/** The whole number at a key, from `least` on. */
export function countAt(from: JsonObject, name: string, least: number): number {
  const value = from[name];
  if (typeof value === "number" && value >= least) return value;
  throw new Error(name);
}

/** The yes or no at a key; left out it means no. */
export function flagAt(from: JsonObject, name: string): boolean {
  return check(from[name] ?? false, isFlag, name);
}
