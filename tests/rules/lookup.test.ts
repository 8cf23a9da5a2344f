import fc from "fast-check";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, test } from "vitest";
import { resolveSupplier } from "../../rules/lookup/resolve.ts";
import { sameName } from "../../rules/lookup/same-name.ts";
import { lookup } from "../../rules/lookup/lookup.ts";
import { bundled, bundledData } from "../fixtures/bundled.ts";

const ON = { profile: "general", date: "2026-11-25" } as const;
const answers = (query: string, top = 5) => lookup(bundled, query, ON, top).answers;

describe("any way to type a name finds it first", () => {
  test.each([
    ["as written", "Hikvision", "hikvision", "exact"],
    ["another case and width", "ｈｉｋｖｉｓｉｏｎ", "hikvision", "exact"],
    ["one letter missing", "hikvison", "hikvision", "typo"],
    ["two letters swapped", "Hikvisoin", "hikvision", "typo"],
    ["a wrong letter", "Kasperski", "kaspersky", "typo"],
    ["spaces where there are none", "hua wei", "huawei", "spacing"],
    ["another word order", "Technology Zhejiang Dahua", "dahua", "word-order"],
    ["without the legal form", "Better Way Enterprises", "smic", "legal-form"],
    ["with a legal form of another country", "Hikvision GmbH", "hikvision", "legal-form"],
    ["the beginning, while typing", "quectel wire", "quectel", "prefix"],
    ["katakana", "ハイクビジョン", "hikvision", "exact"],
    ["hiragana", "ふぁーうぇい", "huawei", "exact"],
    ["half-width kana", "ﾌｧｰｳｪｲ", "huawei", "exact"],
    ["another katakana spelling", "ハイクヴィジョン", "hikvision", "exact"],
    ["romaji", "haikubijon", "hikvision", "romanised"],
    ["Simplified", "海康威视", "hikvision", "exact"],
    ["Traditional", "中興通訊", "zte", "exact"],
    ["Hangul", "하이크비전", "hikvision", "exact"],
    ["Cyrillic", "Касперский", "kaspersky", "exact"],
    ["pinyin", "hai kang wei shi", "hikvision", "romanised"],
    [
      "pinyin without spaces, with the legal form",
      "huaweijishu youxian gongsi",
      "huawei",
      "romanised",
    ],
    ["Hangul in Latin letters", "haikeubijeon", "hikvision", "romanised"],
    ["no spaces at all", "zhejiangdahuatechnology", "dahua", "legal-form"],
    ["a model number", "DS-2CD2143G2-I", "hikvision", "model"],
    ["a name inside a longer text", "Hikvision 監視カメラ 12台", "hikvision", "part"],
  ])("%s: %s", (_kind, query, supplier, why) => {
    const [first] = answers(query);
    expect({ supplier: first?.supplier, why: first?.why }).toEqual({ supplier, why: [why] });
  });

  it("every name of the list finds its supplier, or one that shares the name", () => {
    const lost = bundledData.suppliers.flatMap((supplier) =>
      supplier.names
        .filter((name) => {
          const found = answers(name.text, 10).map((each) => each.supplier);
          return ![supplier.id, ...(name.related ?? [])].some((id) => found.includes(id));
        })
        .map((name) => `${supplier.id}: ${name.text}`),
    );
    expect(lost).toEqual([]);
  }, 60_000);
});

describe("what sounds alike or begins alike is not the same", () => {
  test.each([
    "インテル",
    "monitor",
    "マイクロソフト",
    "メディアテック",
    "サムスン",
    "プリンター",
    "ストレージ",
    "D-Link",
    "ネットワークカメラ",
    "キヤノン",
    "シスコ",
    "デル",
    "レノボ",
    "エプソン",
    "ブラザー",
    "アップル",
    "グーグル",
    "パナソニック",
    "東芝",
    "シャープ",
    "エイスース",
  ])("%s", (query) => {
    expect(answers(query).filter((each) => each.score >= 0.65)).toEqual([]);
  });
});

describe("what is not there is not found", () => {
  test.each([
    "Panasonic",
    "ソニー",
    "Kingston",
    "Honeywell",
    "株式会社日立製作所",
    "三菱電機",
    "Siemens AG",
    "삼성전자",
  ])("%s", (query) => {
    expect(answers(query)).toEqual([]);
  });
});

test.each([
  ["a", true],
  ["DJI", true],
  ["华为", true],
  ["", true],
  ["  ", true],
  ["Hikvision", false],
  ["technology", true],
  ["株式会社", true],
  ["Co., Ltd.", true],
  ["Shenzhen Technology", true],
  ["China Mobile", false],
  ["Panasonic", false],
])("a weak query is told so: %j %s", (query, weak) => {
  expect(lookup(bundled, query, ON, 5).weak).toBe(weak);
});

it("answers are ranked, within bounds and as many as asked for", () => {
  const all = answers("Huawei Technologies", 100);
  expect(all.map((each) => each.score)).toEqual(
    all.map((each) => each.score).toSorted((a, b) => b - a),
  );
  expect(all.every((each) => each.score >= 0 && each.score <= 1)).toBe(true);
  expect(answers("Huawei Technologies", 2)).toHaveLength(2);
});

it("each answer carries its listings with dates, the strongest first, notes without severity", () => {
  const [first] = lookup(bundled, "Hikvision", { ...ON, profile: "us-federal" }, 1).answers;
  const listings = first?.listings ?? [];
  expect(listings[0]?.severity).toBe("restricted");
  expect(listings.find((each) => each.program === "us-ndaa-889")).toMatchObject({
    listedOn: "2018-08-13",
    delistedOn: null,
  });
});

it("a class that is typed is answered as a class", () => {
  expect(lookup(bundled, "サーバ", ON, 5)).toMatchObject({ productClass: "server", answers: [] });
  expect(lookup(bundled, "drone", ON, 5).productClass).toBe("uas");
});

describe("for any text", () => {
  it("the same query gives the same answers", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 40 }), (query) => {
        expect(answers(query)).toEqual(answers(query));
      }),
      { numRuns: 60 },
    );
  });

  it("a lookup never throws", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (query) => {
        expect(answers(query).length).toBeLessThanOrEqual(5);
      }),
      { numRuns: 150 },
    );
  });
});

describe("outside data", () => {
  const file = join(process.env["SEKISHO_DATA"] ?? "", "name-pairs.csv");

  it("pairs of name-pairs.csv: precision and recall", (context) => {
    if (process.env["SEKISHO_DATA"] === undefined || !existsSync(file))
      return context.skip("SEKISHO_DATA is not set, or holds no name pairs");
    const resolved = (name: string) => resolveSupplier(bundled, name);
    const isSame = (left: string, right: string) =>
      (resolved(left) !== null && resolved(left) === resolved(right)) ||
      sameName(left, right, bundled.names.letters).same;
    const counts = { truePositive: 0, falsePositive: 0, falseNegative: 0, trueNegative: 0 };
    for (const [left = "", right = "", same] of csv(readFileSync(file, "utf8")).slice(1)) {
      const said = isSame(left, right);
      if (said === (same === "true")) counts[said ? "truePositive" : "trueNegative"]++;
      else counts[said ? "falsePositive" : "falseNegative"]++;
    }
    const { truePositive, falsePositive, falseNegative } = counts;
    console.error(`name-pairs.csv: ${JSON.stringify(counts)}`);
    expect(truePositive / (truePositive + falsePositive)).toBeGreaterThanOrEqual(0.95);
    expect(truePositive / (truePositive + falseNegative)).toBeGreaterThanOrEqual(0.97);
  });
});

/** Rows of a CSV text without line breaks in fields. */
function csv(text: string): readonly (readonly string[])[] {
  return text
    .trim()
    .split("\n")
    .map((line) =>
      Array.from(line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g), ([, field = ""]) =>
        field.startsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field,
      ),
    );
}
