import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { COUNTRIES } from "../../rules/screen/countries.ts";
import { statedOrigins } from "../../rules/screen/origin.ts";
import { bundled } from "../fixtures/bundled.ts";

const said = (text: string, labels?: Parameters<typeof statedOrigins>[1]) =>
  statedOrigins(text, labels, bundled.table).map(({ countries }) => countries.join("+"));

describe("an origin that is stated is read", () => {
  test.each([
    ["原産国：中国", "CN"],
    ["原産地 ベトナム", "VN"],
    ["製造国は台湾", "TW"],
    ["原産国（地域）：タイ", "TH"],
    ["原産国 / 製造国：インドネシア", "ID"],
    ["中国製ドローン", "CN"],
    ["日本製小型ドローン", "JP"],
    ["アメリカ製", "US"],
    ["ｱﾒﾘｶ製", "US"],
    ["Made in USA", "US"],
    ["MADE IN THE U.S.A.", "US"],
    ["made in the United States of America", "US"],
    ["ＭＡＤＥ　ＩＮ　ＣＨＩＮＡ", "CN"],
    ["Made in\n  P.R.C.", "CN"],
    ["Country of Origin: CN", "CN"],
    ["Country of origin (COO): VNM", "VN"],
    ["Origin: Malaysia", "MY"],
    ["US-made drone", "US"],
    ["Chinese-made camera", "CN"],
    ["goods of Japanese origin", "JP"],
    ["产地：中国大陆", "CN"],
    ["原產地：臺灣", "TW"],
    ["原产国: 美国", "US"],
    ["中国制造", "CN"],
    ["원산지: 대한민국", "KR"],
    ["제조국 : 미국", "US"],
    ["중국산 드론", "CN"],
    ["País de origen: China", "CN"],
    ["Fabricado en México", "MX"],
    ["Fabricado na China", "CN"],
    ["Fabriqué en Chine", "CN"],
    ["Herkunftsland: Deutschland", "DE"],
    ["Prodotto in Italia", "IT"],
    ["Страна происхождения: Китай", "CN"],
    ["Сделано в Китае", "CN"],
    ["Made in China or Vietnam", "CN+VN"],
    ["原産国：中国/ベトナム", "CN+VN"],
  ])("%s: %s", (text, country) => {
    expect(said(text)).toEqual([country]);
  });
});

describe("what states none is not read as one", () => {
  test.each([
    "日本製鉄の鋼板",
    "日本製紙クレシア",
    "中国制裁",
    "한국산업인력공단",
    "Country of Origin: No information",
    "country of origin: in stock",
    "original China set",
    "Made by China Airlines",
    "China Mobile hotspot",
    "中国地方の工事",
    "原産国：不明",
    "アメリカン製菓",
    "産地直送",
    "not made in China",
    "excluding Chinese-made goods",
    "中国製を除く",
    "中国製以外",
    "중국산 제외",
    "",
  ])("%s", (text) => {
    expect(said(text)).toEqual([]);
  });
});

it("a labelled cell needs no label of its own", () => {
  const text = "ドローン 2機 中国";
  const span = { start: 8, end: 10 };
  expect(said(text, [{ ...span, label: "原産国" }])).toEqual(["CN"]);
  expect(said(text, [{ ...span, label: "Country of Origin" }])).toEqual(["CN"]);
  expect(said(text, [{ ...span, label: "納入先" }])).toEqual([]);
  expect(said(text, [{ ...span, label: "# 原産国" }])).toEqual([]);
});

describe("the table of countries", () => {
  it("has every code once, in capitals", () => {
    for (const key of ["code", "alpha3"] as const) {
      const codes = COUNTRIES.map((country) => country[key]);
      expect(new Set(codes).size).toBe(codes.length);
      for (const code of codes) expect(code).toMatch(key === "code" ? /^[A-Z]{2}$/ : /^[A-Z]{3}$/);
    }
  });

  it("gives no name to two countries", () => {
    const names = COUNTRIES.flatMap((country) => country.names.map((name) => name.toLowerCase()));
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  });

  it("is read under every name, after a label of either kind", () => {
    const lost = COUNTRIES.flatMap(({ code, names }) =>
      names.filter((name) =>
        [`Country of origin: ${name}`, `原産国：${name}`].some(
          (text) => said(text).join() !== code,
        ),
      ),
    );
    expect(lost).toEqual([]);
  });
});

it("for any text, statements are in order and inside it", () => {
  const part = fc.oneof(
    fc.constantFrom(
      "Made in ",
      "原産国：",
      "China",
      "中国",
      "製",
      "の",
      "\n",
      "US",
      " or ",
      "(",
      ")",
    ),
    fc.string({ unit: "binary", maxLength: 5 }),
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
      const text = parts.join("");
      const starts = statedOrigins(text, undefined, bundled.table).map(({ start }) => start);
      expect(starts).toEqual(starts.toSorted((a, b) => a - b));
      for (const start of starts) expect(start).toBeLessThan(text.length);
    }),
    { numRuns: 500 },
  );
});
