import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson } from "../../rules/trust/canonical.ts";
import { parseJson } from "../../rules/trust/json.ts";
import { matchesPath } from "../../rules/trust/paths.ts";
import { startTime } from "../../rules/trust/start-time.ts";

describe("metadata is read more strictly than JSON", () => {
  it.each([
    "1.0",
    "1e0",
    "1E5",
    "-0",
    "01",
    "9007199254740993",
    "1234567890123456",
    '{"a":1,"a":2}',
    String.raw`{"a":1,"\u0061":2}`,
    '{"a":{"b":1,"b":1}}',
    "[1,]",
    "{}x",
    "'a'",
    '"\t"',
    "NaN",
    "",
    "\uFEFF{}",
  ])("%j is none", (text) => {
    expect(() => parseJson(text)).toThrow();
  });

  it.each([
    ["0", 0],
    [" [ -1 , 999999999999999 ] ", [-1, 999_999_999_999_999]],
    [String.raw`"a:1.5 \" -0 \\"`, 'a:1.5 " -0 \\'],
    ['{"a:b":"c:d","":[{}]}', { "a:b": "c:d", "": [{}] }],
  ])("%s is", (text, value) => {
    expect(JSON.parse(JSON.stringify(parseJson(text)))).toEqual(value);
  });

  it("keeps __proto__ and constructor as keys like any other", () => {
    const json = parseJson('{"__proto__":{"x":1},"constructor":2}');
    expect(Object.getPrototypeOf(json)).toBeNull();
    expect(Object.keys(Object(json))).toEqual(["__proto__", "constructor"]);
    expect(canonicalJson(json)).toBe('{"__proto__":{"x":1},"constructor":2}');
  });

  it("reads whatever it writes", () => {
    const whole = fc.maxSafeInteger().filter((value) => Math.abs(value) < 1e15);
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom(null, true, false),
        whole.map((value) => value + 0),
        fc.string({ unit: "grapheme" }).filter((text) => !/\p{Control}/u.test(text)),
        fc.array(tie("tree")),
        fc.dictionary(fc.string({ unit: "grapheme-ascii" }), tie("tree")),
      ),
    }));
    fc.assert(
      fc.property(tree, (value) => {
        const text = JSON.stringify(value);
        expect(JSON.parse(canonicalJson(parseJson(text)))).toEqual(JSON.parse(text));
      }),
    );
  });
});

describe("canonical JSON", () => {
  it("orders keys by code point, as their UTF-8 bytes are", () => {
    const keys = fc.uniqueArray(
      fc.string({
        unit: fc.constantFrom(
          "a",
          "\0",
          "\ud7ff",
          "\uE000",
          "\uFFFE",
          "\uFFFF",
          "\u{10000}",
          "\u{1F600}",
          "\u{10FFFF}",
        ),
      }),
    );
    const utf8 = (text: string) =>
      Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join("");
    fc.assert(
      fc.property(keys, (all) => {
        const object = Object.assign(
          Object.create(null),
          Object.fromEntries(all.map((key) => [key, 0])),
        );
        const sorted = all.toSorted((one, other) => (utf8(one) < utf8(other) ? -1 : 1));
        expect(canonicalJson(object)).toBe(`{${sorted.map((key) => `"${key}":0`).join(",")}}`);
      }),
    );
  });

  it("escapes quotes and backslashes only", () => {
    expect(canonicalJson(parseJson(String.raw`["\"\\\n\u0001é"]`))).toBe('["\\"\\\\\n\u0001é"]');
  });
});

describe("a path pattern", () => {
  it.each([
    ["*.tgz", "foo.tgz", true],
    ["*.tgz", "targets/foo.tgz", false],
    ["targets/*.tgz", "targets/foo.tgz", true],
    ["foo-?.tgz", "foo-2.tgz", true],
    ["foo-?.tgz", "foo-.tgz", false],
    ["?", "😀", true],
    ["?", "/", false],
    ["*", "", true],
    ["**", "a/b", false],
    ["*/*", "a/b", true],
    ["a*b*c", "a-b-b-c", true],
    ["a*b*c", "a-c-b", false],
    ["[ab]", "a", false],
    ["[ab]", "[ab]", true],
    ["A", "a", false],
    ["", "", true],
  ])("%s on %s: %s", (pattern, path, matches) => {
    expect(matchesPath(pattern, path)).toBe(matches);
  });

  it("says what a regular expression would", () => {
    const signs = fc.string({ unit: fc.constantFrom("a", "b", "/"), maxLength: 8 });
    const patterns = fc.string({ unit: fc.constantFrom("a", "b", "/", "*", "?"), maxLength: 8 });
    fc.assert(
      fc.property(patterns, signs, (pattern, path) => {
        const source = pattern.replaceAll("*", "[^/]*").replaceAll("?", "[^/]");
        expect(matchesPath(pattern, path)).toBe(new RegExp(`^${source}$`).test(path));
      }),
    );
  });
});

it.each([
  [100, null, 100],
  [100, 50, 100],
  [100, 200, 200],
])("a cycle at %s after one at %s starts at %s", (now, last, start) => {
  expect(startTime(now, last)).toBe(start);
});
