import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { screenPages } from "../../tools/screen-pages.ts";
import type { PageAnswer } from "../../tools/screen-pages.ts";
import { BUILD } from "./open-extension.ts";

interface Label {
  readonly file: string;
  readonly status: "complete" | "partial";
  readonly expected: readonly string[];
  readonly hits: readonly string[];
  /** Why the page is not right yet. */
  readonly known?: string;
}

const FOLDER = join(import.meta.dirname, "../fixtures/pages");
const labels = readFileSync(join(FOLDER, "labels.jsonl"), "utf8")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line) as Label);

describe("saved pages, by their labels", () => {
  const answers = new Map<string, PageAnswer>();

  beforeAll(async () => {
    const files = labels.map(({ file }) => ({ path: join(FOLDER, file), name: file }));
    const options = { extension: BUILD, profile: "general", date: "2026-11-25" } as const;
    for await (const answer of screenPages(files, options)) answers.set(answer.file, answer);
  }, 120_000);
  afterAll(() => answers.clear());

  test.each(labels.map((label) => [label.file, label] as const))("%s", (file, label) => {
    const answer = answers.get(file);
    const ids = (entries: readonly { readonly supplier: string }[] = []) =>
      entries.map((entry) => entry.supplier);
    const found = new Set([...ids(answer?.hits), ...ids(answer?.mentions)]);
    expect(answer?.status).toBe(label.status);
    const isRight =
      [...found].toSorted().join() === label.expected.toSorted().join() &&
      ids(answer?.hits).toSorted().join() === label.hits.toSorted().join();
    expect({ found: [...found], hits: ids(answer?.hits), isRight }).toMatchObject({
      isRight: label.known === undefined,
    });
  });
});
