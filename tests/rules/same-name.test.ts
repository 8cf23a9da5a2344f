import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { resolveSupplier } from "../../rules/lookup/resolve.ts";
import { sameName } from "../../rules/lookup/same-name.ts";
import { bundled, bundledData } from "../fixtures/bundled.ts";

const { letters } = bundled.names;
const isSame = (left: string, right: string) => sameName(left, right, letters).same;

describe("one company", () => {
  test.each([
    ["legal form", "Kelvontek GmbH", "Kelvontek Gesellschaft mit beschränkter Haftung"],
    ["legal form of another country", "(株)北野計器", "北野計器 Co., Ltd."],
    ["abbreviation", "Orinda Semiconductor Manufacturing International", "Orinda Semi Mfg Intl"],
    ["abbreviation with an apostrophe", "Int'l Kelvontek Corp", "International Kelvontek"],
    ["British and American", "Hollow Aluminium Centre", "Hollow Aluminum Center"],
    ["misspelt", "Kelvontek Instruments", "Kelvnotek Instruments"],
    ["a word of trade misspelt", "Orinda Technology", "Orinda Techmology"],
    ["a digit for a letter", "Kelv0ntek", "Kelvontek"],
    ["word order", "Instruments Orinda", "Orinda Instruments"],
    ["spaces", "OrindaInstruments", "Orinda Instruments"],
    ["umlaut", "Krüger Feinwerk", "Krueger Feinwerk"],
    ["long vowels", "Kitanō Kōgyō", "Kitanou Kougyou"],
    ["katakana", "オリンダ・システムズ", "Orinda Systems"],
    ["kana spelt by sound", "キタノデンキ", "Kitano Denki"],
    ["katakana variant", "ヴェルダン工業", "ベルダン工業"],
    ["pinyin", "深圳蓝海电子有限公司", "Shenzhen Lanhai Electronics Co., Ltd."],
    ["Hangul", "오린다 시스템즈", "Orinda Systems"],
    ["Cyrillic", "ООО «Оринда Системы»", "Orinda Systems"],
    ["Simplified and Traditional", "蓝海电子", "藍海電子"],
    ["a rare character", "髙崎計器", "高崎計器"],
    ["cut off", "Kelvontek Precision Instrum", "Kelvontek Precision Instruments Ltd"],
  ])("%s: %s, %s", (_kind, left, right) => {
    expect(isSame(left, right)).toBe(true);
  });
});

describe("two companies", () => {
  test.each([
    ["another word of trade", "China Mobile", "China Telecom"],
    ["another word of trade", "TP-Link Technologies", "TP-Link Systems"],
    ["another Han word of trade", "蓝海技术", "蓝海科技"],
    ["a letter less", "Hikvision", "Hivision"],
    ["a vowel of a short name", "Dahua Technology", "Dehua Technology"],
    ["a first letter", "Mikron", "Nikron"],
    ["a business more", "Siemens AG", "Siemens Energy AG"],
    ["another first word", "Bergmann Messtechnik", "Hoffmann Messtechnik"],
    ["read alike", "华为技术", "华威技术"],
    ["another character", "三和光学", "三輪光学"],
    ["sounds near", "インテル", "Intellexa"],
    ["only the legal form in common", "Kelvontek Co., Ltd.", "Orinda Co., Ltd."],
    ["nothing to compare", "", "Orinda"],
    ["nothing to compare", "!!!", "???"],
  ])("%s: %s, %s", (_kind, left, right) => {
    expect(isSame(left, right)).toBe(false);
  });
});

describe("for any two texts", () => {
  const text = fc.oneof(
    fc.string({ unit: "grapheme", maxLength: 30 }),
    fc.constantFrom(...bundledData.suppliers.map(({ name }) => name)),
  );
  it("the answer is symmetric, within bounds, and yes for a name and itself", () => {
    fc.assert(
      fc.property(text, text, (left, right) => {
        const there = sameName(left, right, letters);
        expect(sameName(right, left, letters)).toEqual(there);
        expect(there.score).toBeGreaterThanOrEqual(0);
        expect(there.score).toBeLessThanOrEqual(1);
        if (/[a-z]{2}/i.test(left)) expect(isSame(left, left)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

describe("a text names a supplier of the list", () => {
  test.each([
    ["Hangzhou Hikvision Digital Technology Co., Ltd.", "hikvision"],
    ["hikvision", "hikvision"],
    ["ハイクヴィジョン㈱", "hikvision"],
    ["Quectel Wireless Solns", "quectel"],
    ["914403001922038216", "huawei"],
    ["Hivision", null],
    ["Intel", null],
    ["Panasonic", null],
    ["technology", null],
    ["", null],
  ])("%s: %s", (text, supplier) => {
    expect(resolveSupplier(bundled, text)).toBe(supplier);
  });
});
