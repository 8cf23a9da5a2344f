import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { IMPORTERS } from "../../publisher/import/registry.ts";
import { readsParties } from "../../publisher/import/run-import.ts";
import { TEMPLATES } from "../../publisher/import/describe/templates.ts";
import { buildList, makeFolding } from "../../publisher/list/build-list.ts";
import { openList } from "../../rules/index/open.ts";
import { parseListData } from "../../rules/schema/list.ts";
import { screenBlocks } from "../../rules/screen/screen.ts";
import { importCall, importSample } from "./import-call.ts";
import { SAMPLES, withFiles } from "./import-samples.ts";

const FORMATS = resolve(import.meta.dirname, "../../publisher/import/formats");
const folding = makeFolding();
const partyImporters = IMPORTERS.filter(readsParties);

/** Suppliers that a text names under a built list, by name, with the severity for a Japanese ministry. */
function found(built: string, text: string): readonly string[] {
  const own = (name: string): ArrayBuffer =>
    Uint8Array.from(readFileSync(join(built, name))).buffer;
  const data = parseListData(readFileSync(join(built, "list.jsonl"), "utf8"));
  const view = openList(data, own("index.bin"), new Uint32Array(own("fold.bin")));
  const verdicts = screenBlocks(view, [{ text, kind: "text" }], {
    profile: "jp-government",
    date: "2026-07-01",
  });
  return verdicts.map(
    ({ supplier }) => data.suppliers.find(({ id }) => id === supplier)?.name ?? "",
  );
}

describe("the folder of importers", () => {
  it("has one file for each registered format, named for it", () => {
    const files = readdirSync(FORMATS).map((name) => name.replace(/\.ts$/, ""));
    expect(files.toSorted()).toEqual(IMPORTERS.map(({ id }) => id).toSorted());
  });

  it("has a good and a bad file of every format", () => {
    expect(Object.keys(SAMPLES).toSorted()).toEqual(partyImporters.map(({ id }) => id).toSorted());
  });

  it("names only templates that there are", () => {
    for (const { template } of partyImporters)
      if (template !== null) expect(Object.keys(TEMPLATES)).toContain(template);
  });
});

describe("the templates", () => {
  const programs = Object.entries(TEMPLATES).flatMap(([name, { programs: all }]) =>
    all.map((program) => [name, program.code, program] as const),
  );

  it.each(programs)("%s %s is no procurement ban, and binds no buyer", (_name, _code, program) => {
    expect(program.effect).not.toBe("procurement-ban");
    expect(program.buyers ?? []).toEqual([]);
    expect(program.title.ja).toMatch(/\S/);
  });

  it.each(["EL", "UVL", "MEU", "DPL", "DTC"])("csl %s is export control", (code) => {
    expect(TEMPLATES["csl"]?.programs.find((each) => each.code === code)?.effect).toBe(
      "export-control",
    );
  });
});

describe.each(partyImporters.map(({ id }) => id))("%s", (format) => {
  const samples = SAMPLES[format];
  if (samples === undefined) throw new Error(`no samples of ${format}`);

  it("makes sources of a good file that build into a list which finds its party", async () => {
    const { good } = samples;
    await withFiles(good.files, async (folder) => {
      const { outcome, problems } = await importSample(format, good, folder);
      expect(problems).toEqual([]);
      expect(outcome?.data?.["import"]).toMatchObject({
        suppliers: good.suppliers,
        listings: good.listings,
      });
      const built = join(folder, "built");
      const manifest = buildList(join(folder, "out"), built, folding);
      expect(manifest).toMatchObject({ suppliers: good.suppliers, listings: good.listings });
      expect(found(built, good.text)).toContain(good.finds);
      const rows = readFileSync(join(folder, "out/listings/example/rows.jsonl"), "utf8");
      for (const line of rows.trimEnd().split("\n")) {
        const row: unknown = JSON.parse(line);
        expect(row).toMatchObject({
          source: "example",
          origin: { file: expect.stringMatching(/\S/), row: expect.any(Number) },
          citation: expect.stringMatching(/\S/),
        });
      }
    });
  });

  it("names every problem of a bad file at once, and writes nothing", async () => {
    const { bad } = samples;
    await withFiles(bad.files, async (folder) => {
      const { outcome, problems } = await importSample(format, bad, folder);
      expect(outcome).toBeNull();
      const named = problems.map(
        ({ file, row, field }) => `${file}:${row === undefined ? "" : String(row)} ${field ?? ""}`,
      );
      expect(named.toSorted()).toEqual(bad.problems.toSorted());
      expect(existsSync(join(folder, "out"))).toBe(false);
      expect(existsSync(join(folder, "out.partial"))).toBe(false);
    });
  });
});

describe("sources", () => {
  const SOURCES = resolve(import.meta.dirname, "../../assets/list");
  const args = (folder: string) => ["sources", "in", "--list", "own", "--out", join(folder, "out")];

  it("takes the project's own sources over as they stand", async () => {
    await withFiles({}, async (folder) => {
      cpSync(SOURCES, join(folder, "in"), { recursive: true });
      writeFileSync(join(folder, "in/left-behind.txt"), "");
      const { outcome } = await importCall(folder, args(folder));
      expect(outcome?.data?.["import"]).toMatchObject({ suppliers: 169, listings: 574 });
      expect(existsSync(join(folder, "out/left-behind.txt"))).toBe(false);
      const again = buildList(join(folder, "out"), join(folder, "built"), folding);
      const before = buildList(SOURCES, join(folder, "before"), folding);
      expect(again.version).toBe(before.version);
    });
  });

  it("names the problem of a bad folder, and writes nothing", async () => {
    await withFiles({}, async (folder) => {
      cpSync(SOURCES, join(folder, "in"), { recursive: true });
      rmSync(join(folder, "in/programs/us-bis-meu.json"));
      const { problems } = await importCall(folder, args(folder));
      expect(problems.map(({ file, message }) => `${file}: ${message}`)).toContain(
        "listings/us-bis/source.json: unknown program",
      );
      expect(existsSync(join(folder, "out"))).toBe(false);
    });
  });
});
