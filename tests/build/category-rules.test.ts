import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, test } from "vitest";
import { isSpokenOf } from "../../publisher/list/check-category-examples.ts";
import { categoryRuleSource } from "../../rules/schema/program-source.ts";
import { bundled } from "../fixtures/bundled.ts";

const FOLDER = join(import.meta.dirname, "../../assets/list/category-rules");
const sources = readdirSync(FOLDER).map((name) =>
  categoryRuleSource.parse(JSON.parse(readFileSync(join(FOLDER, name), "utf8"))),
);

describe.each(sources)("category rule $id", (source) => {
  const rule = bundled.data.categoryRules.find(({ id }) => id === source.id);

  it.each(source.examples)("speaks of %s", (text) => {
    expect(rule !== undefined && isSpokenOf(bundled, rule, text)).toBe(true);
  });

  it.each(source.counterExamples)("does not speak of %s", (text) => {
    expect(rule !== undefined && isSpokenOf(bundled, rule, text)).toBe(false);
  });

  it("is worded in both languages, and ships neither evidence nor examples", () => {
    for (const said of [source.exceptions, source.whatItAsks, source.nextStep, source.appliesWhen])
      expect(said.ja).toBeDefined();
    for (const kept of ["evidence", "notes", "examples", "counterExamples", "confidence"])
      expect(rule).not.toHaveProperty(kept);
  });
});

test("the cited rules are there, and no other", () => {
  expect(sources.map(({ id }) => id).toSorted()).toEqual([
    "jp-it-mobile",
    "jp-it-network",
    "jp-it-server",
    "jp-it-terminal",
    "jp-uas-2020",
    "us-fcc-routers-2026",
    "us-fcc-uas-2025",
    "us-fcc-uas-components-2025",
  ]);
});

test("Japan's rules name no company and no country as the one that is meant", () => {
  for (const { id, origin } of sources)
    if (id.startsWith("jp-")) expect([id, origin]).toEqual([id, { any: true }]);
});
