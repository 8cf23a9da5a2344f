import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CAGE } from "../../rules/identifiers/cage.ts";
import { CORPORATE_NUMBER } from "../../rules/identifiers/corporate-number.ts";
import { GTIN } from "../../rules/identifiers/gtin.ts";
import { identify } from "../../rules/identifiers/identify.ts";
import { LEI } from "../../rules/identifiers/lei.ts";
import { MAC } from "../../rules/identifiers/mac.ts";
import { SCHEMES } from "../../rules/identifiers/registry.ts";
import type { Scheme } from "../../rules/identifiers/scheme.ts";
import { UEI } from "../../rules/identifiers/uei.ts";
import { USCC } from "../../rules/identifiers/uscc.ts";
import { ALNUM, USCC_ALPHABET, VALID } from "../fixtures/codes.ts";

const read = (scheme: Scheme, text: string) => scheme.read(text.toLowerCase());

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
