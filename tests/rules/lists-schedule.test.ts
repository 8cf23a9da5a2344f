import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { backoff, LONGEST_WAIT, nextDue, storeBackoff } from "../../rules/lists/schedule.ts";
import { loadFigures } from "../../tools/simulate/load-figures.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

describe("when the next update is due", () => {
  it.each([
    { kind: "first-run", least: 30_000, most: 5 * MINUTE },
    { kind: "vendor", least: 4.5 * HOUR, most: 7.5 * HOUR },
    { kind: "organisation", least: 0.75 * HOUR, most: 1.25 * HOUR },
  ] as const)("$kind: evenly between its bounds", ({ kind, least, most }) => {
    expect(nextDue(1000, kind, 0)).toBe(1000 + least);
    expect(nextDue(1000, kind, 0.5)).toBe(1000 + (least + most) / 2);
    expect(nextDue(1000, kind, 1)).toBe(1000 + most);
  });

  it.each([
    { minutes: 120, taken: 120 },
    { minutes: 15, taken: 15 },
    { minutes: 1, taken: 15 },
    { minutes: 1440, taken: 1440 },
    { minutes: 100_000, taken: 1440 },
  ])("of an organisation that wants $minutes minutes: after $taken on average", (given) => {
    const { minutes, taken } = given;
    expect(nextDue(1000, "organisation", 0.5, minutes)).toBe(1000 + taken * MINUTE);
    // Neither the vendor's servers nor the first run are for the organisation to decide.
    expect(nextDue(1000, "vendor", 0.5, minutes)).toBe(nextDue(1000, "vendor", 0.5));
    expect(nextDue(1000, "first-run", 0.5, minutes)).toBe(nextDue(1000, "first-run", 0.5));
  });
});

it("a million browsers do not come all at once: neither on a usual day nor after an outage", () => {
  const { day, afterOutage } = loadFigures(100_000, () => undefined);
  // Fewer browsers, more noise: the figures of a million are those of `npm run simulate`.
  expect(day.ratio).toBeLessThan(1.5);
  expect(afterOutage.ratio).toBeLessThan(3.3);
});

describe("how long is waited after failures", () => {
  it.each([
    { failures: 1, least: 15 * MINUTE },
    { failures: 2, least: 45 * MINUTE },
    { failures: 4, least: 6.75 * HOUR },
    { failures: 5, least: 20.25 * HOUR },
  ])("$failures in a row: from its bound to three times that", ({ failures, least }) => {
    expect(backoff(failures, 0)).toBe(least);
    expect(backoff(failures, 0.999)).toBeCloseTo(Math.min(LONGEST_WAIT, least * 2.998), 0);
  });

  it("is as long as the server asks for, and 24 hours at most", () => {
    expect(backoff(1, 0, 3600)).toBe(HOUR);
    expect(backoff(2, 0, 60)).toBe(45 * MINUTE);
    expect(backoff(1, 0, 10 * 24 * 3600)).toBe(LONGEST_WAIT);
    fc.assert(
      fc.property(fc.nat(2000), random, fc.nat(), (failures, share, asked) => {
        const wait = backoff(failures, share, asked);
        expect(wait).toBeGreaterThanOrEqual(15 * MINUTE);
        expect(wait).toBeLessThanOrEqual(LONGEST_WAIT);
      }),
    );
  });
});

it("a store of the browser's own that fails is tried again in a minute, and a day later at the latest", () => {
  expect([1, 2, 3].map(storeBackoff)).toEqual([MINUTE, 2 * MINUTE, 4 * MINUTE]);
  expect(storeBackoff(2000)).toBe(LONGEST_WAIT);
});
