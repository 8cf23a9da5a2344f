import { done } from "../command.ts";
import type { Command } from "../command.ts";
import { idOf } from "../list/options.ts";
import { optionOf } from "../options.ts";
import { atDesk } from "../repository/desk.ts";
import { signRelease } from "../repository/list-release.ts";
import { nameOf } from "../repository/propose.ts";
import { readSettings } from "../repository/settings.ts";

/** Signs the staged release of a list. */
export const listSign: Command = {
  words: ["list", "sign"],
  summary:
    "signs the release that `list build` staged; a second signer's signature joins the first",
  usage: "ID [--key NAME]",
  options: { key: { type: "string" }, list: { type: "string" } },
  run: (call) =>
    atDesk(call, async (desk) => {
      const id = idOf(call);
      const { metadata, signers, needed } = await signRelease(
        desk,
        readSettings(call.repo),
        id,
        optionOf(call, "key"),
      );
      const { version, expires } = metadata.signed;
      const more = needed - signers.length;
      return done(
        [
          `staged/${id}/signed.json: version ${String(version)} of lists-${id}, expires ${expires}`,
          `signed by ${signers.map((keyid) => nameOf(desk, keyid)).join(", ")}`,
          more > 0
            ? `${String(more)} more signature(s) needed: give staged/${id}, public/ and publisher.json to the next holder, who runs list sign ${id}`
            : `Next: list publish ${id}`,
        ],
        { list: id, version, expires, signers, needed },
      );
    }),
};
