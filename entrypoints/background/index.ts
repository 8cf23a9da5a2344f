import { browser } from "wxt/browser";
import { defineBackground } from "wxt/utils/define-background";
import { broadcastChange } from "../../platform/messages.ts";
import { serve } from "../../platform/serve.ts";
import { registerAdded } from "../../platform/sites.ts";
import { MESSAGES } from "../../rules/schema/messages.ts";
import { openContext } from "./context.ts";
import { criteriaHandlers } from "./criteria.ts";
import { frameHandlers } from "./frame-handlers.ts";
import { pageHandlers } from "./page-handlers.ts";
import { lookAtManaged, policyHandlers, watchForPolicy } from "./policy.ts";
import { onGone, onLoading, onPermissionRemoved } from "./tabs.ts";
import { showDefault } from "./toolbar.ts";
import { beginUpdates, mend, updateHandlers, watchForUpdates } from "./updates.ts";

export default defineBackground({
  type: "module",
  // Every listener is registered before the first await: a worker that wakes for an event must already hear it.
  main() {
    const context = openContext(() => void mend(context));
    serve(MESSAGES, {
      ...frameHandlers(context),
      ...pageHandlers(context),
      ...updateHandlers(context),
      ...criteriaHandlers(context),
      ...policyHandlers(context),
    });
    watchForUpdates(context);
    watchForPolicy(context);
    void mend(context)
      .catch(console.error)
      .then(() => lookAtManaged(context, false));

    browser.runtime.onInstalled.addListener(({ reason }) => {
      void registerAdded();
      void showDefault(context, "not-screened");
      void beginUpdates(context);
      if (reason === "install")
        void browser.tabs.create({ url: browser.runtime.getURL("/welcome.html") });
    });
    browser.runtime.onStartup.addListener(() => {
      void registerAdded();
      void showDefault(context, "not-screened");
      void beginUpdates(context);
    });
    browser.tabs.onUpdated.addListener((tabId, { status }) => {
      if (status === "loading") void onLoading(context, tabId);
    });
    browser.tabs.onRemoved.addListener((tabId) => void onGone(context, tabId));
    browser.tabs.onReplaced.addListener((_added, removed) => void onGone(context, removed));
    browser.permissions.onRemoved.addListener(({ origins }) => {
      void onPermissionRemoved(context, origins ?? []).then(broadcastChange);
    });
    browser.permissions.onAdded.addListener(() => void registerAdded().then(broadcastChange));
  },
});
