import { defineContentScript } from "wxt/utils/define-content-script";
import { onWord } from "../../platform/messages.ts";
import { takeOver } from "../../platform/page-world.ts";
import { PageRun } from "./run.ts";

export default defineContentScript({
  // Where it runs is said in `wxt.config.ts` (the portals) and in `platform/sites.ts` (sites that a person added).
  registration: "runtime",
  // WXT's own word to older scripts goes through the page, which would learn that we are here.
  noScriptStartedPostMessage: true,
  main() {
    // Not the framework's context: an event that any page can forge invalidates it, and screening would end in silence.
    const life = new AbortController();
    const { signal } = life;
    takeOver(life);
    let run: PageRun | null = null;
    let current = new AbortController();
    const stop = () => {
      current.abort();
      run = null;
    };
    const start = () => {
      stop();
      current = new AbortController();
      run = new PageRun(AbortSignal.any([signal, current.signal]));
      void run.begin();
    };
    onWord((word) => {
      if (word === "rescreen") start();
      if (word === "stop") stop();
      return run?.id ?? null;
    }, signal);
    addEventListener("pagehide", () => run?.leave(), { signal });
    // A page that comes back from the back/forward cache was forgotten when it went.
    const onShow = (event: PageTransitionEvent) => {
      if (event.persisted && run !== null) start();
    };
    addEventListener("pageshow", onShow, { signal });
    // A page that is loaded ahead is not on the screen: it is screened when it is shown.
    if ("prerendering" in document && document.prerendering === true) {
      document.addEventListener("prerenderingchange", start, { once: true, signal });
    } else {
      start();
    }
  },
});
