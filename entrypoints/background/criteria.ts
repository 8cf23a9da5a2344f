import mobile from "../../assets/criteria/mobile.json" with { type: "json" };
import network from "../../assets/criteria/network.json" with { type: "json" };
import pc from "../../assets/criteria/pc.json" with { type: "json" };
import server from "../../assets/criteria/server.json" with { type: "json" };
import uas from "../../assets/criteria/uas.json" with { type: "json" };
import videoSurveillance from "../../assets/criteria/video-surveillance.json" with { type: "json" };
import { browser } from "wxt/browser";
import type { Handlers } from "../../platform/serve.ts";
import { readSettings } from "../../platform/settings.ts";
import { isFeatureOff, policyInForce } from "../../platform/policy/in-force.ts";
import { criteriaPolicyOf } from "../../rules/criteria/criteria-policy.ts";
import { criteriaSearch } from "../../rules/criteria/criteria-search.ts";
import { criteriaViewFor } from "../../rules/criteria/criteria-view.ts";
import type {
  CriteriaPolicy,
  CriteriaSheet,
  CriteriaView,
} from "../../rules/criteria/criteria-words.ts";
import { adviceFor } from "../../rules/policy/advice.ts";
import { criteriaSheet } from "../../rules/schema/criteria.ts";
import type { Language } from "../../rules/vocabulary.ts";
import { circumstances, withList } from "./context.ts";
import type { Context } from "./context.ts";
import { SEVERITIES } from "../../rules/severities.ts";

/** In the order in which they are offered. */
const SHEETS: readonly unknown[] = [pc, server, mobile, network, videoSurveillance, uas];

/** Proved when they are first asked for: no page load pays for it. */
let proved: readonly CriteriaSheet[] | null = null;

function sheets(): readonly CriteriaSheet[] {
  proved ??= SHEETS.map((sheet) => criteriaSheet.parse(sheet));
  return proved;
}

/** What the policy in force says about the criteria. */
async function criteriaPolicy(): Promise<CriteriaPolicy> {
  const { layers, effective, views } = await policyInForce();
  return criteriaPolicyOf(layers, effective, views);
}

/** What the organisation asks for at each severity, in a language. */
async function advice(language: Language): Promise<CriteriaView["advice"]> {
  const { effective } = await policyInForce();
  return Object.fromEntries(
    SEVERITIES.flatMap((severity) => {
      const said = adviceFor(effective, severity, language);
      return said === null ? [] : [[severity, said]];
    }),
  );
}

/** What is asked about the criteria: by their own page, and by a card on a page that opens it. */
export function criteriaHandlers(
  context: Context,
): Pick<Handlers, "criteria-get" | "criteria-open"> {
  return {
    "criteria-get": ({ productClass, supplier, matchedName }) =>
      withList(async () => {
        const { contact, language } = await readSettings();
        const request = {
          productClass: productClass ?? null,
          supplier: supplier ?? null,
          ...(matchedName === undefined ? {} : { matchedName }),
          sheets: sheets(),
          policy: await criteriaPolicy(),
          contact,
          advice: await advice(language),
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
      if (await isFeatureOff("criteria")) return { error: "feature-off" };
      const url = browser.runtime.getURL("/criteria.html") + criteriaSearch(opened);
      await browser.tabs.create({ url, openerTabId: tabId });
      return { ok: true };
    },
  };
}
