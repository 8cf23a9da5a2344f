import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { deriveFiles } from "../../rules/index/derive.ts";
import { mergeSteps } from "../../rules/lists/merge.ts";
import { openReadings } from "../../rules/lookup/readings.ts";
import { parseRelease, parseReleaseSteps } from "../../rules/schema/list.ts";
import { benchList } from "../../tools/bench/bench-list.ts";
import { generateNames } from "../../tools/bench/generate-names.ts";
import { LIST } from "../../tools/make.ts";
import { bundled, bundledData } from "../fixtures/bundled.ts";

const bytesOf = (name: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(readFileSync(join(LIST, name)));
const letters = { table: bundled.table, readings: openReadings(bytesOf("readings.bin").buffer) };

/** The result of work in steps, and in how many. */
function counted<Result>(steps: Generator<undefined, Result>): { result: Result; steps: number } {
  for (let count = 1; ; count++) {
    const step = steps.next();
    if (step.done === true) return { result: step.value, steps: count };
  }
}

test("a release is derived in steps to the very files that were published", () => {
  const jsonl = bytesOf("list.jsonl");
  const { result } = counted(
    deriveFiles(jsonl, parseRelease(new TextDecoder().decode(jsonl)), letters),
  );
  for (const [name, buffer] of Object.entries(result))
    expect(Buffer.compare(Buffer.from(buffer), bytesOf(name)), name).toBe(0);
});

test("lists are merged in steps that do not grow with them", () => {
  const stepsFor = (names: number): number => {
    const data = { ...bundledData, suppliers: benchList(generateNames(names)).suppliers };
    const merged = counted(
      mergeSteps([
        { id: "a", data: bundledData },
        { id: "b", data },
      ]),
    );
    expect(merged.result.data.suppliers).toHaveLength(bundledData.suppliers.length + names);
    return merged.steps;
  };
  expect(stepsFor(5_000) - stepsFor(1_000)).toBeGreaterThanOrEqual((2 * 4_000) / 256 - 2);
});

test("a longer list takes more steps, not longer ones: to prove it and to derive it", () => {
  const stepsFor = (names: number): readonly number[] => {
    const more = benchList(generateNames(names)).suppliers;
    const lines = new TextDecoder().decode(bytesOf("list.jsonl"));
    const jsonl =
      lines + more.map((each) => `${JSON.stringify({ kind: "supplier", ...each })}\n`).join("");
    const proved = counted(parseReleaseSteps(jsonl));
    expect(proved.result.data.suppliers).toHaveLength(bundledData.suppliers.length + names);
    const derived = counted(deriveFiles(new TextEncoder().encode(jsonl), proved.result, letters));
    return [proved.steps, derived.steps];
  };
  const [provedFew = 0, derivedFew = 0] = stepsFor(1_000);
  const [provedMany = 0, derivedMany = 0] = stepsFor(5_000);
  expect(provedMany - provedFew).toBeGreaterThanOrEqual(4_000 / 500 - 1);
  expect(derivedMany - derivedFew).toBeGreaterThanOrEqual((2 * 4_000) / 256 - 2);
});
