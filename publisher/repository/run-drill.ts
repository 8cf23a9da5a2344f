import { done } from "../command.ts";
import type { Call, Outcome } from "../command.ts";
import { optionOf } from "../options.ts";
import { drill } from "./drill.ts";
import type { Mishap } from "./drill.ts";
import { roleNamed } from "./propose.ts";
import { readSettings } from "./settings.ts";

/** Runs a drill for a command line: every step is told as it is done, and listed at the end. */
export async function runDrill(call: Call, mishap: Mishap): Promise<Outcome> {
  const role = roleNamed(optionOf(call, "role") ?? "timestamp");
  const steps = await drill(call, readSettings(call.repo), mishap, role);
  return done(
    [
      `Rehearsed: the ${role} key is ${mishap}. In earnest:`,
      ...steps.map(
        ({ what, command }, index) =>
          `${String(index + 1)}. ${what}${command === null ? "" : `  ${command}`}`,
      ),
    ],
    { role, steps },
  );
}
