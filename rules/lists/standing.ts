/** What has to be known of a repository to say whether its lists can be relied on; times in milliseconds since 1970. */
export interface Answered {
  /** When it was configured. */
  readonly addedAt: number;
  /** The last check that went well; null before the first. */
  readonly goodAt: number | null;
  /** The earliest expiry of the signed metadata that check rested on. */
  readonly expiresAt: number | null;
}

/** How far the lists in force can be relied on, as far as time tells. */
export type Standing =
  | { readonly state: "fresh" }
  | { readonly state: "bundled" }
  /** `since`: the last moment from which all repositories were known to speak. */
  | { readonly state: "stale"; readonly since: number };

/** A repository that never answered is waited for so long before its silence is stale, milliseconds. */
export const FIRST_ANSWER_MS = 24 * 3_600_000;

/** A clock this far before a time already seen is said to be wrong, milliseconds. */
export const CLOCK_SLACK_MS = 3_600_000;

/**
 * Where the lists stand at a time that never runs backwards (`trustedTime`). One repository that went silent makes the whole
 * stale: its lists are part of what is asked.
 */
export function standingOf(repositories: readonly Answered[], now: number): Standing {
  if (repositories.length === 0) return { state: "bundled" };
  const silent = repositories.flatMap(({ addedAt, goodAt, expiresAt }) => {
    if (goodAt === null) return now - addedAt >= FIRST_ANSWER_MS ? [addedAt] : [];
    return expiresAt !== null && now >= expiresAt ? [goodAt] : [];
  });
  if (silent.length > 0) return { state: "stale", since: Math.min(...silent) };
  if (repositories.every(({ goodAt }) => goodAt === null)) return { state: "bundled" };
  return { state: "fresh" };
}

/** The time that expiry is judged by: a clock that was set back never makes an expired thing fresh. */
export function trustedTime(clock: number, floor: number): number {
  return Math.max(clock, floor);
}

/** True when the clock stands clearly before a time that this browser has seen already. */
export function isClockBehind(clock: number, floor: number): boolean {
  return clock + CLOCK_SLACK_MS < floor;
}

/**
 * The new floor after a look at the clock. It rises with a signed expiry that was seen to pass, and with the time of a check that
 * went well, both bounded by what publishers signed: a clock that once ran years ahead cannot stop updates for years.
 */
export function raiseFloor(
  floor: number,
  repositories: readonly Answered[],
  clock: number,
): number {
  const seen = repositories.flatMap(({ goodAt, expiresAt }) => [
    goodAt ?? 0,
    expiresAt !== null && clock >= expiresAt ? expiresAt : 0,
  ]);
  return Math.max(floor, ...seen);
}
