import type { z } from "zod";
import type { ProblemLog } from "../problem-log.ts";

/** Notes every issue that a schema has with a value, with its field and what stands there. */
export function noteIssues(
  error: z.ZodError,
  value: unknown,
  place: { readonly file: string; readonly row?: number },
  problems: Pick<ProblemLog, "add">,
): void {
  for (const { path, message } of error.issues) {
    const found = path.reduce<unknown>(
      (at, key) => (typeof at === "object" && at !== null ? Reflect.get(at, key) : undefined),
      value,
    );
    problems.add({ ...place, field: path.map(String).join("."), value: found, message });
  }
}
