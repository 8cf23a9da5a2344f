import { PublisherRefusal } from "../command.ts";
import type { Call } from "../command.ts";

/** An option's text, or null where it was not given. */
export function textOf({ values }: Pick<Call, "values">, name: string): string | null {
  const value = values[name];
  return typeof value === "string" ? value : null;
}

/** The texts of an option that may be given several times. */
export function textsOf({ values }: Pick<Call, "values">, name: string): readonly string[] {
  const value = values[name];
  return Array.isArray(value) ? value.map(String) : [];
}

/** The id of the list that a command is about, `--list`. Throws a PublisherRefusal when it is missing or is none. */
export function idOf(call: Pick<Call, "values">): string {
  const id = textOf(call, "list");
  if (id !== null && /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id)) return id;
  const message =
    id === null ? "is missing: which list?" : "is not an id (lower case, digits, hyphens)";
  throw new PublisherRefusal("bad-option", [
    { file: "--list", ...(id === null ? {} : { value: id }), message },
  ]);
}
