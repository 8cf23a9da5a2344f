import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Call, Command, Outcome } from "../command.ts";
import { done } from "../command.ts";
import { wordOf } from "../options.ts";
import { whileServed } from "../repository/loopback.ts";
import { startRootOf } from "../repository/start-root.ts";
import { verifyRepository } from "../repository/verify.ts";

/** Has two clients read a whole repository. */
export const verify: Command = {
  words: ["verify"],
  summary:
    "has the extension's client and tuf-js read a whole repository, every target; both must agree",
  usage:
    "URL|DIR [--root FILE] [--fingerprint HEX]\n\n" +
    "DIR is what a web server gives out (public/, or a folder that holds it). The check starts from --root, else from DIR's (or --repo's) own\n" +
    "first root, else from the one at URL, which --fingerprint pins.",
  options: { root: { type: "string" }, fingerprint: { type: "string" } },
  run: (call) => {
    const typed = wordOf(call, "URL|DIR");
    if (/^https?:\/\//.test(typed)) return run(call, typed, join(call.repo, "public"), typed);
    const folder = siteOf(call.path(typed));
    return whileServed(folder, (url) => run(call, url, folder, folder));
  },
};

/** The folder to serve, as typed or its `public`. */
function siteOf(folder: string): string {
  const inner = join(folder, "public");
  return existsSync(join(inner, "metadata")) ? inner : folder;
}

/** `shown`: what was typed, in place of an address that is served for a moment only. */
async function run(call: Call, url: string, own: string, shown: string): Promise<Outcome> {
  const { bytes, fingerprint, origin } = await startRootOf(call, url, own);
  call.progress(`from the root of ${origin}, fingerprint ${fingerprint}`);
  const { ours, problems: found } = await verifyRepository(url, bytes, call.now());
  const problems = found.map((each) => (each.file === url ? { ...each, file: shown } : each));
  const { versions, expires } = ours;
  const targets = Object.fromEntries(ours.accepted);
  const data = { fingerprint, versions, expires, targets };
  if (problems.length > 0) return { ok: false, code: "not-verified", problems, lines: [], data };
  return done(
    [
      ...Object.entries(versions).map(
        ([role, version]) => `${role} version ${String(version)}, expires ${expires[role] ?? "?"}`,
      ),
      `${String(ours.accepted.size)} target(s) downloaded and accepted by both clients`,
    ],
    data,
  );
}
