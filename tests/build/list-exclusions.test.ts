import { readFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { buildList, makeFolding } from "../../publisher/list/build-list.ts";
import { openList } from "../../rules/index/open.ts";
import { parseListData } from "../../rules/schema/list.ts";
import { screenBlocks } from "../../rules/screen/screen.ts";

const out = mkdtempSync(join(tmpdir(), "list-exclusions-"));
const folding = makeFolding();
buildList(resolve(import.meta.dirname, "../../assets/list"), out, folding);
const data = parseListData(readFileSync(join(out, "list.jsonl"), "utf8"));
const index = Uint8Array.from(readFileSync(join(out, "index.bin"))).buffer;
rmSync(out, { recursive: true });
const view = openList(data, index, folding.table);

function found(text: string, host?: string): readonly string[] {
  const circumstances = {
    profile: "general",
    date: "2026-11-24",
    ...(host === undefined ? {} : { host }),
  } as const;
  return screenBlocks(view, [{ text, kind: "text" }], circumstances).map(
    (verdict) => verdict.supplier,
  );
}

const cases = data.suppliers.flatMap((supplier) =>
  supplier.exclusions.map((exclusion) => ({ id: supplier.id, ...exclusion })),
);

describe("an exclusion is no mention of its supplier", () => {
  it.each(cases.filter((each) => each.host === undefined))(
    "$id: $text$phrase",
    ({ id, text, phrase }) => {
      expect(found(text ?? phrase ?? "")).not.toContain(id);
    },
  );

  it.each(cases.filter((each) => each.host !== undefined))(
    "$id: not on $host",
    ({ id, host = "" }) => {
      const name = data.suppliers.find((supplier) => supplier.id === id)?.name ?? "";
      expect(found(`${name} 12 pcs`, host)).not.toContain(id);
    },
  );

  it("covers all of them, which are 500 and more", () => {
    expect(cases.length).toBeGreaterThanOrEqual(500);
  });
});
