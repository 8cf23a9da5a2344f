// `npm run fuzz -- --runs N --seed S`: the fuzzer of the client of trust, a million runs by default. Progress on stderr, the
// report as JSON on stdout; exit 1 when it found anything.
import { parseArgs } from "node:util";
import { fuzz } from "./fuzz.ts";

const { values } = parseArgs({
  options: { runs: { type: "string" }, seed: { type: "string" } },
});
const runs = Number(values.runs ?? 1_000_000);
const seed = Number(values.seed ?? Date.now() % 1_000_000);
if (!Number.isSafeInteger(runs) || runs < 1 || !Number.isSafeInteger(seed)) {
  console.error("usage: npm run fuzz -- [--runs N] [--seed S]");
  process.exit(2);
}

const started = performance.now();
const report = await fuzz(runs, seed, (done) => {
  if (done % 10_000 !== 0 && done !== runs) return;
  const seconds = Math.round((performance.now() - started) / 1000);
  console.error(`fuzz: ${String(done)} of ${String(runs)}, ${String(seconds)} s`);
});
const seconds = Math.round((performance.now() - started) / 1000);
process.stdout.write(`${JSON.stringify({ ...report, seconds }, null, 2)}\n`);
const found = [report.crashes, report.wrongAccepts, report.downgrades, report.unhealed].flat();
process.exitCode = found.length === 0 ? 0 : 1;
