import { browser } from "wxt/browser";
import { StoreTrouble } from "../../platform/lists/store-trouble.ts";
import { broadcastChange } from "../../platform/messages.ts";
import type { Refusal } from "../../platform/messages.ts";
import { clearImported, importPolicy } from "../../platform/policy/imported-policy.ts";
import { effectivePolicy, isFeatureOff } from "../../platform/policy/in-force.ts";
import {
  NOT_KNOWN_MS,
  readManagedStorage,
  takeManaged,
} from "../../platform/policy/managed-policy.ts";
import { fullPolicyView } from "../../platform/policy/policy-list.ts";
import { readPolicies } from "../../platform/policy/policy-store.ts";
import type { Handlers } from "../../platform/serve.ts";
import { exportPolicy } from "../../rules/policy/export-policy.ts";
import type { Context } from "./context.ts";
import { applyPolicy } from "./round.ts";

type PolicyMessage = "policy-get" | "policy-import" | "policy-clear" | "policy-export";

/** Reads managed storage once more when the browser must have read its policy. */
const AGAIN = "policy-again";

/** What the status page and the settings page may ask and change about the policy. */
export function policyHandlers(context: Context): Pick<Handlers, PolicyMessage> {
  return {
    "policy-get": () => fullPolicyView(context.build.readPackaged),
    "policy-import": async ({ name, text }) => {
      if (await isFeatureOff("import-policy")) return { error: "feature-off" };
      return kept(context, () => importPolicy(name, text, Date.now()));
    },
    "policy-clear": () =>
      kept(context, async () => {
        await clearImported();
        return { ok: true } as const;
      }),
    "policy-export": async () => ({ text: exportPolicy(await effectivePolicy()) }),
  };
}

async function kept<T>(context: Context, change: () => Promise<T>): Promise<T | Refusal> {
  try {
    const answer = await change();
    await applyPolicy(context);
    return answer;
  } catch (error) {
    if (error instanceof StoreTrouble) return { error: "storage-failed" };
    throw error;
  }
}

/** Registers what wakes the worker for a policy. Call it while the worker starts, before the first await. */
export function watchForPolicy(context: Context): void {
  browser.storage.onChanged.addListener((_changes, area) => {
    // The browser says so itself: what is empty now was taken away.
    if (area === "managed") void lookAtManaged(context, true);
  });
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === AGAIN) void lookAtManaged(context, false);
  });
}

let looking: Promise<void> = Promise.resolve();

/** Reads managed storage and brings it into force, one reading after the other. Whatever goes wrong, what was in force stays. */
export function lookAtManaged(context: Context, isSure: boolean): Promise<void> {
  looking = looking.then(() => look(context, isSure));
  return looking;
}

async function look(context: Context, isSure: boolean): Promise<void> {
  try {
    await takeManaged(await readManagedStorage(), isSure, Date.now());
    if ((await readPolicies()).isManagedUnknown)
      await browser.alarms.create(AGAIN, { when: Date.now() + NOT_KNOWN_MS });
    await applyPolicy(context);
  } catch (error) {
    console.error(error);
    if (!(error instanceof StoreTrouble)) return;
    // The status page says so, and the disk may have room later.
    broadcastChange();
    await browser.alarms.create(AGAIN, { when: Date.now() + NOT_KNOWN_MS });
  }
}
