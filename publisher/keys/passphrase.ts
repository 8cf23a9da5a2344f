import { readFileSync } from "node:fs";
import { PublisherRefusal } from "../command.ts";

/** Shorter ones are refused for a new key: scrypt only multiplies what a passphrase is worth. */
export const SHORTEST_PASSPHRASE = 12;

/** What a passphrase is asked for: to open a key, after a wrong one, for a new key, and once more for a new key. */
export type Occasion = "open" | "again" | "new" | "repeat";

/** Gives the passphrase of a key. */
export type AskPassphrase = (key: string, occasion: Occasion) => Promise<string>;

const QUESTIONS: Readonly<Record<Occasion, string>> = {
  open: "Passphrase of ",
  again: "That was not it. Passphrase of ",
  new: "A passphrase for the new ",
  repeat: "Once more, for the new ",
};

/**
 * From the file named in SEKISHO_PASSPHRASE_FILE, else from the terminal without echo. Refuses (`no-passphrase`) where neither
 * is there, and (`wrong-passphrase`) rather than try the file's twice.
 */
export const askPassphrase: AskPassphrase = async (key, occasion) => {
  const file = process.env["SEKISHO_PASSPHRASE_FILE"];
  if (file !== undefined && file !== "") {
    if (occasion === "again")
      throw new PublisherRefusal("wrong-passphrase", [
        {
          file: `keys/${key}.pem`,
          message: `the passphrase in ${file} is not the one of this key; name its file in SEKISHO_PASSPHRASE_FILE`,
        },
      ]);
    return fromFile(file);
  }
  if (!process.stdin.isTTY)
    throw new PublisherRefusal("no-passphrase", [
      {
        file: `keys/${key}.pem`,
        message:
          "there is no terminal to ask for its passphrase; name a file that holds it in SEKISHO_PASSPHRASE_FILE",
      },
    ]);
  return fromTerminal(QUESTIONS[occasion] + `key ${key}: `);
};

function fromFile(file: string): string {
  try {
    // The last line feed is the editor's.
    const held = readFileSync(file, "utf8").replace(/\r?\n$/, "");
    if (held !== "") return held;
  } catch (error) {
    throw new PublisherRefusal("no-passphrase", [
      {
        file,
        field: "SEKISHO_PASSPHRASE_FILE",
        message: `cannot be read: ${error instanceof Error ? error.message : String(error)}`,
      },
    ]);
  }
  throw new PublisherRefusal("no-passphrase", [
    { file, field: "SEKISHO_PASSPHRASE_FILE", message: "is empty: it has to hold the passphrase" },
  ]);
}

/** One line typed on the terminal, not echoed. Ctrl-C and Ctrl-D end the program, as everywhere. */
async function fromTerminal(question: string): Promise<string> {
  const { stdin, stderr } = process;
  // Before the question: what is typed at once would be shown otherwise.
  stdin.setRawMode(true);
  stderr.write(question);
  stdin.setEncoding("utf8");
  stdin.resume();
  try {
    return await new Promise<string>((resolve) => {
      let typed = "";
      const read = (text: string): void => {
        for (const character of text) {
          if (character === "\r" || character === "\n") {
            stdin.off("data", read);
            resolve(typed);
            return;
          }
          if (character === "\u0003" || character === "\u0004") {
            stdin.setRawMode(false);
            stderr.write("\n");
            process.exit(130);
          }
          typed = character === "\u007f" ? typed.slice(0, -1) : typed + character;
        }
      };
      stdin.on("data", read);
    });
  } finally {
    stdin.setRawMode(false);
    stdin.pause();
    stderr.write("\n");
  }
}
