import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { buildList, makeFolding } from "../../publisher/list/build-list.ts";
import { SourceRefusal } from "../../publisher/list/problems.ts";
import { parseListData } from "../../rules/schema/list.ts";
import type { ListData } from "../../rules/vocabulary.ts";
import { importCall, importSample } from "./import-call.ts";
import { cslFile, SAMPLES, SHIFT_JIS, withFiles } from "./import-samples.ts";
import type { Sample } from "./import-samples.ts";

const folding = makeFolding();
const EL = "Entity List (EL) - Bureau of Industry and Security";
const SDN = "Specially Designated Nationals (SDN) - Treasury Department";
const SSI = "Sectoral Sanctions Identifications List (SSI) - Treasury Department";

/** Imports a CSL file and builds it; gives what the import reported and the list. */
async function built(
  rows: readonly Readonly<Record<string, string>>[],
  options: readonly string[] = [],
): Promise<{ report: Record<string, unknown>; data: ListData }> {
  return await withFiles({ "csl.csv": cslFile(...rows) }, async (folder) => {
    const sample = { files: { "csl.csv": "" }, options };
    const { outcome, problems } = await importSample("csl-csv", sample, folder);
    expect(problems).toEqual([]);
    const report = outcome?.data?.["import"];
    buildList(join(folder, "out"), join(folder, "built"), folding);
    const data = parseListData(readFileSync(join(folder, "built/list.jsonl"), "utf8"));
    return { report: report as Record<string, unknown>, data };
  });
}

function counts(report: Record<string, unknown>): Record<string, number> {
  return report["counts"] as Record<string, number>;
}

describe("kinds of parties", () => {
  const rows = [
    { source: SDN, entity_number: "1", type: "Entity", name: "EXAMPLE TRADING LLC" },
    { source: SDN, entity_number: "2", type: "Individual", name: "DOE, Example" },
    { source: SDN, entity_number: "3", type: "Vessel", name: "EXAMPLE STAR" },
    { source: SDN, entity_number: "4", type: "Aircraft", name: "EX-ABCDE" },
  ];

  it("other than organisations are left out and counted", async () => {
    const { report, data } = await built(rows);
    expect(data.suppliers.map(({ name }) => name)).toEqual(["EXAMPLE TRADING LLC"]);
    expect(counts(report)).toMatchObject({
      "left out: individuals": 1,
      "left out: vessels": 1,
      "left out: aircraft": 1,
    });
  });

  it.each([
    ["--individuals", "DOE, Example"],
    ["--vessels", "EXAMPLE STAR"],
    ["--aircraft", "EX-ABCDE"],
  ])("are taken with %s", async (option, name) => {
    const { data } = await built(rows, [option]);
    expect(data.suppliers.map((each) => each.name)).toEqual(["EXAMPLE TRADING LLC", name]);
  });
});

describe("names", () => {
  it("are weak where the list's length rule or OFAC says so, and strong otherwise", async () => {
    const { data } = await built([
      {
        source: SDN,
        entity_number: "1",
        name: "EXAMPLE TRADING LLC",
        alt_names: "EXTR; SAMPLE GOODS COMPANY",
        remarks: "a.k.a. 'TRADEX'.",
      },
    ]);
    expect(
      data.suppliers[0]?.names.map(({ text, weak }) => `${text}: ${weak ?? "strong"}`),
    ).toEqual([
      "EXAMPLE TRADING LLC: strong",
      "EXTR: supplier",
      "SAMPLE GOODS COMPANY: strong",
      "TRADEX: supplier",
    ]);
  });

  it("of one word are weak when asked for, but never the listed one", async () => {
    const rows = [{ source: EL, name: "Exampletron", alt_names: "Samplex; Sample Works" }];
    const weak = (data: ListData) =>
      data.suppliers[0]?.names.filter((name) => name.weak !== undefined).map(({ text }) => text);
    const plain = await built(rows);
    expect(weak(plain.data)).toEqual([]);
    expect(counts(plain.report)).toMatchObject({
      "names: aliases of one word, which mark a page alone (--weak-single-words)": 1,
    });
    expect(weak((await built(rows, ["--weak-single-words"])).data)).toEqual(["Samplex"]);
  });
});

describe("entries of one party", () => {
  it("are one supplier when the source's own id says so, whatever they print", async () => {
    const { data } = await built([
      { source: SDN, entity_number: "7", name: "EXAMPLE BANK", programs: "A", addresses: "X, CN" },
      { source: EL, name: "Another Example Ltd." },
      {
        source: SSI,
        entity_number: "7",
        name: "EXAMPLE BANK OAO",
        programs: "B",
        addresses: "X, RU",
      },
    ]);
    expect(data.suppliers).toHaveLength(2);
    expect(data.suppliers.find(({ id }) => id === "example-ofac-7")).toMatchObject({
      country: "CN/RU",
      listings: [{ program: "example-sdn" }, { program: "example-ssi" }],
    });
  });

  const alike = [
    {
      source: EL,
      name: "Sample Semiconductors Co., Ltd.",
      addresses: "X, CN",
      alt_names: "Sample Semi",
    },
    { source: SDN, entity_number: "9", name: "SAMPLE SEMICONDUCTORS CO., LTD." },
    { source: EL, name: "Sample Semiconductors LLC", addresses: "X, HK" },
  ];

  it("are reported, not guessed, when only their name is one; the build refuses until somebody has said", async () => {
    await withFiles({ "csl.csv": cslFile(...alike) }, async (folder) => {
      const { outcome } = await importSample("csl-csv", { files: { "csl.csv": "" } }, folder);
      expect(outcome?.data?.["import"]).toMatchObject({ suppliers: 3, collisions: 1 });
      expect(outcome?.lines.join("\n")).toContain("say whose they are in shared-names.json");
      expect(() => buildList(join(folder, "out"), join(folder, "built"), folding)).toThrow(
        /suppliers\.jsonl:1: names: stands under example-\S+/,
      );
    });
  });

  it("are one supplier with all their listings when the person says so, and the card tells it", async () => {
    const { report, data } = await built(alike, ["--same-name", "join"]);
    expect(Object.values(report["joined"] as Record<string, number>)).toEqual([2]);
    const joined = data.suppliers.find(({ listings }) => listings.length === 2);
    expect(joined?.listings.map(({ program }) => program).toSorted()).toEqual([
      "example-el",
      "example-sdn",
    ]);
    expect(joined?.listings[0]?.note).toContain("does not say that they are one party");
    // The other legal form stays a supplier of its own: one of the two has the bare name, the other counts when complete.
    const told = data.suppliers.map(
      ({ names: [first] }) => first?.weak ?? `related: ${String(first?.related?.length)}`,
    );
    expect(told.toSorted()).toEqual(["complete", "related: 1"]);
  });

  it("that repeat another in full are counted, and listed once", async () => {
    const row = { source: EL, name: "Example Repeats", federal_register_notice: "80 FR 1" };
    const { report, data } = await built([row, row]);
    expect(data.suppliers[0]?.listings).toHaveLength(1);
    expect(counts(report)).toMatchObject({ "left out: listings that repeat another in full": 1 });
  });

  it("get the same id in the next edition, wherever they stand in it", async () => {
    const rows = [
      { source: EL, name: "Example One", addresses: "X, CN" },
      { source: EL, name: "Example Two", addresses: "X, CN" },
    ];
    const ids = ({ data }: { data: ListData }) =>
      data.suppliers.map(({ id, name }) => `${id} ${name}`);
    expect(ids(await built(rows.toReversed()))).toEqual(ids(await built(rows)));
  });
});

describe("listings", () => {
  it("without a date say that the date is the edition's", async () => {
    const { data } = await built([{ source: SDN, entity_number: "1", name: "EXAMPLE UNDATED" }]);
    expect(data.suppliers[0]?.listings[0]).toMatchObject({
      listedOn: "2026-06-30",
      note: expect.stringContaining("gives no date of listing"),
    });
  });

  it("that have ended assert nothing, and those that will end say when", async () => {
    const { data } = await built([
      { source: EL, name: "Example Ended", start_date: "2016-01-01", end_date: "2020-01-01" },
      { source: EL, name: "Example Ending", start_date: "2016-01-01", end_date: "2030-01-01" },
    ]);
    const facts = data.suppliers.map(
      ({ name, listings: [first] }) => [name, [first?.asserts, first?.delistedOn]] as const,
    );
    expect(Object.fromEntries(facts)).toEqual({
      "Example Ended": [false, "2020-01-01"],
      "Example Ending": [true, "2030-01-01"],
    });
  });

  it("link to the Federal Register where the row cites it", async () => {
    const { data } = await built([
      { source: EL, name: "Example Cited", federal_register_notice: "84 FR 22961, 5/21/19" },
    ]);
    expect(data.suppliers[0]?.listings[0]?.link).toBe(
      "https://www.federalregister.gov/citation/84-FR-22961",
    );
  });

  it("of an edition later than the day it was had are refused", async () => {
    const file = cslFile({ source: EL, name: "Example Later", start_date: "2026-07-01" });
    await withFiles({ "csl.csv": file }, async (folder) => {
      const { problems } = await importSample("csl-csv", { files: { "csl.csv": "" } }, folder);
      expect(problems).toMatchObject([{ row: 2, field: "start_date", value: "2026-07-01" }]);
    });
  });
});

describe("METI's End User List", () => {
  it("is a list of its own under a template that says that it is no embargo list", async () => {
    const files = { "eul.csv": SHIFT_JIS };
    await withFiles(files, async (folder) => {
      const options = ["--template", "meti-eul", "--map", "name=企業名,country=国"];
      const { problems, said } = await importSample("table", { files, options }, folder);
      expect(problems).toEqual([]);
      expect(said).toEqual(["eul.csv is not UTF-8; read as Shift_JIS (code page 932)"]);
      buildList(join(folder, "out"), join(folder, "built"), folding);
      const data = parseListData(readFileSync(join(folder, "built/list.jsonl"), "utf8"));
      expect(data.programs).toMatchObject([{ id: "example-eul", effect: "export-control" }]);
      expect(data.programs[0]?.whatItAsks.en).toContain("not an embargo list");
      expect(data.suppliers.map(({ name, country }) => `${name} ${country}`).toSorted()).toEqual([
        "アルファ計測 TW",
        "例示電機株式会社 CN",
      ]);
    });
  });

  it("may stand under a program of Japan's, while a Japanese program that names nobody may not be listed under", async () => {
    const files = { "eul.csv": SHIFT_JIS };
    const options = ["--template", "meti-eul", "--map", "name=企業名,country=国"];
    await withFiles(files, async (folder) => {
      const args = [
        "table",
        "eul.csv",
        "--list",
        "jp-meti",
        "--out",
        "out",
        "--retrieved",
        "2026-06-30",
      ];
      expect((await importCall(folder, [...args, ...options])).problems).toEqual([]);
      expect(() => buildList(join(folder, "out"), join(folder, "built"), folding)).not.toThrow();
    });
  });
});

describe("suppliers.jsonl", () => {
  it("is refused with the row of each problem, beside suppliers in files too", async () => {
    const good = SAMPLES["own-csv"]?.good;
    if (good === undefined) throw new Error("no sample");
    await withFiles(good.files, async (folder) => {
      await importSample("own-csv", good, folder);
      const path = join(folder, "out/suppliers.jsonl");
      const lines = readFileSync(path, "utf8").trimEnd().split("\n");
      const american = lines.find((line) => line.includes('"country":"US"')) ?? "";
      const japanese = lines.find((line) => line.includes("例示テレコム")) ?? "";
      const broken = [
        japanese.replaceAll("例示テレコム", "例示"),
        american.replace('"country":"US"', '"country":"usa"'),
        american,
        american,
      ];
      writeFileSync(path, broken.map((line) => `${line}\n`).join(""));
      try {
        buildList(join(folder, "out"), join(folder, "built"), folding);
        expect.unreachable();
      } catch (error) {
        if (!(error instanceof SourceRefusal)) throw error;
        const named = error.problems.map(
          ({ file, row, field }) => `${file}:${String(row)} ${field ?? ""}`,
        );
        expect(named).toContain("suppliers.jsonl:1 names");
        expect(named).toContain("suppliers.jsonl:2 country");
        expect(named).toContain("suppliers.jsonl:4 id");
      }
    });
  });
});

describe("what an import replaces", () => {
  const good = SAMPLES["csl-csv"]?.good;
  const sample: Sample = { files: good?.files ?? {} };

  it("stays when there is no --replace, and when a row is bad", async () => {
    await withFiles(sample.files, async (folder) => {
      expect((await importSample("csl-csv", sample, folder)).problems).toEqual([]);
      const before = readFileSync(join(folder, "out/suppliers.jsonl"), "utf8");
      const again = await importSample("csl-csv", sample, folder);
      expect(again.problems).toMatchObject([{ file: "--out" }]);
      writeFileSync(join(folder, "csl.csv"), cslFile({ source: EL, name: "" }));
      const bad = await importSample("csl-csv", { ...sample, options: ["--replace"] }, folder);
      expect(bad.problems).toMatchObject([{ field: "name" }]);
      expect(readFileSync(join(folder, "out/suppliers.jsonl"), "utf8")).toBe(before);
    });
  });

  it("goes when the new import is good", async () => {
    await withFiles(sample.files, async (folder) => {
      await importSample("csl-csv", sample, folder);
      writeFileSync(join(folder, "csl.csv"), cslFile({ source: EL, name: "Example Next Edition" }));
      const next = await importSample("csl-csv", { ...sample, options: ["--replace"] }, folder);
      expect(next.outcome?.data?.["import"]).toMatchObject({ suppliers: 1 });
      expect(existsSync(join(folder, "out.old"))).toBe(false);
    });
  });

  it("is nothing when no party is left: an empty list is never valid", async () => {
    await withFiles(
      { "csl.csv": cslFile({ source: SDN, type: "Vessel", name: "X STAR" }) },
      async (folder) => {
        const { problems } = await importSample("csl-csv", { files: { "csl.csv": "" } }, folder);
        expect(problems).toMatchObject([{ message: "holds no party that would be listed" }]);
      },
    );
  });
});

describe("what the command line gets wrong", () => {
  it.each([
    [["excel", "a.csv"], "FORMAT"],
    [["csl-csv", "missing.csv"], "missing.csv"],
    [["csl-csv"], "FILE"],
    [["csl-csv", "."], "."],
    [["sources", "a.csv"], "a.csv"],
    [["sources", "."], "--out"],
    [["csl-csv", "a.csv", "--list", "No Id"], "--list"],
  ])("is named: %j", async (args, file) => {
    await withFiles({ "a.csv": "" }, async (folder) => {
      const { problems } = await importCall(folder, [...args, "--out", "out"]);
      expect(problems.map((problem) => problem.file)).toContain(file);
    });
  });

  it.each([
    [["--template", "nobody"], "--template", ""],
    [[], "template csl", "retrieved"],
    [["--retrieved", "30/06/2026"], "template csl", "retrieved"],
    [["--description", "d.yaml"], "d.yaml", "programs.0.effect"],
    [["--encoding", "klingon"], "--encoding", ""],
    [["--same-name", "guess"], "--same-name", ""],
    [["--map", "colour=red"], "--map", "colour"],
  ])("is named with its field: %j", async (args, file, field) => {
    const files = { "a.csv": "", "d.yaml": "programs: [{code: X, effect: ban}]" };
    await withFiles(files, async (folder) => {
      const call = ["csl-csv", "a.csv", "--list", "x", "--out", "out", ...args];
      const { problems } = await importCall(folder, call);
      expect(problems.map((each) => [each.file, each.field ?? ""])).toContainEqual([file, field]);
    });
  });
});
