import { browser } from "wxt/browser";
import type { BlockedSite, BlockedView } from "../rules/status-views.ts";
import { today } from "./clock.ts";
import { covers } from "./covers.ts";
import { listSites } from "./sites.ts";

const KEY = "blocked-sites";

/** Most sites that are remembered; the oldest goes first. */
const MOST_SITES = 50;

/** What was seen longer ago is forgotten: the settings may have changed since. */
const DAYS_KEPT = 30;

/**
 * True when the organisation's browser settings (`runtime_blocked_hosts`) close a tab to us. Only the words of a refusal tell: with such
 * a setting Chromium runs no content script and hides the tab's address, and yet `permissions.contains` still answers that the
 * permission is there. Seen in Chromium 156.
 */
export async function isClosedToUs(tabId: number): Promise<boolean> {
  if (import.meta.env.FIREFOX) return false;
  try {
    await browser.scripting.executeScript({ target: { tabId }, func: () => undefined });
    return false;
  } catch (error) {
    return /ExtensionsSettings policy/.test(String(error));
  }
}

/**
 * Looks at a tab in which nothing was screened, and remembers its site when the browser's settings close it to us. The address is known
 * only after a click on our button, and only a site that we are to screen is kept, as it is configured: never what was visited.
 */
export async function noteClosed(tabId: number): Promise<boolean> {
  if (!(await isClosedToUs(tabId))) return false;
  const pattern = await patternOf(tabId);
  if (pattern !== null) await change((held) => ({ ...held, [pattern]: today() }));
  return true;
}

/** Forgets that a host was closed: it has just been screened. */
export async function noteOpen(host: string | null): Promise<void> {
  const held = await remembered();
  const open = Object.keys(held).filter((pattern) => covers(pattern, host));
  if (open.length === 0) return;
  await change((before) =>
    Object.fromEntries(Object.entries(before).filter(([pattern]) => !open.includes(pattern))),
  );
}

/** What is known of closed sites; looks at the open tabs, of which nothing is kept. */
export async function blockedView(): Promise<BlockedView> {
  if (import.meta.env.FIREFOX) return { isKnowable: false, sites: [], hiddenTabs: 0 };
  const tabs = await browser.tabs.query({});
  let hiddenTabs = 0;
  for (const { id, url } of tabs) {
    if (id === undefined || (url !== undefined && url.startsWith(browser.runtime.getURL("/"))))
      continue;
    if ((await noteClosed(id)) && (await patternOf(id)) === null) hiddenTabs++;
  }
  const held = await remembered();
  const sites = await listSites();
  return {
    isKnowable: true,
    hiddenTabs,
    sites: sites.flatMap(({ pattern, kind }): readonly BlockedSite[] => {
      const on = held[pattern];
      return on === undefined ? [] : [{ pattern, kind, on }];
    }),
  };
}

/** The configured site that a tab shows; null where it is none of ours, or the browser does not tell. */
async function patternOf(tabId: number): Promise<string | null> {
  const tab = await browser.tabs.get(tabId).catch(() => null);
  const url = URL.parse(tab?.url ?? "");
  if (url === null) return null;
  const site = (await listSites()).find(({ pattern }) => covers(pattern, url.hostname));
  return site?.pattern ?? null;
}

type Remembered = Readonly<Record<string, string>>;

async function remembered(): Promise<Remembered> {
  const stored: unknown = (await browser.storage.local.get(KEY))[KEY];
  if (typeof stored !== "object" || stored === null) return {};
  const oldest = today(new Date(Date.now() - DAYS_KEPT * 86_400_000));
  return Object.fromEntries(
    Object.entries(stored).filter(
      (each): each is [string, string] => typeof each[1] === "string" && each[1] >= oldest,
    ),
  );
}

async function change(make: (before: Remembered) => Remembered): Promise<void> {
  const after = Object.entries(make(await remembered()))
    .toSorted(([, left], [, right]) => (left < right ? 1 : -1))
    .slice(0, MOST_SITES);
  // A full disk loses a hint, and nothing that is screened.
  await browser.storage.local.set({ [KEY]: Object.fromEntries(after) }).catch(() => undefined);
}
