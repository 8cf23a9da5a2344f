const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** How often the alarm looks whether an update is due, minutes. */
export const ALARM_MINUTES = 30;

/** What is waited for: the first update after the installation, or the next one of a repository. */
export type Due = "first-run" | "vendor" | "organisation";

/** How long a repository is left alone on average, milliseconds. */
const INTERVALS: Readonly<Record<Exclude<Due, "first-run">, number>> = {
  vendor: 6 * HOUR,
  organisation: HOUR,
};

/** No browser waits longer than this, whatever failed and whatever a server asks for, milliseconds. */
export const LONGEST_WAIT = 24 * HOUR;
const FIRST_BACKOFF = 15 * MINUTE;

/** The bounds of the interval that an organisation may set for its own repositories, minutes. */
const LEAST_MINUTES = 15;
const MOST_MINUTES = 24 * 60;

/**
 * When the next update is due, milliseconds since 1970; `random` is in [0, 1). `minutes`: the interval that the organisation set for
 * its own repositories, taken as 15 at least and 1440 at most.
 */
export function nextDue(now: number, kind: Due, random: number, minutes?: number): number {
  if (kind === "first-run") return now + 30 * SECOND + random * (5 * MINUTE - 30 * SECOND);
  const own = kind === "organisation" && minutes !== undefined;
  const interval = own
    ? Math.min(MOST_MINUTES, Math.max(LEAST_MINUTES, minutes)) * MINUTE
    : INTERVALS[kind];
  return now + interval * (0.75 + 0.5 * random);
}

/**
 * How long to wait after so many failures in a row (1 or more), milliseconds, 24 hours at most; never shorter than the server's own
 * `Retry-After`, seconds. The waits triple and spread threefold: with waits that double and spread twofold a million browsers come
 * back from an outage of six hours at 3.7 times the usual load, with these at 2.7 times (`npm run simulate`).
 */
export function backoff(failures: number, random: number, retryAfter?: number): number {
  const own = 3 ** (Math.max(1, failures) - 1) * FIRST_BACKOFF * (1 + 2 * random);
  return Math.min(LONGEST_WAIT, Math.max(own, (retryAfter ?? 0) * SECOND));
}

/**
 * How long to wait after the browser's own store failed so many times in a row (1 or more), milliseconds, 24 hours at most. No server
 * is spared by waiting longer, and until the store works again the lists that ought to be in force are not.
 */
export function storeBackoff(failures: number): number {
  return Math.min(LONGEST_WAIT, 2 ** (Math.max(1, failures) - 1) * MINUTE);
}
