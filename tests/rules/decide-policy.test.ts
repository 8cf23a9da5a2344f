import { describe, expect, it, test } from "vitest";
import { decide } from "../../rules/decide/decide-match.ts";
import type { Buyer, Match, MatchedListing } from "../../rules/decide/decide-match.ts";
import { severityRuleFor } from "../../rules/decide/severity-rule.ts";
import type {
  BuyerPolicy,
  OwnExclusion,
  PolicyException,
  SeverityRule,
  Sourced,
} from "../../rules/policy/policy-words.ts";
import type { Listing, Profile, Program, Severity } from "../../rules/vocabulary.ts";

const says = { en: "example" };
const EXAMPLE: Program = {
  id: "example",
  jurisdiction: "ZZ",
  title: says,
  authority: says,
  citation: "Example Act 1",
  url: null,
  effect: "procurement-ban",
  bindingOn: says,
  buyerScope: { ...says, profiles: ["us-federal"] },
  productScope: { ...says, classes: [] },
  purposeScope: { ...says, any: true, purposes: [] },
  reach: { ...says, affiliates: false },
  period: { from: "2020-01-01" },
  phases: [],
  namesCompanies: true,
  listingDateMeaning: null,
  whatItAsks: says,
  nextStep: says,
};
const LISTED: Listing = {
  program: "example",
  asserts: true,
  listedName: "Example Corp",
  listedAliases: [],
  listedEntity: "supplier",
  listedOn: "2020-06-01",
  status: "listed",
  citation: "Example Act 1",
  link: null,
};
const EXPORT: Program = { ...EXAMPLE, id: "example-export", effect: "export-control" };
const LIMITED: Program = {
  ...EXAMPLE,
  id: "example-limited",
  purposeScope: { ...says, any: false, purposes: ["example-purpose"] },
};
const TODAY = "2026-11-26";
const MANAGED = { source: "managed", origin: "" } as const;

const by = <Value>(value: Value): Sourced<Value> => ({ value, ...MANAGED });
const listed = (program = EXAMPLE, more: Partial<Listing> = {}): MatchedListing => ({
  listing: { ...LISTED, program: program.id, ...more },
  position: 0,
  program,
  facts: { isListedName: true, isAffiliateName: false, classInScope: false },
});
const match = (more: Partial<Match> = {}): Match => ({
  supplier: "example-corp",
  listings: [listed()],
  role: "maker",
  classInScope: false,
  article: false,
  place: { texts: ["Example Corp camera"], classes: [], isInside: () => false },
  ...more,
});
const policy = (more: Partial<BuyerPolicy> = {}, profile: Profile = "us-federal"): Buyer => ({
  profile,
  policy: {
    programsOff: [],
    severities: [],
    exceptions: [],
    exclusions: [],
    minimumSeverity: null,
    ...more,
  },
});
const rule = (id: string, severity: Severity | "none", more: Partial<SeverityRule> = {}) =>
  by<SeverityRule>({ id, severity, ...more });
const exception = (more: Partial<PolicyException> = {}): Sourced<PolicyException> =>
  by({
    id: "e1",
    supplier: "example-corp",
    reason: says,
    approver: "Example Officer",
    caseNumber: "2026-17",
    expires: "2026-12-31",
    ...more,
  });
const on = (buyer: Buyer, date = TODAY, of: Match = match()) => decide(of, buyer, date);

describe("without a policy", () => {
  it("the built-in table alone decides, and no mark is made", () => {
    const none = { severity: "prohibited", why: [], marks: [] };
    expect(decide(match(), { profile: "us-federal" }, TODAY)).toMatchObject(none);
    expect(on(policy())).toMatchObject(none);
  });
});

describe("dates of listings, on programs named example", () => {
  const severityOn = (more: Partial<Listing>, date: string, program = EXAMPLE) =>
    on(policy(), date, match({ listings: [listed(program, more)] })).severity;

  test.each([
    ["2026-11-25", "advisory"],
    ["2026-11-26", "prohibited"],
  ])("a listing that binds from 26 November: on %s it is %s", (date, severity) => {
    expect(severityOn({ effectiveOn: "2026-11-26" }, date)).toBe(severity);
  });

  test.each([
    ["2026-11-25", "prohibited"],
    ["2026-11-26", null],
  ])("a listing that ended on 26 November: on %s it is %s", (date, severity) => {
    expect(severityOn({ delistedOn: "2026-11-26" }, date)).toBe(severity);
  });

  test.each([
    ["2026-12-31", "prohibited"],
    ["2027-01-01", "advisory"],
  ])("a program whose period ends with 2026: on %s it is %s", (date, severity) => {
    expect(
      severityOn({}, date, { ...EXAMPLE, period: { from: "2020-01-01", to: "2026-12-31" } }),
    ).toBe(severity);
  });

  it("a supplier that was taken off and listed again is listed, between the two it is not", () => {
    const twice = match({
      listings: [
        listed(EXAMPLE, { delistedOn: "2023-01-01" }),
        { ...listed(EXAMPLE, { listedOn: "2025-01-01" }), position: 1 },
      ],
    });
    const of = (date: string) => on(policy(), date, twice);
    expect(of("2022-12-31").severity).toBe("prohibited");
    expect(of("2025-06-01")).toMatchObject({
      severity: "prohibited",
      listings: [{ listing: 1, severity: "prohibited" }],
    });
    // What is listed later is on file already: between the two dates it does not bind.
    expect(of("2024-01-01").severity).toBe("advisory");
  });

  test.each([
    ["not stated", undefined, "restricted"],
    ["one of the program's", ["example-purpose"], "prohibited"],
    ["another one", ["catering"], "advisory"],
  ])("a program for some purposes, purpose %s", (_, purposes, severity) => {
    const buyer = { ...policy(), ...(purposes === undefined ? {} : { purposes }) };
    const of = match({ listings: [listed(LIMITED)] });
    expect(on(buyer, TODAY, of).severity).toBe(severity);
  });
});

describe("programs switched off", () => {
  it("leave a mention that says which program, and who switched it off", () => {
    const off = policy({ programsOff: [by("example")] });
    const mark = { kind: "program-off", program: "example", by: MANAGED };
    expect(on(off)).toEqual({
      severity: null,
      why: ["policy-program-off"],
      listings: [{ program: "example", listing: 0, severity: null, sameGroup: false, mark }],
      marks: [mark],
    });
  });

  it("leave other programs as they are, and the hit says what was switched off", () => {
    const both = match({ listings: [listed(), { ...listed(EXPORT), position: 1 }] });
    const decision = on(policy({ programsOff: [by("example")] }), TODAY, both);
    expect(decision).toMatchObject({ severity: "advisory", marks: [{ kind: "program-off" }] });
    expect(decision.listings.map(({ severity }) => severity)).toEqual([null, "advisory"]);
  });
});

describe("severities", () => {
  const facts = {
    program: EXAMPLE,
    binds: true,
    purposeLimited: false,
    date: TODAY,
  };
  const chosen = (...rules: readonly Sourced<SeverityRule>[]) =>
    severityRuleFor(rules, facts)?.value.id ?? null;

  test.each([
    ["program", { program: "other" }],
    ["effect", { effect: "import" }],
    ["binding", { binds: false }],
    ["purposes", { purposeLimited: true }],
    ["jurisdiction", { jurisdiction: "US" }],
    ["first day", { from: "2026-11-27" }],
    ["last day", { to: "2026-11-25" }],
  ] as const)("a rule of another %s does not hold", (_, condition) => {
    expect(chosen(rule("r", "advisory", condition))).toBeNull();
  });

  it("a rule holds when all of its conditions do, its days inclusive", () => {
    const all = {
      program: "example",
      effect: "procurement-ban",
      binds: true,
      purposeLimited: false,
      jurisdiction: "ZZ",
      from: TODAY,
      to: TODAY,
    } as const;
    expect(chosen(rule("r", "advisory", all))).toBe("r");
    expect(chosen(rule("r", "advisory"))).toBe("r");
  });

  it("most conditions win, then the strongest severity, then the smallest id, in any order", () => {
    const wide = rule("a", "prohibited");
    const narrow = rule("z", "none", { effect: "procurement-ban" });
    const strong = rule("y", "restricted", { program: "example" });
    const same = rule("x", "restricted", { jurisdiction: "ZZ" });
    expect(chosen(wide, narrow)).toBe("z");
    expect(chosen(narrow, wide)).toBe("z");
    expect(chosen(narrow, strong)).toBe("y");
    expect(chosen(strong, same)).toBe("x");
    expect(chosen(same, strong)).toBe("x");
  });

  it("a policy may forbid what an export control does not, and the mark says that it is the policy", () => {
    const strict = policy({ severities: [rule("r", "prohibited", { effect: "export-control" })] });
    const decision = on(strict, TODAY, match({ listings: [listed(EXPORT)] }));
    expect(decision).toMatchObject({
      severity: "prohibited",
      why: ["policy-severity"],
      marks: [{ kind: "severity-rule", rule: { id: "r" }, by: MANAGED }],
    });
  });

  it("none is no hit, with the rule as its mark", () => {
    expect(on(policy({ severities: [rule("r", "none")] }))).toMatchObject({
      severity: null,
      why: ["policy-severity-none"],
      marks: [{ kind: "severity-rule" }],
    });
  });

  it("step-down, article and group cap come after the rule", () => {
    const strict = policy({ severities: [rule("r", "prohibited")] });
    const of = (more: Partial<Match>) => on(strict, TODAY, match(more)).severity;
    expect(of({ role: "unknown" })).toBe("restricted");
    expect(of({ article: true })).toBe("advisory");
    const group = listed(EXPORT, { listedEntity: "affiliate" });
    const other = { ...group, facts: { ...group.facts, isListedName: false } };
    expect(of({ listings: [other] })).toBe("advisory");
  });

  it("what is only compatible or excluded stays a mention without a mark", () => {
    const strict = policy({ severities: [rule("r", "prohibited")] });
    expect(on(strict, TODAY, match({ role: "compatible" }))).toMatchObject({
      severity: null,
      why: ["mention-compatible"],
      marks: [],
    });
  });
});

describe("exceptions", () => {
  const excepted = (more: Partial<PolicyException>, of: Partial<Match> = {}, date = TODAY) =>
    on(policy({ exceptions: [exception(more)] }), date, match(of));
  const place = (more: Partial<Match["place"]>): Partial<Match> => ({
    place: { texts: [], classes: [], isInside: () => false, ...more },
  });

  it("make a mention that names the exception; the listing is still there", () => {
    expect(excepted({})).toMatchObject({
      severity: null,
      why: ["policy-exception"],
      listings: [{ program: "example", severity: null, mark: { kind: "exception" } }],
      marks: [{ kind: "exception", exception: { caseNumber: "2026-17" }, by: MANAGED }],
    });
  });

  test.each([
    ["2026-11-25", "prohibited", []],
    ["2026-11-26", null, ["exception"]],
    ["2026-12-31", null, ["exception"]],
    ["2027-01-01", "prohibited", ["exception-expired"]],
  ])("hold on both of their days: on %s", (date, severity, kinds) => {
    const decision = excepted({ from: "2026-11-26" }, {}, date);
    expect(decision.severity).toBe(severity);
    expect(decision.marks.map(({ kind }) => kind)).toEqual(kinds);
  });

  it("one that has expired leaves the hit and says so", () => {
    expect(excepted({ expires: "2026-11-25" })).toMatchObject({
      severity: "prohibited",
      why: ["policy-exception-expired"],
      listings: [{ severity: "prohibited", mark: { kind: "exception-expired" } }],
    });
  });

  it("one that has expired is named beside one that holds no longer than another, and beside a rule", () => {
    const old = exception({ id: "old", expires: "2026-01-01" });
    const renewed = on(policy({ exceptions: [old, exception()] }));
    expect(renewed.marks.map(({ kind }) => kind)).toEqual(["exception"]);
    const ruled = on(policy({ exceptions: [old], severities: [rule("r", "restricted")] }));
    expect(ruled.severity).toBe("restricted");
    expect(ruled.marks.map(({ kind }) => kind)).toEqual(["severity-rule", "exception-expired"]);
  });

  it("are for their supplier and their programs only", () => {
    expect(excepted({ supplier: "other" }).severity).toBe("prohibited");
    expect(excepted({ programs: ["other"] }).severity).toBe("prohibited");
    expect(excepted({ programs: ["example"] }).severity).toBeNull();
  });

  test.each([
    ["shop.example", null],
    ["www.shop.example", null],
    ["notshop.example", "prohibited"],
    [undefined, "prohibited"],
  ])("of a site hold on it and below it: %s", (host, severity) => {
    const at = place(host === undefined ? {} : { host });
    expect(excepted({ sites: ["shop.example"] }, at).severity).toBe(severity);
  });

  test.each([
    ["in the block", "入札番号 ２０２６－Ａ－０１２３ 監視カメラ", null],
    ["in the address", "https://bids.example/?id=2026-a-0123&x=1", null],
    ["inside a longer number", "No. 2026-A-01234", "prohibited"],
    ["not there", "No. 2026-A-0124", "prohibited"],
  ])("of a tender hold where its number stands: %s", (_, text, severity) => {
    expect(excepted({ tenders: ["2026-A-0123"] }, place({ texts: [text] })).severity).toBe(
      severity,
    );
  });

  it("of a product class hold where the block names it", () => {
    expect(excepted({ classes: ["server"] }, place({ classes: ["server"] })).severity).toBeNull();
    expect(excepted({ classes: ["server"] }, place({ classes: ["pc"] })).severity).toBe(
      "prohibited",
    );
  });

  it("hold only when every scope that is given does", () => {
    const both = { sites: ["shop.example"], classes: ["server"] };
    const here = { host: "shop.example", classes: ["server"] };
    expect(excepted(both, place(here)).severity).toBeNull();
    expect(excepted(both, place({ ...here, host: "other.example" })).severity).toBe("prohibited");
  });
});

describe("exclusions", () => {
  const excluded = (more: Omit<OwnExclusion, "id" | "supplier" | "why">, of: Partial<Match> = {}) =>
    on(
      policy({
        exclusions: [by({ id: "x1", supplier: "example-corp", why: "a street", ...more })],
      }),
      TODAY,
      match(of),
    );

  it("make a mention that names the exclusion", () => {
    const inside = (text: string) => text === "Example Corp Street";
    const at = { place: { texts: [], classes: [], isInside: inside } };
    expect(excluded({ text: "Example Corp Street" }, at)).toMatchObject({
      severity: null,
      why: ["policy-exclusion"],
      marks: [{ kind: "exclusion", exclusion: { id: "x1" }, by: MANAGED }],
    });
    expect(excluded({ phrase: "Example Corp Street" }, at).severity).toBeNull();
    expect(excluded({ text: "another" }, at).severity).toBe("prohibited");
  });

  it("of a host hold on it and below it", () => {
    const at = (host: string) => ({
      place: { host, texts: [], classes: [], isInside: () => false },
    });
    expect(excluded({ host: "own.example" }, at("www.own.example")).severity).toBeNull();
    expect(excluded({ host: "own.example" }, at("other.example")).severity).toBe("prohibited");
  });
});

describe("the weakest that is marked", () => {
  const least = (severity: Severity) => policy({ minimumSeverity: by(severity) });

  test.each([
    ["prohibited", "prohibited"],
    ["restricted", "prohibited"],
    ["advisory", "prohibited"],
  ] as const)("from %s on: a ban is shown", (minimum, severity) => {
    expect(on(least(minimum)).severity).toBe(severity);
  });

  it("what is weaker is a mention that says what it would be", () => {
    expect(on(least("restricted"), TODAY, match({ article: true }))).toMatchObject({
      severity: null,
      why: ["article-cap", "policy-below-minimum"],
      marks: [{ kind: "below-minimum", severity: "advisory", minimum: "restricted", by: MANAGED }],
    });
  });
});
