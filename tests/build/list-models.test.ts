import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { hanVariants } from "../../publisher/list/han-variants.ts";
import { PatternError, translatePattern } from "../../publisher/list/patterns.ts";
import { foldText } from "../../rules/fold/fold.ts";
import { buildFoldTable, foldCharacter } from "../../rules/fold/table.ts";
import { compileModel, runModel } from "../../rules/models/program.ts";
import { supplierSource } from "../../rules/schema/supplier-source.ts";

const FOLDER = resolve(import.meta.dirname, "../../assets/list/suppliers");
const variants = hanVariants();
const table = buildFoldTable(variants);
const fold = (character: string): string => foldCharacter(character, variants);

function matches(pattern: string, text: string): boolean {
  const program = compileModel(translatePattern(pattern, fold));
  const folded = foldText(text, table);
  return Array.from({ length: folded.length }, (_, at) => at).some(
    (at) => runModel(program, folded.units, folded.length, at) > at,
  );
}

const lines = readdirSync(FOLDER).flatMap((file) => {
  const supplier = supplierSource.parse(JSON.parse(readFileSync(join(FOLDER, file), "utf8")));
  return supplier.products.map((product) => ({
    name: `${supplier.id}: ${product.line}`,
    supplier: supplier.id,
    product,
  }));
});

describe.each(lines)("$name", ({ supplier, product }) => {
  it("matches every example, each pattern at least one", () => {
    for (const example of product.examples) {
      expect(
        product.patterns.some((pattern) => matches(pattern, example)),
        example,
      ).toBe(true);
    }
    for (const pattern of product.patterns) {
      expect(
        product.examples.some((example) => matches(pattern, example)),
        pattern,
      ).toBe(true);
    }
  });

  it("matches no counter-example, nor another supplier's example", () => {
    const others = lines
      .filter((line) => line.supplier !== supplier)
      .flatMap((line) => line.product.examples);
    for (const text of [...product.counterExamples, ...others]) {
      expect(
        product.patterns.filter((pattern) => matches(pattern, text)),
        text,
      ).toEqual([]);
    }
  });
});

describe("the pattern subset", () => {
  it.each([
    [
      "\\bAB-\\d{2}\\b",
      {
        startsWord: true,
        endsWord: true,
        parts: [{ any: ["AB-"] }, { one: "0123456789", min: 2, max: 2 }],
      },
    ],
    ["a?[c-a-]", null],
    [
      "x[b-d]{1,3}",
      {
        startsWord: false,
        endsWord: false,
        parts: [{ any: ["X"] }, { one: "BCD", min: 1, max: 3 }],
      },
    ],
    [
      "(?:E8|C58)?1",
      {
        startsWord: false,
        endsWord: false,
        parts: [{ any: ["E8", "C58"], optional: true }, { any: ["1"] }],
      },
    ],
    [
      "P(?: (?:lite|Pro))?",
      {
        startsWord: false,
        endsWord: false,
        parts: [{ any: ["P"] }, { maybe: [{ any: [" "] }, { any: ["LITE", "PRO"] }] }],
      },
    ],
    [
      "龍芯 ?3",
      {
        startsWord: false,
        endsWord: false,
        parts: [{ any: ["龙芯"] }, { one: " ", min: 0, max: 1 }, { any: ["3"] }],
      },
    ],
  ])("translates %s", (pattern, expected) => {
    if (expected === null) expect(() => translatePattern(pattern, fold)).toThrow(PatternError);
    else expect(translatePattern(pattern, fold)).toEqual(expected);
  });

  it.each([
    "a*",
    "a+",
    "a.b",
    "^a",
    "a$",
    "(a)",
    "(?=a)",
    "(?!a)",
    "(?<n>a)",
    "a|b",
    "(?:a|)",
    "(?:[ab])",
    "(?:a(?:b[c])?)?",
    "a{41}",
    "a{2,1}",
    "a{0}",
    "a{1,}",
    "\\w",
    "\\1",
    "a\\bb",
    "[^a]",
    "[a",
    "[]",
    "[é]",
    "(?:a",
    "a)",
    "",
    "\\b\\b",
    "(?:ab){2}",
    "(?:ab?)",
    "a??",
  ])("refuses %s", (pattern) => {
    expect(() => translatePattern(pattern, fold)).toThrow(PatternError);
  });
});

describe("Han variants", () => {
  it.each([
    ["華", "华"],
    ["広", "广"],
    ["廣", "广"],
    ["発", "发"],
    ["發", "发"],
    ["気", "气"],
    ["裡", "里"],
    ["術", "术"],
  ])("%s is %s", (from, to) => {
    expect(variants.get(from)).toBe(to);
  });

  it("leaves Simplified characters alone and needs one step only", () => {
    expect(variants.has("华")).toBe(false);
    for (const [from, to] of variants) {
      expect(from.length + to.length).toBe(2);
      expect(variants.has(to), `${from} ${to}`).toBe(false);
    }
  });
});
