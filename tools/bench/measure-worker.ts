import type { CDPSession, Worker } from "playwright-core";
import { openBrowser } from "../open-browser.ts";
import type { OpenBrowser } from "../open-browser.ts";
import { threadTime, traced } from "./trace.ts";

/** The background's script, as traces name it. */
const BACKGROUND = "background.js";
/** Long enough for a page to settle when nobody asks how it stands. */
const SETTLE_MS = 2500;
/** Long enough for a worker to be gone, and for a badge to be drawn. */
const STOP_MS = 600;
const STOPS = 10;

/** What a page without candidates costs beside its own walk: what was sent, and whether the index was read. */
export interface QuietCost {
  /** How many messages the page's frame sent beside that which asks for the filter. */
  readonly messages: number;
  /** Bytes, as JSON, of the longest of those that say how the page stands. */
  readonly bytes: number;
  readonly readsIndex: boolean;
}

/** Loads a page in a browser in which nothing else has made the worker read anything, and that opens no popup. */
export async function measureQuiet(extension: string, url: string): Promise<QuietCost> {
  const browser = await openBrowser(extension, { page: "manifest.json" });
  try {
    const { context, worker } = browser;
    await listen(worker);
    const page = await context.newPage();
    await page.goto(url);
    await page.waitForTimeout(SETTLE_MS);
    const { heard, read } = await worker.evaluate<Heard>("globalThis.sekishoBench");
    // A filter that was not seen to be read would mean that this way of looking sees nothing.
    if (!read.some((name) => name.endsWith("gate.bin"))) throw new Error("the filter was not read");
    const readsIndex = read.some((name) => /index\.bin|list\.jsonl|records\.bin/.test(name));
    const sizes = heard.flatMap(({ type, bytes }) => (type === "status" ? [bytes] : []));
    return { messages: heard.length, bytes: Math.max(0, ...sizes), readsIndex };
  } finally {
    await browser.close();
  }
}

/** What the worker heard and read. */
interface Heard {
  readonly heard: readonly { readonly type: string; readonly bytes: number }[];
  readonly read: readonly string[];
}

/**
 * Notes every file that the worker reads, and every message of a frame but that which asks for the filter; answers none. What pages of
 * the extension ask (the first-run page lies open) is no message of the page.
 */
async function listen(worker: Worker): Promise<void> {
  await worker.evaluate(`{
    const bench = { heard: [], read: [] };
    globalThis.sekishoBench = bench;
    const own = chrome.runtime.getURL("");
    chrome.runtime.onMessage.addListener((message, sender) => {
      const type = message?.sekisho;
      if (type !== "gate" && !sender.url?.startsWith(own)) bench.heard.push({ type, bytes: JSON.stringify(message).length });
    });
    const real = globalThis.fetch;
    globalThis.fetch = (what, how) => {
      bench.read.push(String(what?.url ?? what));
      return real(what, how);
    };
  }`);
}

/**
 * Processor time of a worker that wakes for a page with one candidate: its start, the list, the verdict and the badge, in
 * milliseconds. An upper bound: what the browser does in that thread to start it is in it.
 */
export async function measureColdStart(extension: string, url: string): Promise<number> {
  const browser = await openBrowser(extension, { page: "manifest.json" });
  try {
    // A tab that opens wakes the worker too: it is stopped behind that.
    const page = await browser.context.newPage();
    const wire = await stopWorker(browser);
    const events = await traced(wire, async () => {
      await page.goto(url);
      // A verdict has come when something is marked.
      await page.waitForFunction("CSS.highlights.size > 0", null, { timeout: 30_000 });
      await page.waitForTimeout(STOP_MS);
    });
    return threadTime(events, BACKGROUND);
  } finally {
    await browser.close();
  }
}

/**
 * Stops the worker, as the browser does when it needs the memory, until it stays so: what was under way wakes it again. Not
 * before it is installed, which would end it for good. Throws when it goes on waking.
 */
async function stopWorker({ context, popup, worker }: OpenBrowser): Promise<CDPSession> {
  await worker.evaluate(`new Promise((resolve) => {
    const look = () =>
      self.registration.active?.state === "activated" ? resolve() : setTimeout(look, 20);
    look();
  })`);
  const wire = await context.newCDPSession(popup);
  let isStopped = false;
  wire.on("ServiceWorker.workerVersionUpdated", ({ versions }) => {
    isStopped = versions.every(({ runningStatus }) => runningStatus === "stopped");
  });
  await wire.send("ServiceWorker.enable");
  for (let tries = 0; tries < STOPS; tries++) {
    await wire.send("ServiceWorker.stopAllWorkers");
    await new Promise((resolve) => setTimeout(resolve, STOP_MS));
    if (isStopped) return wire;
  }
  throw new Error("the worker does not stay stopped");
}
