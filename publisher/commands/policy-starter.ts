import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { done, PublisherRefusal } from "../command.ts";
import type { Command } from "../command.ts";
import { optionOf, wordOf } from "../options.ts";
import { openDisk } from "../repository/disk.ts";

/** Where the starter policies lie. */
export const STARTERS = resolve(import.meta.dirname, "../../assets/policies");

/** Writes a policy to begin with. */
export const policyStarter: Command = {
  words: ["policy", "starter"],
  summary: "writes a policy to begin with: jp-ministry, us-agency or company",
  usage:
    "NAME [--out FILE]\n\nStandard FILE: NAME.json. Its contacts are placeholders: `policy lint` names them, `policy sign` and `emit` refuse them.",
  options: { out: { type: "string" } },
  run: (call) => {
    const name = wordOf(call, "NAME");
    const names = readdirSync(STARTERS).flatMap((file) =>
      file.endsWith(".json") ? [file.slice(0, -".json".length)] : [],
    );
    if (!names.includes(name))
      throw new PublisherRefusal("bad-arguments", [
        {
          file: "command line",
          field: "NAME",
          value: name,
          message: `is none of: ${names.toSorted().join(", ")}`,
        },
      ]);
    const typed = optionOf(call, "out") ?? `${name}.json`;
    const path = call.path(typed);
    if (existsSync(path))
      throw new PublisherRefusal("exists", [
        { file: typed, message: "is there already: name another file with --out" },
      ]);
    openDisk().put(path, readFileSync(join(STARTERS, `${name}.json`)));
    return Promise.resolve(
      done([`${typed} is written. Replace every FILL-IN in it, then: policy lint ${typed}`], {
        file: path,
      }),
    );
  },
};
