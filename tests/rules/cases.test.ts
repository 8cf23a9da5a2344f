import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, test } from "vitest";
import { screenText } from "../../tools/screen-text.ts";
import { bundled } from "../fixtures/bundled.ts";

interface Case {
  readonly text: string;
  readonly expected: readonly string[];
  /** Absent where a corpus does not say which of the suppliers are shown. */
  readonly hits?: readonly string[];
  readonly note?: string;
  /** Why the case is not right yet. */
  readonly known?: string;
}

const FOLDER = join(import.meta.dirname, "../fixtures/cases");
const ON = { profile: "general", date: "2026-11-25" } as const;

function read(file: string): readonly Case[] {
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Case);
}

function found({ text }: Case) {
  const { hits, mentions } = screenText(bundled, text, ON);
  const ids = (entries: readonly { readonly supplier: string }[]) =>
    entries.map((entry) => entry.supplier);
  return {
    expected: [...new Set([...ids(hits), ...ids(mentions)])].toSorted(),
    hits: ids(hits).toSorted(),
  };
}

function check(each: Case): void {
  const { expected, hits } = found(each);
  expect(expected).toEqual(each.expected.toSorted());
  if (each.hits !== undefined) expect(hits).toEqual(each.hits.toSorted());
}

describe.each(readdirSync(FOLDER).filter((name) => name.endsWith(".jsonl")))("%s", (name) => {
  for (const each of read(join(FOLDER, name))) {
    const { text, known } = each;
    if (known === undefined) test(text, () => check(each));
    else test(`not right yet (${known}): ${text}`, () => expect(() => check(each)).toThrow());
  }
});

describe("outside data", () => {
  const data = process.env["SEKISHO_DATA"];
  const file = data === undefined ? "" : join(data, "context-cases.jsonl");

  it("every case of context-cases.jsonl is right", (context) => {
    if (!existsSync(file)) return context.skip("SEKISHO_DATA is not set, or holds no cases");
    const wrong = read(file).filter(
      (each) => found(each).expected.join() !== each.expected.toSorted().join(),
    );
    expect(wrong).toEqual([]);
  });
});
