import { browser } from "wxt/browser";
import type { Severity } from "../rules/vocabulary.ts";
import type { TabState } from "../rules/views.ts";

/** What the toolbar shows of a tab. */
export interface Badge {
  readonly text: string;
  readonly color: string;
  readonly title: string;
}

/** White text on each of these has a contrast of at least 4.5 : 1. */
const COLORS = {
  prohibited: "#9b1c1c",
  restricted: "#8a5300",
  advisory: "#1d4f7c",
  quiet: "#4d5661",
  trouble: "#5b2a86",
} as const;

/** Text and colour of a state; text alone tells the states apart. `n` is the number of suppliers to check. */
export function badgeFor(
  state: TabState,
  n: number,
  severity: Severity | null,
): Omit<Badge, "title"> {
  const number = n > 99 ? "99+" : String(n);
  switch (state) {
    case "not-screened":
      return { text: "", color: COLORS.quiet };
    case "running":
      return { text: "…", color: COLORS.quiet };
    case "clear":
      return { text: "0", color: COLORS.quiet };
    case "found":
      return { text: number, color: COLORS[severity ?? "advisory"] };
    case "partial":
      return n > 0
        ? { text: `${number}?`, color: COLORS[severity ?? "advisory"] }
        : { text: "?", color: COLORS.trouble };
    case "list-problem":
      return { text: "!", color: COLORS.trouble };
    case "failed":
      return { text: "×", color: COLORS.trouble };
  }
}

/** Shows a badge on a tab, or on all tabs that have none of their own. A tab that has gone is no error. */
export async function showBadge(badge: Badge, tabId?: number): Promise<void> {
  const where = tabId === undefined ? {} : { tabId };
  const { action } = browser;
  try {
    await Promise.all([
      action.setBadgeText({ ...where, text: badge.text }),
      action.setBadgeBackgroundColor({ ...where, color: badge.color }),
      action.setBadgeTextColor({ ...where, color: "#ffffff" }),
      action.setTitle({ ...where, title: badge.title }),
    ]);
  } catch (error) {
    console.warn(error);
  }
}
