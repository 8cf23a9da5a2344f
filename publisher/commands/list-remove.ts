import { done, PublisherRefusal } from "../command.ts";
import type { Command } from "../command.ts";
import { wordOf } from "../options.ts";
import { delegate } from "../repository/delegate.ts";
import { atDesk } from "../repository/desk.ts";
import { readSettings, writeSettings } from "../repository/settings.ts";
import { roleOf } from "../repository/tree.ts";

/** Takes a list out of the repository. */
export const listRemove: Command = {
  words: ["list", "remove"],
  summary: "takes a list out of the repository; browsers keep what they have and call it stale",
  usage: "ID",
  options: {},
  run: (call) =>
    atDesk(call, async (desk) => {
      const id = wordOf(call, "ID");
      const settings = readSettings(call.repo);
      if (!settings.lists.some((list) => list.id === id))
        throw new PublisherRefusal("unknown-list", [
          {
            file: "publisher.json",
            field: "lists",
            value: id,
            message: "is no list of this repository",
          },
        ]);
      const edits = [{ kind: "drop", role: roleOf(id) }] as const;
      const { versions, missing } = await delegate(desk, settings, edits, `list remove ${id}`);
      const lists = settings.lists.filter((list) => list.id !== id);
      writeSettings(call.repo, { ...settings, lists }, desk.disk);
      return missing.length === 0
        ? done([`list ${id} is removed; \`prune\` takes its files away in time.`], {
            state: "published",
            versions,
          })
        : done(
            [
              ...missing,
              "A holder of a targets key runs: root sign FILE --key NAME. Then, here: root publish FILE",
            ],
            { state: "needs-signatures", missing },
          );
    }),
};
