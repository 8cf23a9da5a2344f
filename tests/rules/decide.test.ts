import { describe, expect, it, test } from "vitest";
import { decideListing, isInForce, stepDown, stronger, weigh } from "../../rules/decide/decide.ts";
import type { MatchFacts } from "../../rules/decide/decide.ts";
import type {
  Circumstances,
  Effect,
  Listing,
  ListingVerdict,
  Profile,
  Program,
  Severity,
} from "../../rules/vocabulary.ts";

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
  buyerScope: { ...says, profiles: ["us-federal", "us-defense"] },
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
const FACTS: MatchFacts = { isListedName: true, isAffiliateName: false, classInScope: false };
const LIMITED = { ...EXAMPLE, purposeScope: { ...says, any: false, purposes: ["public-safety"] } };
const PROCEDURE: Program = {
  ...EXAMPLE,
  effect: "procedure",
  buyerScope: { ...says, profiles: ["jp-government", "us-federal", "us-defense"] },
};

function on(profile: Profile, more: Partial<Circumstances> = {}): Circumstances {
  return { profile, date: "2026-11-25", ...more };
}

function severity(
  program: Program,
  c: Circumstances,
  listing: Partial<Listing> = {},
  facts: Partial<MatchFacts> = {},
): Severity | null {
  const verdict = decideListing({ ...LISTED, ...listing }, 0, program, { ...FACTS, ...facts }, c);
  return verdict?.severity ?? null;
}

const PROFILES: readonly Profile[] = ["jp-government", "us-federal", "us-defense", "general"];

describe("the table of built-in severities", () => {
  const rows: readonly (readonly [string, Program, readonly (Severity | null)[]])[] = [
    [
      "a ban binding this buyer, unlimited",
      EXAMPLE,
      ["advisory", "prohibited", "prohibited", "advisory"],
    ],
    [
      "the same, limited to a purpose that is unknown",
      LIMITED,
      ["advisory", "restricted", "restricted", "advisory"],
    ],
    [
      "a procedure binding this buyer",
      PROCEDURE,
      ["restricted", "restricted", "restricted", "advisory"],
    ],
  ];
  test.each(rows)("%s", (_row, program, expected) => {
    expect(PROFILES.map((profile) => severity(program, on(profile)))).toEqual(expected);
  });

  const OTHERS: readonly Effect[] = [
    "equipment-authorisation",
    "sales-ban",
    "network-restriction",
    "investment",
    "sanctions",
    "export-control",
    "import",
    "securities",
    "advice",
  ];
  test.each(OTHERS)("%s is advisory for every buyer", (effect) => {
    const program = { ...EXAMPLE, effect };
    expect(new Set(PROFILES.map((profile) => severity(program, on(profile))))).toEqual(
      new Set(["advisory"]),
    );
  });

  it("another government's ban is restricted for a Japanese ministry that buys a class in scope", () => {
    const named = { classInScope: true };
    expect(severity(EXAMPLE, on("jp-government"), {}, named)).toBe("restricted");
    expect(severity(EXAMPLE, on("general"), {}, named)).toBe("advisory");
    expect(severity({ ...EXAMPLE, effect: "securities" }, on("jp-government"), {}, named)).toBe(
      "advisory",
    );
  });
});

describe("dates", () => {
  it("a ban of the future is advisory until the day it binds", () => {
    const later = { ...EXAMPLE, period: { from: "2027-10-01" } };
    expect(severity(later, on("us-federal"))).toBe("advisory");
    expect(severity(later, on("us-federal", { date: "2027-10-01" }))).toBe("prohibited");
    expect(severity(EXAMPLE, on("us-federal"), { effectiveOn: "2027-10-01" })).toBe("advisory");
  });

  it("a program that has ended binds nobody", () => {
    const ended = { ...EXAMPLE, period: { from: "2020-01-01", to: "2026-11-24" } };
    expect(severity(ended, on("us-federal"))).toBe("advisory");
    expect(severity(ended, on("us-federal", { date: "2026-11-24" }))).toBe("prohibited");
  });

  it("a delisted supplier is not listed from that day on", () => {
    const listing = { delistedOn: "2026-11-25" };
    expect(severity(EXAMPLE, on("us-federal"), listing)).toBeNull();
    expect(severity(EXAMPLE, on("us-federal", { date: "2026-11-24" }), listing)).toBe("prohibited");
    expect(isInForce({ ...LISTED, ...listing }, EXAMPLE, "2026-11-25")).toBe(false);
  });
});

describe("purposes", () => {
  it("a stated purpose decides", () => {
    expect(severity(LIMITED, on("us-federal", { purposes: ["public-safety"] }))).toBe("prohibited");
    expect(severity(LIMITED, on("us-federal", { purposes: ["catering"] }))).toBe("advisory");
  });

  it("a listing may be unlimited where its program is limited, and the other way round", () => {
    expect(severity(LIMITED, on("us-federal"), { purposeLimited: false })).toBe("prohibited");
    expect(severity(EXAMPLE, on("us-federal"), { purposeLimited: true })).toBe("restricted");
  });
});

describe("who is meant", () => {
  it("a note never sets a severity", () => {
    expect(severity(EXAMPLE, on("us-federal"), { asserts: false })).toBeNull();
  });

  it("an affiliate's listing says no more than advisory about the group's other names", () => {
    const other = { isListedName: false };
    expect(severity(EXAMPLE, on("us-federal"), { listedEntity: "affiliate" }, other)).toBe(
      "advisory",
    );
    expect(severity(EXAMPLE, on("us-federal"), { listedEntity: "affiliate" })).toBe("prohibited");
  });

  it("a supplier's listing reaches its affiliates only where the program says so", () => {
    const affiliate = { isListedName: false, isAffiliateName: true };
    const reaching = { ...EXAMPLE, reach: { ...says, affiliates: true } };
    expect(severity(EXAMPLE, on("us-federal"), {}, affiliate)).toBe("advisory");
    expect(severity(reaching, on("us-federal"), {}, affiliate)).toBe("prohibited");
  });
});

describe("role and page are weighed in", () => {
  const verdict = (level: Severity): ListingVerdict => ({
    program: "example",
    listing: 0,
    severity: level,
    sameGroup: false,
  });
  const c = on("us-federal");

  test.each(["compatible", "excluded"] as const)("%s is a mention, never a hit", (role) => {
    const outcome = weigh([verdict("prohibited")], role, FACTS, c);
    expect(outcome).toEqual({ severity: null, why: [`mention-${role}`] });
  });

  it("an unknown role is shown one step below", () => {
    const outcome = weigh([verdict("prohibited")], "unknown", FACTS, c);
    expect(outcome).toEqual({ severity: "restricted", why: ["role-unknown-step-down"] });
    expect(weigh([verdict("advisory")], "unknown", FACTS, c).severity).toBe("advisory");
  });

  it("an article caps at advisory", () => {
    const outcome = weigh([verdict("prohibited")], "maker", FACTS, { ...c, article: true });
    expect(outcome).toEqual({ severity: "advisory", why: ["article-cap"] });
  });

  it("a procedure of this buyer beside the hit makes it restricted", () => {
    const facts = { ...FACTS, classInScope: true };
    const outcome = weigh([verdict("advisory")], "maker", facts, on("jp-government"));
    expect(outcome).toEqual({ severity: "restricted", why: ["class-in-scope"] });
  });

  it("without a listing there is no hit, whatever is bought", () => {
    const facts = { ...FACTS, classInScope: true };
    expect(weigh([], "maker", facts, c)).toEqual({ severity: null, why: ["no-listing"] });
  });
});

test("severities are ordered", () => {
  expect(stronger("advisory", "prohibited")).toBe("prohibited");
  expect(stronger(null, "advisory")).toBe("advisory");
  expect(stronger(null, null)).toBeNull();
  expect(stepDown("prohibited")).toBe("restricted");
  expect(stepDown("advisory")).toBe("advisory");
});
