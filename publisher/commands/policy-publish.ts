import { done } from "../command.ts";
import type { Command } from "../command.ts";
import { COPY_HINT } from "../copy-hint.ts";
import { atDesk } from "../repository/desk.ts";
import { versionsInForce } from "../repository/list-release.ts";
import { publishPolicy } from "../repository/policy-release.ts";
import { readSettings } from "../repository/settings.ts";

/** Publishes the signed policy. */
export const policyPublish: Command = {
  words: ["policy", "publish"],
  summary: "publishes the signed policy: the file, metadata, last the timestamp",
  usage: "",
  options: {},
  run: (call) =>
    atDesk(call, async (desk) => {
      const versions = await publishPolicy(desk, readSettings(call.repo));
      if (versions === null)
        return done(["this policy is in force already."], {
          state: "already-published",
          versions: versionsInForce(desk),
        });
      return done(
        [
          `the policy is published in ${desk.site} (role policy, version ${String(versions["policy"])}).`,
          COPY_HINT,
        ],
        { state: "published", versions },
      );
    }),
};
