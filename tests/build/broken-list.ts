import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, expect } from "vitest";
import { buildList, makeFolding } from "../../publisher/list/build-list.ts";
import { SourceRefusal } from "../../publisher/list/problems.ts";

const SOURCES = resolve(import.meta.dirname, "../../assets/list");
const folding = makeFolding();
/** The copy of the sources that a test may break. */
let folder: string;

/** Gives each test of a file its own copy of the real sources. */
export function copySourcesForEachTest(): void {
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "list-broken-"));
    cpSync(SOURCES, join(folder, "list"), { recursive: true });
  });

  afterEach(() => {
    rmSync(folder, { recursive: true });
  });
}

/** A change to the text of a source file. */
export type Edit = (text: string) => string;

/** Changes one source file of the copy. */
export function edit(file: string, change: Edit): void {
  const path = join(folder, "list", file);
  const before = readFileSync(path, "utf8");
  const after = change(before);
  if (after === before) throw new Error(`the edit changed nothing in ${file}`);
  writeFileSync(path, after);
}

/** Changes one line of a rows file, counted from 1, or one JSON file when `row` is 0. */
function row(number: number, change: (value: Record<string, unknown>) => void): Edit {
  return (text) => {
    const lines = text.split("\n");
    const value: Record<string, unknown> = JSON.parse(
      number === 0 ? text : (lines[number - 1] ?? ""),
    );
    change(value);
    if (number === 0) return `${JSON.stringify(value, null, 2)}\n`;
    lines[number - 1] = JSON.stringify(value);
    return lines.join("\n");
  };
}

/** Builds the broken copy and gives back its refusal. */
export function refusal(): SourceRefusal {
  try {
    buildList(join(folder, "list"), join(folder, "out"), folding);
  } catch (error) {
    if (error instanceof SourceRefusal) return error;
    throw error;
  }
  throw new Error("the broken sources were accepted");
}

/** The rows that most tests break. */
export const BIS = "listings/us-bis/rows.jsonl";
const NAME = { lang: "en", type: "alias", confidence: "uncited" };

/** Adds a name to a supplier file. */
export function addName(name: Record<string, unknown>, times = 1): Edit {
  return row(0, (value) => {
    for (let added = 0; added < times; added++)
      (value["names"] as unknown[]).push({ ...NAME, ...name });
  });
}

/** One way to break the sources, and what the refusal must say. */
export interface Broken {
  readonly what: string;
  readonly file: string;
  readonly change: Edit;
  /** Where the refusal points, when that is another file than the one that was broken. */
  readonly at?: string;
  readonly row?: number;
  readonly field?: string;
  readonly says: string;
}

/** Sets a field of one line, or of the whole file when `number` is 0. */
export const set = (number: number, field: string, value: unknown): Edit =>
  row(number, (fields) => {
    fields[field] = value;
  });
/** Sets a field of a JSON file. */
export const put = (field: string, value: unknown): Edit => set(0, field, value);
/** The supplier that most tests break. */
export const HUAWEI = "suppliers/huawei.json";

/** Breaks the copy and checks that the refusal names the place, says why, and wrote nothing. */
export function expectRefused({
  file,
  change,
  at = file,
  row: number,
  field = "",
  says,
}: Broken): void {
  edit(file, change);
  const { problems, message } = refusal();
  const hit = problems.find((problem) => problem.file === at && problem.message.includes(says));
  expect(hit, message).toBeDefined();
  expect(hit?.row).toBe(number);
  expect((hit?.field ?? "").slice(0, field.length)).toBe(field);
  expect(message).toContain(number === undefined ? at : `${at}:${String(number)}:`);
  expect(existsSync(join(folder, "out"))).toBe(false);
}

/** Takes a folder of the copy away. */
export function removeFolder(name: string): void {
  rmSync(join(folder, "list", name), { recursive: true });
}
