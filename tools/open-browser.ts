import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import type { BrowserContext, Page, Worker } from "playwright-core";
import type { Messages, RequestOf } from "../rules/schema/messages.ts";

/** Flags without which Chromium talks to its maker, or does not start as root. */
export const FLAGS: readonly string[] = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Longest time for the extension's worker to appear, milliseconds. */
const START_MS = 15_000;

/** What the background answers to a message. */
export type Answer<T extends keyof Messages> =
  | NonNullable<Messages[T]["answer"]>
  | { readonly error: string };

/** Chromium with the built extension in it, in a profile of its own that is thrown away. */
export interface OpenBrowser {
  readonly context: BrowserContext;
  readonly worker: Worker;
  /** The extension's popup, open in a tab, or the page that was asked for in its place. */
  readonly popup: Page;
  /** `chrome-extension://<id>`. */
  readonly origin: string;
  /** Asks the background, as the extension's own pages do. */
  ask<T extends keyof Messages>(type: T, payload: RequestOf<T>): Promise<Answer<T>>;
  /** The id of the tab that shows a page; -1 when there is none. */
  tabOf(page: Page): Promise<number>;
  close(): Promise<void>;
}

declare const chrome: {
  readonly tabs: {
    query(filter: object): Promise<{ readonly id?: number; readonly url?: string }[]>;
  };
  readonly runtime: { sendMessage<T>(message: object): Promise<T> };
};

/** Opens Chromium with an extension. Throws when there is no Chromium, or when the extension does not start in it. */
export async function openBrowser(
  extension: string,
  options: {
    readonly headless?: boolean;
    readonly args?: readonly string[];
    readonly scale?: number;
    readonly language?: string;
    readonly dark?: boolean;
    /** A page of the extension to open in place of the popup, which asks the background for much. */
    readonly page?: string;
    /** X display of a browser with a window, `:99`. */
    readonly display?: string;
  } = {},
): Promise<OpenBrowser> {
  const executablePath = process.env["SEKISHO_CHROMIUM"] ?? "/usr/bin/chromium";
  const profile = mkdtempSync(join(tmpdir(), "sekisho-"));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless: options.headless ?? true,
    ...(options.display === undefined ? {} : { env: { ...process.env, DISPLAY: options.display } }),
    viewport: options.headless === false ? null : { width: 1280, height: 900 },
    ...(options.scale === undefined ? {} : { deviceScaleFactor: options.scale }),
    ...(options.language === undefined ? {} : { locale: options.language }),
    ...(options.dark === undefined ? {} : { colorScheme: options.dark ? "dark" : "light" }),
    args: [
      ...FLAGS,
      `--disable-extensions-except=${extension}`,
      `--load-extension=${extension}`,
      ...(options.args ?? []),
    ],
  });
  const close = async (): Promise<void> => {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  };
  try {
    const worker =
      context.serviceWorkers()[0] ??
      (await context.waitForEvent("serviceworker", { timeout: START_MS }));
    const origin = `chrome-extension://${new URL(worker.url()).host}`;
    const popup = await context.newPage();
    await popup.goto(`${origin}/${options.page ?? "popup.html"}`);
    return {
      context,
      worker,
      popup,
      origin,
      ask: (type, payload) =>
        popup.evaluate(
          ([sekisho, body]) => chrome.runtime.sendMessage({ sekisho, payload: body }),
          [type, payload] as const,
        ),
      tabOf: (page) =>
        popup.evaluate(async (url) => {
          const tabs = await chrome.tabs.query({});
          // Addresses of pages that we may not read are hidden from us too: then it is the newest such tab.
          const known = tabs.find((tab) => tab.url === url);
          return (known ?? tabs.findLast((tab) => tab.url === undefined))?.id ?? -1;
        }, page.url()),
      close,
    };
  } catch (error) {
    await close();
    throw new Error(`the extension in ${extension} did not start in ${executablePath}`, {
      cause: error,
    });
  }
}
