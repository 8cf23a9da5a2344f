import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { chromium } from "playwright-core";
import type { BrowserContext, Page } from "playwright-core";
import type { TabReport } from "../../rules/views.ts";

/** The built extension that is tested; it differs from production in one host only. */
export const BUILD = resolve(process.env["SEKISHO_BUILD"] ?? ".output/chrome-mv3-demo");

/** A page that a test serves: a body, or a body with its own type. */
export type Served = string | { readonly type: string; readonly body: string };

/** A browser with the extension, the popup open in it, and a server for the test's own pages. */
export interface Bench {
  readonly context: BrowserContext;
  readonly popup: Page;
  /** Serves pages under paths, on 127.0.0.1. */
  serve(pages: Readonly<Record<string, Served>>): string;
  /** What the background says of the tab that shows an address. */
  report(page: Page): Promise<TabReport>;
  /** Text and title on the toolbar. */
  badge(page: Page): Promise<{ readonly text: string; readonly title: string }>;
  close(): Promise<void>;
}

/** Opens Chromium with the extension and its popup: an open page must never null another context's answer. */
export async function openBench(build: string = BUILD): Promise<Bench> {
  const profile = mkdtempSync(join(tmpdir(), "sekisho-"));
  let pages: Readonly<Record<string, Served>> = {};
  const server = createServer((request, response) => {
    const served =
      pages[(request.url ?? "").split("?")[0] ?? ""] ?? "<!doctype html><p>nothing</p>";
    const { type, body } =
      typeof served === "string" ? { type: "text/html; charset=utf-8", body: served } : served;
    response.setHeader("content-type", type).end(body);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  const flags =
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync";
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
    headless: true,
    args: [
      ...flags.split(" "),
      `--disable-extensions-except=${build}`,
      `--load-extension=${build}`,
    ],
  });
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent("serviceworker"));
  const popup = await context.newPage();
  await popup.goto(`chrome-extension://${new URL(worker.url()).host}/popup.html`);

  // Addresses of pages that we may not read are hidden from us too: then it is the newest such tab.
  const tabOf = (page: Page) =>
    popup.evaluate(async (url) => {
      const tabs = await chrome.tabs.query({});
      const known = tabs.find((tab) => tab.url === url);
      return (known ?? tabs.findLast((tab) => tab.url === undefined))?.id ?? -1;
    }, page.url());
  return {
    context,
    popup,
    serve: (given) => {
      pages = given;
      return `http://127.0.0.1:${String(port)}`;
    },
    report: async (page) =>
      popup.evaluate(
        (tabId) => chrome.runtime.sendMessage({ sekisho: "tab-report", payload: { tabId } }),
        await tabOf(page),
      ),
    badge: async (page) =>
      popup.evaluate(
        async (tabId) => ({
          text: await chrome.action.getBadgeText({ tabId }),
          title: await chrome.action.getTitle({ tabId }),
        }),
        await tabOf(page),
      ),
    close: async () => {
      await context.close();
      server.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

declare const chrome: {
  readonly tabs: {
    query(filter: object): Promise<{ readonly id?: number; readonly url?: string }[]>;
  };
  readonly runtime: { sendMessage(message: object): Promise<TabReport> };
  readonly action: {
    getBadgeText(where: object): Promise<string>;
    getTitle(where: object): Promise<string>;
  };
};

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
