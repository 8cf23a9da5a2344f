import { done } from "../command.ts";
import { PublisherRefusal } from "../command.ts";
import type { Command } from "../command.ts";
import { openDisk } from "../repository/disk.ts";
import { whileServed } from "../repository/loopback.ts";
import { withLock } from "../repository/lock.ts";
import { mirrorSite } from "../repository/mirror.ts";
import { startRootOf } from "../repository/start-root.ts";
import { existsSync } from "node:fs";
import { join } from "node:path";

/** Copies a whole repository. */
export const mirror: Command = {
  words: ["mirror"],
  summary: "copies and checks a whole repository, for networks without the internet",
  usage:
    "URL|DIR TO [--root FILE] [--fingerprint HEX]\n\n" +
    "TO becomes a folder to serve as it is (metadata/, targets/). Run it again to bring it up to date; a copy never goes back in version.\n" +
    "The first run needs --root or --fingerprint, or shows the fingerprint for you to compare.",
  options: { root: { type: "string" }, fingerprint: { type: "string" } },
  run: async (call) => {
    const [from, to] = call.positionals;
    if (from === undefined || to === undefined || call.positionals.length !== 2)
      throw new PublisherRefusal("bad-arguments", [
        { file: "command line", message: "give URL|DIR and TO" },
      ]);
    const folder = call.path(to);
    const copy = async (url: string) => {
      const root = await startRootOf(call, url, folder);
      call.progress(`from the root of ${root.origin}, fingerprint ${root.fingerprint}`);
      const files = await mirrorSite(url, folder, root.bytes, openDisk(), call);
      return done(
        [`${String(files)} new file(s); the copy in ${folder} is checked and complete.`],
        {
          fingerprint: root.fingerprint,
          files,
        },
      );
    };
    return withLock(folder, () => {
      if (/^https?:\/\//.test(from)) return copy(from);
      const inner = join(call.path(from), "public");
      return whileServed(existsSync(inner) ? inner : call.path(from), copy);
    });
  },
};
