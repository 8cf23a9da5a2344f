import { done, PublisherRefusal } from "../command.ts";
import type { Command } from "../command.ts";
import { keyFrom, optionOf, optionsOf, wordOf } from "../options.ts";
import { atDesk } from "../repository/desk.ts";
import type { Edit } from "../repository/propose.ts";
import { LIST_ID, readSettings, writeSettings } from "../repository/settings.ts";
import { POLICY_ROLE, readTree, roleOf } from "../repository/tree.ts";
import { delegate } from "../repository/delegate.ts";

/** Adds a list to the repository. */
export const listAdd: Command = {
  words: ["list", "add"],
  summary: "adds a list: its own role, key and folder",
  usage:
    "ID --title TITLE [--key KEY]...\n\nWithout --key a key lists-ID is made. Two keys let the list make large changes.",
  options: { title: { type: "string" }, key: { type: "string", multiple: true } },
  run: (call) =>
    atDesk(call, async (desk) => {
      const id = wordOf(call, "ID");
      const settings = readSettings(call.repo);
      const title = optionOf(call, "title") ?? settings.lists.find((list) => list.id === id)?.title;
      if (!LIST_ID.test(id) || id === POLICY_ROLE || title === undefined)
        throw new PublisherRefusal("bad-arguments", [
          title === undefined
            ? { file: "command line", field: "--title", message: "is needed" }
            : {
                file: "command line",
                field: "ID",
                value: id,
                message:
                  id === POLICY_ROLE
                    ? "is what the organisation's policy is called: take another id, or `policy add`"
                    : "is lower-case letters and digits, parted by -",
              },
        ]);
      const role = roleOf(id);
      const { targets } = readTree(desk.site, { bytes: false });
      if (targets.signed.delegations?.roles?.[role] !== undefined)
        throw new PublisherRefusal("exists", [
          {
            file: "publisher.json",
            field: "lists",
            value: id,
            message: "is a list of this repository already",
          },
        ]);
      const typed = optionsOf(call, "key");
      if (typed.length === 0 && desk.ring.find(role) === null) await desk.ring.create(role);
      const edits: Edit[] = [];
      for (const each of typed.length === 0 ? [role] : typed)
        edits.push({ kind: "add", role, key: await keyFrom(call, desk, each) });
      const lists = [...settings.lists.filter((list) => list.id !== id), { id, title }];
      writeSettings(call.repo, { ...settings, lists }, desk.disk);
      const { versions, missing } = await delegate(desk, settings, edits, `list add ${id}`);
      return missing.length === 0
        ? done(
            [`list ${id} is added. Next: list build ${id}, list sign ${id}, list publish ${id}`],
            {
              state: "published",
              versions,
            },
          )
        : done(
            [
              ...missing,
              "A holder of a targets key runs: root sign FILE --key NAME. Then, here: root publish FILE",
            ],
            { state: "needs-signatures", missing },
          );
    }),
};
