import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { compareSets, figuresOf } from "../../tools/eval/figures.ts";
import { BadInput, readCases, readPageLabels } from "../../tools/eval/read-labels.ts";
import { readCsv, readPairs } from "../../tools/eval/read-pairs.ts";

describe("figures", () => {
  const outcome = (lang: string, tp: number, fp: number, fn: number) => ({
    lang,
    kind: "k",
    file: "f",
    tp,
    fp,
    fn,
    miss: () => `miss ${lang}`,
    falseHit: () => `false ${lang}`,
  });

  it("count every expectation once, over all and by part", () => {
    const figures = figuresOf([
      outcome("ja", 3, 1, 0),
      outcome("en", 0, 0, 1),
      outcome("ja", 0, 0, 0),
    ]);
    expect(figures).toMatchObject({ tp: 3, fp: 1, fn: 1, precision: 0.75, recall: 0.75, f1: 0.75 });
    expect(figures.byLang).toMatchObject({ en: { recall: 0 }, ja: { precision: 0.75, recall: 1 } });
    expect(figures.misses).toEqual(["miss en"]);
    expect(figures.falseHits).toEqual(["false ja"]);
  });

  it("of nothing expected and nothing found are 1: nothing wrong was said", () => {
    expect(figuresOf([])).toMatchObject({ precision: 1, recall: 1, f1: 1 });
  });

  it("compare sets: a supplier found twice is found once", () => {
    expect(compareSets(["a", "b"], ["b", "b", "c"])).toEqual({
      tp: 1,
      fp: 1,
      fn: 1,
      missing: ["a"],
      wrong: ["c"],
    });
  });
});

describe("a CSV of pairs", () => {
  const HEAD = "name1,name2,is_match,quality,category,note";

  it("may quote names that hold commas, quotes and line ends, and names the line a row begins on", () => {
    const csv = `\ufeff${HEAD}\r\n"A, ""B""","C\nD",true,,,\r\n\r\nE,F,FALSE,,,`;
    expect(
      readPairs(csv, "p.csv").map(({ name1, name2, isMatch, source }) => [
        name1,
        name2,
        isMatch,
        source.line,
      ]),
    ).toEqual([
      ['A, "B"', "C\nD", true, 2],
      ["E", "F", false, 5],
    ]);
  });

  it("may have its columns in any order, and without those that say nothing of the match", () => {
    const [pair] = readPairs("is_match,name2,name1\ntrue,b,a\n", "p.csv");
    expect(pair).toMatchObject({ name1: "a", name2: "b", isMatch: true, category: "" });
  });

  test.each([
    ["a column that is not there", "name1,name2\na,b", "line 1, is_match"],
    ["no rows and no head", "", "line 1, name1"],
    ["an empty name", `${HEAD}\n ,b,true,,,`, "line 2, name1"],
    ["a match that is neither", `${HEAD}\na,b,maybe,,,`, "line 2, is_match"],
    ["too many fields", `${HEAD}\na,b,true,,,,,x`, "line 2, field 7"],
    ["a quote that stays open", `${HEAD}\n"a,b,true`, "line 2, field 1"],
    ["a quote inside a plain field", `${HEAD}\na"b,c,true,,,`, "line 2, field 1"],
  ])("is refused for %s", (_why, csv, said) => {
    expect(() => readPairs(csv, "p.csv")).toThrow(BadInput);
    expect(() => readPairs(csv, "p.csv")).toThrow(`p.csv, ${said}`);
  });

  test("is read as it was written, whatever the fields hold", () => {
    const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
    const rows = fc.array(
      fc.array(fc.string({ unit: fc.constantFrom("a", '"', ",", "\n", "\r", " ", "株") }), {
        minLength: 2,
        maxLength: 4,
      }),
      { minLength: 1 },
    );
    fc.assert(
      fc.property(rows, (written) => {
        const csv = written.map((row) => row.map(quoted).join(",")).join("\r\n");
        expect(readCsv(csv, "x").map((row) => row.fields)).toEqual(written);
      }),
    );
  });
});

describe("labels", () => {
  it("keep their line, blank lines counted", () => {
    const cases = readCases('\n{"text": "a", "expected": []}\r\n', "c.jsonl");
    expect(cases.map((each) => each.source)).toEqual([{ file: "c.jsonl", line: 2 }]);
  });

  it("of pages name each page once", () => {
    const twice = '{"file": "a/x.html", "expected": []}\n{"file": "b\\\\x.html", "expected": []}';
    expect(() => readPageLabels(twice, "l.jsonl")).toThrow("l.jsonl, line 2, file");
  });
});
