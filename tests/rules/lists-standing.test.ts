import { describe, expect, it } from "vitest";
import {
  FIRST_ANSWER_MS,
  isClockBehind,
  raiseFloor,
  standingOf,
  trustedTime,
} from "../../rules/lists/standing.ts";
import type { Answered } from "../../rules/lists/standing.ts";

const DAY = 86_400_000;
const NOW = Date.parse("2026-11-25T12:00:00Z");
const answered = (change: Partial<Answered> = {}): Answered => ({
  addedAt: NOW - 30 * DAY,
  goodAt: NOW - DAY,
  expiresAt: NOW + 6 * DAY,
  ...change,
});
const never = { goodAt: null, expiresAt: null };

describe("the lists are", () => {
  it.each<[string, readonly Answered[], object]>([
    ["bundled without a repository", [], { state: "bundled" }],
    ["fresh while what was signed holds", [answered()], { state: "fresh" }],
    [
      "fresh although the last checks failed, while what was signed holds",
      [answered({ goodAt: NOW - 5 * DAY, expiresAt: NOW + 1 })],
      { state: "fresh" },
    ],
    [
      "stale from the moment it expires, since the last good check",
      [answered({ goodAt: NOW - 7 * DAY, expiresAt: NOW })],
      { state: "stale", since: NOW - 7 * DAY },
    ],
    [
      "bundled while a new repository may still answer",
      [answered({ ...never, addedAt: NOW - FIRST_ANSWER_MS + 1 })],
      { state: "bundled" },
    ],
    [
      "stale when none has answered in a day",
      [answered({ ...never, addedAt: NOW - FIRST_ANSWER_MS })],
      { state: "stale", since: NOW - FIRST_ANSWER_MS },
    ],
    [
      "stale as a whole when one of two went silent",
      [answered(), answered({ goodAt: NOW - 9 * DAY, expiresAt: NOW - 2 * DAY })],
      { state: "stale", since: NOW - 9 * DAY },
    ],
    [
      "fresh beside a repository that was added just now",
      [answered(), answered({ ...never, addedAt: NOW })],
      { state: "fresh" },
    ],
  ])("%s", (_what, repositories, expected) => {
    expect(standingOf(repositories, NOW)).toEqual(expected);
  });
});

describe("a clock", () => {
  const lists = [answered({ goodAt: NOW - 3 * DAY, expiresAt: NOW + 4 * DAY })];
  /** The state after the clock showed some times, one after the other. */
  const after = (...clocks: readonly number[]) => {
    let floor = 0;
    for (const clock of clocks) floor = raiseFloor(floor, lists, clock);
    const clock = clocks.at(-1) ?? NOW;
    return { floor, state: standingOf(lists, trustedTime(clock, floor)).state, clock };
  };

  it("that is set back never makes an expired list fresh again", () => {
    expect(after(NOW).state).toBe("fresh");
    expect(after(NOW + 5 * DAY).state).toBe("stale");
    expect(after(NOW + 5 * DAY, NOW).state).toBe("stale");
    expect(after(NOW + 5 * DAY, NOW - 300 * DAY).state).toBe("stale");
  });

  it("that is set back is said to be behind, a small difference is not", () => {
    const { floor } = after(NOW + 5 * DAY);
    expect(isClockBehind(NOW, floor)).toBe(true);
    expect(isClockBehind(floor - 60_000, floor)).toBe(false);
    expect(isClockBehind(NOW, 0)).toBe(false);
  });

  it("that once ran years ahead does not stop updates for years", () => {
    const { floor } = after(NOW + 3650 * DAY, NOW);
    // No further than what publishers signed for.
    expect(floor).toBe(NOW + 4 * DAY);
    const renewed = [answered({ goodAt: NOW + DAY, expiresAt: NOW + 8 * DAY })];
    expect(standingOf(renewed, trustedTime(NOW + DAY, floor)).state).toBe("fresh");
  });
});
