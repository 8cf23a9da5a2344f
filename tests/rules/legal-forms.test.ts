import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { tokenise } from "../../rules/names/compile-name.ts";
import { cutLegalForms } from "../../rules/names/legal-forms.ts";
import { LEGAL_FORMS } from "../../rules/names/legal-forms/table.ts";
import { formTokens } from "../../rules/names/legal-forms/tries.ts";
import { bundled } from "../fixtures/bundled.ts";
import { LEGAL_FORM_EXAMPLES } from "../fixtures/legal-form-examples.ts";

const { table } = bundled;
const stem = (name: string) => cutLegalForms(tokenise(name, table)).join(" ");

describe.each(Object.entries(LEGAL_FORM_EXAMPLES))(
  "the legal forms of %s",
  (_country, examples) => {
    test.each(examples)("%s", (name, expected) => {
      expect(stem(name)).toBe(expected);
    });

    test("have two examples at least", () => {
      expect(examples.length).toBeGreaterThanOrEqual(2);
    });
  },
);

describe("what only looks like a legal form stays in the name", () => {
  test.each([
    ["a form alone", "SE", "se"],
    ["a form alone", "AS", "as"],
    ["a chemical symbol alone", "Ag", "ag"],
    ["initials of another firm", "PT Security", "pt security"],
    ["initials of another firm", "CV Technologies", "cv technologies"],
    ["letters inside a word", "Cobber", "cobber"],
    ["letters at the end of a word", "Texaco", "texaco"],
    ["letters at the end of a Cyrillic word", "Липао", "липао"],
    ["in the middle", "Banco SA Norte", "banco sa norte"],
    ["in the middle", "Limited Edition Cameras", "limited edition cameras"],
    ["at the other end", "GmbH Video", "gmbh video"],
    ["one character would be left", "光公司", "光公司"],
    ["a Han word that ends alike", "电视公众", "电视公众"],
    ["a product word", "Honor PC", "honor pc"],
    ["a word that is no legal form", "Inspur Group", "inspur group"],
  ])("%s: %s", (_why, name, expected) => {
    expect(stem(name)).toBe(expected);
  });

  test.each(LEGAL_FORMS.flatMap(({ after = [], before = [] }) => [...after, ...before]))(
    "%s alone is not cut to nothing",
    (form) => {
      expect(stem(form)).not.toBe("");
    },
  );
});

describe("the table of legal forms", () => {
  test("has no form before a name, all of Hangul, that ends otherwise than where the gate lets a name begin", () => {
    const forms = LEGAL_FORMS.flatMap(({ before = [] }) => before);
    const hangul = forms.filter((form) => /^\p{Script=Hangul}+$/u.test(form));
    expect(hangul.length).toBeGreaterThan(3);
    expect(hangul.filter((form) => !form.endsWith("사"))).toEqual([]);
  });

  const all = LEGAL_FORMS.flatMap((each) => [
    ...(each.after ?? []),
    ...(each.before ?? []),
    ...(each.wordsAfter ?? []),
    ...(each.wordsBefore ?? []),
  ]);
  const countries = new Set(LEGAL_FORMS.flatMap((each) => each.countries));

  test("speaks of forty countries at least, and every example of one of them", () => {
    expect(countries.size).toBeGreaterThanOrEqual(40);
    expect(Object.keys(LEGAL_FORM_EXAMPLES).filter((country) => !countries.has(country))).toEqual(
      [],
    );
    expect(Object.keys(LEGAL_FORM_EXAMPLES).length).toBeGreaterThanOrEqual(40);
  });

  test.each([...new Set(all)])("%s is split and folded as a name is", (form) => {
    expect(formTokens(form)).toEqual(tokenise(form, table));
  });

  test("no form is a word here and none there", () => {
    const words = LEGAL_FORMS.flatMap((each) => each.wordsAfter ?? []);
    const forms = new Set(
      LEGAL_FORMS.flatMap((each) => each.after ?? []).map((form) => formTokens(form).join("")),
    );
    expect(words.filter((form) => forms.has(formTokens(form).join("")))).toEqual([]);
  });

  test("whatever the name, something stays, and cutting twice changes nothing", () => {
    const word = fc.constantFrom(...all, "Hikvision", "海康威视", "한화", "SE", "ハイク", "(", " ");
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 6 }), (words) => {
        const tokens = tokenise(words.join(" "), table);
        const once = cutLegalForms(tokens);
        expect(once.length === 0).toBe(tokens.length === 0);
        expect(once.every((token) => token !== "")).toBe(true);
        expect(cutLegalForms(once)).toEqual(once);
      }),
    );
  });
});
