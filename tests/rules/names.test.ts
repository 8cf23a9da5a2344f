import { describe, expect, test } from "vitest";
import { foldText } from "../../rules/fold/fold.ts";
import { runsThroughWords } from "../../rules/names/han-words.ts";
import { isTooShort, stemOf, tokenise } from "../../rules/names/compile-name.ts";
import { cutLegalForms } from "../../rules/names/legal-forms.ts";
import { bundled } from "../fixtures/bundled.ts";

const { table } = bundled;
const stem = (name: string) => cutLegalForms(tokenise(name, table)).join(" ");

describe("a legal form is cut from either end", () => {
  test.each([
    ["Hikvision Co., Ltd.", "hikvision"],
    ["株式会社ハイクビジョン", "ハイクビジヨン"],
    ["㈱日立製作所", "日立制作所"],
    ["(株)日立製作所", "日立制作所"],
    ["日立製作所（株）", "日立制作所"],
    ["杭州海康威视数字技术股份有限公司", "杭州海康威视数字技术"],
    ["華為技術有限公司", "华为技术"],
    ["주식회사 하이크비전", "하이크비전"],
    ["하이크비전(주)", "하이크비전"],
    ["ООО «Хуавэй»", "хуавэи"],
    ["AO Kaspersky Lab", "kaspersky lab"],
    ["Huawei Technologies (Deutschland) GmbH", "huawei technologies deutschland"],
    ["Huawei Technologies France SASU", "huawei technologies france"],
    ["Huawei Technologies India Pvt., Ltd.", "huawei technologies india"],
    ["Dahua Technology S.A. de C.V.", "dahua technology"],
    ["PT Huawei Tech Investment", "huawei tech investment"],
    ["Sepura plc", "sepura"],
    ["Kaspersky Lab K.K.", "kaspersky lab"],
    ["Bodnar s.r.o.", "bodnar"],
    ["Hytera Sp. z o.o.", "hytera"],
  ])("%s", (name, expected) => {
    expect(stem(name)).toBe(expected);
  });

  test.each(["Limited", "株式会社", "有限公司", "GmbH"])("%s alone stays a name", (name) => {
    expect(stem(name)).not.toBe("");
  });
});

describe("tokens", () => {
  test.each([
    ["camelCase of three letters a side", "MatrixOne", ["matrix", "one"]],
    ["no camel border in a short word", "iPhone", ["iphone"]],
    ["letters and digits stay together", "H3C", ["h3c"]],
    ["a change of script", "联想ThinkPad", ["联想", "think", "pad"]],
    ["separators", "TP-Link", ["tp", "link"]],
  ])("%s", (_kind, name, expected) => {
    expect(tokenise(name, table)).toEqual(expected);
  });

  test("a name without legal form has no other stem", () => {
    expect(stemOf(tokenise("Hikvision", table))).toBeNull();
  });

  test.each([
    ["ZTE", true],
    ["Asus", true],
    ["Dahua", false],
    ["华为", true],
    ["华为中", false],
    ["イモ", true],
    ["ファーウェイ", false],
    ["НТЦ", true],
  ])("%s is too short to stand alone: %s", (name, expected) => {
    expect(isTooShort(tokenise(name, table), table)).toBe(expected);
  });
});

describe("a short Han name that runs through two ordinary words", () => {
  const names = (text: string) => {
    const at = text.indexOf("|");
    const to = text.indexOf("|", at + 1) - 1;
    const plain = foldText(text.replaceAll("|", ""), table);
    return runsThroughWords(plain, at, to);
  };

  test.each([
    ["上|海能达|信息", true],
    ["南|海康|复医院", true],
    ["青|海光|伏电站", true],
    ["芳|华为|梦", true],
    ["采购|海康|摄像机", false],
    ["其中|华为|交换机", false],
    ["最新|华为|手机", false],
    ["上海|海康|威视", false],
  ])("%s: %s", (text, expected) => {
    expect(names(text)).toBe(expected);
  });
});
