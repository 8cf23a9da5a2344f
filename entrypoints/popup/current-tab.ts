import { browser } from "wxt/browser";
import { sitePattern } from "../../components/site-pattern.ts";
import type { Refused } from "../../components/use-answer.ts";

/** The tab that the popup was opened over. */
export interface CurrentTab {
  readonly tabId: number;
  readonly host: string | null;
  /** The match pattern of its site; null for a page that no permission can be given for. */
  readonly pattern: string | null;
  /** The browser lets us read the site without a click. */
  readonly standing: boolean;
}

/** Asks the browser which tab is in front; opening the popup is what allows the address to be read. */
export async function currentTab(): Promise<CurrentTab | Refused> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  if (tab?.id === undefined) return { error: "no-tab" };
  const url = URL.parse(tab.url ?? "");
  const isWeb = url?.protocol === "https:" || url?.protocol === "http:";
  const pattern = isWeb ? sitePattern(url.origin) : null;
  const standing = pattern !== null && (await browser.permissions.contains({ origins: [pattern] }));
  return { tabId: tab.id, host: isWeb ? url.hostname : null, pattern, standing };
}
