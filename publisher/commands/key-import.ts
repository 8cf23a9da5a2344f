import { existsSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { createPublicKey } from "node:crypto";
import { done, PublisherRefusal } from "../command.ts";
import type { Command } from "../command.ts";
import { readPem } from "../keys/key-ring.ts";
import { askPassphrase } from "../keys/passphrase.ts";
import { optionOf, wordOf } from "../options.ts";
import { atDesk } from "../repository/desk.ts";

/** Takes over a key of another tool. */
export const keyImport: Command = {
  words: ["key", "import"],
  summary: "takes over a key in PEM: private (Ed25519), or public (also ECDSA, RSA)",
  usage: "FILE [--name NAME] [--public]",
  options: { name: { type: "string" }, public: { type: "boolean" } },
  run: (call) =>
    atDesk(call, async ({ ring }) => {
      const typed = wordOf(call, "FILE");
      const file = call.path(typed);
      if (!existsSync(file))
        throw new PublisherRefusal("bad-key", [{ file, message: "is not there" }]);
      const read = await readPem(typed, readFileSync(file, "utf8"), askPassphrase);
      const key =
        call.values["public"] === true && read.type === "private" ? createPublicKey(read) : read;
      const name = optionOf(call, "name") ?? basename(file).replace(/\.[^.]*$/, "");
      const { keyid, scheme, isHere } = await ring.store(name, key);
      const half = isHere
        ? "private and public half; now destroy the file it came from, or keep it as the second copy"
        : "public half only: its holder signs with `root sign` where the private half is";
      return done([`key ${name}: ${keyid} (${scheme}; ${half})`], { name, keyid, scheme, isHere });
    }),
};
