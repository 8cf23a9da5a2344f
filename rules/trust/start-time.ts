/**
 * The start of a cycle by a clock that may have been set back (5.1): never before the start of the last cycle that was accepted.
 * A clock that runs ahead cannot poison it: with a time too far in the future the timestamp has expired, and no cycle is accepted.
 */
export function startTime(now: number, lastAccepted: number | null): number {
  return Math.max(now, lastAccepted ?? now);
}
