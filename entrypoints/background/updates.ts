import { browser } from "wxt/browser";
import { previewRepository } from "../../platform/lists/add-repository.ts";
import { idOf, newRepository, prescribe } from "../../platform/lists/configure.ts";
import { deleteDatabase, DATABASE } from "../../platform/lists/database.ts";
import { changeMemory, readMemory } from "../../platform/lists/memory.ts";
import { pause, staysAlive } from "../../platform/lists/pause.ts";
import { rootBytesOf } from "../../platform/lists/root-file.ts";
import { runRound } from "../../platform/lists/sync.ts";
import { updatesView } from "../../platform/lists/updates-view.ts";
import { VENDOR } from "../../platform/lists/vendor.ts";
import { readManaged } from "../../platform/lists/managed.ts";
import { broadcastChange } from "../../platform/messages.ts";
import type { Handlers } from "../../platform/serve.ts";
import { framedTransport } from "../../platform/trust/framed-transport.ts";
import { fetchTransport } from "../../platform/trust/transport.ts";
import { ALARM_MINUTES } from "../../rules/lists/schedule.ts";
import { MOST_REPOSITORIES } from "../../rules/schema/updates.ts";
import type { Context } from "./context.ts";
import { refreshAll, rescreenOutdated } from "./tabs.ts";

const EVERY = "lists";
const SOON = "lists-soon";
/** The browser fires no alarm sooner, milliseconds. */
const SOONEST_MS = 30_000;

type UpdateMessage =
  | "updates-get"
  | "update-now"
  | "repository-add"
  | "repository-confirm"
  | "repository-remove";

/** Chromium's name for an extension is the same for everyone, and its worker has no document; Firefox's is not, see there. */
const transport = import.meta.env.FIREFOX ? framedTransport() : fetchTransport();

/** Rounds that run or wait in this worker: what the settings page calls "checking". */
let running = 0;

/** Runs a round of updates; when other files are in force afterwards, every screened tab is judged anew. */
export async function update(context: Context, isForced: boolean, waits = isForced): Promise<void> {
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
          prescribed: async () => prescribe(VENDOR, await readManaged(), Date.now(), Math.random),
        },
        isForced,
        waits,
      ),
    );
    if (ran) {
      const after = await context.list.facts();
      if (after.id !== before.id) await rescreenOutdated(context);
      // Time alone makes lists stale: what the buttons say may date from before that.
      const isSure = after.state === "fresh" || after.state === "bundled";
      if (after.id !== before.id || after.state !== before.state || !isSure)
        await refreshAll(context);
      await armSoon();
    }
  } catch (error) {
    console.error(error);
  } finally {
    running--;
    broadcastChange();
  }
}

/** Registers what wakes the worker for updates. Call it while the worker starts, before the first await. */
export function watchForUpdates(context: Context): void {
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === EVERY || name === SOON) void update(context, false);
  });
  browser.storage.onChanged.addListener((_changes, area) => {
    // Not content with a round under way: it read the policy before.
    if (area === "managed") void update(context, false, true);
  });
}

/** Looks for updates after an installation, an update, and a start of the browser. */
export async function beginUpdates(context: Context): Promise<void> {
  await update(context, false);
  // Managed storage is empty in the first seconds after an installation.
  await browser.alarms.create(SOON, { when: Date.now() + SOONEST_MS });
}

/** What a killed worker or a new version left behind is mended when the worker starts, without waiting for the alarm. */
export async function mend(context: Context): Promise<void> {
  // At each start: an extension that was switched off and on again hears of no installation, and may have lost its alarms.
  if ((await browser.alarms.get(EVERY)) === undefined)
    await browser.alarms.create(EVERY, { periodInMinutes: ALARM_MINUTES });
  const { trouble } = await context.list.resolve();
  // The worker before may still hold the lock of a round: one that did not wait would leave the mending to the next alarm.
  if (trouble !== null) await update(context, false, true);
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

/** What the settings page may ask and change about where lists come from. */
export function updateHandlers(context: Context): Pick<Handlers, UpdateMessage> {
  return {
    "updates-get": async () =>
      updatesView(
        await readMemory(Date.now()),
        (await context.list.resolve()).active.lists,
        await readManaged(),
        Date.now(),
        running > 0,
      ),
    "update-now": () => {
      void update(context, true);
      return { ok: true };
    },
    "repository-add": ({ url, root }) =>
      staysAlive(() => previewRepository(url, root, transport, Date.now())),
    "repository-confirm": async ({ url, root, fingerprint, lists }) => {
      const bytes = rootBytesOf(root);
      if (bytes === null) return { error: "root-unreadable" };
      const now = Date.now();
      const entry = { id: await idOf("added", bytes), kind: "added", url, root: bytes } as const;
      const added = await newRepository({ ...entry, lists }, now, Math.random());
      // The person confirmed this fingerprint and no other.
      if (added.fingerprint !== fingerprint) return { error: "bad-request" };
      const { repositories } = await readMemory(now);
      const others = repositories.filter(({ id }) => id !== added.id);
      if (others.length >= MOST_REPOSITORIES) return { error: "storage-failed" };
      await changeMemory(now, (memory) => ({
        ...memory,
        repositories: [
          ...memory.repositories.filter(({ id }) => id !== added.id),
          { ...added, dueAt: now },
        ],
      }));
      context.list.reload();
      void update(context, true);
      return { ok: true };
    },
    "repository-remove": async ({ id }) => {
      const { repositories } = await readMemory(Date.now());
      if (!repositories.some((each) => each.id === id && each.kind === "added"))
        return { error: "unknown" };
      const after = await changeMemory(Date.now(), (memory) => ({
        ...memory,
        repositories: memory.repositories.filter((each) => each.id !== id),
      }));
      await forget(context, id, after.repositories.length === 0);
      return { ok: true };
    },
  };
}

async function forget(context: Context, id: string, isLast: boolean): Promise<void> {
  try {
    if (isLast) await deleteDatabase(DATABASE);
    else await (await context.openStore()).metadata(id).remove("root");
  } catch (error) {
    // Nothing of it is used any more; a later round throws it away.
    console.warn(error);
  }
  context.list.swapped();
  await rescreenOutdated(context);
  await refreshAll(context);
  if (!isLast) void update(context, false, true);
  broadcastChange();
}
