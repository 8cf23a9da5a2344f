import { tCount, t } from "../../components/wording.ts";
import { badgeFor, showBadge } from "../../platform/badge.ts";
import { broadcastChange } from "../../platform/messages.ts";
import { readSettings } from "../../platform/settings.ts";
import { stronger } from "../../rules/decide/decide.ts";
import type { Language, Severity } from "../../rules/vocabulary.ts";
import type { TabState } from "../../rules/views.ts";
import type { Context } from "./context.ts";
import { mergeFrames } from "./merge-frames.ts";
import { gatherTab, sumCategories } from "./tab-report.ts";

/** Shows on the toolbar where a tab stands, and tells open pages of ours that it changed. */
export async function refreshToolbar(context: Context, tabId: number): Promise<void> {
  const frames = await context.findings.frames(tabId);
  const { hits, mentions } = gatherTab(frames);
  const categories = sumCategories(frames);
  const n = hits.length + categories.count;
  const { state, problem } = mergeFrames(frames, n);
  const isMentionOnly = state === "clear" && mentions.length > 0;
  const severity = stronger(hits[0]?.severity ?? null, categories.severity);
  const words = state === "not-screened" && problem === "switched-off" ? "switched-off" : state;
  await show(context, state, n, severity, tabId, isMentionOnly ? "mentions" : words);
  broadcastChange();
}

/** What tabs show that were never heard of: not screened, or that the list cannot be used at all. */
export async function showDefault(
  context: Context,
  state: "not-screened" | "list-problem",
): Promise<void> {
  await show(context, state, 0, null, undefined, state);
}

async function show(
  context: Context,
  state: TabState,
  n: number,
  severity: Severity | null,
  tabId: number | undefined,
  words: TabState | "mentions" | "switched-off",
): Promise<void> {
  const language = await languageInForce();
  const { state: lists, asOf: date } = await context.list.facts();
  // Only lists that were confirmed may be said not to hold something.
  const isConfirmed = lists === "fresh" || lists === "bundled";
  const unchecked = words === "mentions" ? "badge.mentions.unchecked" : "badge.unchecked";
  const key = state === "clear" && !isConfirmed ? unchecked : (`badge.${words}` as const);
  const title = t(language, key, { n, date });
  await showBadge({ ...badgeFor(state, n, severity), title }, tabId);
}

/** What a page says aloud, once, when its first run has settled; null when there is nothing to check. */
export async function announcement(context: Context, tabId: number): Promise<string | null> {
  const frames = await context.findings.frames(tabId);
  const { hits } = gatherTab(frames);
  const categories = sumCategories(frames).count;
  if (hits.length + categories === 0) return null;
  const language = await languageInForce();
  return hits.length > 0
    ? tCount(language, "announce.found", hits.length)
    : tCount(language, "announce.category", categories);
}

async function languageInForce(): Promise<Language> {
  try {
    return (await readSettings()).language;
  } catch {
    return "en";
  }
}
