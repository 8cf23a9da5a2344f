import { done, PublisherRefusal } from "../command.ts";
import type { Command } from "../command.ts";
import { keyFrom, optionsOf } from "../options.ts";
import { delegate } from "../repository/delegate.ts";
import { atDesk } from "../repository/desk.ts";
import type { Edit } from "../repository/propose.ts";
import { readSettings, STANDARD_POLICY, writeSettings } from "../repository/settings.ts";
import { POLICY_ROLE, readTree } from "../repository/tree.ts";

/** Lets a repository give out a policy. */
export const policyAdd: Command = {
  words: ["policy", "add"],
  summary: "lets the repository give out the organisation's policy: a role and a key of its own",
  usage:
    "[--key KEY]...\n\nWithout --key a key `policy` is made. For two signatures on every policy: give two keys, then root propose --threshold policy=2.",
  options: { key: { type: "string", multiple: true } },
  run: (call) =>
    atDesk(call, async (desk) => {
      const settings = readSettings(call.repo);
      const { targets } = readTree(desk.site, { bytes: false });
      if (targets.signed.delegations?.roles?.[POLICY_ROLE] !== undefined)
        throw new PublisherRefusal("exists", [
          {
            file: "publisher.json",
            field: "roles.policy",
            message: "this repository gives out a policy already; `policy sign FILE` signs one",
          },
        ]);
      const typed = optionsOf(call, "key");
      if (typed.length === 0 && desk.ring.find(POLICY_ROLE) === null)
        await desk.ring.create(POLICY_ROLE);
      const edits: Edit[] = [];
      for (const each of typed.length === 0 ? [POLICY_ROLE] : typed)
        edits.push({ kind: "add", role: POLICY_ROLE, key: await keyFrom(call, desk, each) });
      const roles = { policy: STANDARD_POLICY, ...settings.roles };
      const next = { ...settings, roles };
      writeSettings(call.repo, next, desk.disk);
      const { versions, missing } = await delegate(desk, next, edits, "policy add");
      return missing.length === 0
        ? done(
            [
              "the repository may give out a policy now. Next: policy sign FILE, then policy publish",
            ],
            { state: "published", versions },
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
