import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import type { BuyerPolicy, PolicyException, Sourced } from "../../rules/policy/policy-words.ts";
import { cardFor } from "../../rules/explain/card.ts";
import { lookup } from "../../rules/lookup/lookup.ts";
import { gatherReport } from "../../rules/screen/report.ts";
import { screenBlocks, withListings } from "../../rules/screen/screen.ts";
import type { Circumstances, Profile, Verdict } from "../../rules/vocabulary.ts";
import { bundled, bundledData } from "../fixtures/bundled.ts";

const DATE = "2026-11-26";
const BY = { source: "organisation", origin: "ours" } as const;
const by = <Value>(value: Value): Sourced<Value> => ({ value, ...BY });
const NO_POLICY: BuyerPolicy = {
  programsOff: [],
  severities: [],
  exceptions: [],
  exclusions: [],
  minimumSeverity: null,
};
const under = (more: Partial<BuyerPolicy>): Pick<Circumstances, "policy"> => ({
  policy: { ...NO_POLICY, ...more },
});
const exception = (more: Partial<PolicyException>): Sourced<PolicyException> =>
  by({
    id: "e1",
    supplier: "hikvision",
    reason: { en: "Cameras in use until they are replaced" },
    approver: "The security officer",
    caseNumber: "2026-17",
    expires: "2026-12-31",
    ...more,
  });

function screen(text: string, profile: Profile, more: Partial<Circumstances> = {}) {
  return screenBlocks(bundled, [{ text, kind: "text" }], { profile, date: DATE, ...more });
}

function only(verdicts: readonly Verdict[]): Verdict {
  const [verdict, ...more] = verdicts;
  if (verdict === undefined || more.length > 0) throw new Error("not one verdict");
  return verdict;
}

describe("the bundled list, without a policy", () => {
  it("an entity that stands on NS-CMIC alone is never under a buying ban, for any buyer", () => {
    // The list knows one: the Entity List names an affiliate of Nanjing Panda, and no listing but NS-CMIC the firm itself.
    const alone = bundledData.suppliers.filter(({ listings }) => {
      const own = listings.filter((each) => each.asserts && each.listedEntity === "supplier");
      return own.length > 0 && own.every((each) => each.program === "us-ofac-nscmic");
    });
    expect(alone.map(({ id }) => id)).toEqual(["nanjing-panda"]);
    for (const { id, name } of alone) {
      for (const profile of ["jp-government", "us-federal", "us-defense", "general"] as const) {
        const found = screen(`Maker: ${name}, quantity 2`, profile).filter(
          (each) => each.supplier === id,
        );
        expect([profile, found.map((each) => each.severity)]).toEqual([profile, ["advisory"]]);
      }
    }
  });

  it("what is only on file about a supplier makes no hit, and is told as a record without severity, not as nothing", () => {
    const noted = bundledData.suppliers.filter(
      ({ listings }) => listings.length > 0 && listings.every((each) => !each.asserts),
    );
    expect(noted.map(({ id }) => id)).toContain("ezviz");
    for (const { id, listings, name } of noted) {
      const c = { profile: "us-federal", date: "2026-11-26" } as const;
      expect(lookup(bundled, name, c, 1).answers[0]).toMatchObject({
        supplier: id,
        listings: listings.map(({ program }) => ({ program, severity: null })),
      });
      for (const found of screen(`Maker: ${name}, quantity 2`, "us-federal"))
        if (found.supplier === id) expect([id, found.severity]).toEqual([id, null]);
    }
  });

  it.each(["us-federal", "us-defense"] as const)(
    "section 889 forbids Huawei for any purpose, and Hikvision for the listed ones (%s)",
    (profile) => {
      const of = (text: string, purposes?: readonly string[]) =>
        only(screen(text, profile, purposes === undefined ? {} : { purposes })).listings.find(
          ({ program }) => program === "us-ndaa-889",
        )?.severity;
      const [huawei, hikvision] = ["Huawei router ¥1", "Hikvision camera ¥1"] as const;
      const { purposes } = bundled.programs.get("us-ndaa-889")?.purposeScope ?? {
        purposes: [] as readonly string[],
      };
      expect(purposes.length).toBeGreaterThan(0);
      for (const asked of [undefined, ["catering"], purposes])
        expect(of(huawei, asked)).toBe("prohibited");
      expect(of(hikvision)).toBe("restricted");
      expect(of(hikvision, ["catering"])).toBe("advisory");
      for (const purpose of purposes) expect(of(hikvision, [purpose])).toBe("prohibited");
    },
  );

  it("TP-Link Technologies and TP-Link Systems are two suppliers, and neither has the other's listings", () => {
    const programs = (id: string) =>
      bundled.suppliers
        .get(id)
        ?.listings.filter((each) => each.asserts)
        .map(({ program }) => program);
    const found = (text: string) => screen(text, "us-federal").map((each) => each.supplier);
    expect(found("TP-Link Technologies Co., Ltd. router ¥1")).toContain("tp-link-technologies");
    expect(found("TP-Link Systems Inc. router ¥1")).toContain("tp-link-systems");
    expect(found("TP-Link Systems Inc. router ¥1")).not.toContain("tp-link-technologies");
    expect(programs("tp-link-systems")).toEqual([]);
  });

  it("DJI MINI3 is a consultation for a Japanese ministry, and no Japanese listing", () => {
    const verdicts = screen("DJI MINI3 ドローン 1台 ¥80,000", "jp-government");
    expect(verdicts.map(({ supplier }) => supplier)).toContain("dji");
    const dji = verdicts.find(({ supplier }) => supplier === "dji");
    expect(dji?.severity).toBe("restricted");
    expect(dji?.listings.filter(({ program }) => program.startsWith("jp-"))).toEqual([]);
  });
});

describe("a policy on the bundled list", () => {
  it("an excepted supplier is a mention of the report, with whose exception it is", () => {
    const verdict = only(
      screen("Hikvision camera ¥1", "us-federal", under({ exceptions: [exception({})] })),
    );
    const place = { frame: "top", kind: "text", excerpt: "" } as const;
    const { hits, mentions } = gatherReport([{ verdict, place }]);
    expect(hits).toEqual([]);
    expect(mentions).toMatchObject([
      {
        supplier: "hikvision",
        why: expect.arrayContaining(["policy-exception"]),
        marks: [{ kind: "exception", exception: { caseNumber: "2026-17" }, by: BY }],
      },
    ]);
  });

  it.each([
    ["listed under section 889", ["us-ndaa-889"]],
    ["listed anywhere", undefined],
  ])("what was found out on the page is kept with the verdict: %s", (_, programs) => {
    const only889 = exception({ classes: ["video-surveillance"], ...(programs && { programs }) });
    const c = { profile: "us-federal", date: DATE, ...under({ exceptions: [only889] }) } as const;
    const verdict = only(
      screenBlocks(bundled, [{ text: "Hikvision CCTV camera ¥1", kind: "text" }], c),
    );
    expect(verdict.marks).toMatchObject([{ kind: "exception" }]);
    expect(withListings(bundled, { ...verdict, listings: [] }, c)).toEqual(verdict);
  });

  it("an exception for a class does not hold for another class", () => {
    const forServers = under({ exceptions: [exception({ classes: ["server"] })] });
    expect(only(screen("Hikvision camera ¥1", "us-federal", forServers)).severity).toBe(
      "restricted",
    );
  });

  it("an exception for a wider class holds for what is a part of it", () => {
    const [narrow] = bundledData.classes.filter(({ within }) => within !== undefined);
    const term = narrow?.terms["en"]?.[0] ?? "";
    const wide = under({
      exceptions: [exception({ supplier: "huawei", classes: [narrow?.within ?? ""] })],
    });
    const [huawei] = screen(`Huawei ${term} ¥1`, "us-federal", wide);
    expect(huawei).toMatchObject({ supplier: "huawei", severity: null });
  });

  it("an exception for a tender holds where the browser's title of the page names it", () => {
    const c = under({ exceptions: [exception({ tenders: ["R8-123"] })] });
    const titled = { ...c, page: { title: "入札公告 Ｒ８－１２３" } };
    expect(only(screen("Hikvision camera ¥1", "us-federal", titled)).severity).toBeNull();
    expect(only(screen("Hikvision camera ¥1", "us-federal", c)).severity).toBe("restricted");
  });

  test.each([
    ["another case, full-width", "ＨＩＫＶＩＳＩＯＮ　ＳＴＲＥＥＴ 5: camera ¥1", null],
    ["other separators", "Hikvision-Street 5: camera ¥1", null],
    ["not all of it", "Hikvision camera, Main Street ¥1", "restricted"],
  ])("an exclusion is compared as the list's own are: %s", (_, text, severity) => {
    const exclusion = by({
      id: "x",
      supplier: "hikvision",
      text: "Hikvision Street",
      why: "a road",
    });
    const verdict = only(screen(text, "us-federal", under({ exclusions: [exclusion] })));
    expect(verdict.severity).toBe(severity);
  });

  it("a card of a supplier of which everything is switched off still says every listing, and why it is no hit", () => {
    const { policy } = under({ programsOff: bundledData.programs.map(({ id }) => by(id)) });
    const c: Circumstances = { profile: "us-federal", date: DATE, ...(policy && { policy }) };
    const verdict = only(screen("Hikvision camera ¥1", "us-federal", c));
    const status = {
      state: "bundled",
      problem: null,
      since: null,
      version: bundled.data.version,
      asOf: DATE,
      lists: [],
      suppliers: 1,
      programs: 1,
    } as const;
    for (const of of [verdict, null]) {
      const card = cardFor(bundled, { supplier: "hikvision", verdict: of }, c, status);
      const asserting = card?.listings.filter((each) => each.asserts && each.delistedOn === null);
      expect(asserting?.length).toBeGreaterThan(3);
      expect(asserting?.map(({ mark }) => mark?.kind)).toEqual(asserting?.map(() => "program-off"));
      expect(card?.severity).toBeNull();
    }
  });
});

describe("no policy whatsoever makes a listed supplier vanish", () => {
  const TEXTS = [
    "Hikvision camera ¥1, Huawei router ¥2 and a Bracket for Hikvision domes",
    "メーカー：ハイクビジョン 監視カメラ 3台。DJI MINI3 ドローン。ZTE MC801A",
    "ZTE, Huawei and Dahua are named in the news today.",
    "Kaspersky 2026 ライセンス、中兴通讯 交换机 2台 入札番号 R8-123",
  ];
  const SUPPLIERS = ["hikvision", "huawei", "zte", "dahua", "dji", "kaspersky"];
  const PROGRAMS = bundledData.programs.map(({ id }) => id);
  const sourced = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Sourced<Value>> =>
    fc.record({
      value,
      source: fc.constantFrom("managed", "organisation", "user", "imported"),
      origin: fc.constantFrom("", "ours"),
    });
  const day = fc.constantFrom("2020-01-01", "2026-11-25", DATE, "2026-11-27", "2030-01-01");
  const severity = fc.constantFrom("prohibited", "restricted", "advisory");
  const supplier = fc.constantFrom(...SUPPLIERS);
  const policies: fc.Arbitrary<BuyerPolicy> = fc.record({
    programsOff: fc.array(sourced(fc.constantFrom(...PROGRAMS)), { maxLength: 40 }),
    severities: fc.array(
      sourced(
        fc.record(
          {
            id: fc.constantFrom("a", "b", "c"),
            severity: fc.constantFrom("prohibited", "restricted", "advisory", "none"),
            program: fc.constantFrom(...PROGRAMS),
            effect: fc.constantFrom("procurement-ban", "export-control", "advice"),
            binds: fc.boolean(),
            purposeLimited: fc.boolean(),
            jurisdiction: fc.constantFrom("US", "JP"),
            from: day,
            to: day,
          },
          { requiredKeys: ["id", "severity"] },
        ),
      ),
      { maxLength: 6 },
    ),
    exceptions: fc.array(
      sourced(
        fc.record(
          {
            id: fc.constantFrom("e1", "e2"),
            supplier,
            programs: fc.array(fc.constantFrom(...PROGRAMS), { maxLength: 5 }),
            sites: fc.array(fc.constantFrom("shop.example", "example"), { maxLength: 2 }),
            tenders: fc.array(fc.constantFrom("R8-123", ""), { maxLength: 2 }),
            classes: fc.array(fc.constantFrom("uas", "network", "video-surveillance"), {
              maxLength: 2,
            }),
            reason: fc.constant({ en: "r" }),
            approver: fc.constant("a"),
            caseNumber: fc.constant("c"),
            from: day,
            expires: day,
          },
          { requiredKeys: ["id", "supplier", "reason", "approver", "caseNumber", "expires"] },
        ),
      ),
      { maxLength: 6 },
    ),
    exclusions: fc.array(
      sourced(
        fc.oneof(
          fc.record({
            id: fc.constant("x"),
            supplier,
            why: fc.constant("w"),
            text: fc.constantFrom("Huawei router", "ZTE", "", "，", "DJI MINI3 ドローン"),
          }),
          fc.record({
            id: fc.constant("y"),
            supplier,
            why: fc.constant("w"),
            host: fc.constantFrom("shop.example", "example"),
          }),
        ),
      ),
      { maxLength: 6 },
    ),
    minimumSeverity: fc.option(sourced(severity)),
  });

  const spans = (verdicts: readonly Verdict[]) =>
    verdicts.map(({ block, start, end, supplier: id }) => [block, start, end, id]);

  it("every span stays a hit or a mention, and each that is no hit any more carries a mark", () => {
    fc.assert(
      fc.property(
        policies,
        fc.constantFrom(...TEXTS),
        fc.constantFrom("jp-government", "us-federal", "us-defense", "general"),
        fc.constantFrom(undefined, "www.shop.example"),
        fc.boolean(),
        (policy, text, profile, host, article) => {
          const blocks = [{ text, kind: "text" }] as const;
          const c = {
            profile,
            date: DATE,
            article,
            ...(host === undefined ? {} : { host }),
          } as const;
          const before = screenBlocks(bundled, blocks, c);
          const after = screenBlocks(bundled, blocks, { ...c, policy });
          expect(before.length).toBeGreaterThan(0);
          expect(spans(after)).toEqual(spans(before));
          after.forEach((verdict, at) => {
            const was = before[at];
            if (was === undefined || was.severity === null || verdict.severity !== null) return;
            expect(verdict.marks?.length ?? 0).toBeGreaterThan(0);
            expect(verdict.why.some((code) => code.startsWith("policy-"))).toBe(true);
            // Every listing that it had is still told of.
            expect(verdict.listings.map(({ listing }) => listing)).toEqual(
              was.listings.map(({ listing }) => listing),
            );
          });
          // What had no listing gets no severity by any policy.
          before.forEach((was, at) => {
            if (was.why.includes("no-listing")) expect(after[at]?.severity).toBeNull();
          });
        },
      ),
    );
  });
});
