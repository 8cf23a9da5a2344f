import { raiseFloor, trustedTime } from "../../rules/lists/standing.ts";
import { today } from "../clock.ts";
import type { Memory } from "../lists/memory.ts";

/**
 * The day that decisions are for, `YYYY-MM-DD`: the clock's, but none before a time that a signed check was already seen at. A clock
 * that was set back revives no exception that has ended, and hides no listing that has begun.
 */
export function decisionDay(memory: Memory | null): string {
  const clock = Date.now();
  if (memory === null) return today(new Date(clock));
  const { timeFloor, repositories } = memory;
  return today(new Date(trustedTime(clock, raiseFloor(timeFloor, repositories, clock))));
}
