import { done, PublisherRefusal } from "../command.ts";
import type { Command } from "../command.ts";
import { optionOf } from "../options.ts";
import { atDesk } from "../repository/desk.ts";
import { prune } from "../repository/prune.ts";

/** Takes old files out of `public/`. */
export const pruneCommand: Command = {
  words: ["prune"],
  summary: "takes away metadata and targets that went out of force long enough ago",
  usage:
    "[--keep-days N] [--dry-run]\n\nStandard 7 days: no client that can still be answered asks for older ones. Roots always stay.",
  options: { "keep-days": { type: "string" }, "dry-run": { type: "boolean" } },
  run: (call) =>
    atDesk(call, (desk) => {
      const typed = optionOf(call, "keep-days") ?? "7";
      if (!/^[1-9][0-9]{0,3}$/.test(typed))
        throw new PublisherRefusal("bad-arguments", [
          {
            file: "command line",
            field: "--keep-days",
            value: typed,
            message: "is a number of days from 1 on",
          },
        ]);
      const isDry = call.values["dry-run"] === true;
      const files = prune(desk, Number(typed), isDry);
      return Promise.resolve(
        done([...files, `${String(files.length)} file(s) ${isDry ? "would go" : "gone"}`], {
          files,
        }),
      );
    }),
};
