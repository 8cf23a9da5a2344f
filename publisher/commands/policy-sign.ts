import { existsSync } from "node:fs";
import { join } from "node:path";
import { done, PublisherRefusal } from "../command.ts";
import type { Command } from "../command.ts";
import { optionOf } from "../options.ts";
import { readyPolicy } from "../policy/ready.ts";
import { atDesk } from "../repository/desk.ts";
import { signPolicy, STAGED_POLICY, stagePolicy } from "../repository/policy-release.ts";
import { nameOf } from "../repository/propose.ts";
import { readSettings } from "../repository/settings.ts";

/** Signs the organisation's policy. */
export const policySign: Command = {
  words: ["policy", "sign"],
  summary: "checks a policy file as `policy lint` does, lays it out and signs it",
  usage:
    "[FILE] [--key NAME]\n\nWithout FILE it signs what is laid out in staged/policy: a second signer's signature joins the first.",
  options: { key: { type: "string" } },
  run: (call) =>
    atDesk(call, async (desk) => {
      const [file, ...more] = call.positionals;
      if (more.length > 0)
        throw new PublisherRefusal("bad-arguments", [
          {
            file: "command line",
            field: "FILE",
            value: call.positionals,
            message: "give one FILE, or none",
          },
        ]);
      if (file !== undefined) {
        const text = readyPolicy(call, call.path(file), file);
        stagePolicy(desk, JSON.parse(text.replace(/^\ufeff/, "")));
      }
      // The second signer, too, is told what he signs.
      else if (existsSync(join(call.repo, STAGED_POLICY)))
        readyPolicy(call, join(call.repo, STAGED_POLICY), STAGED_POLICY);
      const settings = readSettings(call.repo);
      const { metadata, signers, needed } = await signPolicy(desk, settings, optionOf(call, "key"));
      const { version, expires, targets } = metadata.signed;
      const v = Number(Object.values(targets)[0]?.custom["v"]);
      const missing = needed - signers.length;
      return done(
        [
          `staged/policy/signed.json: policy ${String(v)}, expires ${expires}`,
          `signed by ${signers.map((keyid) => nameOf(desk, keyid)).join(", ")}`,
          missing > 0
            ? `${String(missing)} more signature(s) needed: give staged/policy, public/ and publisher.json to the next holder, who runs policy sign`
            : "Next: policy publish",
        ],
        { v, version, expires, signers, needed },
      );
    }),
};
