import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ROOT } from "../../tools/inputs.ts";
import type { PageAnswer } from "../../tools/screen-pages.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "sekisho-policy-pages-"));
  writeFileSync(
    join(folder, "page.html"),
    "<!doctype html><meta charset=utf-8><title>Tender R8-123</title><p>Huawei router, 1 unit ¥1" +
      "<p>Hikvision camera, 2 units ¥2<p>Maker: Acmevision Devices, quantity 2<p>IP camera, country of origin: Germany, ¥5",
  );
});
afterAll(() => rmSync(folder, { recursive: true }));

const exception = {
  supplier: "huawei",
  reason: { en: "In use until replaced" },
  approver: "The security officer",
  caseNumber: "2026-17",
  expires: "2026-12-31",
};
const KEYS = {
  purposes: { value: ["catering"], mode: "default" },
  "exceptions.add": {
    value: [
      { ...exception, id: "huawei-tender", tenders: ["R8-123"] },
      { ...exception, id: "hikvision-other", supplier: "hikvision", tenders: ["R8-124"] },
    ],
    mode: "default",
  },
  "suppliers.add": {
    value: [
      {
        id: "acme-vision",
        name: "Acmevision Devices Inc.",
        severity: "restricted",
        reason: { en: "Our board decided so." },
        citation: "Board decision 12",
        listedOn: "2026-04-01",
      },
    ],
    mode: "default",
  },
  "categoryRules.add": {
    value: [
      {
        id: "cameras",
        productClass: "video-surveillance",
        origin: { anyExcept: ["JP"] },
        unknownCounts: false,
        severity: "restricted",
        reason: { en: "Cameras are checked." },
        citation: "Board decision 13",
        from: "2026-04-01",
      },
    ],
    mode: "default",
  },
};

function run(policy: string) {
  writeFileSync(join(folder, "policy.json"), policy);
  const args = ["--json", "--date", "2026-11-26", "policy.json", "page.html"];
  const { stdout, status } = spawnSync(
    process.execPath,
    [join(ROOT, "tools/policy-try.ts"), ...args],
    { cwd: ROOT, encoding: "utf8", env: { ...process.env, INIT_CWD: folder } },
  );
  const [first = "", page = ""] = stdout.split("\n");
  return { first, page: JSON.parse(page) as PageAnswer, status };
}

describe("policy:try on pages", () => {
  it("shows what the extension makes of the policy: own suppliers and rules, and an exception for the tender that the page's title names", () => {
    const { page, status } = run(JSON.stringify({ schemaVersion: 1, id: "example", keys: KEYS }));
    expect(status).toBe(0);
    expect(page.status).toBe("complete");
    expect(page.hits.map(({ supplier, severity }) => [supplier, severity])).toEqual([
      ["acme-vision", "restricted"],
      ["hikvision", "advisory"],
    ]);
    expect(page.mentions).toMatchObject([
      { supplier: "huawei", marks: [{ kind: "exception", exception: { id: "huawei-tender" } }] },
    ]);
    expect(page.categories).toMatchObject([
      { rule: "policy-rule-cameras", severity: "restricted", origin: "DE" },
    ]);
  });

  it("a policy that is no JSON is refused, and the page is screened all the same", () => {
    const { first, page, status } = run("{");
    expect(status).toBe(0);
    expect(JSON.parse(first)).toMatchObject({
      policy: { accepted: [], rejected: [{ path: "", code: "not-json" }] },
    });
    expect(page.hits.map(({ supplier }) => supplier)).toEqual(["hikvision", "huawei"]);
  });
});
