import { describe, expect, it, test } from "vitest";
import { markOfRule } from "../../rules/decide/decide-category.ts";
import { classAnswer } from "../../rules/explain/card.ts";
import { cardUnderPolicy } from "../../rules/explain/card-under-policy.ts";
import { lookup } from "../../rules/lookup/lookup.ts";
import { adviceFor } from "../../rules/policy/advice.ts";
import { positiveEntries } from "../../rules/policy/positive.ts";
import type {
  BuyerPolicy,
  EffectivePolicy,
  PositiveList,
  SeverityRule,
  Sourced,
} from "../../rules/policy/policy-words.ts";
import { screenCategories } from "../../rules/screen/category.ts";
import { screenBlocks } from "../../rules/screen/screen.ts";
import type { CardData } from "../../rules/views.ts";
import type { Circumstances, Severity } from "../../rules/vocabulary.ts";
import { bundled } from "../fixtures/bundled.ts";

const DATE = "2026-11-26";
const by = <Value>(value: Value): Sourced<Value> => ({ value, source: "managed", origin: "" });
const policy = (more: Partial<BuyerPolicy>): BuyerPolicy => ({
  programsOff: [],
  severities: [],
  exceptions: [],
  exclusions: [],
  minimumSeverity: null,
  ...more,
});
const rule = (more: Omit<SeverityRule, "id">) => by<SeverityRule>({ id: "r", ...more });

describe("category rules under a policy", () => {
  const severities = (more: Partial<BuyerPolicy>, text: string) => {
    const blocks = [{ text, kind: "text" }] as const;
    const c: Circumstances = { profile: "us-federal", date: DATE, policy: policy(more) };
    return screenCategories(bundled, blocks, c, screenBlocks(bundled, blocks, c)).map(
      ({ severity, mark }) => [severity, mark?.kind ?? null],
    );
  };
  const text = "Drone, country of origin: Germany, price $900";
  const [before = null] = severities({}, text);
  const program = "us-fcc-covered";

  it("stand as they are without a word about them", () => {
    expect(before).toEqual(["advisory", null]);
  });

  it("are weighed by a severity rule, never above restricted", () => {
    expect(severities({ severities: [rule({ severity: "prohibited" })] }, text)[0]).toEqual([
      "restricted",
      "severity-rule",
    ]);
  });

  test.each([
    ["switched off", { programsOff: bundled.data.programs.map(({ id }) => by(id)) }],
    ["none", { severities: [rule({ severity: "none" })] }],
    ["below the minimum", { minimumSeverity: by<Severity>("restricted") }],
  ] as const)("mark no page where they are %s", (_, more) => {
    expect(severities(more, text)).toEqual([]);
  });

  it("are still answered when the class is looked up, with what the policy did", () => {
    const off = policy({ programsOff: bundled.data.programs.map(({ id }) => by(id)) });
    const c = { profile: "us-federal", date: DATE } as const;
    const plain = classAnswer(bundled, "uas", c)?.rules ?? [];
    const rules = classAnswer(bundled, "uas", { ...c, policy: off })?.rules ?? [];
    expect(plain.length).toBeGreaterThan(0);
    expect(rules.map(({ rule: id }) => id)).toEqual(plain.map(({ rule: id }) => id));
    expect(new Set(rules.map(({ mark }) => mark?.kind))).toEqual(new Set(["program-off"]));
    const [first] = bundled.data.categoryRules;
    const its = bundled.programs.get(first?.program ?? program);
    if (first === undefined || its === undefined) throw new Error("no category rule");
    expect(markOfRule(first, its, { date: DATE })).toBeNull();
  });
});

describe("a lookup under a policy", () => {
  const asked = (more: Partial<BuyerPolicy>) =>
    lookup(bundled, "Hikvision", { profile: "us-federal", date: DATE, policy: policy(more) }, 3)
      .answers[0];
  const exception = {
    id: "e1",
    supplier: "hikvision",
    reason: { en: "r" },
    approver: "a",
    caseNumber: "c",
    expires: "2026-12-31",
  };

  it("keeps every listing of an excepted supplier, each with the exception", () => {
    const answer = asked({ exceptions: [by(exception)] });
    const asserting = answer?.listings.filter(({ mark }) => mark !== undefined) ?? [];
    expect(answer?.supplier).toBe("hikvision");
    expect(asserting.length).toBeGreaterThan(3);
    expect(asserting.every(({ severity }) => severity === null)).toBe(true);
    expect(answer?.listings).toHaveLength(asked({})?.listings.length ?? 0);
  });

  it("does not take an exception for one tender, site or class as one for all purchases", () => {
    for (const scope of [{ tenders: ["R8-1"] }, { sites: ["a.example"] }, { classes: ["pc"] }]) {
      const answer = asked({ exceptions: [by({ ...exception, ...scope })] });
      expect(answer?.listings[0]?.severity).toBe("restricted");
    }
  });
});

const LIST: PositiveList = {
  id: "approved",
  title: { en: "Example approved services" },
  publisher: { en: "Example Agency" },
  url: "https://example.go.jp/list",
  retrieved: "2026-11-01",
  entries: [
    { name: "Hikvision Cloud Example", supplier: "hikvision", since: "2026-04-01" },
    { name: "Minato Denshi Co., Ltd.", since: "2025-04-01", until: "2026-11-25" },
    { name: "Yokohama Example", since: "2026-12-01" },
  ],
};

describe("positive lists", () => {
  const { letters } = bundled.names;
  const names = (query: Parameters<typeof positiveEntries>[1]) =>
    positiveEntries([by(LIST)], query, DATE).map(({ name, since, hasEnded }) => [
      name,
      since,
      hasEnded,
    ]);

  it("are found by the supplier that offers what they name", () => {
    expect(names({ suppliers: ["hikvision"] })).toEqual([
      ["Hikvision Cloud Example", "2026-04-01", false],
    ]);
    expect(names({ suppliers: ["dahua"] })).toEqual([]);
  });

  it("are found by a typed name in another script, and say that the entry has ended", () => {
    expect(names({ suppliers: [], name: { text: "ミナト電子", letters } })).toEqual([
      ["Minato Denshi Co., Ltd.", "2025-04-01", true],
    ]);
    expect(names({ suppliers: [], name: { text: "Minato", letters } })).toEqual([]);
  });

  it("do not hold before their first day", () => {
    expect(names({ suppliers: [], name: { text: "Yokohama Example", letters } })).toEqual([]);
  });
});

describe("a card with what the policy adds", () => {
  const one: EffectivePolicy["one"] = {
    "advice.prohibited": by({ ja: { nextStep: "発注しないでください。" } }),
    "advice.restricted": by({ en: { nextStep: "Ask." }, ja: { nextStep: "確認してください。" } }),
  };

  test.each([
    ["prohibited", "ja", "発注しないでください。"],
    ["prohibited", "en", "発注しないでください。"],
    ["restricted", "en", "Ask."],
    ["restricted", "ja", "確認してください。"],
    ["advisory", "en", null],
    [null, "en", null],
  ] as const)("the advice for %s in %s is %s", (severity, language, step) => {
    expect(adviceFor({ one }, severity, language)?.nextStep ?? null).toBe(step);
  });

  it("has the advice of its severity, and none for a mention", () => {
    const card: CardData = {
      supplier: "hikvision",
      name: "Hikvision",
      country: "CN",
      matched: "Hikvision",
      matchedName: "Hikvision",
      role: "maker",
      severity: "restricted",
      why: [],
      listings: [],
      relations: [],
      related: [],
      procedures: [],
      list: {
        state: "bundled",
        problem: null,
        since: null,
        version: "1",
        asOf: DATE,
        lists: [],
        suppliers: 1,
        programs: 1,
      },
      profile: "us-federal",
    };
    const added = (of: Partial<CardData>) =>
      cardUnderPolicy({ ...card, ...of }, { one, positiveLists: [by(LIST)] }, "en", DATE);
    expect(added({})).toMatchObject({
      advice: { nextStep: "Ask." },
      positive: [{ name: "Hikvision Cloud Example", list: LIST.title, link: LIST.url }],
    });
    expect(added({ severity: null }).advice).toBeUndefined();
    expect(cardUnderPolicy(card, { one: {}, positiveLists: [] }, "en", DATE)).toEqual(card);
  });
});
