import { existsSync, readFileSync } from "node:fs";
import { PublisherRefusal } from "../command.ts";
import type { Call } from "../command.ts";
import { describe } from "../list/problems.ts";
import type { Problem } from "../list/problems.ts";
import { knownIds } from "./known.ts";
import { lintPolicy } from "./lint.ts";
import type { PolicyReport } from "./lint.ts";

/** Reads a policy file and says what browsers will make of it. Refuses (`no-policy`) where there is none. */
export function reportOn(call: Pick<Call, "now">, path: string): PolicyReport & { text: string } {
  if (!existsSync(path))
    throw new PublisherRefusal("no-policy", [
      {
        file: path,
        message: "is not there: name a policy file, or write one with `policy starter`",
      },
    ]);
  const text = readFileSync(path, "utf8");
  const today = new Date(call.now()).toISOString().slice(0, 10);
  return { text, ...lintPolicy(text, today, knownIds()) };
}

/** What was rejected, as problems of a command: path, value, what is wrong, what was probably meant. */
export function problemsOf(file: string, { rejected }: PolicyReport): readonly Problem[] {
  return rejected.map(({ path, message, suggestion, value }) => ({
    file,
    field: path,
    ...(value === undefined ? {} : { value }),
    message: suggestion === null ? message : `${message} Did you mean ${suggestion}?`,
  }));
}

/**
 * The text of a policy that may be given to browsers; its warnings are told as progress. Refuses (`no-policy`; `policy-rejected` when
 * anything of it is not taken; `placeholder` when a starter's placeholder is left).
 */
export function readyPolicy(
  call: Pick<Call, "now" | "progress">,
  path: string,
  file = path,
): string {
  const report = reportOn(call, path);
  if (report.rejected.length > 0)
    throw new PublisherRefusal("policy-rejected", problemsOf(file, report));
  const open = report.warnings.filter(({ code }) => code === "placeholder");
  if (open.length > 0)
    throw new PublisherRefusal(
      "placeholder",
      open.map(({ path: field, value, message }) => ({ file, field, value, message })),
    );
  for (const { path: field, value, message } of report.warnings)
    call.progress(`warning: ${describe({ file, field, value, message })}`);
  return report.text;
}
