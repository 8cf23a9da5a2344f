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
    "Exit 0: done. 1: refused. 2: usage.",
  ].join("\n");
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
    const asked = args.length === 0 || args.includes("--help") || args.includes("-h");
    if (asked) console.log(help());
    else console.error(`no command "${args.join(" ")}"\n\n${help()}`);
    return asked && args.length > 0 ? 0 : 2;
  }
  const parsed = parse(command, args.slice(command.words.length));
  if (typeof parsed === "string") {
    console.error(`${parsed}\n${usageOf(command)}`);
    return 2;
  }
  if (parsed.values["help"] === true) {
    console.log(usageOf(command));
    return 0;
  }
  const outcome = await run(command, callOf(parsed));
  report(outcome, parsed.values["json"] === true);
  return outcome.ok ? 0 : 1;
}

type Parsed = Pick<Call, "values" | "positionals">;

function parse(command: Command, args: readonly string[]): Parsed | string {
  try {
    const options = { ...command.options, ...COMMON };
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    return { values: Object.fromEntries(Object.entries(values).map(plain)), positionals };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
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
    throw error;
  }
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
