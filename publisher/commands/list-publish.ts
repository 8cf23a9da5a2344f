import { done } from "../command.ts";
import type { Command } from "../command.ts";
import { COPY_HINT } from "../copy-hint.ts";
import { idOf } from "../list/options.ts";
import { atDesk } from "../repository/desk.ts";
import { publishRelease, versionsInForce } from "../repository/list-release.ts";
import { readSettings } from "../repository/settings.ts";

/** Publishes the signed release of a list. */
export const listPublish: Command = {
  words: ["list", "publish"],
  summary: "publishes the signed release: targets, metadata, last the timestamp",
  usage: "ID",
  options: { list: { type: "string" } },
  run: (call) =>
    atDesk(call, async (desk) => {
      const id = idOf(call);
      const versions = await publishRelease(desk, readSettings(call.repo), id);
      if (versions === null)
        return done([`list ${id}: this release is in force already.`], {
          list: id,
          state: "already-published",
          versions: versionsInForce(desk),
        });
      return done(
        [
          `list ${id} is published in ${desk.site} (lists-${id} version ${String(versions[`lists-${id}`])}).`,
          COPY_HINT,
        ],
        { list: id, state: "published", versions },
      );
    }),
};
