import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { IMPORTERS } from "../../publisher/import/registry.ts";
import { TEMPLATES } from "../../publisher/import/describe/templates.ts";
import { listImport } from "../../publisher/commands/list-import.ts";
import { buildList } from "../../publisher/list/build-list.ts";
import { importCall } from "./import-call.ts";
import { withFiles } from "./import-samples.ts";
import { makeWorkbook } from "./make-workbook.ts";

const DOC = readFileSync(resolve(import.meta.dirname, "../../docs/importing.md"), "utf8");

/** The n-th code block of a kind. */
function block(kind: string, index = 0): string {
  return (
    [...DOC.matchAll(new RegExp(`^\`\`\`${kind}\\n([\\s\\S]*?)^\`\`\`$`, "gm"))][index]?.[1] ?? ""
  );
}

/** The arguments of the command in the document that holds these words. */
function command(words: string): string[] {
  const line =
    DOC.replaceAll("\\\n", " ")
      .split("\n")
      .find((each) => each.includes(words)) ?? "";
  const [, args = ""] = line.split("list import ");
  return [...args.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? "");
}

describe("docs/importing.md", () => {
  it("names every format, option and template", () => {
    for (const { id } of IMPORTERS) expect(DOC).toContain(`\`${id}\``);
    for (const option of Object.keys(listImport.options)) expect(DOC).toContain(`--${option}`);
    for (const template of Object.keys(TEMPLATES)) expect(DOC).toContain(`\`${template}\``);
  });

  it("imports an organisation's own Excel as it says", async () => {
    const rows = [
      ["取引先確認リスト 2026年11月"],
      ["番号", "取引先名", "別名", "国", "登録日", "備考"],
      [1, "例示精機株式会社", "Example Seiki", "日本", "2025/10/01", "要相談"],
    ];
    const files = { "list.yaml": block("yaml"), "own.xlsx": makeWorkbook(rows) };
    await withFiles(files, async (folder) => {
      const { problems } = await importCall(folder, command("own.xlsx --list"));
      expect(problems).toEqual([]);
      const { suppliers } = buildList(join(folder, "own"), join(folder, "built"));
      expect(suppliers).toBe(1);
      const row = readFileSync(join(folder, "own/listings/example-own/rows.jsonl"), "utf8");
      expect(row).toContain('"listedOn":"2025-10-01"');
    });
  });

  it("imports its own CSV", async () => {
    const files = { "list.yaml": block("yaml"), "own.csv": block("csv") };
    await withFiles(files, async (folder) => {
      const args = [
        "own-csv",
        "own.csv",
        "--list",
        "x",
        "--out",
        "out",
        "--retrieved",
        "2026-11-25",
      ];
      const { problems } = await importCall(folder, [...args, "--description", "list.yaml"]);
      expect(problems).toEqual([]);
    });
  });

  it("imports a table with the titles of METI's End User List as it says", async () => {
    const rows = [
      [
        "No.",
        "国名、地域名\nCountry or Region",
        "企業名、組織名\nCompany or Organization",
        "別名\nAlso Known As",
        "懸念区分\nType of WMD",
      ],
      [
        1,
        "イラン・イスラム共和国\nIslamic Republic of Iran",
        "Example Research Center",
        "・Sample Lab\n・Example RC",
        "核\nN",
      ],
    ];
    await withFiles({ "eul.xlsx": makeWorkbook(rows) }, async (folder) => {
      const { outcome, problems } = await importCall(folder, command("eul.xlsx --list"));
      expect(problems).toEqual([]);
      expect(outcome?.ok).toBe(true);
      const supplier: unknown = JSON.parse(
        readFileSync(join(folder, "meti/suppliers.jsonl"), "utf8"),
      );
      expect(supplier).toMatchObject({
        country: "IR",
        names: [
          { text: "Example Research Center" },
          { text: "Sample Lab" },
          { text: "Example RC" },
        ],
      });
      expect(existsSync(join(folder, "meti/programs/meti-eul-eul.json"))).toBe(true);
    });
  });
});
