import { resolve } from "node:path";
import { parseArgs } from "node:util";
import type { ParseArgsOptionsConfig } from "node:util";
import { today } from "../platform/clock.ts";
import { SETTING } from "../rules/schema/messages.ts";
import { day } from "../rules/schema/scalars.ts";
import type { Profile } from "../rules/vocabulary.ts";

/** A command line that cannot be understood; the command answers with its usage and exit 2. */
export class UsageError extends Error {}

/** What the commands that screen and look up have in common. */
export interface Common {
  readonly json: boolean;
  readonly profile: Profile;
  /** False where nobody named a profile: a policy may. */
  readonly isProfileGiven: boolean;
  /** Date of the decision, `YYYY-MM-DD`. */
  readonly date: string;
  /** Folder of a built list or of list sources; null = the bundled one. */
  readonly list: string | null;
}

const COMMON = {
  json: { type: "boolean", default: false },
  profile: { type: "string" },
  date: { type: "string" },
  list: { type: "string" },
} as const satisfies ParseArgsOptionsConfig;

/** The common options as every usage line names them. */
export const COMMON_USAGE =
  "[--json] [--profile jp-government|us-federal|us-defense|general] [--date YYYY-MM-DD] [--list DIR]";

/** Reads common options, a command's own string options and its positionals. Throws a UsageError. */
export function readArguments(
  own: readonly string[],
  args: readonly string[] = process.argv.slice(2),
): { common: Common; values: ReadonlyMap<string, string>; positionals: readonly string[] } {
  const options: ParseArgsOptionsConfig = { ...COMMON };
  for (const name of own) options[name] = { type: "string" };
  const { values, positionals } = parse(args, options);
  const text = (name: string): string | undefined => {
    const value = values[name];
    return typeof value === "string" ? value : undefined;
  };
  const profile = SETTING.profile.safeParse(text("profile") ?? "general");
  if (!profile.success || profile.data === null) throw new UsageError("unknown profile");
  const date = day.safeParse(text("date") ?? today());
  if (!date.success) throw new UsageError("--date is not a day that exists, as YYYY-MM-DD");
  const list = text("list");
  return {
    common: {
      json: values["json"] === true,
      profile: profile.data,
      isProfileGiven: text("profile") !== undefined,
      date: date.data,
      list: list === undefined ? null : fromCaller(list),
    },
    values: new Map(
      own.flatMap((name) => {
        const value = text(name);
        return value === undefined ? [] : [[name, value] as const];
      }),
    ),
    positionals,
  };
}

function parse(
  args: readonly string[],
  options: ParseArgsOptionsConfig,
): { values: Record<string, unknown>; positionals: readonly string[] } {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** A path as the caller meant it: npm runs commands in the project's folder, not where they were typed. */
export function fromCaller(path: string): string {
  return resolve(process.env["INIT_CWD"] ?? process.cwd(), path);
}

/** Runs a command; exit 1 when it could not run, 2 when it was called wrongly. */
export async function runCommand(
  usage: string,
  main: () => number | Promise<number>,
): Promise<void> {
  try {
    process.exitCode = await main();
  } catch (error) {
    const isUsage = error instanceof UsageError;
    const said = error instanceof Error ? error.message : String(error);
    console.error(isUsage ? `${said}\n${usage}` : `sekisho: ${said}`);
    process.exitCode = isUsage ? 2 : 1;
  }
}
