import { describe, expect, test } from "vitest";
import type { ListView } from "../../rules/index/open.ts";
import { gatherReport } from "../../rules/screen/report.ts";
import { screenBlocks } from "../../rules/screen/screen.ts";
import type { Circumstances, Verdict } from "../../rules/vocabulary.ts";
import { mergedView } from "../fixtures/merged-view.ts";
import { ownList } from "../fixtures/own-list.ts";

const FEDERAL: Circumstances = { profile: "us-federal", date: "2026-11-25" };
/** A model pattern that is one word. */
const MODEL = { startsWord: true, endsWord: true, parts: [{ any: ["HUAWEI"] }] };
const ITEM = "added-1/items";

/** A list of the person's own; `change` makes anything of its one supplier, "own-example". */
function listOf(change: (supplier: Record<string, unknown>) => object): string {
  return ownList("2026.11.01-00000001", ["Example"]).replace(/.*"kind":"supplier".*/, (line) =>
    JSON.stringify(change(JSON.parse(line) as Record<string, unknown>)),
  );
}

const name = (text: string, more: object = {}) => ({ text, lang: "en", kind: "brand", ...more });
const said = (view: ListView, text: string, c = FEDERAL): readonly Verdict[] =>
  screenBlocks(view, [{ text, kind: "text" }], c);
const brief = (verdicts: readonly Verdict[]) =>
  verdicts
    .map(({ supplier, severity, related }) => ({ supplier, severity, related }))
    .sort(bySupplier);
const bySupplier = (a: { supplier: string }, b: { supplier: string }) =>
  a.supplier < b.supplier ? -1 : 1;

const alone = await mergedView({});

describe("a name that another list gives to another supplier", () => {
  test.each<[string, string, object]>([
    ["of the same spelling", "aaa", { names: [name("Huawei")] }],
    ["that comes after it", "zzz", { names: [name("Huawei")] }],
    ["in another spelling", "aaa", { names: [name("ＨＵＡＷＥＩ")] }],
    ["and calls shared", "aaa", { names: [name("Huawei", { related: ["huawei"] })] }],
    ["as a former brand", "aaa", { names: [name("Huawei", { relation: "former" })] }],
    [
      "as a line of models",
      "aaa",
      { models: [{ line: "Huawei", patterns: [MODEL], weak: false }] },
    ],
  ])("%s leaves the first one's hit as it is", async (_what, id, more) => {
    const view = await mergedView({ [ITEM]: listOf((each) => ({ ...each, id, ...more })) });
    const verdicts = said(view, "Huawei router, 2 units");
    expect(said(alone, "Huawei router, 2 units")).toHaveLength(1);
    const huawei = ({ supplier }: Verdict) => supplier === "huawei";
    expect(brief(verdicts.filter(huawei))).toEqual(brief(said(alone, "Huawei router, 2 units")));
  });

  test("is judged for both, and the report has a card of each", async () => {
    const view = await mergedView({
      [ITEM]: listOf((each) => ({ ...each, id: "aaa", names: [name("Huawei")] })),
    });
    const verdicts = said(view, "Huawei router, 2 units");
    expect(verdicts.map(({ start, end }) => [start, end])).toEqual([
      [0, 6],
      [0, 6],
    ]);
    const place = { frame: "top", kind: "text", excerpt: "" } as const;
    const { hits } = gatherReport(verdicts.map((verdict) => ({ verdict, place })));
    expect(hits.map(({ supplier }) => supplier)).toEqual(["huawei", "aaa"]);
  });

  test("is left out for both where it is left out", async () => {
    const view = await mergedView({
      [ITEM]: listOf((each) => ({ ...each, id: "aaa", names: [name("Huawei")] })),
    });
    for (const text of [
      "routers except ZTE, Huawei and Hytera",
      "compatible with Huawei routers",
    ]) {
      const roles = said(view, text).filter(({ matched }) => matched === "Huawei");
      expect(roles).toHaveLength(2);
      expect(new Set(roles.map(({ role }) => role)).size, text).toBe(1);
    }
  });
});

describe("what another list says of a supplier that the first one knows", () => {
  const ofHuawei = (more: object) =>
    mergedView({ [ITEM]: listOf((each) => ({ ...each, id: "huawei", listings: [], ...more })) });

  test.each<[string, object]>([
    ["another spelling as a lead", { names: [name("HUAWEI", { relation: "former" })] }],
    ["another spelling as shared", { names: [name("HUAWEI", { related: ["zte"] })] }],
    ["a longer name as a lead", { names: [name("Huawei router", { relation: "former" })] }],
  ])("takes nothing away: %s", async (_what, more) => {
    const text = "Huawei router, 2 units";
    const view = await ofHuawei(more);
    expect(brief(said(view, text))).toEqual(brief(said(alone, text)));
  });
});

test("a code that two lists give to two suppliers yields both", async () => {
  const lei = "529900T8BM49AURSDO55";
  const own = (id: string) =>
    listOf((each) => ({
      ...each,
      id,
      names: [name(`Exempla ${id}`)],
      identifiers: [{ scheme: "lei", value: lei }],
    }));
  const view = await mergedView({ "added-1/a": own("aaa"), "added-2/b": own("zzz") });
  expect(
    said(view, `LEI: ${lei}`)
      .map(({ supplier }) => supplier)
      .sort(),
  ).toEqual(["aaa", "zzz"]);
});
