import { expect, it } from "vitest";
import { makeHistory } from "./fuzz-history.ts";
import { mutate, randomFrom } from "./fuzz-mutate.ts";
import { fuzz } from "./fuzz.ts";

/** `SEKISHO_FUZZ_RUNS` and `SEKISHO_FUZZ_SEED` choose others; `npm run fuzz` runs a million. */
const RUNS = Number(process.env["SEKISHO_FUZZ_RUNS"] ?? 20_000);
const SEED = Number(process.env["SEKISHO_FUZZ_SEED"] ?? 1);

it(
  `refuses ${String(RUNS)} mutated repositories, or accepts only what was honestly published`,
  { timeout: 3_600_000 },
  async () => {
    const report = await fuzz(RUNS, SEED);
    const { accepted, refused } = report;
    console.error(`fuzz: ${JSON.stringify({ accepted, refused, healed: report.healed })}`);
    expect(report.crashes).toEqual([]);
    expect(report.wrongAccepts).toEqual([]);
    expect(report.downgrades).toEqual([]);
    expect(report.unhealed).toEqual([]);
    // The mutations reach every check: a fuzzer that is refused at the first one proves nothing.
    expect(accepted).toBeGreaterThan(RUNS / 10);
    expect(Object.keys(refused)).toEqual(
      expect.arrayContaining([
        "malformed",
        "unsigned",
        "rollback",
        "wrong-version",
        "expired",
        "wrong-length",
        "wrong-hash",
        "not-found",
        "status",
        "network",
      ]),
    );
  },
);

it("would notice a client that believes every signature", async () => {
  const report = await fuzz(500, SEED, undefined, () => Promise.resolve(true));
  expect(report.wrongAccepts.length).toBeGreaterThan(0);
});

it("mutates in the same way with the same seed, in another way with another", () => {
  const history = makeHistory(Date.parse("2031-05-01T12:00:00Z"), true);
  const deeds = (seed: number) => mutate(randomFrom(seed), new Map(history.moments[0]), history);
  expect(deeds(7)).toEqual(deeds(7));
  expect(deeds(7)).not.toEqual(deeds(8));
});
