import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { foldText } from "../../rules/fold/fold.ts";
import { candidateWindows, mayMatch, openGate } from "../../rules/gate/gate.ts";
import { CAGE } from "../../rules/identifiers/cage.ts";
import { CORPORATE_NUMBER } from "../../rules/identifiers/corporate-number.ts";
import { filedIdentifiers } from "../../rules/identifiers/filed.ts";
import { findIdentifiers } from "../../rules/identifiers/find.ts";
import { fileIdentifiers, openIdentifiers } from "../../rules/identifiers/held.ts";
import { heldSuppliers } from "../../rules/index/suppliers.ts";
import { GTIN, gtinCheck } from "../../rules/identifiers/gtin.ts";
import { identify } from "../../rules/identifiers/identify.ts";
import { LEI, leiCheckDigits } from "../../rules/identifiers/lei.ts";
import { MAC } from "../../rules/identifiers/mac.ts";
import { SCHEMES } from "../../rules/identifiers/registry.ts";
import type { Scheme } from "../../rules/identifiers/scheme.ts";
import { UEI } from "../../rules/identifiers/uei.ts";
import { USCC, usccCheck } from "../../rules/identifiers/uscc.ts";
import { cardFor } from "../../rules/explain/card.ts";
import { buildIndex } from "../../rules/index/build.ts";
import { lookup } from "../../rules/lookup/lookup.ts";
import { screenBlocks } from "../../rules/screen/screen.ts";
import type { ListStatus } from "../../rules/views.ts";
import type { Identifier, ListData } from "../../rules/vocabulary.ts";
import { screenText } from "../../tools/screen-text.ts";
import { bundled, bundledData, bundledGate } from "../fixtures/bundled.ts";

const { table } = bundled;
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
const read = (scheme: Scheme, text: string) => scheme.read(text.toLowerCase());
const digits = (length: number) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
    .map((all) => all.join(""));
const charsOf = (alphabet: string, length: number) =>
  fc
    .array(fc.constantFrom(...Array.from(alphabet)), { minLength: length, maxLength: length })
    .map((all) => all.join(""));
const ALNUM = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const USCC_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

/** Valid codes, made by the check digit's own rule. */
const VALID = {
  lei: charsOf(ALNUM, 18).map((body) => body + leiCheckDigits(body)),
  uscc: fc
    .tuple(charsOf(USCC_ALPHABET, 2), digits(6), charsOf(USCC_ALPHABET, 9))
    .map((parts) => parts.join(""))
    .map((body) => body + usccCheck(body)),
  jp_corporate_number: digits(12).map((body) => {
    const first = Array.from({ length: 9 }, (_, digit) => `${String(digit + 1)}${body}`).filter(
      (each) => CORPORATE_NUMBER.read(each) !== null,
    );
    expect(first.length).toBe(1);
    return first[0] ?? "";
  }),
  gtin: digits(12).map((body) => body + gtinCheck(body)),
} as const;

describe("codes as the schemes' own papers print them", () => {
  test.each([
    [LEI, "5493001KJTIIGC8Y1R12", "5493001KJTIIGC8Y1R12"],
    [LEI, "5493 001K JTII GC8Y 1R12", "5493001KJTIIGC8Y1R12"],
    [LEI, "5493001KJTIIGC8Y1R13", null],
    [LEI, "5493001KJTIIGC8Y1R1", null],
    [CORPORATE_NUMBER, "7000012050002", "7000012050002"],
    [CORPORATE_NUMBER, "7-0000-1205-0002", "7000012050002"],
    [CORPORATE_NUMBER, "T7000012050002", "7000012050002"],
    [CORPORATE_NUMBER, "8000012050002", null],
    [CORPORATE_NUMBER, "0000012050002", null],
    [USCC, "91330000733796106P", "91330000733796106P"],
    [USCC, "9133 0000 7337 9610 6P", "91330000733796106P"],
    [USCC, "91110000600037341L", "91110000600037341L"],
    [USCC, "91330000733796106Q", null],
    [USCC, "9133000073379610OP", null],
    [GTIN, "4006381333931", "04006381333931"],
    [GTIN, "036000291452", "00036000291452"],
    [GTIN, "4006381333932", null],
    [UEI, "ZQGGHJH74DW7", "ZQGGHJH74DW7"],
    [UEI, "0QGGHJH74DW7", null],
    [UEI, "ZQGGHJI74DW7", null],
    [UEI, "ZQ123456789A", null],
    [CAGE, "1ABC5", "1ABC5"],
    [CAGE, "1AOC5", null],
    [CAGE, "ABCDE", null],
    [MAC, "44:19:B6:00:11:22", "4419B6001122"],
    [MAC, "4419.b600.1122", "4419B6001122"],
    [MAC, "44:19:B6:xx:xx:xx", "4419B6"],
    [MAC, "44:19:G6:00:11:22", null],
  ])("$id %s", (scheme, text, expected) => {
    expect(read(scheme, text)).toBe(expected);
  });
});

describe("a check digit", () => {
  test.each(Object.entries(VALID))(
    "of %s is accepted as computed, and read back the same",
    (id, valid) => {
      const scheme = SCHEMES.find((each) => each.id === id);
      if (scheme === undefined) throw new Error(id);
      fc.assert(
        fc.property(valid, (code) => {
          const value = read(scheme, code);
          expect(value).not.toBeNull();
          expect(read(scheme, value ?? "")).toBe(value);
          expect(identify(code)).toContainEqual({ scheme: id, value });
          expect(identify(code.toLowerCase().replace(/(.{4})(?=.)/g, "$1 "))).toContainEqual({
            scheme: id,
            value,
          });
        }),
      );
    },
  );

  /** 法人番号 reckons modulo 9, so 0 and 9 are the same to it; every other change of one digit shows. */
  const isBlind = (id: string, from: string, to: string) =>
    id === "jp_corporate_number" && Math.abs(Number(from) - Number(to)) === 9;

  test.each(Object.entries(VALID))("of %s shows that any one digit was changed", (id, valid) => {
    const scheme = SCHEMES.find((each) => each.id === id);
    if (scheme === undefined) throw new Error(id);
    fc.assert(
      fc.property(valid, fc.nat(), fc.integer({ min: 0, max: 9 }), (code, place, digit) => {
        const places = Array.from(code, (_, at) => at).filter((at) =>
          /[0-9]/.test(code.charAt(at)),
        );
        const at = places[place % places.length] ?? 0;
        const to = String(digit);
        fc.pre(code.charAt(at) !== to && !isBlind(id, code.charAt(at), to));
        expect(read(scheme, code.slice(0, at) + to + code.slice(at + 1))).toBeNull();
      }),
    );
  });

  test("of a USCC and of a LEI shows that one letter was changed", () => {
    for (const [scheme, valid, alphabet] of [
      [USCC, VALID.uscc, USCC_ALPHABET],
      [LEI, VALID.lei, ALNUM.slice(10)],
    ] as const)
      fc.assert(
        fc.property(
          valid,
          fc.nat(),
          fc.constantFrom(...Array.from(alphabet)),
          (code, place, letter) => {
            const places = Array.from(code, (_, at) => at).filter((at) =>
              /[A-Z]/.test(code.charAt(at)),
            );
            const at = places[place % Math.max(1, places.length)];
            fc.pre(at !== undefined && code.charAt(at) !== letter);
            expect(read(scheme, code.slice(0, at) + letter + code.slice((at ?? 0) + 1))).toBeNull();
          },
        ),
      );
  });
});

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

/** The bundled list with identifiers of every scheme under its first supplier, and the gate of that list. */
const GROUPED = `ABCD0011EFGH2233XY${leiCheckDigits("ABCD0011EFGH2233XY")}`;
const EXTRA: readonly Identifier[] = [
  { scheme: "lei", value: GROUPED },
  { scheme: "lei", value: "5493001KJTIIGC8Y1R12" },
  { scheme: "jp_corporate_number", value: "7000012050002" },
  { scheme: "uei", value: "ZQGGHJH74DW7" },
  { scheme: "cage", value: "1ABC5" },
  { scheme: "gtin", value: "400638133" },
  { scheme: "gtin", value: "0036000" },
];
const [first, ...others] = bundledData.suppliers;
if (first === undefined) throw new Error("an empty list");
const fuller: ListData = {
  ...bundledData,
  suppliers: [{ ...first, identifiers: EXTRA }, ...others],
};
const held = openIdentifiers(fileIdentifiers(fuller), heldSuppliers(fuller.suppliers));
const fullerGate = openGate(buildIndex(fuller, table).gate, Uint32Array.from(table).buffer);
const found = (text: string) => {
  const folded = foldText(text, table);
  return findIdentifiers(held, folded).map(({ from, to }) =>
    text.slice(folded.starts[from], folded.ends[to - 1]),
  );
};

describe("schemes of which the list has no code yet", () => {
  test.each([
    ["LEI 5493001KJTIIGC8Y1R12", ["5493001KJTIIGC8Y1R12"]],
    ["5493 001K JTII GC8Y 1R12", ["5493 001K JTII GC8Y 1R12"]],
    ["法人番号：７０００００１２０５０００２", []],
    ["法人番号７００００１２０５０００２", ["７００００１２０５０００２"]],
    ["登録番号：T7000012050002", ["T7000012050002"]],
    ["登録番号 T-7-0000-1205-0002", ["T-7-0000-1205-0002"]],
    ["7-0000-1205-0002", ["7-0000-1205-0002"]],
    ["UEI: ZQGGHJH74DW7", ["ZQGGHJH74DW7"]],
    ["Unique Entity ID (SAM) ZQGGHJH74DW7", []],
    ["ZQGGHJH74DW7", []],
    ["CAGE code 1ABC5", ["1ABC5"]],
    ["NCAGE: 1ABC5", ["1ABC5"]],
    ["a cage of 1ABC5", []],
    ["JAN 4006381333931", ["4006381333931"]],
    ["case 14006381333938", ["14006381333938"]],
    ["UPC 036000291452", ["036000291452"]],
    ["4006381333932", []],
    ["4006391333930", []],
  ])("%s", (text, expected) => {
    expect(found(text)).toEqual(expected);
    if (expected.length > 0) expect(mayMatch(fullerGate, text)).toBe(true);
  });
});

test("a word before a code in groups is no part of it, though the two together look like one", () => {
  const spaced = GROUPED.replace(/(.{4})(?=.)/g, "$1 ");
  expect(found(`code ${spaced}`)).toEqual([spaced]);
});

describe("an identifier is never gated away", () => {
  const filed = [...filedIdentifiers(fuller)].flatMap(([scheme, values]) =>
    [...values.keys()].map((value) => ({ scheme, value })),
  );
  const spelled = fc
    .tuple(
      fc.constantFrom(...filed),
      charsOf("0123456789ABCDEF", 12),
      fc.constantFrom(":", "-", ".", ""),
    )
    .map(([{ scheme, value }, more, mark]) => {
      if (scheme.id === "gtin") {
        const body = (value + more.replace(/\D/g, "") + "000000000000").slice(0, 12);
        return body + gtinCheck(body);
      }
      if (scheme.id === "fcc_grantee") return `FCC ID: ${value}-${more.slice(0, 6)}`;
      if (scheme.id !== "ieee_oui_vendor") return `${scheme.labels[0] ?? ""} ${value}`;
      const octets = (value + more).slice(0, 12);
      if (mark === "") return `MAC address ${octets}`;
      if (mark === ".") return `MACアドレス ${octets.replace(/(.{4})(?=.)/g, "$1.")}`;
      return octets.replace(/(.{2})(?=.)/g, `$1${mark}`);
    });
  const dress = fc.constantFrom(
    (text: string) => text,
    (text: string) => text.toLowerCase(),
    (text: string) =>
      text.replace(/[!-~]/g, (unit) => String.fromCharCode(unit.charCodeAt(0) + 0xfee0)),
    (text: string) => text.replaceAll("-", "‐"),
    (text: string) => `装置（${text}）を`,
  );

  test("whatever the scheme and the spelling, and it stands in a window of the text", () => {
    fc.assert(
      fc.property(spelled, dress, fc.string({ maxLength: 40 }), (code, wear, other) => {
        const text = `${other} ${wear(code)} ${other}`;
        const folded = foldText(text, table);
        for (const each of findIdentifiers(held, folded)) {
          const start = folded.starts[each.from] ?? 0;
          const end = folded.ends[each.to - 1] ?? 0;
          const windows = candidateWindows(fullerGate, text, 100);
          expect(windows.some((window) => window.start <= start && window.end >= end)).toBe(true);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test("and none of these spellings is missed by the judge", () => {
    fc.assert(
      fc.property(spelled, (code) => {
        fc.pre(!/^[0-9-]+$/.test(code) || !code.includes("-"));
        expect(findIdentifiers(held, foldText(code, table)).length).toBe(1);
      }),
    );
  });

  test("and any text is read without a crash, in order, each stretch once", () => {
    const bits = fc.constantFrom(
      "FCC ID: ",
      "MAC address ",
      "44:19:B6",
      ":",
      "-",
      "91330000733796106P",
      "2ADTD-",
      "a1",
      " ",
    );
    fc.assert(
      fc.property(
        fc.array(fc.oneof(bits, fc.string({ maxLength: 8 })), { maxLength: 40 }),
        (parts) => {
          const all = findIdentifiers(held, foldText(parts.join(""), table));
          const starts = all.map((each) => each.from);
          expect(starts).toEqual(starts.toSorted((a, b) => a - b));
          for (const each of all) expect(each.to).toBeGreaterThan(each.from);
        },
      ),
    );
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
