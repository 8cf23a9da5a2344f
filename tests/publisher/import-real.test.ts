import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { buildList } from "../../publisher/list/build-list.ts";
import { importCall } from "./import-call.ts";
import { withFiles } from "./import-samples.ts";

const DATA = process.env["SEKISHO_DATA"] ?? "";

/** Files in the real layouts, which do not ship; what an import of each gives. */
const FILES = [
  ["csl-csv", "formats/csl.csv", { parties: 115, suppliers: 88, listings: 90 }],
  ["csl-csv", "formats/cslustest_consolidated.csv", { parties: 13, suppliers: 9, listings: 9 }],
  ["ftm-json", "formats/followthemoney-zala.json", { parties: 13, suppliers: 7, listings: 15 }],
] as const;

describe("files in the real layouts", () => {
  it.for(FILES)(
    "%s is read to its last row, and builds: %s",
    async ([format, name, expected], context) => {
      const path = join(DATA, name);
      if (!existsSync(path)) return context.skip(`SEKISHO_DATA is not set, or holds no ${name}`);
      await withFiles({}, async (folder) => {
        const args = [format, path, "--list", "real", "--out", "out", "--retrieved", "2026-07-01"];
        const { outcome, problems } = await importCall(folder, [...args, "--same-name", "join"]);
        expect(problems).toEqual([]);
        expect(outcome?.data?.["import"]).toMatchObject(expected);
        expect(buildList(join(folder, "out"), join(folder, "built")).suppliers).toBe(
          expected.suppliers,
        );
      });
    },
  );

  it("with years of two digits read as 2098 are refused at each such row", async (context) => {
    const path = join(DATA, "lists/csl-layout.csv");
    if (!existsSync(path)) return context.skip("SEKISHO_DATA is not set, or holds no such file");
    await withFiles({}, async (folder) => {
      const args = ["csl-csv", path, "--list", "real", "--out", "out", "--retrieved", "2026-07-01"];
      const { problems } = await importCall(folder, args);
      expect(problems).toHaveLength(32);
      expect(new Set(problems.map(({ field }) => field))).toEqual(new Set(["start_date"]));
    });
  });
});
