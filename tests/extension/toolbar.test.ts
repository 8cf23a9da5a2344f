import { describe, expect, test } from "vitest";
import { t } from "../../components/wording.ts";
import { mergeFrames } from "../../entrypoints/background/merge-frames.ts";
import { badgeFor } from "../../platform/badge.ts";
import { covers } from "../../platform/covers.ts";
import type { FrameRecord } from "../../platform/tab-findings.ts";
import type { TabState } from "../../rules/views.ts";

const STATES: readonly TabState[] = [
  "not-screened",
  "running",
  "clear",
  "found",
  "partial",
  "list-problem",
  "failed",
];

function frame(change: Partial<FrameRecord> = {}): FrameRecord {
  return {
    tabId: 1,
    frameId: 0,
    run: "r",
    host: null,
    state: "done",
    problem: null,
    keptProblem: null,
    listProblem: null,
    frames: 0,
    counted: true,
    ms: [0, 0, 0, 0, 0],
    listVersion: "1",
    policy: null,
    article: false,
    announced: false,
    findings: [],
    ...change,
  };
}

describe("the toolbar", () => {
  test("tells every state from every other, by text and by title", () => {
    const texts = STATES.map((state) => badgeFor(state, state === "found" ? 3 : 0, null).text);
    expect(new Set(texts).size).toBe(STATES.length);
    const titles = STATES.map((state) => t("ja", `badge.${state}`, { n: 3, date: "2026-06-10" }));
    expect(new Set(titles).size).toBe(STATES.length);
  });

  test("keeps the count of a page that was screened in part", () => {
    expect(badgeFor("partial", 3, "restricted").text).toBe("3?");
    expect(badgeFor("found", 120, null).text).toBe("99+");
  });
});

describe("a tab is", () => {
  test.each<[string, readonly FrameRecord[], number, TabState, string | null]>([
    ["not screened without a frame", [], 0, "not-screened", "not-permitted"],
    ["clear when all is read and nothing found", [frame()], 0, "clear", null],
    ["found", [frame()], 2, "found", null],
    [
      "running until every frame is done",
      [frame(), frame({ frameId: 1, state: "running" })],
      2,
      "running",
      null,
    ],
    [
      "partial when a frame could not be read",
      [frame({ frames: 1 }), frame({ frameId: 4, state: "failed" })],
      0,
      "partial",
      "frame-unreachable",
    ],
    [
      "partial when a frame never answered",
      [frame({ frames: 2 }), frame({ frameId: 4 })],
      0,
      "partial",
      "frame-unreachable",
    ],
    [
      "clear when all large frames answered",
      [frame({ frames: 1 }), frame({ frameId: 4 })],
      0,
      "clear",
      null,
    ],
    [
      "not covered by a small frame",
      [frame({ frames: 1 }), frame({ frameId: 4, counted: false })],
      0,
      "partial",
      "frame-unreachable",
    ],
    [
      "partial when only a frame is screened",
      [frame({ frameId: 4 })],
      1,
      "partial",
      "not-permitted",
    ],
    [
      "failed when nothing could be read",
      [frame({ state: "failed", problem: "unreadable" })],
      0,
      "failed",
      "unreadable",
    ],
    [
      "partial when it failed after it found",
      [frame({ state: "failed", problem: "worker-unreachable" })],
      1,
      "partial",
      "worker-unreachable",
    ],
    [
      "partial when the result could not be kept",
      [frame({ keptProblem: "storage-failed" })],
      0,
      "partial",
      "storage-failed",
    ],
    [
      "not screened where the organisation switched it off",
      [frame({ state: "failed", keptProblem: "switched-off" }), frame({ frameId: 1 })],
      0,
      "not-screened",
      "switched-off",
    ],
    [
      "screened in part where it is switched off, and a frame of another site holds a hit",
      [frame({ state: "failed", keptProblem: "switched-off" }), frame({ frameId: 1 })],
      1,
      "partial",
      "switched-off",
    ],
    [
      "a list problem, whatever else",
      [frame({ listProblem: "list-checksum" }), frame({ frameId: 1 })],
      3,
      "list-problem",
      "list-problem",
    ],
  ])("%s", (_what, frames, hits, state, problem) => {
    expect(mergeFrames(frames, hits)).toEqual({ state, problem });
  });
});

describe("a match pattern", () => {
  test.each([
    ["https://shop.example/*", "shop.example", true],
    ["https://shop.example/*", "www.shop.example", false],
    ["https://*.shop.example/*", "www.shop.example", true],
    ["https://*.shop.example/*", "shop.example", true],
    ["https://*.shop.example/*", "myshop.example", false],
    ["*://*/*", "any.example", true],
    ["<all_urls>", "any.example", true],
    ["https://shop.example/*", null, false],
    ["nonsense", "nonsense", false],
  ])("%s speaks of %s: %s", (pattern, host, expected) => {
    expect(covers(pattern, host)).toBe(expected);
  });
});
