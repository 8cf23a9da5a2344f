import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { foldText } from "../../rules/fold/fold.ts";
import { candidateWindows, mayMatch } from "../../rules/gate/gate.ts";
import { filedIdentifiers } from "../../rules/identifiers/filed.ts";
import { findIdentifiers } from "../../rules/identifiers/find.ts";
import { gtinCheck } from "../../rules/identifiers/gtin.ts";
import { bundled } from "../fixtures/bundled.ts";
import { charsOf } from "../fixtures/codes.ts";
import { found, fuller, fullerGate, GROUPED, held } from "../fixtures/coded-list.ts";

const { table } = bundled;

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
