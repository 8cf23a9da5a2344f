import { browser } from "wxt/browser";
import { covers } from "../../platform/covers.ts";
import { tellTab } from "../../platform/messages.ts";
import { policyInForce } from "../../platform/policy/in-force.ts";
import { injectInto, registerAdded } from "../../platform/sites.ts";
import type { Context } from "./context.ts";
import { refreshToolbar } from "./toolbar.ts";

/**
 * Drops frames whose run is no longer there: a document that went away without a word. The content script answers
 * `present` with its run, so a same-document navigation keeps what is known.
 */
export async function checkFrames(context: Context, tabId: number): Promise<void> {
  const frames = await context.findings.frames(tabId);
  const answers = await Promise.all(
    frames.map(async (frame) => ({ frame, run: await tellTab(tabId, "present", frame.frameId) })),
  );
  const gone = answers.filter(({ frame, run }) => run !== frame.run);
  for (const { frame } of gone) await context.findings.drop(tabId, frame.frameId, frame.run);
  if (gone.length > 0) await refreshToolbar(context, tabId);
}

/** A tab that began to load: known frames stay only if their run answers. */
export async function onLoading(context: Context, tabId: number): Promise<void> {
  await checkFrames(context, tabId);
  // The browser clears a tab's own badge on navigation, also where no content script runs.
  await refreshToolbar(context, tabId);
}

/** Forgets a tab that was closed or replaced. */
export async function onGone(context: Context, tabId: number): Promise<void> {
  await context.findings.drop(tabId);
}

/** Judges the tabs anew that were judged with other lists, or under another policy or buyer, than those in force. */
export async function rescreenOutdated(context: Context): Promise<void> {
  const { id } = await context.list.facts();
  const policy = await policyInForce();
  for (const tabId of await context.findings.tabs()) {
    const frames = await context.findings.frames(tabId);
    const isNew = (held: string | null, now: string) => held === null || held === now;
    if (frames.every((each) => isNew(each.listVersion, id) && isNew(each.policy, policy.id)))
      continue;
    if ((await tellTab(tabId, "rescreen")) === null) await checkFrames(context, tabId);
  }
}

/** Says anew on the toolbar of every tab how it stands: dates and state of the lists are part of that. */
export async function refreshAll(context: Context): Promise<void> {
  for (const tabId of await context.findings.tabs()) await refreshToolbar(context, tabId);
}

/** Screens the open tabs of a site that was just allowed. */
export async function screenMatching(context: Context, pattern: string): Promise<void> {
  const tabs = await browser.tabs.query({ url: pattern });
  for (const { id } of tabs) {
    if (id === undefined) continue;
    const frames = await context.findings.frames(id);
    if (frames.length === 0) await injectInto(id);
  }
}

/** A permission was taken away: its pages are told to stop, and read "not screened" from then on. */
export async function onPermissionRemoved(
  context: Context,
  patterns: readonly string[],
): Promise<void> {
  await registerAdded();
  for (const tabId of await context.findings.tabs()) {
    const frames = await context.findings.frames(tabId);
    for (const frame of frames) {
      if (!patterns.some((pattern) => covers(pattern, frame.host))) continue;
      await tellTab(tabId, "stop", frame.frameId);
      await context.findings.drop(tabId, frame.frameId);
    }
    await refreshToolbar(context, tabId);
  }
}
