import { done } from "../command.ts";
import type { Command } from "../command.ts";
import { wordOf } from "../options.ts";
import { problemsOf, reportOn } from "../policy/ready.ts";

/** Says what browsers will make of a policy file. */
export const policyLint: Command = {
  words: ["policy", "lint"],
  summary:
    "says of a policy file what browsers take, what they reject and why, and what is doubtful",
  usage:
    "FILE\n\nExit 1 when anything is rejected. Warnings alone are exit 0, but `policy sign` and `emit` refuse a placeholder.",
  options: {},
  run: (call) => {
    const file = wordOf(call, "FILE");
    const report = reportOn(call, call.path(file));
    const { accepted, rejected, warnings } = report;
    const lines = [
      ...accepted.map(({ path, mode }) => `taken: ${path} (${mode})`),
      ...warnings.map(
        ({ path, value, message }) =>
          `warning: ${path} (${JSON.stringify(value).slice(0, 120)}): ${message}`,
      ),
      `${file}: ${String(accepted.length)} key(s) taken, ${String(rejected.length)} rejected, ${String(warnings.length)} warning(s)`,
    ];
    const data = { accepted, rejected, warnings };
    if (rejected.length === 0) return Promise.resolve(done(lines, data));
    const problems = problemsOf(file, report);
    return Promise.resolve({ ok: false, code: "policy-rejected", problems, lines, data });
  },
};
