import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cardFor, classAnswer } from "../../rules/explain/card.ts";
import { EXCERPT, excerptOf, gatherReport } from "../../rules/screen/report.ts";
import { screenBlocks } from "../../rules/screen/screen.ts";
import type { Circumstances, Profile } from "../../rules/vocabulary.ts";
import type { ListStatus } from "../../rules/views.ts";
import { bundled, bundledData } from "../fixtures/bundled.ts";

const STATUS: ListStatus = {
  state: "bundled",
  problem: null,
  since: null,
  version: bundled.data.version,
  asOf: "2026-11-23",
  lists: bundled.data.lists,
  suppliers: bundledData.suppliers.length,
  programs: bundled.data.programs.length,
};

function on(profile: Profile): Circumstances {
  return { profile, date: "2026-11-25" };
}

function screen(text: string, profile: Profile) {
  return screenBlocks(bundled, [{ text, kind: "text" }], on(profile));
}

function report(text: string, profile: Profile = "general") {
  return gatherReport(
    screen(text, profile).map((verdict) => ({
      verdict,
      place: { frame: "top", kind: "text", excerpt: excerptOf(text, verdict.start, verdict.end) },
    })),
  );
}

describe("a report", () => {
  it("groups by supplier at the highest severity, strongest first", () => {
    const { hits } = report(
      "Huawei router ¥1。Hikvision camera ¥2。HUAWEI switch ¥3。ハイクビジョン",
      "us-federal",
    );
    expect(hits.map(({ supplier, severity, count }) => ({ supplier, severity, count }))).toEqual([
      { supplier: "huawei", severity: "prohibited", count: 2 },
      { supplier: "hikvision", severity: "restricted", count: 2 },
    ]);
    expect(hits[0]?.matched).toEqual(["Huawei", "HUAWEI"]);
  });

  it("a supplier may be hit and mentioned, a span only one of the two", () => {
    const { hits, mentions } = report("Hikvision camera ¥2。Bracket for Hikvision domes");
    expect(hits.map((hit) => hit.count)).toEqual([1]);
    expect(mentions.map((each) => [each.supplier, each.count, each.role])).toEqual([
      ["hikvision", 1, "compatible"],
    ]);
  });

  it("an excerpt holds the span, is short, and cuts no character in two", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme", maxLength: 300 }),
        fc.nat(),
        fc.nat(30),
        (text, at, size) => {
          const start = Math.min(at % (text.length + 1), text.length);
          const end = Math.min(text.length, start + size);
          const excerpt = excerptOf(text, start, end);
          expect(excerpt.length).toBeLessThanOrEqual(EXCERPT);
          expect(excerpt.isWellFormed() || !text.isWellFormed()).toBe(true);
        },
      ),
    );
  });
});

describe("a card", () => {
  const card = (text: string, profile: Profile) => {
    const [verdict] = screen(text, profile);
    if (verdict === undefined) throw new Error(`nothing found in ${text}`);
    return cardFor(bundled, { supplier: verdict.supplier, verdict }, on(profile), STATUS);
  };

  it("says each listing with date, what it asks and its official text or that there is none", () => {
    const shown = card("Hikvision camera ¥2", "us-federal");
    const ban = shown?.listings.find((each) => each.program === "us-ndaa-889");
    expect(ban).toMatchObject({
      severity: "restricted",
      binds: true,
      inForce: true,
      listedOn: "2018-08-13",
      link: "https://www.acquisition.gov/far/52.204-25",
    });
    expect(ban?.whatItAsks.en).toContain("security purposes");
    expect(shown?.listings[0]?.severity).toBe("restricted");
  });

  it("never says that Japan lists a company: the procedure is a sentence of its own", () => {
    const shown = card("Huawei スイッチングハブ 3台", "jp-government");
    expect(shown?.listings.filter((each) => each.program.startsWith("jp-"))).toEqual([]);
    expect(shown?.procedures.map((each) => each.classTitle.ja)).toEqual(["ネットワーク機器"]);
    expect(shown?.severity).toBe("restricted");
  });

  it("says that nobody is bound before the day, and names the day", () => {
    const before = cardFor(
      bundled,
      { supplier: "catl", verdict: null },
      { profile: "us-defense", date: "2026-06-20" },
      STATUS,
    );
    const listing = before?.listings.find((each) => each.program === "us-dod-1260h");
    expect(listing).toMatchObject({ binds: false, inForce: false, effectiveOn: "2026-06-30" });
  });

  it("shows notes as notes", () => {
    const notes = bundledData.suppliers
      .map((supplier) =>
        cardFor(bundled, { supplier: supplier.id, verdict: null }, on("us-federal"), STATUS),
      )
      .flatMap((each) => each?.listings ?? [])
      .filter((each) => !each.asserts);
    expect(notes).toHaveLength(30);
    expect(new Set(notes.map((each) => each.severity))).toEqual(new Set([null]));
  });

  it("of a mention sets no severity", () => {
    const shown = card("Bracket for Hikvision domes", "us-federal");
    expect(shown?.severity).toBeNull();
    expect(new Set(shown?.listings.map((each) => each.severity))).toEqual(new Set([null]));
  });

  it("of an unknown supplier is none", () => {
    expect(
      cardFor(bundled, { supplier: "nobody", verdict: null }, on("general"), STATUS),
    ).toBeNull();
    expect(classAnswer(bundled, "spoon", on("general"))).toBeNull();
  });
});

it("a class answer names the buyer's own procedure, or says that none is on file", () => {
  expect(classAnswer(bundled, "server", on("jp-government"))?.procedure?.says.ja).toContain(
    "サプライチェーン",
  );
  expect(classAnswer(bundled, "server", on("general"))?.procedure).toBeNull();
  expect(classAnswer(bundled, "uas", on("us-federal"))?.procedure?.citation).toContain(
    "Pub. L. 118-31",
  );
});

describe("each program, on its own buyer and on another one", () => {
  const programs = bundled.data.programs.filter((program) => program.namesCompanies);
  it.each(programs)("$id ($effect)", (program) => {
    const severities = (profile: Profile) =>
      bundledData.suppliers.flatMap((supplier) =>
        (
          cardFor(bundled, { supplier: supplier.id, verdict: null }, on(profile), STATUS)
            ?.listings ?? []
        )
          .filter((each) => each.program === program.id)
          .map((each) => each.severity),
      );
    const own = (["us-federal", "us-defense", "jp-government"] as const).filter((profile) =>
      program.buyerScope.profiles.includes(profile),
    );
    // Nobody else is told more than that the listing exists, and a securities or export list never more to anyone.
    expect(severities("general").filter((each) => each !== null && each !== "advisory")).toEqual(
      [],
    );
    if (program.effect !== "procurement-ban" && program.effect !== "procedure") {
      for (const profile of own) expect(severities(profile)).not.toContain("prohibited");
      for (const profile of own) expect(severities(profile)).not.toContain("restricted");
    }
    const from = program.period.from <= "2026-11-25";
    const names = severities("general").some((each) => each !== null);
    if (program.effect === "procurement-ban" && own.length > 0 && from && names)
      expect(
        own.flatMap(severities).some((each) => each === "prohibited" || each === "restricted"),
      ).toBe(true);
  });
});
