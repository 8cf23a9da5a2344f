import { readFileSync, readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import en from "../../assets/locales/en.json" with { type: "json" };
import ja from "../../assets/locales/ja.json" with { type: "json" };

const places = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].toSorted();
const LOCALES = { en, ja };
const KEYS = Object.keys(en);

test("both locales have the same keys in the same order", () => {
  expect(Object.keys(ja)).toEqual(KEYS);
});

test("every text has the same places in both languages", () => {
  const translated = new Map(Object.entries(ja));
  const differing = Object.entries(en).filter(
    ([key, text]) => places(text).join() !== places(translated.get(key) ?? "").join(),
  );
  expect(differing).toEqual([]);
});

test("a form for one and a form for many come together", () => {
  const alone = KEYS.filter((key) => /\.(one|many)$/.test(key)).filter((key) => {
    const stem = key.slice(0, key.lastIndexOf("."));
    return !KEYS.includes(`${stem}.one`) || !KEYS.includes(`${stem}.many`);
  });
  expect(alone).toEqual([]);
});

test("a count of many always says the number, or stands beside words that do", () => {
  for (const [key, text] of Object.entries(en))
    if (key.endsWith(".many")) expect([key, text]).toEqual([key, expect.stringContaining("{n}")]);
});

describe.each(Object.entries(LOCALES))("the words of %s", (_, words) => {
  test.each([
    ["never call anything safe", /\bsafe\b|安全|問題ありません/i],
    ["never accuse", /danger|threat|malicious|危険|脅威|悪質/i],
    ["never speak in mark-up", /<[a-z]/i],
  ])("%s", (_rule, pattern) => {
    expect(Object.entries(words).filter(([, text]) => pattern.test(text))).toEqual([]);
  });

  test("export control, securities, investment and advice are never worded as a ban on buying", () => {
    for (const effect of ["export-control", "securities", "investment", "advice"] as const) {
      expect(words[`effect.${effect}`]).toMatch(
        /does not forbid buying|購入を禁じるものではありません/,
      );
    }
  });

  test("no text is empty or has stray spaces", () => {
    expect(Object.entries(words).filter(([, text]) => text.trim() !== text || text === "")).toEqual(
      [],
    );
  });
});

test("Japanese sentences are polite", () => {
  const blunt = Object.entries(ja).filter(([, text]) =>
    /(である|だ|する|ない|いる|れる|[^し]た|(?<![まで])した)。/.test(text),
  );
  expect(blunt).toEqual([]);
});

const views = readdirSync(new URL("../../components", import.meta.url))
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => readFileSync(new URL(`../../components/${file}`, import.meta.url), "utf8"))
  .join("\n");

/** The closed sets of the vocabulary: every value has its words. */
const WORDS = new URL("../../rules/vocabulary/", import.meta.url);
const CODES = readdirSync(WORDS)
  .map((file) => readFileSync(new URL(file, WORDS), "utf8"))
  .join("\n");
const VIEW_CODES = readFileSync(new URL("../../rules/views.ts", import.meta.url), "utf8");
const LOOKUP_CODES = readFileSync(new URL("../../rules/lookup-words.ts", import.meta.url), "utf8");
const CATEGORY_CODES = readFileSync(
  new URL("../../rules/category-words.ts", import.meta.url),
  "utf8",
);
const valuesOf = (source: string, type: string) => {
  const body = new RegExp(`export type ${type} =([^;]+);`).exec(source)?.[1] ?? "";
  return [...body.matchAll(/["']([a-z0-9-]+)["']/g)].map((match) => match[1] ?? "");
};

test.each([
  [CODES, "Severity", "severity"],
  [CODES, "Role", "role"],
  [CODES, "Role", "card.role"],
  [CODES, "Effect", "effect"],
  [CODES, "Profile", "profile"],
  [CODES, "Profile", "ask"],
  [CODES, "ReasonCode", "why"],
  [LOOKUP_CODES, "LookupReason", "lookup"],
  [CATEGORY_CODES, "CategoryReason", "category.why"],
  [VIEW_CODES, "ListProblem", "list.problem"],
  [VIEW_CODES, "ScreenProblem", "problem"],
  [VIEW_CODES, "TabState", "badge"],
])("every %#: $1 has its words", (source, type, prefix) => {
  const values = valuesOf(source, type);
  expect(values.length).toBeGreaterThan(1);
  expect(values.filter((value) => !KEYS.includes(`${prefix}.${value}`))).toEqual([]);
});

test("the views hold no words of their own", () => {
  const bare = [...views.matchAll(/>([^<>{}\n]*\p{L}{3,}[^<>{}\n]*)<\//gu)].map(
    (match) => match[1],
  );
  expect(bare).toEqual([]);
});

describe("the words of the browser's own screens", () => {
  const read = (lang: string): Record<string, { message: string }> =>
    JSON.parse(
      readFileSync(
        new URL(`../../assets/public/_locales/${lang}/messages.json`, import.meta.url),
        "utf8",
      ),
    );

  test("both languages have the same keys", () => {
    expect(Object.keys(read("ja"))).toEqual(Object.keys(read("en")));
  });

  test.each(["en", "ja"])("the %s description fits the store's 132 characters", (lang) => {
    expect(read(lang)["extDescription"]?.message.length).toBeLessThanOrEqual(132);
  });
});
