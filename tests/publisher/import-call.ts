import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import type { Call, Outcome } from "../../publisher/command.ts";
import { PublisherRefusal } from "../../publisher/command.ts";
import { listImport } from "../../publisher/commands/list-import.ts";
import { SourceRefusal } from "../../publisher/list/problems.ts";
import type { Problem } from "../../publisher/list/problems.ts";
import type { Sample } from "./import-samples.ts";

/** What an import gave: its outcome, or the problems of its refusal; and what it said on the way. */
export interface Imported {
  readonly outcome: Outcome | null;
  readonly problems: readonly Problem[];
  readonly said: readonly string[];
}

/** Runs `list import` in this process, with paths from `folder`. */
export async function importCall(folder: string, args: readonly string[]): Promise<Imported> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: listImport.options,
    allowPositionals: true,
  });
  const said: string[] = [];
  const call: Call = {
    values: Object.fromEntries(
      Object.entries(values).map(([name, value]) => [name, value === true ? true : String(value)]),
    ),
    positionals,
    repo: folder,
    path: (typed) => resolve(folder, typed),
    progress: (line) => said.push(line),
    now: () => Date.parse("2026-12-01T00:00:00Z"),
  };
  try {
    return { outcome: await listImport.run(call), problems: [], said };
  } catch (error) {
    if (error instanceof SourceRefusal || error instanceof PublisherRefusal)
      return { outcome: null, problems: error.problems, said };
    throw error;
  }
}

/** Imports a sample into `FOLDER/out` as the list `example`. */
export async function importSample(
  format: string,
  sample: Sample,
  folder: string,
): Promise<Imported> {
  const files = Object.keys(sample.files).filter((name) => name !== "list.yaml");
  const fixed = ["--list", "example", "--out", join(folder, "out"), "--retrieved", "2026-06-30"];
  return await importCall(folder, [format, ...files, ...fixed, ...(sample.options ?? [])]);
}
