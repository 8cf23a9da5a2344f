import { ALARM_MINUTES, backoff, nextDue } from "../../rules/lists/schedule.ts";
import { randomOf } from "../bench/random.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const ALARM = ALARM_MINUTES * MINUTE;

/** A span of time, milliseconds from the first midnight on. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** How the browsers of a simulation live. */
export interface Scenario {
  readonly clients: number;
  /** Days that are counted; one more runs before them, from a first installation spread over it. */
  readonly days: number;
  /** While no request is answered; null = never. */
  readonly outage: Span | null;
  /** When a browser runs, drawn for each browser; null = always. The draws are numbers in [0, 1). */
  readonly hours: ((random: () => number) => Span) | null;
}

/** Checks by minute, those that were answered and those that were not. */
export interface Curve {
  readonly answered: Uint32Array;
  readonly failed: Uint32Array;
}

const SEED = 20181210;

/** Runs every browser through the schedule that ships, each by itself, and counts its checks. The same scenario gives the same curve. */
export function runClients(scenario: Scenario): Curve {
  const { clients, days } = scenario;
  const draws = randomOf(SEED);
  const random = (): number => draws.below(2 ** 30) / 2 ** 30;
  const curve = {
    answered: new Uint32Array(days * 1440),
    failed: new Uint32Array(days * 1440),
  };
  for (let client = 0; client < clients; client++) runClient(scenario, random, curve);
  return curve;
}

function runClient(
  { days, outage, hours }: Scenario,
  random: () => number,
  { answered, failed }: Curve,
): void {
  const open = hours?.(random) ?? null;
  const end = days * DAY;
  const installed = -DAY + random() * DAY;
  let due = nextDue(installed, "first-run", random());
  let failures = 0;
  // The alarm counts from the installation where the browser always runs, else from its start each day.
  const phase = random() * ALARM;
  while (true) {
    const at = open === null ? nextAlarm(due, installed, phase) : nextOpenAlarm(due, open, phase);
    if (at >= end) return;
    const isDown = outage !== null && at >= outage.from && at < outage.to;
    if (at >= 0) {
      const counts = isDown ? failed : answered;
      const minute = Math.floor(at / MINUTE);
      counts[minute] = (counts[minute] ?? 0) + 1;
    }
    failures = isDown ? failures + 1 : 0;
    due = isDown ? at + backoff(failures, random()) : nextDue(at, "vendor", random());
  }
}

/** The first alarm that finds an update due. */
function nextAlarm(due: number, from: number, phase: number): number {
  const first = from + phase;
  return due <= first ? first : first + Math.ceil((due - first) / ALARM) * ALARM;
}

/** The same for a browser that runs only some hours a day; its first alarm comes within half an hour of its start. */
function nextOpenAlarm(due: number, { from, to }: Span, phase: number): number {
  const day = Math.floor(due / DAY) * DAY;
  for (const start of [day + from, day + DAY + from]) {
    const at = nextAlarm(due, start, phase);
    if (at < start - from + to) return at;
  }
  return day + DAY + from + phase;
}
