// `npm test`: types, lint and form, then every suite. The last line is summed from the runners' own reports.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { check } from "./check.ts";
import { ROOT } from "./inputs.ts";
import { ensureExtension, ensureList, ensureZip } from "./make.ts";

/** The suites in the order of their cost; each is a project of `vitest.config.ts`. */
const SUITES = ["rules", "build", "publisher", "conformance", "extension", "dom", "e2e"];

interface Count {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

function runSuite(suite: string): Count {
  const report = join(ROOT, ".output/test", `${suite}.json`);
  rmSync(report, { force: true });
  console.error(`\n== ${suite}`);
  const vitest = join(ROOT, "node_modules/vitest/vitest.mjs");
  const { status } = spawnSync(process.execPath, [vitest, "run", "--project", suite], {
    cwd: ROOT,
    stdio: ["ignore", 2, 2],
    env: { ...process.env, SEKISHO_TEST_REPORT: report },
  });
  const count = readReport(report);
  // A suite that did not run, or whose runner fell over after its tests, is never taken for a green one.
  if (count === null || count.passed + count.failed === 0)
    return { passed: 0, failed: 1, skipped: 0 };
  return status !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count;
}

function readReport(path: string): Count | null {
  if (!existsSync(path)) return null;
  const report: unknown = JSON.parse(readFileSync(path, "utf8"));
  if (typeof report !== "object" || report === null) return null;
  const number = (key: string): number => {
    const value: unknown = Reflect.get(report, key);
    return typeof value === "number" ? value : 0;
  };
  return {
    passed: number("numPassedTests"),
    failed: number("numFailedTests"),
    skipped: number("numPendingTests") + number("numTodoTests"),
  };
}

function main(only: readonly string[]): number {
  const unknown = only.filter((suite) => suite !== "check" && !SUITES.includes(suite));
  if (unknown.length > 0) {
    console.error(`usage: npm test [-- check ${SUITES.join(" ")}]`);
    return 2;
  }
  const isAll = only.length === 0;
  ensureList();
  const counts: Count[] = [];
  if (isAll || only.includes("check")) {
    const { passed, failed } = check();
    counts.push({ passed: passed.length, failed: failed.length, skipped: 0 });
  }
  const suites = SUITES.filter((suite) => isAll || only.includes(suite));
  if (suites.includes("e2e") || suites.includes("build")) {
    ensureExtension("chrome", "demo");
    ensureZip("chrome", "production");
    ensureZip("edge", "production");
    ensureZip("firefox", "production");
    ensureZip("firefox", "demo");
  }
  for (const suite of suites) counts.push(runSuite(suite));
  const sum = (key: keyof Count) => counts.reduce((total, count) => total + count[key], 0);
  console.log(
    `${String(sum("passed"))} passed, ${String(sum("failed"))} failed, ${String(sum("skipped"))} skipped`,
  );
  return sum("failed") === 0 ? 0 : 1;
}

process.exitCode = main(process.argv.slice(2));
