import manifest from "../../assets/public/list/manifest.json" with { type: "json" };
import { browser } from "wxt/browser";
import { blockedView } from "../../platform/blocked-sites.ts";
import { readManaged } from "../../platform/lists/managed.ts";
import { readMemory } from "../../platform/lists/memory.ts";
import { releasesInForce } from "../../platform/lists/releases-view.ts";
import type { Baseline } from "../../platform/lists/releases-view.ts";
import { updatesView } from "../../platform/lists/updates-view.ts";
import type { Handlers } from "../../platform/serve.ts";
import { readSettings } from "../../platform/settings.ts";
import type { Context } from "./context.ts";
import { isChecking, isManagedKnown } from "./round.ts";

const BUNDLED: Baseline = {
  version: manifest.version,
  v: manifest.v,
  sha256: manifest.files["list.jsonl"].sha256,
  asOf: manifest.asOf,
  suppliers: manifest.suppliers,
  listings: manifest.assertedListings,
};

/** What the status page may ask, beside the policy. */
export function statusHandlers(context: Context): Pick<Handlers, "status-get"> {
  return {
    "status-get": async () => {
      // First of all: a file that fails its hash moves the source on to other lists.
      const list = await context.list.status();
      const { generation, active } = await context.list.resolve();
      const now = Date.now();
      return {
        at: new Date(now).toISOString(),
        extension: browser.runtime.getManifest().version,
        browser: import.meta.env.FIREFOX ? "firefox" : "chromium",
        settings: await readSettings(),
        list,
        releases: releasesInForce(generation, active.lists, BUNDLED),
        generation: generation?.id ?? null,
        baseline: { version, v, sha256, asOf },
        updates: updatesView(
          await readMemory(now),
          active.lists,
          await readManaged(await isManagedKnown()),
          now,
          isChecking(),
        ),
        blocked: await blockedView(),
      };
    },
  };
}

const { version, v, sha256, asOf } = BUNDLED;
