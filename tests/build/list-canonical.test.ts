import { describe, expect, it } from "vitest";
import { byCodePoint, canonicalJson } from "../../publisher/list/canonical.ts";

describe("canonical JSON", () => {
  it.each([
    [{ b: 1, a: [true, null, "x"] }, '{"a":[true,null,"x"],"b":1}'],
    [{ a: undefined, b: { d: 1, c: 2 } }, '{"b":{"c":2,"d":1}}'],
    [{ "\u{1f600}": 1, "\uff5e": 2 }, '{"\uff5e":2,"\u{1f600}":1}'],
    ['a"\n中', '"a\\"\\n中"'],
    [[], "[]"],
  ])("writes %j", (value, text) => {
    expect(canonicalJson(value)).toBe(text);
  });

  it.each([[Number.NaN], [Number.POSITIVE_INFINITY], [undefined], [() => 1], [1n]])(
    "refuses %s",
    (value) => {
      expect(() => canonicalJson(value)).toThrow(TypeError);
    },
  );

  it.each([
    ["a", "b", -1],
    ["b", "a", 1],
    ["a", "a", 0],
    ["a", "ab", -1],
    ["\uff5e", "\u{1f600}", -1],
  ])("orders %s and %s by code point", (left, right, sign) => {
    expect(Math.sign(byCodePoint(left, right))).toBe(sign);
  });
});
