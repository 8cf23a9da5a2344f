import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { measurePairs } from "../../tools/eval/measure-pairs.ts";
import { measureTexts } from "../../tools/eval/measure-texts.ts";
import { readCases, readFiles } from "../../tools/eval/read-labels.ts";
import { readPairs } from "../../tools/eval/read-pairs.ts";
import { bundled } from "../fixtures/bundled.ts";

/** Longest time for a corpus on a busy machine, ms. */
const LONG = 60_000;

const FIXTURES = join(import.meta.dirname, "../fixtures");
const ON = { profile: "general", date: "2026-11-25" } as const;

/** Lowering one of these needs its reason in the log. */
const FLOORS = {
  cases: { precision: 0.97, recall: 0.97 },
  pairs: { precision: 0.95, recall: 0.9 },
} as const;

const cases = readFiles(join(FIXTURES, "cases"), "cases", ".jsonl").flatMap(({ text, name }) =>
  readCases(text, name),
);
const pairs = readFiles(join(FIXTURES, "pairs"), "pairs", ".csv").flatMap(({ text, name }) =>
  readPairs(text, name),
);

/** What is not right is said here, and fails nothing by itself: the floor is over all. */
function list(title: string, wrong: readonly object[]): void {
  for (const each of wrong) console.warn(`${title}: ${Object.values(each).flat().join(" | ")}`);
}

describe("the corpora", () => {
  it("hold 600 cases and more, 250 of them with nothing to find, each with an id of its own", () => {
    expect(cases.length).toBeGreaterThanOrEqual(600);
    expect(cases.filter((each) => each.expected.length === 0).length).toBeGreaterThanOrEqual(250);
    const ids = cases.map((each) => each.id);
    expect(ids).not.toContain(undefined);
    expect(new Set(ids).size).toBe(cases.length);
    expect(new Set(cases.map((each) => each.text)).size).toBe(cases.length);
  });

  it("speak eight languages, and name suppliers of the list only", () => {
    const languages = new Set(cases.map((each) => each.lang?.slice(0, 2)));
    for (const lang of ["ja", "en", "zh", "ko", "ru", "pt", "de", "es"])
      expect(languages).toContain(lang);
    const unknown = cases
      .flatMap((each) => [...each.expected, ...(each.hits ?? [])])
      .filter((id) => bundled.suppliers.get(id) === undefined);
    expect(unknown).toEqual([]);
  });

  it("have at most ten cases of one template", () => {
    const templates = Map.groupBy(
      cases.filter((each) => each.template !== undefined),
      (each) => each.template,
    );
    for (const [, of] of templates) expect(of.length).toBeLessThanOrEqual(10);
  });

  it("show only what they find", () => {
    const wrong = cases.filter((each) => each.hits?.some((id) => !each.expected.includes(id)));
    expect(wrong).toEqual([]);
  });

  it("hold 1,500 pairs and more, none of them twice", () => {
    expect(pairs.length).toBeGreaterThanOrEqual(1500);
    const both = pairs.map(({ name1, name2 }) => [name1, name2].toSorted().join("\n"));
    expect(both.length - new Set(both).size).toBe(0);
  });
});

describe("floors", () => {
  it(
    "of what is found in texts",
    () => {
      const { precision, recall, misses, falseHits } = measureTexts(bundled, cases, ON);
      list("missed", misses);
      list("falsely found", falseHits);
      expect(precision).toBeGreaterThanOrEqual(FLOORS.cases.precision);
      expect(recall).toBeGreaterThanOrEqual(FLOORS.cases.recall);
    },
    LONG,
  );

  it(
    "of names that are one supplier's",
    () => {
      const { precision, recall } = measurePairs(bundled, pairs);
      expect(precision).toBeGreaterThanOrEqual(FLOORS.pairs.precision);
      expect(recall).toBeGreaterThanOrEqual(FLOORS.pairs.recall);
    },
    LONG,
  );
});
