import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { buildIndex } from "../../rules/index/build.ts";
import { openList } from "../../rules/index/open.ts";
import type { ListView } from "../../rules/index/open.ts";
import { mergeLists, mergeWithConflicts } from "../../rules/lists/merge.ts";
import { cardFor } from "../../rules/explain/card.ts";
import { compileOwnList, ownListLines, ownListOf } from "../../rules/policy/own-list.ts";
import type { OwnCategoryRule, OwnSupplier, Sourced } from "../../rules/policy/policy-words.ts";
import type { ListStatus } from "../../rules/views.ts";
import { parseListData } from "../../rules/schema/list.ts";
import { screenCategories } from "../../rules/screen/category.ts";
import { screenBlocks } from "../../rules/screen/screen.ts";
import type { Profile, Severity } from "../../rules/vocabulary.ts";
import { bundled, bundledData } from "../fixtures/bundled.ts";
import { mergedView } from "../fixtures/merged-view.ts";

const DATE = "2026-11-26";
const { table } = bundled;
const PROFILES: readonly Profile[] = ["jp-government", "us-federal", "us-defense", "general"];
const by = <Value>(value: Value): Sourced<Value> => ({ value, source: "managed", origin: "" });
const ACME: OwnSupplier = {
  id: "acme-vision",
  name: "Acmevision Devices Inc.",
  severity: "prohibited",
  reason: { en: "Our board decided so." },
  citation: "Board decision 12",
  listedOn: "2026-04-01",
};
const RULE: OwnCategoryRule = {
  id: "cameras",
  productClass: "video-surveillance",
  origin: { anyExcept: ["JP"] },
  unknownCounts: true,
  severity: "restricted",
  reason: { en: "Cameras are checked." },
  citation: "Board decision 13",
  from: "2026-04-01",
};
const LIST_STATUS: ListStatus = {
  state: "bundled",
  problem: null,
  version: "1",
  since: null,
  asOf: DATE,
  suppliers: 0,
  programs: 0,
  lists: [],
};
const entries = (
  suppliers: readonly OwnSupplier[],
  categoryRules: readonly OwnCategoryRule[] = [],
) => ({ suppliers: suppliers.map(by), categoryRules: categoryRules.map(by) });

function view(
  suppliers: readonly OwnSupplier[],
  categoryRules: readonly OwnCategoryRule[] = [],
): ListView {
  const data = ownListOf(entries(suppliers, categoryRules), DATE, table);
  if (data === null) throw new Error("nothing is listed");
  const merged = mergeLists([
    { id: "vendor/baseline", data: bundledData },
    { id: "policy", data },
  ]);
  return openList(merged, buildIndex(merged, table).index, table);
}

const screen = (of: ListView, text: string, profile: Profile = "general", date = DATE) =>
  screenBlocks(of, [{ text, kind: "text" }], { profile, date }).map(
    ({ supplier, severity, matched }) => [supplier, severity, matched],
  );

describe("an own list", () => {
  it("is a list that can be read, and merged without taking anything from another", () => {
    const lines = ownListLines(entries([ACME], [RULE]), DATE, table) ?? "";
    const data = ownListOf(entries([ACME], [RULE]), DATE, table);
    expect(parseListData(lines)).toEqual(data);
    const { data: merged, conflicts } = mergeWithConflicts([
      { id: "vendor/baseline", data: bundledData },
      { id: "policy", data: data ?? bundledData },
    ]);
    expect(conflicts).toEqual([]);
    expect(merged.classes).toEqual(bundledData.classes);
    expect(merged.suppliers).toHaveLength(bundledData.suppliers.length + 1);
  });

  it("is none where there is nothing to list", () => {
    expect(ownListOf(entries([]), DATE, table)).toBeNull();
    expect(ownListLines(entries([]), DATE, table)).toBeNull();
  });

  it("may hold rules about classes alone", () => {
    const lines = ownListLines(entries([], [RULE]), DATE, table) ?? "";
    expect(parseListData(lines).categoryRules).toHaveLength(1);
  });

  it("is the same whatever the order of its entries; suppliers with one severity, reason and step share a program", () => {
    const other = { ...ACME, id: "bolt", name: "Boltworks Ltd.", listedOn: "2026-02-01" };
    const third = { ...other, id: "cog", name: "Cogwheel GmbH", severity: "advisory" } as const;
    const all = [ACME, other, third];
    expect(ownListLines(entries(all.toReversed()), DATE, table)).toBe(
      ownListLines(entries(all), DATE, table),
    );
    const programs = ownListOf(entries(all), DATE, table)?.programs ?? [];
    expect(
      programs.map(({ id, effect, period }) => [
        id.replace(/-[0-9a-f]{16}$/, ""),
        effect,
        period.from,
      ]),
    ).toEqual([
      ["policy-advisory", "advice", "2026-02-01"],
      ["policy-prohibited", "procurement-ban", "2026-02-01"],
    ]);
    expect(programs[0]?.title).toEqual({ en: "Your organisation's list", ja: "所属機関のリスト" });
  });

  it("opens as the browser opens it, as the last of the lists", async () => {
    const merged = await mergedView({ policy: ownListLines(entries([ACME]), DATE, table) ?? "" });
    expect(screen(merged, "Maker: Acmevision Devices, quantity 2")).toEqual([
      ["acme-vision", "prohibited", "Acmevision Devices"],
    ]);
    expect(screen(merged, "Hikvision camera ¥1", "us-federal")).toEqual(
      screen(bundled, "Hikvision camera ¥1", "us-federal"),
    );
  });
});

describe("an own supplier", () => {
  test.each(["prohibited", "restricted", "advisory"] as const)(
    "is %s for every profile, from the day on which it is listed",
    (severity: Severity) => {
      const of = view([{ ...ACME, severity }]);
      for (const profile of PROFILES) {
        const text = "Maker: Acmevision Devices, quantity 2";
        expect(screen(of, text, profile)[0]?.[1]).toBe(severity);
        expect(screen(of, text, profile, "2026-03-31")[0]?.[1]).toBe("advisory");
      }
    },
  );

  it("is none any more from the day on which its listing ended", () => {
    const of = view([{ ...ACME, delistedOn: "2026-06-01" }]);
    expect(screen(of, "Maker: Acmevision Devices, quantity 2")[0]?.[1]).toBeNull();
  });

  it("whose last day is known but yet to come stands as listed until then", () => {
    const of = view([{ ...ACME, delistedOn: "2027-03-31" }]);
    const c = (date: string) => ({ profile: "general", date }) as const;
    const ends = (date: string) =>
      cardFor(of, { supplier: ACME.id, verdict: null }, c(date), LIST_STATUS)?.listings[0]
        ?.delistedOn;
    expect(ends("2027-03-30")).toBeNull();
    expect(ends("2027-03-31")).toBe("2027-03-31");
  });

  it("is found by its names in any script; a short or weak one needs a product word, a legal form or a maker field", () => {
    const names = [{ text: "アクメビジョン" }, { text: "AVX" }, { text: "Orchard", weak: true }];
    const of = view([{ ...ACME, names }]);
    const found = (text: string) => screen(of, text).map(([, , matched]) => matched);
    expect(found("アクメビジョン社製 監視装置 1台")).toEqual(["アクメビジョン"]);
    expect(found("acmevision-devices 1 unit ¥3")).toEqual(["acmevision-devices"]);
    expect(found("We walked through the Orchard, and AVX was sung.")).toEqual([]);
    expect(found("Orchard router ¥3")).toEqual(["Orchard"]);
    expect(found("Orchard Ltd. ¥3")).toEqual(["Orchard Ltd."]);
    expect(found("Brand: Orchard")).toEqual(["Orchard"]);
  });

  it("is found by model numbers, of which * leaves the end open", () => {
    const products = [
      { line: "Optic", models: ["AV-2CD*", "Optica*", "QX*", "4471", "44718", "ZR90X"] },
    ];
    const { data, rejected } = compileOwnList(entries([{ ...ACME, products }]), DATE, table);
    expect(data).not.toBeNull();
    // Two characters with an open end, and four digits, could be anything.
    expect(rejected.map(({ path }) => path)).toEqual([
      "suppliers[acme-vision].products[0].models[2]",
      "suppliers[acme-vision].products[0].models[3]",
    ]);
    const of = view([{ ...ACME, products }]);
    const found = (text: string) => screen(of, text).map(([, , matched]) => matched);
    expect(found("AV-2CD2143G2-I ¥3")).toEqual(["AV-2CD2143G2-I"]);
    expect(found("Camera zr90x ¥3")).toEqual(["zr90x"]);
    expect(found("zr90xy ¥3, AV-2C ¥3")).toEqual([]);
    // A bare number and a bare word count only beside their maker.
    expect(found("44718 ¥3, Optica 2")).toEqual([]);
    expect(found("Acmevision Devices 44718 ¥3")).toEqual(["Acmevision Devices", "44718"]);
    expect(found("Acmevision Devices Optica-90 ¥3")).toEqual(["Acmevision Devices", "Optica-90"]);
    const long = `AV-2CD${"1".repeat(25)}`;
    expect(found(`${long} ¥3`)).toEqual([]);
  });

  it("may have a thousand bare words with an open end among its models, and the others are named", () => {
    const LETTERS = "ABCDEFGHIJ";
    const word = (at: number) =>
      [100, 10, 1].map((unit) => LETTERS[Math.floor(at / unit) % 10] ?? "").join("");
    const models = Array.from({ length: 1100 }, (_, at) => `${at < 1000 ? "K" : "L"}${word(at)}*`);
    const products = Array.from({ length: 11 }, (_, at) => ({
      line: `Line ${String(at)}`,
      models: models.slice(at * 100, (at + 1) * 100),
    }));
    const { data, rejected } = compileOwnList(entries([{ ...ACME, products }]), DATE, table);
    expect(data?.suppliers[0]?.models).toHaveLength(10);
    expect(rejected).toHaveLength(100);
    expect(rejected[0]?.path).toBe("suppliers[acme-vision].products[10].models[0]");
  });

  it("is found by codes; one with a wrong check digit is left out and named, and nothing else is", () => {
    const identifiers = [
      { scheme: "jp_corporate_number", value: "7000012050002" },
      { scheme: "jp_corporate_number", value: "1000012050002" },
      { scheme: "ieee_oui_vendor", value: "02:AC:5E" },
      { scheme: "gtin", value: "4912345123456" },
      { scheme: "cage", value: "1ABC9" },
    ] as const;
    const { data, rejected } = compileOwnList(entries([{ ...ACME, identifiers }]), DATE, table);
    const codes = data?.suppliers[0]?.identifiers.map(({ scheme, value }) => `${scheme} ${value}`);
    expect(rejected.map(({ path, code }) => [path, code])).toEqual([
      ["suppliers[acme-vision].identifiers[1].value", "bad-value"],
      ["suppliers[acme-vision].identifiers[3].value", "bad-value"],
    ]);
    expect(codes).toEqual([
      "jp_corporate_number 7000012050002",
      "cage 1ABC9",
      "ieee_oui_vendor Acmevision Devices Inc.",
    ]);
    const of = view([{ ...ACME, identifiers }]);
    expect(screen(of, "法人番号 7000012050002")[0]?.[0]).toBe("acme-vision");
    expect(screen(of, "MAC 02:AC:5E:00:00:01")[0]?.[0]).toBe("acme-vision");
  });

  it("whose id another list knows gets a listing there, and keeps all others", () => {
    const of = view([{ ...ACME, id: "tp-link-systems", name: "TP-Link Systems Inc." }]);
    expect(screen(bundled, "TP-Link Systems Inc. router ¥1")[0]?.[1]).toBeNull();
    expect(screen(of, "TP-Link Systems Inc. router ¥1")[0]?.slice(0, 2)).toEqual([
      "tp-link-systems",
      "prohibited",
    ]);
    const hikvision = view([{ ...ACME, id: "hikvision", name: "Hikvision" }]);
    expect(hikvision.suppliers.get("hikvision")?.listings).toHaveLength(
      (bundled.suppliers.get("hikvision")?.listings.length ?? 0) + 1,
    );
    expect(screen(hikvision, "Hikvision camera ¥1")[0]?.[1]).toBe("prohibited");
  });

  it.each([
    ["a longer name", { name: "Hikvision cameras" }, "Hikvision cameras ¥100"],
    [
      "a further name",
      { name: "Zorba", names: [{ text: "Hikvision camera" }] },
      "Hikvision camera ¥1",
    ],
    ["the same name", { name: "Hikvision" }, "Hikvision cameras ¥100"],
    [
      "a longer model number",
      { name: "Zorba", products: [{ line: "Z", models: ["Hikvision DS-2CD*"] }] },
      "Hikvision DS-2CD2143G2-I ¥1",
    ],
  ])("hides no supplier of another list behind %s", (_what, named, text) => {
    const own: OwnSupplier = { ...ACME, ...named, severity: "advisory" };
    const found = screen(view([own]), text, "us-federal");
    const before = screen(bundled, text, "us-federal");
    expect(before.map(([supplier]) => supplier)).toContain("hikvision");
    expect(found).toEqual(expect.arrayContaining(before));
    expect(found.map(([supplier]) => supplier)).toContain("acme-vision");
  });

  it("that another list knows without a listing has the names there as before: none of another firm stands in them", () => {
    const own: OwnSupplier = { ...ACME, id: "tp-link-systems", name: "TP-Link Systems Inc." };
    const found = screen(view([own]), "TP-Link Systems Inc. router ¥1");
    expect(found).toEqual([["tp-link-systems", "prohibited", "TP-Link Systems Inc."]]);
  });

  it("is not hidden by a longer name of another list", () => {
    const text = "Zhejiang Dahua Technology Co., Ltd. camera ¥100";
    const found = screen(view([{ ...ACME, name: "Dahua" }]), text);
    expect(found).toEqual(expect.arrayContaining(screen(bundled, text)));
    expect(found).toContainEqual(["acme-vision", "prohibited", "Dahua"]);
  });

  it("leaves the part that names of other lists play as it was", () => {
    const text = "Cable compatible with Zhejiang Dahua Technology DH-IPC cameras ¥100";
    const own = view([{ ...ACME, name: "Dahua" }]);
    const rolesOf = (of: ListView) =>
      screenBlocks(of, [{ text, kind: "text" }], { profile: "general", date: DATE })
        .filter(({ supplier }) => supplier === "dahua")
        .map(({ role }) => role);
    expect(rolesOf(own)).toEqual(rolesOf(bundled));
    expect(rolesOf(own)).toContain("compatible");
  });

  it("without a readable name, or with an id that is none, is left out and named", () => {
    const bad = [
      { ...ACME, id: "Not An Id" },
      { ...ACME, id: "nameless", name: "・・・" },
    ];
    const { data, rejected } = compileOwnList(entries([...bad, ACME]), DATE, table);
    expect(data?.suppliers.map(({ id }) => id)).toEqual(["acme-vision"]);
    expect(rejected.map(({ path }) => path)).toEqual([
      "suppliers[Not An Id].id",
      "suppliers[nameless].name",
    ]);
  });
});

describe("an own category rule", () => {
  const categories = (text: string, profile: Profile, rule = RULE, date = DATE) => {
    const of = view([], [rule]);
    const blocks = [{ text, kind: "text" }] as const;
    const c = { profile, date };
    return screenCategories(of, blocks, c, screenBlocks(of, blocks, c))
      .filter(({ rule: id }) => id.startsWith("policy-"))
      .map(({ severity, origin }) => [severity, origin]);
  };

  test.each(PROFILES)("marks goods of its class for %s", (profile) => {
    const text = "Network camera, country of origin: Germany, ¥3";
    expect(categories(text, profile)).toEqual([["restricted", "DE"]]);
    expect(categories(text, profile, { ...RULE, severity: "advisory" })).toEqual([
      ["advisory", "DE"],
    ]);
    expect(categories("Network camera, country of origin: Japan, ¥3", profile)).toEqual([]);
    expect(categories("Network camera ¥3", profile)).toEqual([["advisory", null]]);
  });

  it("holds on its days only", () => {
    const rule = { ...RULE, to: "2026-12-31" };
    const on = (date: string) =>
      categories("Network camera, made in Germany ¥3", "general", rule, date);
    expect(
      ["2026-03-31", "2026-04-01", "2026-12-31", "2027-01-01"].map((date) => on(date).length),
    ).toEqual([0, 1, 1, 0]);
  });
});

it("whatever an own supplier says, its list can be read and indexed", () => {
  const text = fc.oneof(
    fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 }),
    fc.constantFrom("㈱", "A", "AB*", "*", "ー"),
  );
  const said = text.map((each) => each.trim()).filter((each) => each !== "");
  const supplier: fc.Arbitrary<OwnSupplier> = fc.record({
    id: fc.constantFrom("a", "b", "huawei"),
    name: said,
    names: fc.array(fc.record({ text: said, weak: fc.boolean() }), { maxLength: 3 }),
    identifiers: fc.array(
      fc.record({ scheme: fc.constantFrom("lei", "gtin", "cage", "ieee_oui_vendor"), value: text }),
      { maxLength: 3 },
    ),
    products: fc.array(fc.record({ line: said, models: fc.array(text, { maxLength: 3 }) }), {
      maxLength: 2,
    }),
    severity: fc.constantFrom("prohibited", "restricted", "advisory"),
    reason: said.map((en) => ({ en })),
    citation: said,
    listedOn: fc.constant("2026-01-01"),
  });
  fc.assert(
    fc.property(fc.array(supplier, { maxLength: 3 }), (suppliers) => {
      const lines = ownListLines(entries(suppliers), DATE, table);
      if (lines === null) return;
      const data = parseListData(lines);
      expect(data).toEqual(ownListOf(entries(suppliers), DATE, table));
      expect(buildIndex(data, table).index.byteLength).toBeGreaterThan(0);
    }),
  );
});
