import { browser } from "wxt/browser";
import { previewRepository } from "../../platform/lists/add-repository.ts";
import { idOf, newRepository } from "../../platform/lists/configure.ts";
import { deleteDatabase, DATABASE } from "../../platform/lists/database.ts";
import { readManaged } from "../../platform/lists/managed.ts";
import { changeMemory, readMemory } from "../../platform/lists/memory.ts";
import { staysAlive } from "../../platform/lists/pause.ts";
import { rootBytesOf } from "../../platform/lists/root-file.ts";
import { updatesView } from "../../platform/lists/updates-view.ts";
import { broadcastChange } from "../../platform/messages.ts";
import { isFeatureOff } from "../../platform/policy/in-force.ts";
import { keepPoliciesOf } from "../../platform/policy/organisation-policy.ts";
import type { Handlers } from "../../platform/serve.ts";
import { ALARM_MINUTES } from "../../rules/lists/schedule.ts";
import { MOST_REPOSITORIES } from "../../rules/schema/updates.ts";
import type { Context } from "./context.ts";
import {
  applyPolicy,
  isChecking,
  isManagedKnown,
  SOON,
  SOONEST_MS,
  transport,
  update,
} from "./round.ts";
import { rescreenOutdated } from "./tabs.ts";

const EVERY = "lists";

type UpdateMessage =
  | "updates-get"
  | "update-now"
  | "repository-add"
  | "repository-confirm"
  | "repository-remove";

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

/** What the settings page may ask and change about where lists come from. */
export function updateHandlers(context: Context): Pick<Handlers, UpdateMessage> {
  return {
    "updates-get": async () =>
      updatesView(
        await readMemory(Date.now()),
        (await context.list.resolve()).active.lists,
        await readManaged(await isManagedKnown()),
        Date.now(),
        isChecking(),
      ),
    "update-now": () => {
      void update(context, true);
      return { ok: true };
    },
    "repository-add": async ({ url, root }) =>
      (await isFeatureOff("add-repository"))
        ? { error: "feature-off" }
        : staysAlive(() => previewRepository(url, root, transport, Date.now())),
    "repository-confirm": async ({ url, root, fingerprint, lists }) => {
      if (await isFeatureOff("add-repository")) return { error: "feature-off" };
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
      await keepPoliciesOf(after.repositories);
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
  await applyPolicy(context);
  if (!isLast) void update(context, false, true);
  broadcastChange();
}
