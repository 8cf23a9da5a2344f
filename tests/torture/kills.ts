import { setTimeout as sleep } from "node:timers/promises";
import type { TestRepository } from "../fixtures/test-repository.ts";
import { add, check, look, publish } from "./drive.ts";
import type { Victim } from "./victim.ts";

/** How the kills went. All lists of kills are empty when all is well. */
export interface KillReport {
  readonly kills: number;
  /** How long an update took before anything was killed, milliseconds. */
  readonly updateMs: number;
  /** Kills after which the release before the update was in force, and after which the new one was. */
  readonly old: number;
  readonly new: number;
  /** Kills after which a list was broken, or answered without what it holds. */
  readonly invalid: readonly string[];
  /** Kills after which a release older than one that was in force came back. */
  readonly downgraded: readonly string[];
  /** Kills after which the next update did not bring the newest release. */
  readonly unhealed: readonly string[];
}

/**
 * Kills a browser in the middle of so many updates and looks at its lists after each. Half of the kills fall anywhere in an
 * update, the other half behind the last file of it, where building and swapping are.
 */
export async function kill(
  start: () => Promise<Victim>,
  repository: TestRepository,
  kills: number,
  random: () => number,
  progress: (line: string) => void,
): Promise<KillReport> {
  const report = {
    old: 0,
    new: 0,
    invalid: [] as string[],
    downgraded: [] as string[],
    unhealed: [] as string[],
  };
  let v = 1;
  publish(repository, v);
  let victim = await start();
  await add(victim, repository);
  publish(repository, ++v);
  const first = await timed(victim);
  let updateMs = first;
  let held = (await look(victim)).v;
  if (held !== v) throw new Error(`release ${String(v)} did not arrive before the first kill`);
  for (let at = 1; at <= kills; at++) {
    publish(repository, ++v);
    const isLate = at % 2 === 0;
    const payload = isLate ? nextPayload(repository) : null;
    await victim.ask("update-now", {});
    await payload;
    const wait = random() * updateMs * (isLate ? 0.8 : 1.1);
    await sleep(wait);
    await victim.kill();
    const name = `kill ${String(at)}, ${isLate ? "payload + " : ""}${String(Math.round(wait))} ms`;
    victim = await start();
    const now = await look(victim);
    const { state, problem } = now.status;
    if (state === "broken" || problem !== null || now.missing.length > 0)
      report.invalid.push(`${name}: ${state} ${problem ?? ""} ${now.missing.join(", ")}`);
    if (now.v < held) report.downgraded.push(`${name}: ${String(now.v)} after ${String(held)}`);
    report[now.v === v ? "new" : "old"]++;
    // A busy machine takes longer for an update, and kills have to fall into it.
    updateMs = (updateMs + (await timed(victim))) / 2;
    held = (await look(victim)).v;
    if (held !== v) report.unhealed.push(`${name}: ${String(held)}, not ${String(v)}`);
    if (at % 10 === 0)
      progress(`${String(at)} kills: ${JSON.stringify({ ...report, old: report.old })}`);
  }
  await victim.kill();
  return { kills, updateMs: Math.round(first), ...report };
}

/** Checks now; gives how long that took, milliseconds. */
async function timed(victim: Victim): Promise<number> {
  const begun = performance.now();
  await check(victim);
  return performance.now() - begun;
}

/** Resolves when a list or delta is asked for, or after five seconds. */
async function nextPayload({ asked }: TestRepository): Promise<void> {
  const from = asked.length;
  for (const until = Date.now() + 5000; Date.now() < until;) {
    if (asked.slice(from).some((path) => path.startsWith("targets/"))) return;
    await sleep(2);
  }
}
