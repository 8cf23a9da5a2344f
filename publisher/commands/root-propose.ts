import { done } from "../command.ts";
import type { Command } from "../command.ts";
import { countOf, keyFrom, optionsOf, pairOf } from "../options.ts";
import { atDesk } from "../repository/desk.ts";
import { propose, roleNamed } from "../repository/propose.ts";
import type { Edit } from "../repository/propose.ts";
import { readSettings } from "../repository/settings.ts";
import { keyIdOf } from "../keys/key-object.ts";

/** Writes a draft of the next root or targets. */
export const rootPropose: Command = {
  words: ["root", "propose"],
  summary: "drafts the next root or targets: keys, thresholds, or only a new expiry",
  usage:
    "[--add ROLE=KEY]... [--remove ROLE=KEY]... [--threshold ROLE=N]... [--renew root|targets]\n\n" +
    "ROLE is root, targets, snapshot, timestamp or the id of a list. Without a change the root's expiry is renewed.",
  options: {
    add: { type: "string", multiple: true },
    remove: { type: "string", multiple: true },
    threshold: { type: "string", multiple: true },
    renew: { type: "string", multiple: true },
  },
  run: (call) =>
    atDesk(call, async (desk) => {
      const settings = readSettings(call.repo);
      const edits: Edit[] = [];
      for (const text of optionsOf(call, "add")) {
        const [role, key] = pairOf("--add", text);
        edits.push({ kind: "add", role: roleNamed(role), key: await keyFrom(call, desk, key) });
      }
      for (const text of optionsOf(call, "remove")) {
        const [role, key] = pairOf("--remove", text);
        const keyid = /^[0-9a-f]{64}$/.test(key) ? key : keyIdOf(await keyFrom(call, desk, key));
        edits.push({ kind: "remove", role: roleNamed(role), keyid });
      }
      for (const text of optionsOf(call, "threshold")) {
        const [role, threshold] = countOf("--threshold", text);
        edits.push({ kind: "threshold", role: roleNamed(role), threshold });
      }
      const renew = optionsOf(call, "renew").map((role) =>
        role === "targets" ? "targets" : "root",
      );
      const proposals = propose(
        desk,
        settings,
        edits,
        edits.length + renew.length === 0 ? ["root"] : renew,
      );
      return done(
        [
          ...proposals.flatMap(({ path, changes }) => [
            `${path}:`,
            ...changes.map((line) => `  ${line}`),
          ]),
          "Each holder signs his copy: root sign FILE --key NAME",
          "Then, here: root publish FILE...",
        ],
        { drafts: proposals },
      );
    }),
};
