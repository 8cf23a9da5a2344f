import type { ParseArgsOptionsConfig } from "node:util";
import type { Problem } from "./list/problems.ts";

/** What a command is called with; paths are absolute already. */
export interface Call {
  /** The options given, by name, as the command's own `options` declare them. */
  readonly values: Readonly<Record<string, string | boolean | readonly string[] | undefined>>;
  /** The words after the command's own. */
  readonly positionals: readonly string[];
  /** The publisher's folder, `--repo DIR`. */
  readonly repo: string;
  /** Makes a path as the user typed it absolute. */
  path(typed: string): string;
  /** Says one line of progress on stderr. */
  progress(line: string): void;
  /** Now, in milliseconds since 1970. */
  now(): number;
}

/** How a command ended. Exit 0 when `ok`, 1 otherwise. */
export interface Outcome {
  readonly ok: boolean;
  /** `ok`, or a short code that scripts can rely on, `shrinks-too-much`. */
  readonly code: string;
  readonly problems: readonly Problem[];
  /** What a person reads on stdout. */
  readonly lines: readonly string[];
  /** What `--json` prints beside `ok`, `code` and `problems`. */
  readonly data?: Readonly<Record<string, unknown>>;
}

/** One command of the publisher. */
export interface Command {
  /** As typed, `["list", "build"]`. */
  readonly words: readonly string[];
  /** One line for `--help`. */
  readonly summary: string;
  /** What follows the words, `[--sources DIR] --list ID`. */
  readonly usage: string;
  readonly options: ParseArgsOptionsConfig;
  /** Runs it. Throws a SourceRefusal or a PublisherRefusal for what is wrong with its input. */
  run(call: Call): Promise<Outcome>;
}

/** A command that refuses, with its code and everything that is wrong. */
export class PublisherRefusal extends Error {
  readonly code: string;
  readonly problems: readonly Problem[];

  constructor(code: string, problems: readonly Problem[]) {
    super(problems.map((problem) => problem.message).join("\n"));
    this.name = "PublisherRefusal";
    this.code = code;
    this.problems = problems;
  }
}

/** An outcome without a problem. */
export function done(lines: readonly string[], data?: Readonly<Record<string, unknown>>): Outcome {
  return { ok: true, code: "ok", problems: [], lines, ...(data === undefined ? {} : { data }) };
}
