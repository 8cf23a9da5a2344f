import { ListError } from "../schema/list-error.ts";
import type { ListRecord } from "../schema/record.ts";

/** What is asked of the fields of a record that was proved against its schema when its release was accepted. */
const SHAPES: Readonly<Record<ListRecord["kind"], Readonly<Record<string, Shape>>>> = {
  release: { version: "string", lists: "list" },
  program: {
    id: "string",
    effect: "string",
    title: "object",
    buyerScope: "object",
    phases: "list",
  },
  class: {
    id: "string",
    title: "object",
    terms: "object",
    exclusions: "list",
    procedures: "object",
  },
  "category-rule": { id: "string", program: "string", appliesWhen: "object", origin: "object" },
  nouns: { id: "string", words: "list", classes: "list", terms: "list" },
  supplier: {
    id: "string",
    name: "string",
    names: "list",
    models: "list",
    identifiers: "list",
    listings: "list",
    relations: "list",
    exclusions: "list",
  },
};

type Shape = "string" | "list" | "object";

/**
 * Reads a line of a release that was accepted: its bytes are vouched for by their hash, and were proved in full before. Only
 * its kind and the outline of its fields are looked at again. Throws a ListError when they are not what they were; `line` is
 * asked for only then.
 */
export function readRecord(text: string, line: () => number): ListRecord {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new ListError(line(), "", "is not JSON");
  }
  if (!isRecord(value)) throw new ListError(line(), "", "is not a record of a list");
  return value;
}

function isRecord(value: unknown): value is ListRecord {
  if (!isObject(value)) return false;
  const { kind } = value;
  if (typeof kind !== "string" || !isKind(kind)) return false;
  return Object.entries(SHAPES[kind]).every(([field, shape]) => has(value[field], shape));
}

function isKind(kind: string): kind is ListRecord["kind"] {
  return Object.hasOwn(SHAPES, kind);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

function has(value: unknown, shape: Shape): boolean {
  if (shape === "string") return typeof value === "string";
  return shape === "list" ? Array.isArray(value) : isObject(value);
}
