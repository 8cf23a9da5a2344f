import { browser } from "wxt/browser";
import { prescribe } from "../../platform/lists/configure.ts";
import { POLICY_LIST } from "../../platform/lists/inputs.ts";
import { readManaged } from "../../platform/lists/managed.ts";
import { readMemory } from "../../platform/lists/memory.ts";
import { pause, staysAlive } from "../../platform/lists/pause.ts";
import { runRound } from "../../platform/lists/sync.ts";
import { VENDOR } from "../../platform/lists/vendor.ts";
import { broadcastChange } from "../../platform/messages.ts";
import { effectivePolicy } from "../../platform/policy/in-force.ts";
import { NOT_KNOWN_MS, sessionBegan } from "../../platform/policy/managed-policy.ts";
import { registerAdded } from "../../platform/sites.ts";
import { framedTransport } from "../../platform/trust/framed-transport.ts";
import { fetchTransport } from "../../platform/trust/transport.ts";
import { ALARM_MINUTES } from "../../rules/lists/schedule.ts";
import type { Context } from "./context.ts";
import { refreshAll, rescreenOutdated, screenMatching } from "./tabs.ts";

/** The alarm of a check that comes before the next regular one. */
export const SOON = "lists-soon";
/** The browser fires no alarm sooner, milliseconds. */
export const SOONEST_MS = 30_000;

/** Chromium's name for an extension is the same for everyone, and its worker has no document; Firefox's is not, see there. */
export const transport = import.meta.env.FIREFOX ? framedTransport() : fetchTransport();

let running = 0;

/** Rounds run or wait in this worker: what the settings page calls "checking". */
export function isChecking(): boolean {
  return running > 0;
}

/**
 * Runs a round of updates; when other files, or another policy, are in force afterwards, every screened tab is judged anew. `asks`:
 * whether repositories are asked; see `runRound`.
 */
export async function update(
  context: Context,
  isForced: boolean,
  waits = isForced,
  asks = true,
): Promise<void> {
  running++;
  broadcastChange();
  try {
    const before = await context.list.facts();
    const { ran } = await staysAlive(() =>
      runRound(
        {
          ...context.build,
          source: context.list,
          openStore: () => context.openStore(),
          transport,
          pause,
          now: Date.now,
          random: Math.random,
          prescribed: async () =>
            prescribe(VENDOR, await readManaged(await isManagedKnown()), Date.now(), Math.random),
          minutes: async () => (await effectivePolicy()).one.updateIntervalMinutes?.value,
        },
        isForced,
        waits,
        asks,
      ),
    );
    if (ran) {
      const after = await context.list.facts();
      if (after.id !== before.id) await rescreenOutdated(context);
      // Time alone makes lists stale: what the buttons say may date from before that.
      const isSure = after.state === "fresh" || after.state === "bundled";
      if (after.id !== before.id || after.state !== before.state || !isSure)
        await refreshAll(context);
      if (asks) await applyPolicy(context);
      await armSoon();
    }
  } catch (error) {
    console.error(error);
  } finally {
    running--;
    broadcastChange();
  }
}

/** Makes ready what is known already, without asking any server: the policy's own suppliers, or the lists without them. */
export function putInForce(context: Context): Promise<void> {
  return update(context, false, true, false);
}

/** Managed storage that is empty means that there is none: the browser has had the time to read its policy. */
export async function isManagedKnown(): Promise<boolean> {
  const now = Date.now();
  return now >= (await sessionBegan(now)) + NOT_KNOWN_MS;
}

/**
 * Brings every tab, button and page of ours up to the policy in force, whatever they were before: pages that were judged under another
 * are judged anew, sites are registered, and the policy's own suppliers are made ready. Nothing happens where nothing changed.
 */
export async function applyPolicy(context: Context): Promise<void> {
  await rescreenOutdated(context);
  broadcastChange();
  for (const pattern of await registerAdded()) await screenMatching(context, pattern);
  const { inputs } = await context.list.resolve();
  const made = inputs.find(({ id }) => id === POLICY_LIST)?.sha256;
  if (made === (await context.list.policyList())?.sha256) return;
  context.list.reload();
  if ((await context.list.resolve()).trouble !== null) await putInForce(context);
  else await rescreenOutdated(context);
}

/** A check that is due, or metadata that expires, before the next regular alarm gets an alarm of its own. */
async function armSoon(): Promise<void> {
  const now = Date.now();
  const { repositories } = await readMemory(now);
  const ends = repositories.flatMap(({ expiresAt }) =>
    expiresAt !== null && expiresAt > now ? [expiresAt] : [],
  );
  const next = Math.min(...repositories.map(({ dueAt }) => dueAt), ...ends);
  if (next < now + ALARM_MINUTES * 60_000)
    await browser.alarms.create(SOON, { when: Math.max(next, now + SOONEST_MS) });
}
