import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, test } from "vitest";
import type { BuyerQuestion, SheetQuestion } from "../../rules/criteria/criteria-words.ts";
import { criteriaSheet } from "../../rules/schema/criteria.ts";
import type { Profile } from "../../rules/vocabulary.ts";
import { ROOT } from "../../tools/inputs.ts";
import { bundled, bundledData } from "../fixtures/bundled.ts";

const FOLDER = join(ROOT, "assets/criteria");
const read = (path: string): unknown => JSON.parse(readFileSync(join(ROOT, path), "utf8"));
const sheets = readdirSync(FOLDER).map((name) => ({
  name,
  sheet: criteriaSheet.parse(read(`assets/criteria/${name}`)),
}));

/** The question as it reads for everybody, and for the buyers for whom an official text asks it. */
const readings = (question: SheetQuestion) => [
  question,
  ...Object.values(question.buyers ?? {}).map((buyer) => ({ ...question, ...buyer })),
];
const buyersOf = (question: SheetQuestion): readonly (readonly [Profile, BuyerQuestion])[] =>
  Object.entries(question.buyers ?? {}) as [Profile, BuyerQuestion][];

test("the six classes have their questions, and each is a class of the list", () => {
  expect(sheets.map(({ sheet }) => sheet.productClass).toSorted()).toEqual([
    "mobile",
    "network",
    "pc",
    "server",
    "uas",
    "video-surveillance",
  ]);
  for (const { name, sheet } of sheets) {
    expect(name).toBe(`${sheet.productClass}.json`);
    expect(bundled.classes.has(sheet.productClass)).toBe(true);
  }
});

describe.each(sheets)("the questions of $name", ({ sheet: { questions } }) => {
  it("are at most seven, each once, on the seven points of the criteria", () => {
    expect(questions.length).toBeLessThanOrEqual(7);
    expect(questions.map(({ id }) => id)).toEqual([
      "use",
      "network",
      "maker",
      "remote",
      "updates",
      "component",
      "swap",
    ]);
  });

  it("have one quiet answer each, and “don't know” is never it", () => {
    for (const reading of questions.flatMap(readings)) {
      expect([reading.yes, reading.no].filter((step) => step === "none")).toHaveLength(1);
      expect(reading.unknown).not.toBe("none");
    }
  });

  it("are questions, short ones, with a reason, in both languages", () => {
    for (const { text, why } of questions.flatMap(readings)) {
      expect(text.en).toMatch(/\?$/);
      expect(text.ja).toMatch(/か。(?:（[^）]+）)?$/);
      expect(why.ja).toMatch(/(?:です|ます|ません|ください)。$/);
      expect(text.en.length).toBeLessThanOrEqual(230);
      expect(text.ja.length).toBeLessThanOrEqual(110);
    }
  });

  it("never call anything safe, and never accuse", () => {
    for (const { text, why } of questions.flatMap(readings))
      expect(`${text.en} ${why.en} ${text.ja} ${why.ja}`).not.toMatch(
        /\bsafe\b|danger|threat|malicious|(?<!公共の)安全(?!保障)|危険|脅威|悪質|問題ありません/i,
      );
  });

  it("quote only cited programs on file, to buyers whom they bind, and each with words of its own", () => {
    for (const [profile, buyer] of questions.flatMap(buyersOf)) {
      const program = read(`assets/list/programs/${buyer.program}.json`);
      expect(program).toMatchObject({ id: buyer.program, confidence: "cited" });
      expect(bundled.programs.get(buyer.program)?.buyerScope.profiles).toContain(profile);
      expect(buyer.text).toBeDefined();
      expect(buyer.why).toBeDefined();
    }
  });

  it("name no company, but where a law that binds the buyer names it", () => {
    const names = bundledData.suppliers.flatMap((supplier) =>
      supplier.names.filter(({ weak }) => weak === undefined).map(({ text }) => text),
    );
    const quiet = questions.flatMap((question) => [
      question,
      ...buyersOf(question)
        .filter(([profile]) => profile === "jp-government" || profile === "general")
        .map(([, buyer]) => ({ ...question, ...buyer })),
    ]);
    for (const { text, why } of quiet) {
      const said = `${text.en} ${why.en} ${text.ja} ${why.ja}`;
      expect(names.filter((name) => name.length > 3 && said.includes(name))).toEqual([]);
    }
  });
});

describe("a sheet is refused", () => {
  const { sheet } = sheets[0] ?? { sheet: null };
  const [first] = sheet?.questions ?? [];
  test.each<[string, object]>([
    [
      "with an eighth question",
      { questions: Array.from({ length: 8 }, (_, at) => ({ ...first, id: `q${String(at)}` })) },
    ],
    ["with an id twice", { questions: [first, first] }],
    ["where “don't know” leads to no step", { questions: [{ ...first, unknown: "none" }] }],
    ["with one language only", { questions: [{ ...first, text: { en: "Is it?" } }] }],
    ["with a member that the schema does not know", { questions: [{ ...first, source: "a law" }] }],
    ["without questions", { questions: [] }],
  ])("%s", (_fault, change) => {
    expect(criteriaSheet.safeParse(sheet).success).toBe(true);
    expect(criteriaSheet.safeParse({ ...sheet, ...change }).success).toBe(false);
  });
});
