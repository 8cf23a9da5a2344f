import { z } from "../zod.ts";
import type { PolicyCode, PolicyRejection } from "../../policy/policy-words.ts";
import { nearest } from "./nearest.ts";
import { pathText, quoted } from "./paths.ts";
import type { Place } from "./paths.ts";

/** Most rejections that are told one by one. */
export const MOST_REJECTIONS = 500;

/** A rejection from its parts. */
export function rejection(
  path: string,
  code: PolicyCode,
  message: string,
  suggestion: string | null = null,
): PolicyRejection {
  return { path, code, message, suggestion };
}

/** What a schema found wrong with a value, as rejections: one for each place. `base` is where the value stands. */
export function rejectionsOf(
  issues: readonly z.core.$ZodIssue[],
  value: unknown,
  schema: z.ZodType,
  key: string,
  base: Place,
): readonly PolicyRejection[] {
  const found = new Map<string, PolicyRejection>();
  const meant = new Set<string>();
  const add = (one: PolicyRejection) => {
    if (!found.has(one.path)) found.set(one.path, one);
  };
  const told = issues.slice(0, MOST_REJECTIONS);
  for (const issue of told) {
    if (issue.code !== "unrecognized_keys") continue;
    const place = issue.path.filter((part) => typeof part !== "symbol");
    const known = membersAt(schema, place);
    for (const name of issue.keys.slice(0, MOST_REJECTIONS)) {
      const suggestion = nearest(name, known);
      const message = `${quoted(name)} is no member here; there are ${known.join(", ")}.`;
      if (suggestion !== null) meant.add(pathText(key, [...base, ...place, suggestion]));
      add(
        rejection(pathText(key, [...base, ...place, name]), "unknown-member", message, suggestion),
      );
    }
  }
  for (const issue of told) {
    if (issue.code === "unrecognized_keys") continue;
    const place = issue.path.filter((part) => typeof part !== "symbol");
    const path = pathText(key, [...base, ...place]);
    const held = valueAt(value, place);
    // A misspelt member is one fault, not two.
    if (held === undefined && meant.has(path)) continue;
    add(rejection(path, "bad-value", `${sentence(issue, held)}.`, wordMeant(issue, held)));
  }
  return [...found.values()];
}

function wordMeant(issue: z.core.$ZodIssue, held: unknown): string | null {
  if (issue.code !== "invalid_value" || typeof held !== "string") return null;
  return nearest(held, issue.values.map(String));
}

function sentence(issue: z.core.$ZodIssue, held: unknown): string {
  const own = /^(?:Invalid|Too|Unrecognized)\b/.test(issue.message) ? null : issue.message;
  if (held === undefined) return own === null ? missing(issue) : `It ${own}`;
  const subject = shown(held);
  if (own !== null) return `${subject} ${own}`;
  if (issue.code === "invalid_value")
    return `${subject} is not one of: ${issue.values.map(String).join(", ")}`;
  if (issue.code === "too_big")
    return `${subject} ${sizeOf(issue.origin, "more", String(issue.maximum))}`;
  if (issue.code === "too_small")
    return `${subject} ${sizeOf(issue.origin, "less", String(issue.minimum))}`;
  if (issue.code === "invalid_type") return `${subject} is not ${kindOf(issue.expected)}`;
  return `${subject} is not what is expected here`;
}

function missing(issue: z.core.$ZodIssue): string {
  if (issue.code === "invalid_value")
    return `It is missing; it has to be one of: ${issue.values.map(String).join(", ")}`;
  if (issue.code !== "invalid_type") return "It is missing";
  return `It is missing; it has to be ${kindOf(issue.expected)}`;
}

function sizeOf(origin: string, than: "more" | "less", limit: string): string {
  if (origin === "string") return `has ${than} than ${limit} characters`;
  if (origin === "array") return `has ${than} than ${limit} items`;
  return `is ${than === "more" ? "above" : "below"} ${limit}`;
}

/** A kind of value in plain words, with its article. */
export function kindOf(expected: string): string {
  switch (expected) {
    case "string":
      return "a text";
    case "int":
      return "a whole number";
    case "number":
      return "a number";
    case "boolean":
      return "true or false";
    case "array":
      return "a list";
    case "object":
      return "an object";
    default:
      return `a ${expected}`;
  }
}

/** What a value is called in a message: itself where it is short, else its kind. */
export function shown(value: unknown): string {
  if (typeof value === "string") return quoted(value);
  if (value === null || typeof value === "number" || typeof value === "boolean")
    return String(value);
  return Array.isArray(value) ? "The list" : "The object";
}

/** The value at a place; undefined where there is none. */
function valueAt(value: unknown, place: Place): unknown {
  let held = value;
  for (const part of place) {
    if (typeof held !== "object" || held === null || !Object.hasOwn(held, part)) return undefined;
    held = Object.getOwnPropertyDescriptor(held, part)?.value;
  }
  return held;
}

/** The members that a schema knows at a place; none where it is no object. */
function membersAt(schema: unknown, place: Place): readonly string[] {
  const [next, ...rest] = place;
  if (schema instanceof z.ZodExactOptional || schema instanceof z.ZodNullable)
    return membersAt(schema.unwrap(), place);
  if (schema instanceof z.ZodUnion)
    return [...new Set(schema.options.flatMap((option) => membersAt(option, place)))];
  if (schema instanceof z.ZodArray)
    return next === undefined ? [] : membersAt(schema.element, rest);
  if (!(schema instanceof z.ZodObject)) return [];
  return next === undefined ? Object.keys(schema.shape) : membersAt(schema.shape[next], rest);
}
