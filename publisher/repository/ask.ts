import { createInterface } from "node:readline/promises";
import { PublisherRefusal } from "../command.ts";

/** Asks a person on the terminal. Refuses (`no-terminal`) without one, naming the option that answers instead. */
export async function ask(question: string, option: string, standard?: string): Promise<string> {
  if (!process.stdin.isTTY)
    throw new PublisherRefusal("no-terminal", [
      { file: "command line", field: option, message: "is needed: there is no terminal to ask on" },
    ]);
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const hint = standard === undefined ? "" : ` [${standard}]`;
    const answer = (await terminal.question(`${question}${hint}: `)).trim();
    return answer === "" ? (standard ?? "") : answer;
  } finally {
    terminal.close();
  }
}
