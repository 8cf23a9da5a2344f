import { done } from "../command.ts";
import type { Command } from "../command.ts";
import { COPY_HINT } from "../copy-hint.ts";
import { atDesk } from "../repository/desk.ts";
import { mergeSignatures, publishDrafts, readDraft, readDrafts } from "../repository/drafts.ts";
import { fingerprintOf } from "../repository/establish.ts";
import { bytesOf } from "../repository/metadata.ts";
import { readSettings } from "../repository/settings.ts";

/** Puts signed drafts into force. */
export const rootPublish: Command = {
  words: ["root", "publish"],
  summary: "puts the signed drafts into force; takes the copies that the holders signed",
  usage: "[FILE...]",
  options: {},
  run: (call) =>
    atDesk(call, async (desk) => {
      const settings = readSettings(call.repo);
      const copies = call.positionals.map((file) => readDraft(call.path(file)));
      for (const draft of readDrafts(call.repo)) {
        mergeSignatures(draft, copies);
        desk.disk.put(draft.path, bytesOf(draft.metadata));
      }
      const versions = await publishDrafts(desk, settings, "root publish");
      const root = versions["root"] ?? 1;
      const fingerprint = fingerprintOf(desk.site);
      return done(
        [
          `root ${String(root)} is in force; clients follow by themselves.`,
          `fingerprint of the first root: ${String(fingerprint)}`,
          COPY_HINT,
        ],
        { versions, fingerprint },
      );
    }),
};
