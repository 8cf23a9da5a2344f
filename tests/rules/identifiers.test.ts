import { describe, expect, test } from "vitest";
import { mayMatch } from "../../rules/gate/gate.ts";
import { SCHEMES } from "../../rules/identifiers/registry.ts";
import { cardFor } from "../../rules/explain/card.ts";
import { lookup } from "../../rules/lookup/lookup.ts";
import { screenBlocks } from "../../rules/screen/screen.ts";
import type { ListStatus } from "../../rules/views.ts";
import { screenText } from "../../tools/screen-text.ts";
import { bundled, bundledGate } from "../fixtures/bundled.ts";

const ON = { profile: "general", date: "2026-11-25" } as const;
const STATUS: ListStatus = {
  state: "bundled",
  problem: null,
  since: null,
  version: "1",
  asOf: null,
  lists: [],
  suppliers: 0,
  programs: 0,
};

/** Suppliers that a text names by an identifier, with what was found of it. */
function identified(text: string): readonly string[] {
  return screenBlocks(bundled, [{ text, kind: "text" }], ON)
    .filter((verdict) => verdict.why.includes("identifier"))
    .map((verdict) => `${verdict.supplier} ${verdict.matched}`);
}

describe("an identifier of a listed supplier in a text", () => {
  test.each([
    ["en", "MAC address 44:19:B6:12:34:56", ["hikvision 44:19:B6:12:34:56"]],
    ["en", "Camera at 08-ED-ED-A1-B2-C3 does not answer", ["dahua 08-ED-ED-A1-B2-C3"]],
    ["en", "interface mac address: 0018.82ab.cdef", ["huawei 0018.82ab.cdef"]],
    ["en", "Wi-Fi MAC: 001882ABCDEF, printed on the label", ["huawei 001882ABCDEF"]],
    [
      "en",
      "MAC addresses: 001882000001, 001882000002",
      ["huawei 001882000001", "huawei 001882000002"],
    ],
    ["en", "shows up as 44:19:b6:xx:xx:xx", ["hikvision 44:19:b6:xx:xx:xx"]],
    ["en", "FCC ID: QISBLA-L29", ["huawei QISBLA-L29"]],
    ["en", "Contains FCC ID 2ADTD-AX1800", ["hikvision 2ADTD-AX1800"]],
    ["en", "Model tested: 2ADTD-DS2CD2043G2, 5 V", ["hikvision 2ADTD-DS2CD2043G2"]],
    ["en", "FCC ID: SS3-WM1605, SS3-MT3M3VD", ["dji SS3-WM1605", "dji SS3-MT3M3VD"]],
    ["en", "FCCID:YAMPD78XG", ["hytera YAMPD78XG"]],
    ["ja", "FCC ID番号：ＱＩＳＢＬＡ－Ｌ２９", ["huawei ＱＩＳＢＬＡ－Ｌ２９"]],
    [
      "ja",
      "MACアドレス：４４：１９：Ｂ６：１２：３４：５６",
      ["hikvision ４４：１９：Ｂ６：１２：３４：５６"],
    ],
    ["ja", "機器のMACアドレス（4419B6123456）を登録する", ["hikvision 4419B6123456"]],
    ["ja", "物理アドレス 00-18-82-12-34-56", ["huawei 00-18-82-12-34-56"]],
    ["ja", "製造者の統一社会信用代码は91330000733796106Pである", ["hikvision 91330000733796106P"]],
    ["zh", "统一社会信用代码：91330000733796106P", ["hikvision 91330000733796106P"]],
    ["zh", "统一社会信用代码 9144 0300 1922 0382 16", ["huawei 9144 0300 1922 0382 16"]],
    ["zh", "社會信用代碼914403007954257495（深圳）", ["dji 914403007954257495"]],
    ["zh", "供应商代码：91110000MA001HYK9X", ["china-unicom 91110000MA001HYK9X"]],
    ["zh", "设备MAC地址为0018-82ab-cdef", ["huawei 0018-82ab-cdef"]],
    ["ko", "MAC 주소: 44:19:B6:AA:BB:CC", ["hikvision 44:19:B6:AA:BB:CC"]],
    ["ko", "통합사회신용코드 91330000733796106p", ["hikvision 91330000733796106p"]],
    ["de", "MAC-Adresse 4419b6aabbcc laut Typenschild", ["hikvision 4419b6aabbcc"]],
    ["es", "dirección MAC 08ED.EDA1.B2C3, puerto 2", ["dahua 08ED.EDA1.B2C3"]],
    ["ru", "MAC-адрес: 00:18:82:0a:0b:0c", ["huawei 00:18:82:0a:0b:0c"]],
    ["ru", "идентификатор FCC ID — QISMHA-L29", ["huawei QISMHA-L29"]],
  ])("%s: %s", (_language, text, expected) => {
    expect(identified(text)).toEqual(expected);
    expect(mayMatch(bundledGate, text)).toBe(true);
  });

  test.each([
    ["a check digit that is wrong", "统一社会信用代码：91330000733796106Q"],
    ["two digits changed places", "统一社会信用代码：91330000733976106P"],
    ["a valid code of nobody on the list", "统一社会信用代码：91110000600037341L"],
    ["a code with one character more", "编号91330000733796106P1"],
    ["inside a longer code", "SN91330000733796106P"],
    ["a prefix of nobody on the list", "MAC address 00:00:0C:12:34:56"],
    ["five octets", "44:19:B6:12:34"],
    ["seven octets", "44:19:B6:12:34:56:78"],
    ["a fingerprint", "SHA1 Fingerprint=AA:44:19:B6:12:34:56:78:9A:BC"],
    ["the start of a fingerprint", "44:19:B6:12:34:56:78:9A:BC:DE"],
    ["the end of an IPv6 address", "fe80::44:19:b6:12:34:56"],
    ["two kinds of separator", "44:19-B6:12:34:56"],
    ["no hexadecimal", "44:19:G6:12:34:56"],
    ["twelve digits without a label", "order 001882123456"],
    ["twelve hexadecimal digits without a label", "commit 4419b6aabbcc"],
    ["three groups without a label", "part 0018.82ab.cdef"],
    ["six pairs of digits without a label", "No. 00-18-82-12-34-56"],
    ["three octets without a label", "at 00:18:82 UTC"],
    ["a label far off", `MAC address of the device is on its back. See page 4 for 4419b6aabbcc`],
    ["a grantee code without its label", "QISBLA-L29"],
    ["a word that begins as one", "FCC certified Yamaha receiver RX-V385"],
    ["a word that begins as one, the label before it", "the FCC ID of Yamaha modules"],
    ["an FCC ID of nobody on the list", "FCC ID: BCG-E8726A"],
    ["another grantee code", "FCC ID: QI5BLA-L29"],
    ["a grantee code inside a part number", "PN 2ADTD"],
    ["a hyphen only", "2ADTD-"],
    ["a ticker", "002415.SZ"],
    ["a time and a date", "2026-11-25 18:00, 10:44:30"],
  ])("is not: %s", (_why, text) => {
    expect(identified(text)).toEqual([]);
  });

  test("makes a weak name of its holder real", () => {
    const [name] = screenBlocks(bundled, [{ text: "海康 91330000733796106P", kind: "text" }], ON);
    expect(name).toMatchObject({
      matched: "海康",
      why: expect.arrayContaining(["weak-name-with-supplier"]),
    });
  });

  test("is shown in a report as it stands in the text", () => {
    const { hits, mentions } = screenText(bundled, "MAC 44:19:B6:12:34:56", ON);
    expect([...hits, ...mentions].map(({ supplier, matched }) => [supplier, matched])).toEqual([
      ["hikvision", ["44:19:B6:12:34:56"]],
    ]);
  });

  test("is of the holder on the card, with its kind", () => {
    const [verdict] = screenBlocks(bundled, [{ text: "91330000733796106P", kind: "text" }], ON);
    const card = cardFor(bundled, { supplier: "hikvision", verdict: verdict ?? null }, ON, STATUS);
    expect(card).toMatchObject({
      matched: "91330000733796106P",
      matchedName: "Hangzhou Hikvision Digital Technology Co., Ltd.",
      identifier: "uscc",
    });
  });

  test("says in whose name it is registered, and of what kind it is", () => {
    const [verdict] = screenBlocks(bundled, [{ text: "MAC 34:BD:20:00:00:01", kind: "text" }], ON);
    expect(verdict).toMatchObject({
      supplier: "hikvision",
      matched: "34:BD:20:00:00:01",
      matchedName: "Hangzhou Hikrobot Technology Co., Ltd.",
      identifier: "ieee_oui_vendor",
      why: expect.arrayContaining(["identifier"]),
    });
  });
});

test.each(SCHEMES.filter((scheme) => scheme.labelled !== null))(
  "every label of $id holds one of its hints, and is no label of another scheme",
  ({ id, labels, hints }) => {
    for (const label of labels) {
      expect(hints.some((hint) => label.toLowerCase().includes(hint))).toBe(true);
      expect(
        SCHEMES.filter((other) => other.labels.includes(label)).map((each) => each.id),
      ).toEqual([id]);
    }
  },
);

describe("a typed identifier", () => {
  test.each([
    ["91330000733796106P", "hikvision"],
    ["9133 0000 7337 9610 6p", "hikvision"],
    ["91330000-73379610-6P", "hikvision"],
    ["统一社会信用代码：91330000733796106P", "hikvision"],
    ["44:19:B6:12:34:56", "hikvision"],
    ["44-19-b6", "hikvision"],
    ["4419B6", "hikvision"],
    ["00:18:82", "huawei"],
    ["4419.b612.3456", "hikvision"],
    ["4419B6123456", "hikvision"],
    ["MAC address 4419B6123456", "hikvision"],
    ["FCC ID: QISBLA-L29", "huawei"],
    ["2ADTD-AX1800", "hikvision"],
    ["2ADTD", "hikvision"],
    ["QIS", "huawei"],
    ["ＱＩＳ", "huawei"],
  ])("%s answers %s", (query, supplier) => {
    const [answer] = lookup(bundled, query, ON, 5).answers;
    expect(answer).toMatchObject({ supplier, why: ["identifier"] });
  });

  test.each([
    "91330000733796106Q",
    "91330000733796107P",
    "9133000073379610",
    "00:00:0C:12:34:56",
    "FCC ID: BCG-E8726A",
    "4006381333932",
    "001882",
    "1234567890123",
  ])("%s says nothing", (query) => {
    expect(lookup(bundled, query, ON, 5).answers).toEqual([]);
  });
});
