import { describe, expect, test } from "vitest";
import { fuzzTexts } from "../../tools/bench/fuzz-texts.ts";
import type { GeneratedName } from "../../tools/bench/generate-names.ts";
import { foldTable } from "../../tools/bench/ours.ts";
import { isUndecided, openReference } from "../../tools/bench/reference.ts";

const table = new Uint32Array(foldTable());
const given = (text: string): GeneratedName => ({ id: "n0", text, script: "latin" });
const names = [
  "Shenzhen Haoqiang Technology Co., Ltd.",
  "株式会社マルテック",
  "深圳宏达科技有限公司",
  "ООО «Волгатех»",
].map(given);
const find = openReference(names, table);

describe("the reference matcher", () => {
  test.each([
    ["a name as written", "by Shenzhen Haoqiang Technology Co., Ltd. today", ["0/3/40", "0/3/31"]],
    ["in other letters", "ＳＨＥＮＺＨＥＮ haoqiang TECHNOLOGY", ["0/0/28"]],
    ["without its spaces", "ShenzhenHaoqiangTechnology", ["0/0/26"]],
    ["without its legal form", "マルテック製", ["1/0/5"]],
    ["among other Han", "由深圳宏达科技有限公司提供", ["2/1/11", "2/1/7"]],
    ["in quotes of another kind", '"Волгатех"', ["3/1/9"]],
    ["nothing inside a longer word", "xShenzhen Haoqiang Technologys", []],
    ["nothing inside a longer katakana word", "アマルテックス", []],
    ["nothing where a letter is missing", "Shenzhen Haoqang Technology", []],
  ])("finds %s", (_name, text, expected) => {
    expect(find(text).map(({ name, start, end }) => [name, start, end].join("/"))).toEqual(
      expected,
    );
  });

  test.each([
    ["マルテックの", 5, false],
    ["マルテックカメラ", 5, true],
    ["마르텍은", 3, true],
    ["Haoqiangs", 8, false],
    ["마르텍", 3, false],
  ])("has no say after %s at %i: %s", (text, end, expected) => {
    expect(isUndecided(text, end, table)).toBe(expected);
  });
});

test("fuzzed texts are the same for the same seed, and others for another", () => {
  const take = (seed: number) => fuzzTexts(names, seed).take(50).toArray();
  expect(take(1)).toEqual(take(1));
  expect(take(1)).not.toEqual(take(2));
  expect(new Set(take(1)).size).toBeGreaterThan(40);
});
