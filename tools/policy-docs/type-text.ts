import { z } from "zod";

/** What a value of the policy language has to be, as docs/policy.md writes it: `{id: id, from?: day, severity: "none" | ...}`. */
export function typeText(schema: unknown): string {
  if (schema instanceof z.ZodExactOptional) return typeText(schema.unwrap());
  if (schema instanceof z.ZodNullable) return `${typeText(schema.unwrap())} or null`;
  if (schema instanceof z.ZodType && schema.description !== undefined) return schema.description;
  if (schema instanceof z.ZodEnum)
    return schema.options.map((each) => JSON.stringify(each)).join(" \\| ");
  if (schema instanceof z.ZodLiteral) return [...schema.values].map(String).join(" \\| ");
  if (schema instanceof z.ZodBoolean) return "true \\| false";
  if (schema instanceof z.ZodNumber)
    return `whole number ${String(schema.minValue)} to ${String(schema.maxValue)}`;
  if (schema instanceof z.ZodArray) return `list of ${typeText(schema.element)}`;
  if (schema instanceof z.ZodUnion) return schema.options.map(typeText).join(" or ");
  if (schema instanceof z.ZodObject) return `{${membersOf(schema).map(memberText).join(", ")}}`;
  throw new Error("a schema that the document has no words for");
}

/** A member of an object of the language. */
export interface Member {
  readonly name: string;
  readonly isOptional: boolean;
  readonly type: string;
}

/** The members of what a schema asks for; none where that is no object, or has a name of its own. */
export function membersOf(schema: unknown): readonly Member[] {
  if (!(schema instanceof z.ZodObject) || schema.description !== undefined) return [];
  return Object.entries(schema.shape).map(([name, each]) => ({
    name,
    isOptional: each instanceof z.ZodExactOptional,
    type: typeText(each),
  }));
}

function memberText({ name, isOptional, type }: Member): string {
  return `${name}${isOptional ? "?" : ""}: ${type}`;
}
