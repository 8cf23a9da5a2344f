import { createServer } from "node:http";
import { resolve } from "node:path";
import type { Page } from "playwright-core";
import type { TabReport } from "../../rules/views.ts";
import { listenOnLoopback } from "../../tools/loopback.ts";
import { openBrowser } from "../../tools/open-browser.ts";
import type { OpenBrowser } from "../../tools/open-browser.ts";

/** The built extension that is tested; it differs from production in one host only. */
export const BUILD = resolve(process.env["SEKISHO_BUILD"] ?? ".output/chrome-mv3-demo");

/** A page that a test serves: a body, or a body with its own type. */
export type Served = string | { readonly type: string; readonly body: string };

/** A browser with the extension, the popup open in it, and a server for the test's own pages. */
export interface Bench extends OpenBrowser {
  /** Serves pages under paths, on 127.0.0.1. */
  serve(pages: Readonly<Record<string, Served>>): string;
  /** What the background says of the tab that shows an address. */
  report(page: Page): Promise<TabReport>;
  /** Text and title on the toolbar. */
  badge(page: Page): Promise<{ readonly text: string; readonly title: string }>;
}

declare const chrome: {
  readonly action: {
    getBadgeText(where: object): Promise<string>;
    getTitle(where: object): Promise<string>;
  };
};

/** Opens Chromium with the extension and its popup: an open page must never null another context's answer. */
export async function openBench(
  build: string = BUILD,
  options: Parameters<typeof openBrowser>[1] = {},
): Promise<Bench> {
  let pages: Readonly<Record<string, Served>> = {};
  const server = createServer((request, response) => {
    const served =
      pages[(request.url ?? "").split("?")[0] ?? ""] ?? "<!doctype html><p>nothing</p>";
    const { type, body } =
      typeof served === "string" ? { type: "text/html; charset=utf-8", body: served } : served;
    response.setHeader("content-type", type).end(body);
  });
  const loopback = await listenOnLoopback(server);
  const browser = await openBrowser(build, options);
  return {
    ...browser,
    serve: (given) => {
      pages = given;
      return loopback.base;
    },
    report: async (page) => {
      const answer = await browser.ask("tab-report", { tabId: await browser.tabOf(page) });
      if ("error" in answer) throw new Error(`no report: ${answer.error}`);
      return answer;
    },
    badge: async (page) =>
      browser.popup.evaluate(
        async (tabId) => ({
          text: await chrome.action.getBadgeText({ tabId }),
          title: await chrome.action.getTitle({ tabId }),
        }),
        await browser.tabOf(page),
      ),
    close: async () => {
      await browser.close();
      loopback.close();
    },
  };
}

/** Stops every worker, as the browser does when it needs the memory. */
export async function stopWorkers(bench: Bench): Promise<void> {
  const session = await bench.context.newCDPSession(bench.popup);
  await session.send("ServiceWorker.enable");
  await session.send("ServiceWorker.stopAllWorkers");
  await session.detach();
}

/** What is painted on a page, as the page's own registry has it: text by text, in page order. */
export async function painted(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const marks = [...CSS.highlights]
      .filter(([name]) => name.startsWith("sekisho-"))
      .flatMap(([, highlight]) => [...highlight]);
    return marks.map((mark) => {
      const range = document.createRange();
      range.setStart(mark.startContainer, mark.startOffset);
      range.setEnd(mark.endContainer, mark.endOffset);
      return range.toString();
    });
  });
}

/** The suppliers of a report with how often each was found, `dahua 2`. */
export function found(report: TabReport): readonly string[] {
  return report.hits.map((hit) => `${hit.supplier} ${String(hit.count)}`).sort();
}
