import { describe, expect, test } from "vitest";
import { mayMatch } from "../../rules/gate/gate.ts";
import { screenBlocks } from "../../rules/screen/screen.ts";
import { bundled, bundledGate } from "../fixtures/bundled.ts";

const ON = { profile: "general", date: "2026-11-25" } as const;

/** What is found by an identifier in a row of cells, each under its header. */
function found(cells: readonly (readonly [label: string, text: string])[]): readonly string[] {
  let text = "";
  const labels = cells.map(([label, cell]) => {
    const start = text.length;
    text += `${cell}\t`;
    return { start, end: start + cell.length, label };
  });
  return screenBlocks(bundled, [{ text, kind: "text", labels }], ON)
    .filter((each) => each.why.includes("identifier"))
    .map((each) => `${each.supplier} ${each.matched}`);
}

describe("a code in a cell is announced by its header", () => {
  test.each([
    ["FCC ID", "QISBLA-L29", "huawei QISBLA-L29"],
    ["FCC ID番号", "QISBLA-L29", "huawei QISBLA-L29"],
    ["ＦＣＣ　ＩＤ", "ＱＩＳＢＬＡ－Ｌ２９", "huawei ＱＩＳＢＬＡ－Ｌ２９"],
    ["FCC认证号", "SS3-WM1605", "dji SS3-WM1605"],
    ["Contains FCC ID", "XMR201903EG25G", "quectel XMR201903EG25G"],
    ["MACアドレス", "4419B6123456", "hikvision 4419B6123456"],
    ["MAC地址", "0018-82ab-cdef", null],
    ["MAC 주소", "4419B6123456", "hikvision 4419B6123456"],
    ["MAC", "001882ABCDEF", "huawei 001882ABCDEF"],
    ["Wi-Fi MAC address", "001882ABCDEF", "huawei 001882ABCDEF"],
    ["Dirección MAC", "4419.b612.3456", "hikvision 4419.b612.3456"],
    ["統一社会信用代码", "91330000733796106P", "hikvision 91330000733796106P"],
    ["統一社會信用代碼", "9133 0000 7337 9610 6P", "hikvision 9133 0000 7337 9610 6P"],
    ["통합사회신용코드", "91330000733796106P", "hikvision 91330000733796106P"],
  ])("%s: %s", (label, code, expected) => {
    const cells = [["品名", "機器"] as const, [label, code] as const, ["数量", "2"] as const];
    expect(found(cells)).toEqual(expected === null ? [expect.stringContaining(code)] : [expected]);
  });

  test("several in one cell, and a cell beside it is not meant", () => {
    expect(found([["FCC ID", "QISBLA-L29, SS3-WM1605"]])).toEqual([
      "huawei QISBLA-L29",
      "dji SS3-WM1605",
    ]);
    expect(
      found([
        ["FCC ID", "BCG-E8726A"],
        ["備考", "QISBLA-L29"],
      ]),
    ).toEqual([]);
  });

  test.each([
    ["型番", "QISBLA-L29"],
    ["Mac対応", "4419B6123456"],
    ["Fur Mac OS", "001882ABCDEF"],
    ["備考", "4419B6123456"],
    ["# FCC ID", "QISBLA-L29"],
    ["FCC ID", "see the label QISBLA-L29"],
    ["統一社会信用代码", "91330000733796106Q"],
  ])("and is nothing under %s: %s", (label, code) => {
    expect(found([[label, code]])).toEqual([]);
  });
});

test.each(["XMR201903EG25G", "YAMPD78XG", "SS3WM1605"])(
  "the gate lets %s through, though its header stands in another row",
  (code) => {
    expect(mayMatch(bundledGate, `${code}\t2`)).toBe(true);
  },
);
