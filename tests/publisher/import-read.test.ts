import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countryCode } from "../../publisher/import/countries.ts";
import { readDay } from "../../publisher/import/day.ts";
import type { Reading } from "../../publisher/import/importer.ts";
import { matchColumn } from "../../publisher/import/match-column.ts";
import { weakAliases, withAbbreviation } from "../../publisher/import/party-names.ts";
import { ProblemLog } from "../../publisher/import/problem-log.ts";
import { csvRows, LONGEST_ROW } from "../../publisher/import/read/csv-rows.ts";
import { jsonElements, LONGEST_ELEMENT } from "../../publisher/import/read/json-elements.ts";
import { xlsxRows } from "../../publisher/import/read/xlsx-rows.ts";
import { beyondBounds } from "../../publisher/import/read/zip-bounds.ts";
import { SourceRefusal } from "../../publisher/list/problems.ts";
import type { Problem } from "../../publisher/list/problems.ts";
import { SHIFT_JIS, withFiles } from "./import-samples.ts";
import { makeWorkbook, makeZip } from "./make-workbook.ts";

interface Watched {
  readonly reading: Reading;
  readonly said: string[];
  problems(): readonly Problem[];
}

function watch(choices: Partial<Reading["choices"]> = {}): Watched {
  const problems = new ProblemLog();
  const said: string[] = [];
  return {
    reading: {
      files: [],
      choices: { encoding: null, columns: new Map(), split: null, sheet: null, ...choices },
      problems,
      programs: [],
      say: (line) => said.push(line),
      leaveOut: () => undefined,
    },
    said,
    problems: () => {
      try {
        problems.refuseIfAny();
        return [];
      } catch (error) {
        if (error instanceof SourceRefusal) return error.problems;
        throw error;
      }
    },
  };
}

async function csv(content: string | Uint8Array, watched = watch()): Promise<string[][]> {
  return await withFiles({ "a.csv": content }, async (folder) => {
    const file = { path: join(folder, "a.csv"), name: "a.csv" };
    const rows = await Array.fromAsync(csvRows(file, watched.reading));
    return rows.map(({ row, cells }) => [String(row), ...cells]);
  });
}

describe("text files", () => {
  it.each([
    ["UTF-8", Buffer.from("名,a\r\n"), []],
    ["UTF-8 with its mark", Buffer.from("\ufeff名,a\r\n"), []],
    ["UTF-16 with its mark", Buffer.from("\ufeff名,a\r\n", "utf16le"), [/UTF-16/]],
  ])("reads %s, and says it where it is not UTF-8", async (_what, bytes, says) => {
    const watched = watch();
    expect(await csv(bytes, watched)).toEqual([["1", "名", "a"]]);
    expect(watched.problems()).toEqual([]);
    expect(watched.said).toHaveLength(says.length);
    says.forEach((form, index) => expect(watched.said[index]).toMatch(form));
  });

  it("reads what Japanese Excel saves as CSV, and says so", async () => {
    const watched = watch();
    expect(await csv(SHIFT_JIS, watched)).toEqual([
      ["1", "企業名", "国"],
      ["2", "例示電機株式会社", "中国"],
      ["3", "アルファ計測", "台湾"],
    ]);
    expect(watched.said).toEqual(["a.csv is not UTF-8; read as Shift_JIS (code page 932)"]);
  });

  it("does not take Latin-1 for Japanese: it asks", async () => {
    const watched = watch();
    expect(
      await csv(Buffer.from("Soci\u00e9t\u00e9 G\u00e9n\u00e9rale,FR\n", "latin1"), watched),
    ).toEqual([]);
    expect(watched.problems()[0]?.message).toContain("--encoding");
    const told = watch({ encoding: "windows-1252" });
    expect(await csv(Buffer.from("Soci\u00e9t\u00e9,FR\n", "latin1"), told)).toEqual([
      ["1", "Société", "FR"],
    ]);
  });

  it("notes bytes that are not of the encoding that was asked for", async () => {
    const watched = watch({ encoding: "utf-8" });
    await csv(SHIFT_JIS, watched);
    expect(watched.problems()).toMatchObject([{ file: "a.csv", row: 1 }]);
  });
});

describe("CSV rows", () => {
  it("numbers rows as a spreadsheet does: a cell of several lines is one row, an empty row counts", async () => {
    expect(await csv('a,"b\nc"\n\nd,e\n')).toEqual([
      ["1", "a", "b\nc"],
      ["3", "d", "e"],
    ]);
  });

  it("takes a formula as the characters that it is", async () => {
    expect(await csv('=HYPERLINK(1),+1,-1,"@SUM(A1)"\n')).toEqual([
      ["1", "=HYPERLINK(1)", "+1", "-1", "@SUM(A1)"],
    ]);
  });

  it.each([
    ["a giant cell", `a,b\n"${"x".repeat(LONGEST_ROW + 10)}`, "more than"],
    ["a quote that never ends", 'a,b\n"c', "is not CSV"],
    ["a stray quote", 'a,b\nc"d,e\n', "is not CSV"],
  ])("name %s with its row", async (_what, text, says) => {
    const watched = watch();
    expect(await csv(text, watched)).toEqual([["1", "a", "b"]]);
    expect(watched.problems()).toMatchObject([{ file: "a.csv", row: 2 }]);
    expect(watched.problems()[0]?.message).toContain(says);
  });
});

describe("rows behind a broken one", () => {
  it("are read, with their own numbers, so that one report names all broken ones", async () => {
    const watched = watch();
    expect(await csv('a,b\nc"d,e\nf,g\nx"y,2\nh,j\nk"l,m\nn,o\n', watched)).toEqual([
      ["1", "a", "b"],
      ["3", "f", "g"],
      ["5", "h", "j"],
      ["7", "n", "o"],
    ]);
    expect(watched.problems().map(({ row }) => row)).toEqual([2, 4, 6]);
  });
});

async function elements(text: string, watched = watch()): Promise<unknown[]> {
  return await withFiles({ "a.json": text }, async (folder) => {
    const file = { path: join(folder, "a.json"), name: "a.json" };
    const found = await Array.fromAsync(jsonElements(file, "results", watched.reading));
    return found.map(({ value }) => value);
  });
}

describe("elements of a JSON array", () => {
  it("are those of JSON.parse, whatever they hold, and wherever the pieces of the file end", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.jsonValue({ maxDepth: 3 }), { maxLength: 8 }),
        async (values) => {
          const plain: unknown = JSON.parse(JSON.stringify(values));
          const text = JSON.stringify({
            total: 1,
            're"s': ["results"],
            results: values,
            after: [[1]],
          });
          expect(await elements(text)).toEqual(plain);
          expect(await elements(JSON.stringify(values, null, 1))).toEqual(plain);
        },
      ),
      { numRuns: 60 },
    );
  });

  it.each([
    ["a file cut short", '{"results":[{"a":1},{"a"', "cut short"],
    ["an object without the array", '{"rows":[]}', 'no array "results"'],
    ["what is not JSON", '{"results":[{a:1}]}', "is not JSON"],
    ["a giant element", `{"results":["${"x".repeat(LONGEST_ELEMENT + 10)}"]}`, "more than"],
  ])("refuse %s", async (_what, text, says) => {
    const watched = watch();
    await elements(text, watched);
    expect(watched.problems()[0]?.message).toContain(says);
  });
});

async function workbook(bytes: Uint8Array, watched = watch()): Promise<string[][]> {
  return await withFiles({ "a.xlsx": bytes }, async (folder) => {
    const file = { path: join(folder, "a.xlsx"), name: "a.xlsx" };
    const rows = await Array.fromAsync(xlsxRows(file, watched.reading));
    return rows.map(({ row, cells }) => [String(row), ...cells]);
  });
}

describe("workbooks", () => {
  it("give rows with their own numbers, and of a formula what Excel last showed", async () => {
    const bytes = makeWorkbook([["名称"], [null], ["=1+1|2"], [40]]);
    expect(await workbook(bytes)).toEqual([
      ["1", "名称"],
      ["3", "2"],
      ["4", "40"],
    ]);
  });

  it("say which sheets there are when the asked one is not there", async () => {
    const watched = watch({ sheet: "別紙" });
    await workbook(makeWorkbook([["a"]], "一覧"), watched);
    expect(watched.problems()[0]?.message).toBe("has no sheet 別紙; it has: 一覧");
  });

  it("refuse a cell longer than Excel allows", async () => {
    const watched = watch();
    await workbook(makeWorkbook([["a"], ["x".repeat(40_000)]]), watched);
    expect(watched.problems()).toMatchObject([{ file: "a.xlsx", row: 2, field: "1" }]);
  });

  const bomb = makeZip([
    { name: "xl/workbook.xml", data: new Uint8Array(3_000_000), claimed: 100 },
  ]);

  it("are refused unopened when they unpack to more than the limit, whatever they claim", () => {
    expect(beyondBounds(bomb, 2_000_000)).toContain("unpacks to more than 2000000");
    expect(beyondBounds(bomb, 3_000_000)).toBeNull();
  });

  it.each([
    ["an old .xls", Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, ...new Uint8Array(600)])],
    ["a text", Buffer.from("name,country\n")],
    ["a workbook cut in half", makeWorkbook([["a"]]).subarray(0, 500)],
    ["a damaged directory", damaged()],
  ])("are refused when they are %s", async (_what, bytes) => {
    const watched = watch();
    expect(await workbook(bytes, watched)).toEqual([]);
    expect(watched.problems()).toHaveLength(1);
  });
});

function damaged(): Uint8Array {
  const bytes = Uint8Array.from(makeWorkbook([["a"]]));
  const at = Buffer.from(bytes).indexOf("PK\u0001\u0002");
  bytes[at + 42] = 0xff;
  bytes[at + 44] = 0xff;
  return bytes;
}

describe("a day", () => {
  it.each([
    ["2024-02-29", "2024-02-29"],
    ["2024-02-29T00:00:00", "2024-02-29"],
    ["2024/2/9", "2024-02-09"],
    ["２０２４年２月９日", "2024-02-09"],
    ["令和元年5月1日", "2019-05-01"],
    ["平成31年4月30日", "2019-04-30"],
    ["2023-02-29", null],
    ["02/03/2024", null],
    ["2024-02", null],
    ["2024-2-9", null],
    ["20240209", null],
    ["45000", null],
    ["", null],
  ])("%s is %s", (text, day) => {
    expect(readDay(text)).toBe(day);
  });
});

describe("a country", () => {
  it.each([
    ["CN", "CN"],
    ["china", "CN"],
    ["中国\nPeople's Republic of China", "CN"],
    ["イラン・イスラム共和国\nIslamic Republic of Iran", "IR"],
    ["北朝鮮", "KP"],
    ["香港（Hong Kong）", "HK"],
    ["Korea, South", "KR"],
    ["Republic of Lebanon", "LB"],
    ["台湾", "TW"],
    ["Atlantis", null],
    ["ZZ", null],
    ["XX", null],
  ])("%j is %s", (text, code) => {
    expect(countryCode(text)).toBe(code);
  });
});

describe("a mapped column", () => {
  const titles = ["番号", "企業名、組織名\nCompany or Organization", "別名\nAlso Known As", "国名"];
  it.each([
    ["国名", 3],
    ["company or  organization", 1],
    ["別名", 2],
    ["企業名", 1],
    ["名", "several"],
    ["住所", "none"],
  ])("%s stands at %s", (wanted, column) => {
    expect(matchColumn(titles, wanted)).toBe(column);
  });
});

describe("names", () => {
  it("that end in an abbreviation are also themselves without it, and weakly the abbreviation", () => {
    expect(withAbbreviation("Example Institute (EXI)")).toEqual([
      { text: "Example Institute (EXI)", weak: false },
      { text: "Example Institute", weak: false },
      { text: "EXI", weak: true },
    ]);
    expect(withAbbreviation("Example (Hong Kong) Ltd.")).toHaveLength(1);
  });

  it("that OFAC calls weak stand in quotes in the remarks", () => {
    expect(
      weakAliases("DOB 1970; a.k.a. 'EXCO'; alt. f.k.a. 'OLD EXCO'; nationality Cuba."),
    ).toEqual(["EXCO", "OLD EXCO"]);
  });
});

describe("the problems of a file of another layout", () => {
  it("are the first 200 and their number", () => {
    const log = new ProblemLog();
    for (let row = 1; row <= 1_000; row++) log.add({ file: "a.csv", row, message: "is empty" });
    try {
      log.refuseIfAny();
      expect.unreachable();
    } catch (error) {
      if (!(error instanceof SourceRefusal)) throw error;
      expect(error.problems).toHaveLength(201);
      expect(error.problems.at(-1)?.message).toBe("800 more problems are not shown, 1000 in all");
    }
  });
});
