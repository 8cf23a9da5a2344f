import { done } from "../command.ts";
import type { Command } from "../command.ts";
import { wordOf } from "../options.ts";
import { atDesk } from "../repository/desk.ts";

/** Makes an Ed25519 key. */
export const keyNew: Command = {
  words: ["key", "new"],
  summary: "makes an Ed25519 key, encrypted in DIR/keys",
  usage: "NAME",
  options: {},
  run: (call) =>
    atDesk(call, async ({ ring }) => {
      const { name, keyid } = await ring.create(wordOf(call, "NAME"));
      return done(
        [
          `key ${name}: ${keyid}`,
          `private: keys/${name}.pem (encrypted; copy it to the medium where it belongs, and keep a second copy elsewhere)`,
          `public:  keys/${name}.pub.json (give this to whoever makes the root)`,
        ],
        { name, keyid },
      );
    }),
};
