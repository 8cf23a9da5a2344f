import { describe, expect, test } from "vitest";
import { mayMatch } from "../../rules/gate/gate.ts";
import { screenBlocks } from "../../rules/screen/screen.ts";
import { bundled, bundledGate } from "../fixtures/bundled.ts";

const ON = { profile: "general", date: "2026-11-25" } as const;

function suppliers(text: string): readonly string[] {
  const found = screenBlocks(bundled, [{ text, kind: "text" }], ON).map((each) => each.supplier);
  return [...new Set(found)].toSorted();
}

/** Each name is what makes the other real, or its neighbour ends where it begins. */
const TOGETHER: readonly (readonly [string, readonly string[]])[] = [
  ["华为中兴", ["huawei", "zte"]],
  ["中兴华为", ["huawei", "zte"]],
  ["華為中興", ["huawei", "zte"]],
  ["华为/中兴", ["huawei", "zte"]],
  ["华为、中兴", ["huawei", "zte"]],
  ["华为 中兴", ["huawei", "zte"]],
  ["华为或中兴", ["huawei", "zte"]],
  ["采购华为中兴设备", ["huawei", "zte"]],
  ["华为中兴联想", ["huawei", "zte"]],
  ["华为小米", ["huawei", "xiaomi"]],
  ["海康大华", ["dahua", "hikvision"]],
  ["大华海康", ["dahua", "hikvision"]],
  ["海康大华宇视", ["dahua", "hikvision", "uniview"]],
  ["海康威视大华", ["dahua", "hikvision"]],
  ["海康威视大华宇视", ["dahua", "hikvision", "uniview"]],
  ["华为海康威视", ["hikvision", "huawei"]],
  ["大疆华为", ["dji", "huawei"]],
  ["腾讯百度", ["baidu", "tencent"]],
  ["华为ZTE", ["huawei", "zte"]],
  ["ファーウェイZTE", ["huawei", "zte"]],
  ["화웨이ZTE", ["huawei", "zte"]],
  ["ファーウェイハイクビジョン", ["hikvision", "huawei"]],
  ["ﾌｧｰｳｪｲﾊｲｸﾋﾞｼﾞｮﾝ", ["hikvision", "huawei"]],
  ["ハイクビジョンファーウェイダーファ製カメラ", ["dahua", "hikvision", "huawei"]],
  ["화웨이하이크비전", ["hikvision", "huawei"]],
  ["하이크비전다후아의 제품", ["dahua", "hikvision"]],
  ["ハイクビジョンカブシキガイシャ", ["hikvision"]],
  ["カブシキガイシャハイクビジョン", ["hikvision"]],
  ["ユウゲンガイシャファーウェイ 東京", ["huawei"]],
  ["주식회사하이크비전", ["hikvision"]],
  ["하이크비전주식회사", ["hikvision"]],
  ["유한회사화웨이의 제품", ["huawei"]],
  ["Huawei หรือ ZTE", ["huawei", "zte"]],
  ["Huawei وZTE", ["huawei", "zte"]],
];

/** Words of the language stand side by side too, and so do the parts of longer words. */
const NOBODY: readonly string[] = [
  "升华为",
  "中興米",
  "荣耀/曙光/浪潮",
  "荣耀、曙光、浪潮",
  "荣耀浪潮",
  "曙光浪潮",
  "小米天马",
  "大华、中兴两个小区",
  "以“荣耀、曙光、浪潮”为主题的诗歌朗诵",
  "升华为中兴之路",
  "以中华为中兴之本",
  "ファーウェイハイクビジョンズ",
  "ファーウェイズハイクビジョン",
  "화웨이하이크비전스러운",
  "주식회사하이크비전스러운",
  "カブシキガイシャハイクビジョンズ",
  "속보비보",
];

describe("names side by side are each found", () => {
  test.each(TOGETHER)("%s", (text, expected) => {
    expect(suppliers(text)).toEqual(expected);
    expect(mayMatch(bundledGate, text)).toBe(true);
  });
});

describe("words side by side name nobody", () => {
  test.each(NOBODY)("%s", (text) => {
    expect(suppliers(text)).toEqual([]);
  });
});

describe("letters of Hangul syllables one by one are the name", () => {
  test.each(["ㅎㅘㅇㅞㅇㅣ", "\u1112\u116a\u110b\u1170\u110b\u1175", "ㅎㅘ웨이 라우터"])(
    "%s",
    (text) => {
      expect(suppliers(text)).toEqual(["huawei"]);
      expect(mayMatch(bundledGate, text)).toBe(true);
    },
  );
});
