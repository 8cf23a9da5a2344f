import mobile from "../../assets/criteria/mobile.json" with { type: "json" };
import network from "../../assets/criteria/network.json" with { type: "json" };
import pc from "../../assets/criteria/pc.json" with { type: "json" };
import server from "../../assets/criteria/server.json" with { type: "json" };
import uas from "../../assets/criteria/uas.json" with { type: "json" };
import videoSurveillance from "../../assets/criteria/video-surveillance.json" with { type: "json" };
import { browser } from "wxt/browser";
import type { Handlers } from "../../platform/serve.ts";
import { readSettings } from "../../platform/settings.ts";
import { criteriaSearch } from "../../rules/criteria/criteria-search.ts";
import { criteriaViewFor } from "../../rules/criteria/criteria-view.ts";
import type { CriteriaPolicy, CriteriaSheet } from "../../rules/criteria/criteria-words.ts";
import { criteriaSheet } from "../../rules/schema/criteria.ts";
import { circumstances, withList } from "./context.ts";
import type { Context } from "./context.ts";

/** In the order in which they are offered. */
const SHEETS: readonly unknown[] = [pc, server, mobile, network, videoSurveillance, uas];

/** Proved when they are first asked for: no page load pays for it. */
let proved: readonly CriteriaSheet[] | null = null;

function sheets(): readonly CriteriaSheet[] {
  proved ??= SHEETS.map((sheet) => criteriaSheet.parse(sheet));
  return proved;
}

/** What the policy in force says about the criteria. */
function criteriaPolicy(): Promise<CriteriaPolicy> {
  return Promise.resolve({ own: [], off: null, version: null });
}

/** What is asked about the criteria: by their own page, and by a card on a page that opens it. */
export function criteriaHandlers(
  context: Context,
): Pick<Handlers, "criteria-get" | "criteria-open"> {
  return {
    "criteria-get": ({ productClass, supplier, matchedName }) =>
      withList(async () => {
        const request = {
          productClass: productClass ?? null,
          supplier: supplier ?? null,
          ...(matchedName === undefined ? {} : { matchedName }),
          sheets: sheets(),
          policy: await criteriaPolicy(),
          contact: (await readSettings()).contact,
          list: await context.list.status(),
        };
        return criteriaViewFor(
          await context.list.view(),
          request,
          await circumstances(null, false),
        );
      }),

    "criteria-open": async ({ run, ...opened }, { tabId, frameId, host }) => {
      // A frame that no run of ours is in has no card to press a button on.
      if (tabId === null || (await context.findings.find(tabId, frameId, run, host)) === null)
        return { error: "unknown" };
      const url = browser.runtime.getURL("/criteria.html") + criteriaSearch(opened);
      await browser.tabs.create({ url, openerTabId: tabId });
      return { ok: true };
    },
  };
}
