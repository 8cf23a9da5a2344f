import { done, PublisherRefusal } from "../command.ts";
import type { Command } from "../command.ts";
import { COPY_HINT } from "../copy-hint.ts";
import { keyFrom } from "../options.ts";
import { atDesk } from "../repository/desk.ts";
import { delegate } from "../repository/delegate.ts";
import { roleNamed } from "../repository/propose.ts";
import { readSettings } from "../repository/settings.ts";
import { keyIdOf } from "../keys/key-object.ts";

/** Replaces one key of a role. */
export const rootRotate: Command = {
  words: ["root", "rotate"],
  summary: "replaces a role's key: drafts, signs with what is here, publishes when that is enough",
  usage:
    "ROLE OLD NEW\n\nROLE: root, targets, snapshot, timestamp, or the id of a list. OLD: key name, file or id. NEW: key name (made when there is none) or file.",
  options: {},
  run: (call) =>
    atDesk(call, async (desk) => {
      const [typed, old, next] = call.positionals;
      if (typed === undefined || old === undefined || next === undefined)
        throw new PublisherRefusal("bad-arguments", [
          { file: "command line", message: "give ROLE OLD NEW" },
        ]);
      const settings = readSettings(call.repo);
      const role = roleNamed(typed);
      const keyid = /^[0-9a-f]{64}$/.test(old) ? old : keyIdOf(await keyFrom(call, desk, old));
      const isName = /^[a-z0-9._-]+$/i.test(next) && !/\.(?:pem|json)$/.test(next);
      if (isName && desk.ring.find(next) === null) await desk.ring.create(next);
      const key = await keyFrom(call, desk, next);
      const edits = [
        { kind: "add", role, key },
        { kind: "remove", role, keyid },
      ] as const;
      const { versions, missing } = await delegate(desk, settings, edits, `root rotate ${role}`);
      return missing.length === 0
        ? done([`${role}: the new key is in force.`, COPY_HINT], { state: "published", versions })
        : done(
            [
              ...missing,
              "Each holder runs: root sign FILE --key NAME. Then, here: root publish FILE...",
            ],
            { state: "needs-signatures", missing },
          );
    }),
};
