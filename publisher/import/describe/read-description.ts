import { readFileSync } from "node:fs";
import { parse as parseYaml } from "yaml";
import type { Problem } from "../../list/problems.ts";
import type { ProblemLog } from "../problem-log.ts";
import { messageOf } from "../read/text-of.ts";
import { listDescription } from "./list-description.ts";
import type { ListDescription } from "./list-description.ts";
import { TEMPLATES } from "./templates.ts";

/** Largest hand-written file that is read whole, in bytes. */
export const LARGEST_WHOLE = 8_000_000;

/** Where a description comes from: a template, a file that says more or other, and what the command line says. */
export interface DescriptionOrigin {
  readonly template: string | null;
  readonly file: { readonly path: string; readonly name: string } | null;
  readonly retrieved: string | null;
}

/**
 * Puts the description of a list together: the template's fields, over them those of the file, over them `retrieved`. Notes
 * what is missing or wrong, field by field, and gives null.
 */
export function readDescription(
  { template, file, retrieved }: DescriptionOrigin,
  problems: Pick<ProblemLog, "add">,
): ListDescription | null {
  const base = template === null ? {} : TEMPLATES[template];
  const name = file?.name ?? (template === null ? "--description" : `template ${template}`);
  if (base === undefined) {
    const message = `no such template; there are: ${Object.keys(TEMPLATES).join(", ")}`;
    problems.add({ file: "--template", value: template, message });
    return null;
  }
  const own = file === null ? {} : readMapping(file, problems);
  if (own === null) return null;
  return check({ ...base, ...own, ...(retrieved === null ? {} : { retrieved }) }, name, problems);
}

/** Validates a description that stands in a file; notes every field that is wrong or missing. */
export function check(
  value: Readonly<Record<string, unknown>>,
  name: string,
  problems: Pick<ProblemLog, "add">,
): ListDescription | null {
  const parsed = listDescription.safeParse(value);
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) {
    const [first] = issue.path;
    const missing = first !== undefined && !Object.hasOwn(value, first);
    const hint =
      first === "retrieved" ? "; give the day the file was had: --retrieved YYYY-MM-DD" : "";
    const problem: Problem = {
      file: name,
      field: issue.path.map(String).join("."),
      message: missing ? `is missing${hint}` : issue.message,
    };
    problems.add(problem);
  }
  return null;
}

/** Reads a small YAML or JSON file that holds a mapping; notes why it cannot, and gives null. */
export function readMapping(
  { path, name }: { readonly path: string; readonly name: string },
  problems: Pick<ProblemLog, "add">,
): Readonly<Record<string, unknown>> | null {
  const refuse = (message: string): null => {
    problems.add({ file: name, message });
    return null;
  };
  try {
    const bytes = readFileSync(path);
    if (bytes.byteLength > LARGEST_WHOLE)
      return refuse(`is larger than ${String(LARGEST_WHOLE)} bytes; long lists are CSV`);
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    const value: unknown = parseYaml(text, {
      maxAliasCount: 100,
      schema: "core",
      uniqueKeys: true,
    });
    if (typeof value !== "object" || value === null || Array.isArray(value))
      return refuse("is not a mapping of fields");
    return Object.fromEntries(Object.entries(value));
  } catch (error) {
    return refuse(`cannot be read: ${messageOf(error)}`);
  }
}
