import { describe, expect, test } from "vitest";
import { qualityOf, plainSeeded } from "../../tools/bench/quality.ts";
import { formatDocument, formatTable } from "../../tools/bench/format.ts";
import { generateNames } from "../../tools/bench/generate-names.ts";
import { generateText } from "../../tools/bench/generate-text.ts";
import { lookupRows } from "../../tools/bench/lookup-rows.ts";
import { raceLookups } from "../../tools/bench/lookup-race.ts";
import { parseReport } from "../../tools/bench/parse-report.ts";
import { QUICK } from "../../tools/bench/plan.ts";
import { median, quantile, row } from "../../tools/bench/rows.ts";
import type { Figure } from "../../tools/bench/rows.ts";
import { LOOKUP_PEERS } from "../../tools/bench/lookup-peers.ts";
import { SCAN_PEERS } from "../../tools/bench/scan-peers.ts";
import { raceScans } from "../../tools/bench/scan-race.ts";
import { scanRows } from "../../tools/bench/scan-rows.ts";
import { slicesOf } from "../../tools/bench/trace.ts";
import type { TraceEvent } from "../../tools/bench/trace.ts";
import { versionOf } from "../../tools/bench/versions.ts";

/** So little that only the shape can be looked at. */
const TINY = {
  ...QUICK,
  peers: ["fastscan", "fuzzysort"],
  sizes: [300],
  peerSizes: [300],
  characters: 6_000,
  texts: ["mixed"],
  ownTexts: ["korean"],
  warmRounds: 1,
  houseRounds: 1,
  rounds: 1,
  queriesEach: 2,
  typed: 2,
  cellMs: 20_000,
} as const;

const machine = {
  cores: 2,
  node: process.version,
  platform: "linux x64",
  quick: true,
  realNames: 0,
  characters: TINY.characters,
  cellSeconds: 20,
  seconds: 1,
};

describe("a run of the bench over very little", () => {
  const races = Promise.all([raceScans(TINY, () => undefined), raceLookups(TINY, () => undefined)]);
  const report = races.then(([scans, lookups]) => ({
    machine,
    rows: [...scanRows(scans), ...lookupRows(lookups)].map((figure) => row(figure, versionOf)),
  }));

  test("prints rows that its own reader takes, each cell once", async () => {
    const made = await report;
    expect(parseReport(JSON.stringify(made))).toEqual(made);
    const cells = made.rows.map(({ measure, impl, names, text }) =>
      [measure, impl, names, text].join("/"),
    );
    expect(new Set(cells).size).toBe(cells.length);
  });

  test.each([
    ["floor", "scan"],
    ["NFKC and lower case", "scan"],
    ["sekisho", "scan"],
    ["sekisho gate", "scan"],
    ["fastscan", "scan"],
    ["sekisho", "lookup: keystroke p95"],
    ["fuzzysort", "lookup: keystroke p95"],
  ])("has a figure of %s for %s", async (impl, measure) => {
    const { rows } = await report;
    const [figure] = rows.filter((each) => each.measure === measure && each.impl === impl);
    expect(figure).toMatchObject({ names: 300, status: "ok" });
    expect(figure?.value).toBeGreaterThanOrEqual(0);
  });

  test("does not ask a peer that has no part in it", async () => {
    const { rows } = await report;
    expect(rows.filter(({ impl }) => impl === "ahocorasick")).toEqual([]);
  });

  test("finds every seeded name, whoever scans", async () => {
    const { rows } = await report;
    const recalls = rows.flatMap((each) => (each.measure === "scan" ? (each.recall ?? []) : []));
    expect(recalls.length).toBeGreaterThan(4);
    expect(recalls.filter((recall) => recall < 1)).toEqual([]);
  });

  test("can be written as a document and as lines", async () => {
    const made = await report;
    const text = formatDocument(made);
    for (const impl of ["sekisho gate", "fastscan", "fuzzysort"])
      expect(text).toContain(`| ${impl} |`);
    expect(text).toContain("with `--quick`");
    expect(formatTable(made).split("\n")).toHaveLength(made.rows.length);
  });
});

describe("each peer", () => {
  const few = generateNames(300);
  const seeded = plainSeeded(generateText("mixed", 6_000, few));

  test.each(SCAN_PEERS.map((peer) => [peer.impl, peer] as const))(
    "finds the seeded names: %s",
    (_impl, peer) => {
      const scanner = peer.open(few);
      scanner.scan(seeded.text);
      const hits = scanner.hits?.() ?? [];
      expect(qualityOf(hits, seeded.seeds, few).recall).toBe(1);
    },
  );

  test.each(LOOKUP_PEERS.map((peer) => [peer.impl, peer] as const))(
    "looks up what is written as in the list: %s",
    (_impl, peer) => {
      const search = peer.open(few.map(({ text }) => text));
      const scripts = ["latin", "japanese", "chinese", "korean", "cyrillic"];
      const lost = scripts.filter((script) => {
        const at = few.findIndex((name) => name.script === script);
        return !search(few[at]?.text ?? "").includes(at);
      });
      expect(lost).toEqual([]);
    },
  );
});

describe("a row", () => {
  const figure: Figure = { measure: "m", impl: "sekisho", unit: "ms", value: 3.14159 };
  const made = (more: Partial<Figure>) => row({ ...figure, ...more }, () => "1");

  test.each([
    ["a value below its limit", { goal: { most: 4 } }, true],
    ["a value above its limit", { goal: { most: 3 } }, false],
    ["a ratio, whatever the value", { goal: { most: 3 }, ratio: 2, of: "floor" }, true],
    ["a ratio that should be large", { goal: { least: 3 }, ratio: 2, of: "floor" }, false],
    ["nothing measured", { goal: { most: 4 }, value: null, status: "timeout" }, false],
    ["no goal", {}, null],
  ] as const)("judges %s", (_name, more, met) => {
    expect(made(more).met).toBe(met);
  });

  test("is judged by what was measured, not by what is printed", () => {
    expect(made({ value: 3.0001, goal: { most: 3 } })).toMatchObject({ value: 3, met: false });
  });
});

describe("quantiles", () => {
  test.each([
    [[], 0.5, null],
    [[5], 0.99, 5],
    [[3, 1, 2], 0.5, 2],
    [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.95, 10],
  ])("%j at %d", (values, share, expected) => {
    expect(quantile(values, share)).toBe(expected);
  });

  test("the median of an even number is one of them", () => {
    expect(median([4, 1, 3, 2])).toBe(2);
  });
});

describe("recall and precision", () => {
  const names = generateNames(1000);
  const seeded = generateText("english", 20_000, names);
  const exact = seeded.seeds.map(({ name, start, end }) => ({ name, start, end }));

  test("are 1 for the seeds themselves, in the text as written and in NFKC", () => {
    expect(qualityOf(exact, seeded.seeds, names)).toMatchObject({ recall: 1, precision: 1 });
    const plain = plainSeeded(seeded);
    expect(plain.text).toBe(seeded.text.normalize("NFKC").toLowerCase());
    expect(qualityOf(plain.seeds, plain.seeds, names)).toMatchObject({ recall: 1, precision: 1 });
  });

  test("fall with what is missed, misnamed or found in prose", () => {
    const count = seeded.seeds.length;
    expect(qualityOf(exact.slice(1), seeded.seeds, names).recall).toBe((count - 1) / count);
    const misnamed = exact.map((hit, at) => (at === 0 ? { ...hit, name: 999 } : hit));
    expect(qualityOf(misnamed, seeded.seeds, names).recall).toBe((count - 1) / count);
    const prose = [...exact, { name: 0, start: 0, end: 3 }];
    expect(qualityOf(prose, seeded.seeds, names).precision).toBe(count / (count + 1));
  });

  test("of a finder that names nobody count any hit on a name", () => {
    const nameless = exact.map(({ start }) => ({ name: null, start, end: start + 1 }));
    expect(qualityOf(nameless, seeded.seeds, names).recall).toBe(1);
  });
});

describe("slices of a trace", () => {
  const event = (name: string, ts: number, dur: number, url = ""): TraceEvent => ({
    name,
    pid: 1,
    tid: 1,
    ts: ts * 1000,
    dur: dur * 1000,
    cpu: dur * 1000,
    url,
  });
  const start = event("EvaluateScript", 0, 1, "content.js");

  test.each([
    ["a task of ours", [event("RunTask", 10, 5), event("RunYieldContinuation", 11, 1)], [1, 5]],
    ["a task of the browser's own", [event("RunTask", 10, 5), event("Paint", 11, 4)], [1]],
    [
      "a task of ours in which the browser styled",
      [event("RunTask", 10, 5), event("RunMicrotasks", 10, 1), event("Layout", 12, 3)],
      [1, 2],
    ],
    [
      "the page's own script and our answer to it",
      [
        event("RunTask", 10, 9),
        event("TimerFire", 10, 9),
        event("FunctionCall", 10, 6, "page.js"),
        event("FunctionCall", 16, 3, "content.js"),
      ],
      [1, 3],
    ],
    ["what was before", [event("RunTask", -9, 5), event("TimerFire", -8, 1)], [1]],
  ])("%s", (_name, events, expected) => {
    const all = [event("RunTask", 0, 1), start, ...events].toSorted((a, b) => a.ts - b.ts);
    expect(slicesOf(all, "content.js").script).toEqual(expected);
  });

  test("of another thread do not count", () => {
    const other = { ...event("RunTask", 10, 5), tid: 2 };
    const ours = [event("RunTask", 0, 1), start, other, { ...other, name: "TimerFire" }];
    expect(slicesOf(ours, "content.js").script).toEqual([1]);
  });
});
