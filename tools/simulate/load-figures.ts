import { runClients } from "./run-clients.ts";
import type { Curve, Span } from "./run-clients.ts";

const HOUR = 3_600_000;

/** What the simulated browsers ask of a server, checks per minute. */
export interface LoadFigures {
  readonly clients: number;
  /** A day like any other. */
  readonly day: { readonly mean: number; readonly peak: number; readonly ratio: number };
  /** From the end of an outage of six hours on, against the mean of a day like any other. */
  readonly afterOutage: {
    readonly peak: number;
    readonly ratio: number;
    /** So many minutes after its end half, and all but one in a hundred, of the browsers have been answered. */
    readonly halfMinutes: number;
    readonly allMinutes: number;
  };
  /** While the server is down: attempts that nobody answers. */
  readonly duringOutage: { readonly peak: number; readonly ratio: number };
  /** Browsers that run in office hours only, started around nine o'clock. */
  readonly office: { readonly peak: number; readonly ratio: number };
}

/** An outage from six to twelve o'clock of the first day. */
const OUTAGE: Span = { from: 6 * HOUR, to: 12 * HOUR };

/** Simulates so many browsers over a day, an outage and a working day. */
export function loadFigures(clients: number, say: (what: string) => void): LoadFigures {
  say(`${String(clients)} browsers, a day`);
  const { answered } = runClients({ clients, days: 1, outage: null, hours: null });
  const mean = sum(answered) / answered.length;
  const ratio = (peak: number): number => peak / mean;
  say("an outage of six hours");
  const broken = runClients({ clients, days: 2, outage: OUTAGE, hours: null });
  const over = OUTAGE.to / 60_000;
  const after = broken.answered.subarray(over);
  say("a working day");
  const office = runClients({ clients, days: 1, outage: null, hours: officeHours });
  const busy = peakOf(office.answered);
  return {
    clients,
    day: { mean, peak: peakOf(answered), ratio: ratio(peakOf(answered)) },
    afterOutage: {
      peak: peakOf(after),
      ratio: ratio(peakOf(after)),
      ...recovery(after, clients),
    },
    duringOutage: { peak: peakOf(broken.failed), ratio: ratio(peakOf(broken.failed)) },
    office: { peak: busy, ratio: ratio(busy) },
  };
}

/** Started between half past eight and half past nine, most of them near nine; closed eight to ten hours later. */
function officeHours(random: () => number): Span {
  const from = (8.5 + (random() + random()) / 2) * HOUR;
  return { from, to: from + (8 + 2 * random()) * HOUR };
}

/** When the first checks after an outage have been answered. At first every answer is a browser's first one. */
function recovery(
  after: Curve["answered"],
  clients: number,
): { readonly halfMinutes: number; readonly allMinutes: number } {
  const minuteOf = (share: number): number => {
    let seen = 0;
    const minute = after.findIndex((count) => (seen += count) >= clients * share);
    return minute < 0 ? after.length : minute + 1;
  };
  return { halfMinutes: minuteOf(0.5), allMinutes: minuteOf(0.99) };
}

function sum(counts: Uint32Array): number {
  return counts.reduce((total, count) => total + count, 0);
}

function peakOf(counts: Uint32Array): number {
  return counts.reduce((most, count) => Math.max(most, count), 0);
}
