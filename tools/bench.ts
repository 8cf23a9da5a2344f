// `npm run bench -- [--json | --markdown] [--quick] [--from FILE]`: what screening and looking up cost, against floors and
// against other packages on the same inputs in the same run. Figures are for reading, not for failing: machines differ.
import { readFileSync } from "node:fs";
import { formatDocument, formatTable } from "./bench/format.ts";
import { QUICK, WHOLE } from "./bench/plan.ts";
import { parseReport } from "./bench/parse-report.ts";
import { runBench } from "./bench/run-bench.ts";
import { fromCaller, readArguments, runCommand, UsageError } from "./command-line.ts";

const USAGE = `usage: npm run bench -- [--json | --markdown] [--quick] [--from FILE]
--quick takes 3 minutes in place of 20; --from formats a report of --json in place of measuring;
--markdown prints docs/benchmarks.md`;

/** Options without a value. */
const FLAGS = ["--quick", "--markdown"];

async function main(): Promise<number> {
  const args = process.argv.slice(2);
  const has = (flag: string): boolean => args.includes(flag);
  const { common, values, positionals } = readArguments(
    ["from"],
    args.filter((arg) => !FLAGS.includes(arg)),
  );
  if (positionals.length > 0) throw new UsageError(`what is ${positionals.join(" ")}?`);
  if (common.json && has("--markdown")) throw new UsageError("--json or --markdown, not both");
  const from = values.get("from");
  const report =
    from === undefined
      ? await runBench(has("--quick") ? QUICK : WHOLE, (what) => console.error(`bench: ${what}`))
      : parseReport(readFileSync(fromCaller(from), "utf8"));
  if (common.json) console.log(JSON.stringify(report, null, 1));
  else console.log(has("--markdown") ? formatDocument(report) : formatTable(report));
  return 0;
}

await runCommand(USAGE, main);
