import { createHash } from "node:crypto";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { gzipSync } from "node:zlib";
import { PublisherRefusal } from "../../publisher/command.ts";
import type { Outcome } from "../../publisher/command.ts";
import { COMMANDS } from "../../publisher/commands.ts";

/** A passphrase long enough; every key of the tests has it. */
export const PASSPHRASE = "correct horse battery staple";

/** A folder of its own for a test file, with the passphrase's file; `remove` takes it away. */
export function makeWorkshop(): { readonly folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), "repository-test-"));
  writeFileSync(join(folder, "passphrase"), `${PASSPHRASE}\n`);
  process.env["SEKISHO_PASSPHRASE_FILE"] = join(folder, "passphrase");
  return {
    folder,
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Runs one command line of the publisher in this process, as `main` does, at a given time. */
export async function publisher(repo: string, line: string, now = Date.now()): Promise<Outcome> {
  const args = line.split(" ").map((word) => word.replaceAll("_", " "));
  const command = COMMANDS.find(({ words }) => words.every((word, at) => args[at] === word));
  if (command === undefined) throw new Error(`no command ${line}`);
  const { values, positionals } = parseArgs({
    args: args.slice(command.words.length),
    options: command.options,
    allowPositionals: true,
  });
  try {
    return await command.run({
      values: values as Record<string, string | boolean | string[]>,
      positionals,
      repo,
      path: (typed) => join(repo, "..", typed),
      progress: () => undefined,
      now: () => now,
    });
  } catch (error) {
    if (!(error instanceof PublisherRefusal)) throw error;
    return { ok: false, code: error.code, problems: error.problems, lines: [] };
  }
}

/** As `publisher`, and throws when the command refuses. */
export async function published(repo: string, line: string, now?: number): Promise<Outcome> {
  const outcome = await publisher(repo, line, now);
  if (!outcome.ok) throw new Error(`${line}: ${outcome.code}: ${JSON.stringify(outcome.problems)}`);
  return outcome;
}

/** Lays out a release as `list build` does: so many lines, and custom fields beside the usual ones. */
export function stage(
  repo: string,
  list: string,
  v: number,
  extra: Record<string, unknown> = {},
): void {
  const folder = join(repo, "staged", list);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const raw = `{"release":${String(v)}}\n{"supplier":"of ${list}"}\n`;
  writeFileSync(join(folder, "list.jsonl.gz"), gzipSync(raw, { level: 9 }));
  const custom = {
    v,
    rawLength: raw.length,
    rawSha256: createHash("sha256").update(raw).digest("hex"),
    entries: 1,
    ...extra,
  };
  const targets = [{ path: `lists/${list}/list.jsonl.gz`, file: "list.jsonl.gz", custom }];
  writeFileSync(join(folder, "targets.json"), JSON.stringify({ list, v, targets, changelog: {} }));
}

/** A copy of a publisher's folder to break. */
export function copyOf(repo: string, name: string): string {
  const copy = join(repo, "..", name);
  rmSync(copy, { recursive: true, force: true });
  cpSync(repo, copy, { recursive: true });
  return copy;
}
