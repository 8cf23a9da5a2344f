// `npm run torture -- --kills N [--browser chromium|firefox]` and `-- --faults N`: the built extension, its updates killed and
// spoilt many times. Progress on stderr, one JSON object on stdout; exit 1 when a list was lost, empty, downgraded or not healed.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { randomOf } from "../../tools/bench/random.ts";
import { ensureExtension, ensureZip } from "../../tools/make.ts";
import { openTestRepository } from "../fixtures/test-repository.ts";
import { endure } from "./faults.ts";
import { kill } from "./kills.ts";
import { startChromium, startFirefox } from "./victim.ts";

const USAGE =
  "usage: npm run torture -- (--kills N | --faults N) [--browser chromium|firefox] [--seed S]";

interface Options {
  readonly kills: number;
  readonly faults: number;
  readonly browser: "chromium" | "firefox";
  readonly seed: number;
}

function options(): Options | null {
  try {
    const { values } = parseArgs({
      options: {
        kills: { type: "string", default: "0" },
        faults: { type: "string", default: "0" },
        browser: { type: "string", default: "chromium" },
        seed: { type: "string", default: "1" },
      },
    });
    const [kills, faults, seed] = [values.kills, values.faults, values.seed].map(Number);
    const { browser } = values;
    const isCount = (each: number | undefined): each is number =>
      each !== undefined && Number.isInteger(each) && each >= 0;
    if (!isCount(kills) || !isCount(faults) || !isCount(seed) || kills + faults === 0) return null;
    if (browser !== "chromium" && browser !== "firefox") return null;
    return { kills, faults, browser, seed };
  } catch {
    return null;
  }
}

/** So many moments of an update are told apart. */
const STEPS = 1_000_000;

async function main(): Promise<number> {
  const chosen = options();
  if (chosen === null) {
    console.error(USAGE);
    return 2;
  }
  const { kills, faults, browser, seed } = chosen;
  const built =
    browser === "chromium" ? ensureExtension("chrome", "demo") : ensureZip("firefox", "demo");
  const profile = mkdtempSync(join(tmpdir(), "sekisho-torture-"));
  const start = () =>
    browser === "chromium" ? startChromium(built, profile) : startFirefox(built, profile);
  const repository = await openTestRepository();
  const random = randomOf(seed);
  const progress = (line: string): void => {
    console.error(line);
  };
  try {
    if (kills > 0) {
      const report = await kill(
        start,
        repository,
        kills,
        () => random.below(STEPS) / STEPS,
        progress,
      );
      process.stdout.write(`${JSON.stringify({ browser, seed, ...report })}\n`);
      const { invalid, downgraded, unhealed } = report;
      return invalid.length + downgraded.length + unhealed.length === 0 ? 0 : 1;
    }
    const victim = await start();
    try {
      const report = await endure(victim, repository, faults, progress);
      process.stdout.write(`${JSON.stringify({ browser, ...report })}\n`);
      const { falseNotListed, silent, unhealed } = report;
      return falseNotListed.length + silent.length + unhealed.length === 0 ? 0 : 1;
    } finally {
      await victim.kill();
    }
  } finally {
    repository.close();
    rmSync(profile, { recursive: true, force: true });
  }
}

process.exitCode = await main();
