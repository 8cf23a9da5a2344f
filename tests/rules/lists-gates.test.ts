import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canariesOf } from "../../rules/lists/canaries.ts";
import { isInRollout } from "../../rules/lists/rollout.ts";
import { checkSanity, factsOf } from "../../rules/lists/sanity.ts";
import type { ListFacts } from "../../rules/lists/sanity.ts";
import { MOST_RAW_BYTES, parseTargetCustom } from "../../rules/lists/target-custom.ts";
import { bundledData } from "../fixtures/bundled.ts";

const facts = (suppliers: number, listings = suppliers): ListFacts => ({
  suppliers,
  listings,
  canaries: [],
});

const weigh = (old: ListFacts | null, next: ListFacts, signers = 1, allowLargeChange = false) =>
  checkSanity({ old, next, signers, allowLargeChange, canaries: [] });

describe("a release that may replace another", () => {
  it.each([
    { what: "the first one", old: null, next: facts(1), code: null },
    { what: "an equal one", old: facts(100), next: facts(100), code: null },
    { what: "a fifth less", old: facts(100), next: facts(80), code: null },
    { what: "a fifth of five less", old: facts(5), next: facts(4), code: null },
    { what: "more than a fifth less", old: facts(100), next: facts(79), code: "sanity-shrink" },
    { what: "half as many more", old: facts(100), next: facts(150), code: null },
    {
      what: "more than half as many more",
      old: facts(100),
      next: facts(151),
      code: "sanity-growth",
    },
    {
      what: "as many suppliers and fewer listings",
      old: facts(100, 500),
      next: facts(100, 399),
      code: "sanity-shrink",
    },
    {
      what: "as many suppliers and more listings",
      old: facts(100, 500),
      next: facts(100, 751),
      code: "sanity-growth",
    },
    { what: "no supplier", old: facts(2), next: facts(0), code: "sanity-empty" },
    { what: "no supplier at first", old: null, next: facts(0), code: "sanity-empty" },
    { what: "no listing any more", old: facts(2), next: facts(2, 0), code: "sanity-empty" },
    { what: "no listing as before", old: facts(2, 0), next: facts(2, 0), code: null },
  ])("$what: $code", ({ old, next, code }) => {
    expect(weigh(old, next)).toBe(code);
  });

  it.each([
    { signers: 2, allowLargeChange: true, code: null },
    { signers: 3, allowLargeChange: true, code: null },
    { signers: 1, allowLargeChange: true, code: "sanity-shrink" },
    { signers: 2, allowLargeChange: false, code: "sanity-shrink" },
  ])("halves with $signers signers, allowed: $allowLargeChange: $code", (given) => {
    expect(weigh(facts(100), facts(50), given.signers, given.allowLargeChange)).toBe(given.code);
  });

  it("is never empty, whoever signs it", () => {
    expect(weigh(facts(100), facts(0), 5, true)).toBe("sanity-empty");
    expect(weigh(facts(100), facts(100, 0), 5, true)).toBe("sanity-empty");
  });
});

describe("canaries", () => {
  const data = bundledData;

  it.each(["general", "jp-government", "us-federal", "us-defense"] as const)(
    "of %s are all in the list that comes with the extension",
    (profile) => {
      const canaries = canariesOf(profile);
      expect(canaries.length).toBeGreaterThan(2);
      expect(factsOf(data, canaries).canaries.toSorted()).toEqual(
        canaries.map(({ supplier }) => supplier).toSorted(),
      );
    },
  );

  it.each([
    { what: "gone", change: () => [] },
    {
      what: "without its name",
      change: (supplier: (typeof data.suppliers)[number]) => [
        { ...supplier, names: supplier.names.filter(({ text }) => text !== "Hikvision") },
      ],
    },
  ])("that are $what stop a release, however many signed it", ({ change }) => {
    const suppliers = data.suppliers.flatMap((each) =>
      each.id === "hikvision" ? change(each) : [each],
    );
    const canaries = canariesOf();
    const next = factsOf({ ...data, suppliers }, canaries);
    const given = { old: factsOf(data, canaries), next, signers: 3, allowLargeChange: true };
    expect(checkSanity({ ...given, canaries })).toBe("sanity-canary");
    expect(checkSanity({ ...given, canaries: [] })).toBe(null);
  });
});

describe("a cohort", () => {
  const salts = Array.from({ length: 20_000 }, (_, index) => `salt-${String(index)}`);
  const share = (percent: number, v = 7): number =>
    salts.filter((salt) => isInRollout(salt, "core", v, percent)).length / salts.length;

  it.each([1, 10, 50, 90])("of %i %% is about so many browsers", (percent) => {
    expect(Math.abs(share(percent) * 100 - percent)).toBeLessThan(1.2);
  });

  it("of 0 % is nobody and of 100 % everybody", () => {
    expect([share(0), share(100)]).toEqual([0, 1]);
  });

  it("is the same each time, and a greater one keeps all who were in", () => {
    const percent = fc.double({ min: 0, max: 100, noNaN: true });
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.nat(), percent, percent, (salt, list, v, a, b) => {
        const [less, more] = a < b ? [a, b] : [b, a];
        expect(isInRollout(salt, list, v, less)).toBe(isInRollout(salt, list, v, less));
        if (isInRollout(salt, list, v, less)) expect(isInRollout(salt, list, v, more)).toBe(true);
      }),
    );
  });

  it("is another one for each release and each list", () => {
    const both = (one: readonly [string, number], two: readonly [string, number]): number =>
      salts.filter((salt) => isInRollout(salt, ...one, 10) && isInRollout(salt, ...two, 10)).length;
    expect(both(["core", 7], ["core", 8]) / salts.length).toBeLessThan(0.02);
    expect(both(["core", 7], ["other", 7]) / salts.length).toBeLessThan(0.02);
  });
});

describe("the description of a payload", () => {
  const full = { v: 7, rawLength: 1000, rawSha256: "a".repeat(64), entries: 3 };
  const from = { v: 6, sha256: "b".repeat(64) };

  it.each([
    full,
    { ...full, from },
    { ...full, rollout: { percent: 0 } },
    { ...full, rollout: { percent: 12.5 }, allowLargeChange: true },
    { ...full, allowLargeChange: false },
  ])("is read as it is: %j", (custom) => {
    expect(parseTargetCustom(custom)).toEqual(custom);
  });

  it("may hold fields of later versions, which are left out", () => {
    expect(parseTargetCustom({ ...full, later: { x: 1 }, from: { ...from, y: 2 } })).toEqual({
      ...full,
      from,
    });
  });

  it.each([
    null,
    undefined,
    [],
    "text",
    {},
    { ...full, v: 0 },
    { ...full, v: 1.5 },
    { ...full, v: "7" },
    { ...full, v: 2 ** 53 },
    { ...full, rawLength: 0 },
    { ...full, rawLength: MOST_RAW_BYTES + 1 },
    { ...full, rawSha256: "A".repeat(64) },
    { ...full, rawSha256: "a".repeat(63) },
    { ...full, entries: 0 },
    { ...full, from: null },
    { ...full, from: { ...from, v: 7 } },
    { ...full, from: { v: 6 } },
    { ...full, rollout: null },
    { ...full, rollout: { percent: 101 } },
    { ...full, rollout: { percent: -1 } },
    { ...full, rollout: { percent: Number.NaN } },
    { ...full, allowLargeChange: "yes" },
  ])("is nothing when a part of it is wrong: %j", (custom) => {
    expect(parseTargetCustom(custom)).toBe(null);
  });
});
