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

/** The id of the list that a command is about, typed as a word or as `--list`. Refuses (`bad-option`) none, two, or what is no id. */
export function idOf({ values, positionals }: Pick<Call, "values" | "positionals">): string {
  const named = textOf({ values }, "list");
  const given = [...(named === null ? [] : [named]), ...positionals];
  const [id] = given;
  if (id !== undefined && given.length === 1 && /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id)) return id;
  const message =
    id === undefined
      ? "is missing: which list? Give its id, as `init --list ID=TITLE` or `list add ID` has it"
      : given.length > 1
        ? "is given more than once: one list at a time"
        : "is not an id (lower case, digits, hyphens)";
  const value = id === undefined ? {} : { value: given.length > 1 ? given : id };
  throw new PublisherRefusal("bad-option", [{ file: "--list", ...value, message }]);
}
