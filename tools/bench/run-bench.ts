import { availableParallelism } from "node:os";
import { realNames } from "./bench-names.ts";
import { lookupRows } from "./lookup-rows.ts";
import { raceLookups } from "./lookup-race.ts";
import { differenceRow } from "./measure-differences.ts";
import { markRows } from "./mark-rows.ts";
import { measureMark } from "./measure-mark.ts";
import { pageRows } from "./page-rows.ts";
import type { Plan } from "./plan.ts";
import { row } from "./rows.ts";
import type { Row } from "./rows.ts";
import { raceScans } from "./scan-race.ts";
import { scanRows } from "./scan-rows.ts";
import { sizeRows } from "./size-rows.ts";
import { updateRows } from "./update-rows.ts";
import { versionOf } from "./versions.ts";

/** What the figures were made on, as far as it may explain them. */
export interface Machine {
  readonly cores: number;
  readonly node: string;
  readonly platform: string;
  /** True when less was measured, with less patience. */
  readonly quick: boolean;
  /** How many names of a real list stand among those that were scanned for. */
  readonly realNames: number;
  /** UTF-16 units of each text that was scanned. */
  readonly characters: number;
  /** After so many seconds a cell is a `timeout`. */
  readonly cellSeconds: number;
  /** How long all of it took, seconds. */
  readonly seconds: number;
}

/** All that one run of the bench found. */
export interface Report {
  readonly machine: Machine;
  readonly rows: readonly Row[];
}

/** Measures everything of a plan. Progress is said, never printed. Throws when there is no Chromium or no build. */
export async function runBench(plan: Plan, say: (what: string) => void): Promise<Report> {
  const begun = performance.now();
  const elapsed = (): number => Math.round((performance.now() - begun) / 1000);
  const sayWhen = (what: string): void => say(`${String(elapsed())} s  ${what}`);
  const pages = await pageRows(plan, sayWhen);
  const scans = await raceScans(plan, sayWhen);
  sayWhen(`mark.js in a page; beside it ${String(plan.fuzzed)} fuzzed texts`);
  const [marks, difference] = await Promise.all([
    measureMark(plan, sayWhen),
    differenceRow(plan.fuzzed),
  ]);
  const lookups = await raceLookups(plan, sayWhen);
  const updates = await updateRows(plan, sayWhen);
  const figures = [
    ...scanRows(scans),
    difference,
    ...markRows(marks),
    ...lookupRows(lookups),
    ...pages,
    ...sizeRows(scans),
    ...updates,
  ];
  const machine = {
    cores: availableParallelism(),
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
    quick: plan.quick,
    realNames: realNames().length,
    characters: plan.characters,
    cellSeconds: plan.cellMs / 1000,
    seconds: elapsed(),
  };
  return { machine, rows: figures.map((figure) => row(figure, versionOf)) };
}
