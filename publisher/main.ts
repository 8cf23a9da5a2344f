import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { PublisherRefusal } from "./command.ts";
import type { Call, Command, Outcome } from "./command.ts";
import { COMMANDS } from "./commands.ts";
import { describe, SourceRefusal } from "./list/problems.ts";

const COMMON = {
  help: { type: "boolean", short: "h" },
  json: { type: "boolean" },
  repo: { type: "string" },
} as const;

/** What `--help` prints: every command with its line. */
export function help(commands: readonly Command[] = COMMANDS): string {
  const width = Math.max(0, ...commands.map((command) => command.words.join(" ").length));
  return [
    "usage: npm run publisher -- COMMAND [--repo DIR] [--json] [options]",
    "",
    ...commands.map((command) => `  ${command.words.join(" ").padEnd(width)}  ${command.summary}`),
    "",
    "COMMAND --help says what a command takes. --repo is the publisher's folder (default: the current one).",
    "--json prints {ok, code, problems: [{file, row, field, value, message}]}. Nothing is ever asked without a terminal;",
    "the file named in SEKISHO_PASSPHRASE_FILE holds the passphrase of the keys.",
    "Exit 0: done. 1: refused. 2: usage. docs/publishing.md has the whole way from an empty folder to a browser.",
  ].join("\n");
}

/** What is said of words that are no command: the commands that begin alike, else all. */
function unknown(args: readonly string[]): string {
  const words = args.filter((word) => !word.startsWith("-"));
  if (find(words) !== undefined) return `options stand after the command: ${words.join(" ")} ...`;
  const alike = COMMANDS.filter((command) => command.words[0] === words[0]);
  const begun = words.length === 0 ? "no command was given" : `no command "${words.join(" ")}"`;
  if (alike.length === 0) return `${begun}; --help names all`;
  return `${begun}; there are: ${alike.map((command) => command.words.join(" ")).join(", ")}`;
}

function find(words: readonly string[]): Command | undefined {
  return COMMANDS.find((command) => command.words.every((word, index) => words[index] === word));
}

function usageOf(command: Command): string {
  return `usage: npm run publisher -- ${command.words.join(" ")} ${command.usage}\n\n${command.summary}`;
}

/** Runs one command line; gives the exit code. */
export async function main(args: readonly string[]): Promise<number> {
  const command = find(args);
  if (command === undefined) {
    if (args.length === 0 || args.includes("--help") || args.includes("-h")) {
      console.log(help());
      return args.length === 0 ? 2 : 0;
    }
    return misused(unknown(args), args);
  }
  const parsed = parse(command, args.slice(command.words.length));
  if (typeof parsed === "string") return misused(parsed, args, usageOf(command));
  if (parsed.values["help"] === true) {
    console.log(usageOf(command));
    return 0;
  }
  const outcome = await run(command, callOf(parsed));
  report(outcome, parsed.values["json"] === true);
  return outcome.ok ? 0 : 1;
}

/** Says what was typed wrongly, to a script as to a person; gives the exit code. */
function misused(message: string, args: readonly string[], usage?: string): number {
  if (args.includes("--json")) {
    const problems = [{ file: "command line", value: args.join(" "), message }];
    report({ ok: false, code: "usage", problems, lines: [] }, true);
  } else console.error(usage === undefined ? message : `${message}\n${usage}`);
  return 2;
}

type Parsed = Pick<Call, "values" | "positionals">;

function parse(command: Command, args: readonly string[]): Parsed | string {
  try {
    const options = { ...command.options, ...COMMON };
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    return { values: Object.fromEntries(Object.entries(values).map(plain)), positionals };
  } catch (error) {
    // Node's advice, how to give values that begin with a dash, helps nobody here.
    const [first = ""] = (error instanceof Error ? error.message : String(error)).split("\n");
    return first.replace(/\. To specify .*$/, "");
  }
}

function plain([name, value]: [string, unknown]): [string, string | boolean | string[]] {
  if (typeof value === "string" || typeof value === "boolean") return [name, value];
  return [name, Array.isArray(value) ? value.map(String) : String(value)];
}

function callOf({ values, positionals }: Parsed): Call {
  const from = process.env["INIT_CWD"] ?? process.cwd();
  const repo = values["repo"];
  return {
    values,
    positionals,
    repo: resolve(from, typeof repo === "string" ? repo : "."),
    path: (typed) => resolve(from, typed),
    progress: (line) => {
      console.error(line);
    },
    now: () => Date.now(),
  };
}

async function run(command: Command, call: Call): Promise<Outcome> {
  try {
    return await command.run(call);
  } catch (error) {
    if (error instanceof SourceRefusal) return refused("sources-refused", error);
    if (error instanceof PublisherRefusal) return refused(error.code, error);
    return failed(error);
  }
}

/** The machine's own refusals (no room, no right), in its words; for anything else the place in our code helps us mend it. */
function failed(error: unknown): Outcome {
  const isOfSystem = error instanceof Error && "syscall" in error;
  if (!isOfSystem) console.error(error);
  const file = isOfSystem && "path" in error ? String(error.path) : "publisher";
  const message = error instanceof Error ? error.message : String(error);
  return { ok: false, code: "failed", problems: [{ file, message }], lines: [] };
}

function refused(code: string, { problems }: Pick<SourceRefusal, "problems">): Outcome {
  return { ok: false, code, problems, lines: [] };
}

function report({ ok, code, problems, lines, data }: Outcome, json: boolean): void {
  if (json) {
    console.log(JSON.stringify({ ok, code, problems, ...data }));
    return;
  }
  for (const line of lines) console.log(line);
  for (const problem of problems) console.error(describe(problem));
  if (!ok) console.error(`refused (${code}): ${String(problems.length)} problem(s)`);
}
