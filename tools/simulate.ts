// `npm run simulate`: what so many browsers ask of a server in a day, by the schedule that ships.
import { parseArgs } from "node:util";
import { metadataBytes } from "./bench/update-metadata.ts";
import { runCommand, UsageError } from "./command-line.ts";
import { loadFigures } from "./simulate/load-figures.ts";
import type { LoadFigures } from "./simulate/load-figures.ts";

const USAGE = "usage: npm run simulate -- [--clients 1000000] [--delta BYTES] [--json]";
/** A delta of a list of 250,000 suppliers of which one in a thousand has changed, see docs/benchmarks.md. */
const DELTA = "3000";
const SUPPLIERS = 250_000;

/** Bytes that all browsers of a simulation fetch in a day with one new release. */
interface DayBytes {
  readonly checks: number;
  readonly update: number;
  readonly total: number;
}

function main(): number {
  const { clients, delta, json } = options();
  const figures = loadFigures(clients, (what) => {
    console.error(`sekisho: ${what} ...`);
  });
  const bytes = dayBytes(figures, delta);
  if (json) console.log(JSON.stringify({ ...figures, bytes }));
  else for (const line of describe(figures, bytes)) console.log(line);
  return 0;
}

function options(): { readonly clients: number; readonly delta: number; readonly json: boolean } {
  try {
    const { values } = parseArgs({
      options: {
        clients: { type: "string", default: "1000000" },
        delta: { type: "string", default: DELTA },
        json: { type: "boolean", default: false },
      },
    });
    return { clients: countOf(values.clients), delta: countOf(values.delta), json: values.json };
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function countOf(text: string): number {
  if (!/^[1-9]\d{0,7}$/.test(text)) throw new UsageError(`${text} is not a count`);
  return Number(text);
}

function dayBytes({ clients, day }: LoadFigures, delta: number): DayBytes {
  const { timestamp, update } = metadataBytes(SUPPLIERS);
  const checks = day.mean * 1440 * timestamp;
  // Every check has fetched the timestamp already.
  const fetched = clients * (update - timestamp + delta);
  return { checks, update: fetched, total: checks + fetched };
}

function describe(
  { clients, day, afterOutage, duringOutage, office }: LoadFigures,
  { checks, update, total }: DayBytes,
): readonly string[] {
  const times = (ratio: number): string => `${ratio.toFixed(2)} times the mean`;
  const gigabytes = (bytes: number): string => `${(bytes / 1e9).toFixed(1)} GB`;
  return [
    `${clients.toLocaleString("en-GB")} browsers: ${day.mean.toFixed(0)} checks a minute, ${(day.mean / 60).toFixed(1)} a second`,
    `a usual day: the busiest minute has ${times(day.ratio)} (goal: at most 1.30)`,
    `after an outage of six hours: ${times(afterOutage.ratio)} (goal: at most 3.00); half of the browsers are back after ${String(afterOutage.halfMinutes)} minutes, 99 % after ${String(afterOutage.allMinutes)}`,
    `while it lasts: ${times(duringOutage.ratio)}, unanswered`,
    `all browsers started around nine in the morning: ${times(office.ratio)}`,
    `bytes of a day with one new release: ${gigabytes(total)} (checks ${gigabytes(checks)}, metadata and delta ${gigabytes(update)})`,
  ];
}

await runCommand(USAGE, main);
