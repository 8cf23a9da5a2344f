import { describe, expect, test } from "vitest";
import en from "../../assets/locales/en.json" with { type: "json" };
import ja from "../../assets/locales/ja.json" with { type: "json" };
import { statusReport } from "../../rules/explain/status-report.ts";
import type { TellWord } from "../../rules/explain/status-report.ts";
import { faultsOf, headOf, notesOf } from "../../rules/explain/status-summary.ts";
import { rejectionData } from "../../rules/explain/status-report-data.ts";
import { readPolicyText } from "../../rules/schema/policy.ts";
import type { PolicyLayerView } from "../../rules/policy/policy-views.ts";
import type { StatusView } from "../../rules/status-views.ts";
import { NO_POLICY, POLICY, STATUS } from "../fixtures/status.ts";

const teller =
  (words: Readonly<Record<string, string>>): TellWord =>
  (key, params = {}) => {
    const word = words[key];
    if (word === undefined) throw new Error(`no word ${key}`);
    return word.replace(/\{(\w+)\}/g, (_place, name: string) => String(params[name]));
  };
const SAY = { en: teller(en), ja: teller(ja) };

const dataOf = (report: string): { readonly [member: string]: unknown } =>
  JSON.parse(report.slice(report.indexOf("\n{\n") + 1));

describe.each(["en", "ja"] as const)("a report in %s", (lang) => {
  const report = statusReport(STATUS, POLICY, SAY[lang]);

  test("names every fault by path and code, with what was meant", () => {
    for (const part of ["suppliers.add[2].names[0].text [bad-value]", "profil [unknown-key]"])
      expect(report).toContain(part);
    expect(report).toContain(lang === "en" ? "profile" : "「profile」");
  });

  test("proves what is in force: hashes, signers, serials, generation, checks", () => {
    for (const part of [
      STATUS.generation ?? "",
      STATUS.releases[1]?.signers?.[0] ?? "",
      "2026.11.20-00000007",
      "list-rollback: 6 after 7",
      "https://lists.example.go.jp/sekisho",
    ])
      expect(report).toContain(part);
  });

  test.each([
    ["a contact that a person wrote", "Sato"],
    ["a telephone number", "03-0000"],
    ["the name of an approver", "Yamada"],
    ["the name of an imported file", "tanaka"],
    ["a choice of the person", "us-defense"],
    ["a site that the person added", "private.example"],
    ["the day on which a site was opened", '2026-11-25"'],
  ])("holds not %s", (_what, text) => {
    expect(report).not.toContain(text);
  });

  test("lets no value of a policy look like a line of its own", () => {
    const readable = report.slice(0, report.indexOf("\n{\n"));
    expect(readable.match(/^== Policy ==$/gm)?.length ?? 0).toBe(lang === "en" ? 1 : 0);
    expect(readable.split("\n").filter((line) => line.length > 500)).toEqual([]);
  });

  test("ends with the same as JSON", () => {
    expect(dataOf(report)).toMatchObject({
      report: "sekisho-status",
      reportVersion: 1,
      profile: "jp-government",
      language: "set by this person",
      closedSites: { hiddenTabs: 1 },
    });
  });

  test("is made of a browser on which nothing was set", () => {
    const bare = statusReport(
      { ...STATUS, updates: { ...STATUS.updates, repositories: [] }, generation: null },
      NO_POLICY,
      SAY[lang],
    );
    expect(bare).toContain(lang === "en" ? "No policy is set." : "ポリシーは設定されていません。");
  });
});

test("a value too long to repeat is counted", () => {
  const value = "y".repeat(30_000);
  const received = {
    source: "managed",
    origin: "",
    mode: "locked",
    value,
    state: "in-force",
  } as const;
  const key = { key: "jurisdiction", isLocked: true, isUsed: false, effective: value } as const;
  const report = statusReport(
    STATUS,
    { ...POLICY, keys: [{ ...key, received: [received] }] },
    SAY.en,
  );
  expect(report).not.toContain("y".repeat(1000));
  expect(report).toContain("30002 characters");
});

describe("the one line at the top", () => {
  const [managed, , imported] = POLICY.layers;
  if (managed === undefined || imported === undefined) throw new Error("no fixture");
  const good: PolicyLayerView = { ...managed, rejected: [] };
  const problem = { path: "", code: "not-json", message: "", suggestion: null } as const;
  const none = { ...good, state: "none", receivedAt: null, sha256: null } as const;
  const updates = (badPolicyKey: string | null): StatusView["updates"] => ({
    ...STATUS.updates,
    badPolicyKey,
  });

  test.each([
    ["an organisation's policy", [good], null, { kind: "in-force" }],
    ["faults", [managed], null, { kind: "faults", n: 2 }],
    ["a key about lists that cannot be used", [good], "repositoryRoot", { kind: "faults", n: 1 }],
    ["that key alone", [], "repositoryRoot", { kind: "faults", n: 1 }],
    ["nothing", [], null, { kind: "none" }],
    ["an imported file", [imported], null, { kind: "imported" }],
    ["a file beside the organisation's policy", [good, imported], null, { kind: "in-force" }],
    [
      "a newest policy that cannot be read",
      [{ ...good, state: "last-good", problem }],
      null,
      { kind: "unreadable" },
    ],
    ["a policy that was never readable", [{ ...none, problem }], null, { kind: "unusable" }],
    [
      "a browser that has just started",
      [{ ...none, state: "not-known-yet" }],
      null,
      { kind: "not-known-yet" },
    ],
    [
      "one that has just started and knows its policy from before",
      [{ ...good, state: "not-known-yet" }],
      null,
      { kind: "in-force" },
    ],
  ] as const)("says %s", (_what, layers, badKey, expected) => {
    expect(headOf({ layers }, updates(badKey))).toEqual(expected);
  });

  test("counts no entry that applies all the same", () => {
    expect(faultsOf(POLICY).map(({ rejection }) => rejection.code)).toEqual([
      "bad-value",
      "unknown-key",
    ]);
    expect(notesOf(POLICY).map(({ rejection }) => rejection.code)).toEqual(["set-twice"]);
  });
});

test("a report repeats nothing of a text that is no JSON, for it may break off at a person's name", () => {
  const text = '{"contact": Hanako}';
  const { problem } = readPolicyText(text, "managed", "");
  expect(problem?.message).toContain("Hanako");
  expect(JSON.stringify(problem === null ? null : rejectionData(problem))).not.toContain("Hanako");
});
