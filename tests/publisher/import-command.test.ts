import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { IMPORTERS } from "../../publisher/import/registry.ts";
import { cslFile, SAMPLES, withFiles } from "./import-samples.ts";

const ROOT = resolve(import.meta.dirname, "../..");

function run(file: string, folder: string, args: readonly string[]) {
  const env = { ...process.env, INIT_CWD: folder };
  const command = [join(ROOT, file), ...args];
  return spawnSync(process.execPath, command, { cwd: ROOT, env, encoding: "utf8" });
}

const publisher = (folder: string, ...args: readonly string[]) =>
  run("publisher/run.ts", folder, args);

describe("list import, from the command line", () => {
  it("names the formats in its help", () => {
    const { status, stdout } = publisher(ROOT, "list", "import", "--help");
    expect(status).toBe(0);
    for (const { id, title } of IMPORTERS) {
      expect(stdout).toMatch(new RegExp(`^  ${id} +\\S`, "m"));
      expect(stdout).toContain(title);
    }
  });

  it("imports, then list:build builds, then screen finds an invented party", async () => {
    const good = SAMPLES["csl-csv"]?.good;
    await withFiles(good?.files ?? {}, (folder) => {
      const args = ["--list", "csl", "--out", "sources", "--retrieved", "2026-06-30"];
      const imported = publisher(folder, "list", "import", "csl-csv", "csl.csv", ...args);
      expect(imported.stderr).toBe("");
      expect(imported.status).toBe(0);
      expect(imported.stdout).toContain("2 suppliers, 2 listings of 5 parties in sources");
      expect(imported.stdout).toContain("1  left out: individuals");
      const build = run("publisher/list/build.ts", folder, [
        "--sources",
        "sources",
        "--out",
        "list",
      ]);
      expect(build.stderr).toContain("2 suppliers, 2 programs");
      const text = join(folder, "t.jsonl");
      writeFileSync(text, `${JSON.stringify({ text: "Balance by Sample Wind Tunnel Works" })}\n`);
      const screened = run("tools/screen.ts", folder, ["--list", "list", "--text", "t.jsonl"]);
      expect(screened.stdout).toMatch(
        /^1: advisory csl-[0-9a-f]{12} \(Sample Wind Tunnel Works\)$/m,
      );
    });
  });

  it("prints one object with --json: good, refused with every row, and wrongly called", async () => {
    const EL = "Entity List (EL) - Bureau of Industry and Security";
    const rows = [
      { source: EL, name: "" },
      { source: EL, name: "Example", start_date: "soon" },
    ];
    await withFiles({ "csl.csv": cslFile(...rows) }, (folder) => {
      const args = [
        "list",
        "import",
        "csl-csv",
        "csl.csv",
        "--list",
        "csl",
        "--out",
        "out",
        "--json",
      ];
      const refused = publisher(folder, ...args, "--retrieved", "2026-06-30");
      expect(refused.status).toBe(1);
      expect(JSON.parse(refused.stdout)).toEqual({
        ok: false,
        code: "sources-refused",
        problems: [
          { file: "csl.csv", row: 2, field: "name", value: "", message: "is empty" },
          {
            file: "csl.csv",
            row: 3,
            field: "start_date",
            value: "soon",
            message: "is not a day that exists, as YYYY-MM-DD",
          },
        ],
      });
      const ahead = publisher(folder, ...args, "--retrieved", "2999-01-01");
      expect(JSON.parse(ahead.stdout)).toMatchObject({
        ok: false,
        problems: [{ file: "--retrieved", field: "retrieved", value: "2999-01-01" }],
      });
      const called = publisher(folder, ...args);
      expect(JSON.parse(called.stdout)).toMatchObject({ ok: false, code: "usage" });
      writeFileSync(join(folder, "csl.csv"), cslFile({ source: EL, name: "Example" }));
      const good = publisher(folder, ...args, "--retrieved", "2026-06-30");
      const report: unknown = JSON.parse(good.stdout);
      expect(report).toMatchObject({ ok: true, import: { suppliers: 1, format: "csl-csv" } });
      expect(JSON.parse(readFileSync(join(folder, "out/import.json"), "utf8"))).toMatchObject({
        suppliers: 1,
      });
    });
  });

  it("exits 2 for an option that it does not know", () => {
    expect(publisher(ROOT, "list", "import", "--sauce").status).toBe(2);
  });
});

describe("list formats", () => {
  it("names every format and template, for people and for scripts", () => {
    const { stdout } = publisher(ROOT, "list", "formats");
    for (const { id } of IMPORTERS) expect(stdout).toMatch(new RegExp(`^  ${id} `, "m"));
    expect(stdout).toContain("CC BY-NC 4.0");
    const { formats } = JSON.parse(publisher(ROOT, "list", "formats", "--json").stdout) as {
      formats: { id: string }[];
    };
    expect(formats.map(({ id }) => id)).toEqual(IMPORTERS.map(({ id }) => id));
  });
});
