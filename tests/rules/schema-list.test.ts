import { describe, expect, it } from "vitest";
import { ListError, parseListData } from "../../rules/schema/list.ts";

const says = { en: "Something." };
const RELEASE = {
  kind: "release",
  version: "2026.11.23-0123abcd",
  lists: [
    {
      id: "us-test",
      publisher: { en: "Office" },
      title: { en: "Test List" },
      retrieved: "2026-11-23",
      listings: 1,
    },
  ],
};
const PROGRAM = {
  kind: "program",
  id: "us-test",
  jurisdiction: "US",
  title: says,
  authority: says,
  citation: "1 Test 2",
  url: null,
  effect: "advice",
  bindingOn: says,
  buyerScope: { ...says, profiles: [] },
  productScope: { ...says, classes: [] },
  purposeScope: { ...says, any: true, purposes: [] },
  reach: { ...says, affiliates: false },
  period: { from: "2020-01-01" },
  phases: [],
  namesCompanies: true,
  listingDateMeaning: null,
  whatItAsks: says,
  nextStep: { en: "Ask.", ja: "確認してください。" },
};
const LISTING = {
  program: "us-test",
  asserts: true,
  listedName: "Acme",
  listedAliases: [],
  listedEntity: "supplier",
  listedOn: "2020-01-01",
  status: "listed",
  citation: "1 Test 2",
  link: null,
};
const SUPPLIER = {
  kind: "supplier",
  id: "acme",
  name: "Acme",
  country: "CN",
  categories: ["telecom"],
  names: [{ text: "Acme", lang: "en", kind: "legal" }],
  models: [
    {
      line: "A",
      patterns: [
        {
          startsWord: true,
          endsWord: true,
          parts: [{ any: ["AC-"] }, { one: "01", min: 1, max: 4 }],
        },
      ],
      weak: false,
    },
  ],
  identifiers: [],
  listings: [LISTING],
  relations: [],
  exclusions: [],
};
const CLASS = {
  kind: "class",
  id: "pc",
  title: says,
  terms: { en: ["PC"] },
  exclusions: [],
  procedures: { general: { program: "us-test", says } },
};

const RULE = {
  kind: "category-rule",
  id: "us-test-pc",
  program: "us-test",
  productClass: "pc",
  origin: { anyExcept: ["US"] },
  unknownCounts: true,
  appliesWhen: { ...says, buyers: ["us-person"], purposes: [] },
  exceptions: says,
  period: { from: "2020-01-01" },
  updates: [],
  whatItAsks: says,
  nextStep: says,
};

function lines(...records: readonly unknown[]): string {
  return records.map((record) => `${JSON.stringify(record)}\n`).join("");
}

function errorOf(jsonl: string): { line: number; field: string } {
  try {
    parseListData(jsonl);
  } catch (error) {
    if (error instanceof ListError) return { line: error.line, field: error.field };
    throw error;
  }
  throw new Error("the list was accepted");
}

describe("parseListData", () => {
  it("reads a release, without the kinds of its lines", () => {
    const data = parseListData(lines(RELEASE, PROGRAM, CLASS, SUPPLIER));
    expect(data.version).toBe(RELEASE.version);
    expect(data.suppliers[0]?.listings[0]?.listedName).toBe("Acme");
    expect(data.classes[0]?.procedures).toEqual({ general: { program: "us-test", says } });
    const ruled = parseListData(lines(RELEASE, PROGRAM, CLASS, RULE, SUPPLIER));
    expect(ruled.categoryRules.map((rule) => rule.origin)).toEqual([{ anyExcept: ["US"] }]);
    for (const record of [
      ...ruled.categoryRules,
      ...data.programs,
      ...data.classes,
      ...data.suppliers,
    ])
      expect(record).not.toHaveProperty("kind");
  });

  it.each([
    ["an empty file", "", 1, ""],
    ["a file cut short", lines(RELEASE, PROGRAM, SUPPLIER).slice(0, -20), 3, ""],
    ["a line that is not JSON", `${lines(RELEASE)}{"kind":\n`, 2, ""],
    ["no release line", lines(PROGRAM, SUPPLIER), 1, "kind"],
    ["two release lines", lines(RELEASE, RELEASE), 2, "kind"],
    ["a line of an unknown kind", lines(RELEASE, { kind: "rumour" }), 2, "kind"],
    ["a list without suppliers", lines(RELEASE, PROGRAM), 0, ""],
    ["a list without programs", lines(RELEASE, SUPPLIER), 0, ""],
    ["a supplier that stands twice", lines(RELEASE, PROGRAM, SUPPLIER, SUPPLIER), 4, "id"],
    [
      "a listing under an unknown program",
      lines(RELEASE, PROGRAM, { ...SUPPLIER, listings: [{ ...LISTING, program: "us-other" }] }),
      0,
      "acme",
    ],
    [
      "a class under an unknown program",
      lines(
        RELEASE,
        PROGRAM,
        { ...CLASS, procedures: { general: { program: "us-other", says } } },
        SUPPLIER,
      ),
      0,
      "pc",
    ],
    [
      "a category rule of an unknown program",
      lines(RELEASE, PROGRAM, CLASS, { ...RULE, program: "us-other" }, SUPPLIER),
      0,
      "us-test-pc",
    ],
    [
      "a category rule about an unknown class",
      lines(RELEASE, PROGRAM, CLASS, { ...RULE, productClass: "spoon" }, SUPPLIER),
      0,
      "us-test-pc",
    ],
    [
      "a class within an unknown one",
      lines(RELEASE, PROGRAM, { ...CLASS, within: "it" }, SUPPLIER),
      0,
      "pc",
    ],
    [
      "classes within each other",
      lines(
        RELEASE,
        PROGRAM,
        { ...CLASS, within: "it" },
        { ...CLASS, id: "it", within: "pc" },
        SUPPLIER,
      ),
      0,
      "pc",
    ],
    [
      "a class within two that are within each other",
      lines(
        RELEASE,
        PROGRAM,
        { ...CLASS, within: "it" },
        { ...CLASS, id: "it", within: "office" },
        { ...CLASS, id: "office", within: "it" },
        SUPPLIER,
      ),
      0,
      "it",
    ],
    [
      "an origin that is neither any nor any but some",
      lines(RELEASE, PROGRAM, CLASS, { ...RULE, origin: { only: ["CN"] } }, SUPPLIER),
      4,
      "origin",
    ],
    [
      "a bad date",
      lines(RELEASE, PROGRAM, { ...SUPPLIER, listings: [{ ...LISTING, listedOn: "2020-13-01" }] }),
      3,
      "listings.0.listedOn",
    ],
    ["an unknown effect", lines(RELEASE, { ...PROGRAM, effect: "boycott" }, SUPPLIER), 2, "effect"],
    [
      "a pattern without bound",
      lines(RELEASE, PROGRAM, {
        ...SUPPLIER,
        models: [
          {
            line: "A",
            patterns: [
              { startsWord: true, endsWord: true, parts: [{ one: "A", min: 1, max: 99 }] },
            ],
            weak: false,
          },
        ],
      }),
      3,
      "models.0.patterns.0.parts.0.max",
    ],
    ["an unknown field", lines(RELEASE, PROGRAM, { ...SUPPLIER, danger: 9 }), 3, ""],
    ["a missing field", lines(RELEASE, PROGRAM, { ...SUPPLIER, names: undefined }), 3, "names"],
  ])("refuses %s, naming line and field", (_what, jsonl, line, field) => {
    expect(errorOf(jsonl)).toEqual({ line, field });
  });
});
