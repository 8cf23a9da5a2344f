import { isUtf8 } from "node:buffer";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname } from "node:path";
import type { BrowserContext, Page } from "playwright-core";
import { OWN_LIST } from "../rules/policy/own-list.ts";
import type { CategoryEntry } from "../rules/category-words.ts";
import type { HitEntry, MentionEntry, Profile } from "../rules/vocabulary.ts";
import type { TabReport } from "../rules/views.ts";
import { listenOnLoopback } from "./loopback.ts";
import type { Loopback } from "./loopback.ts";
import { openBrowser } from "./open-browser.ts";
import type { OpenBrowser } from "./open-browser.ts";

/** The answer to one saved page, as the built extension's background gave it. */
export interface PageAnswer {
  readonly file: string;
  readonly status: "complete" | "partial" | "failed";
  /** A code of `ScreenProblem`, or `not-readable` (the file) or `no-answer` (the extension said nothing in time). */
  readonly reason: string | null;
  readonly listVersion: string | null;
  readonly profile: Profile;
  readonly date: string;
  readonly hits: readonly HitEntry[];
  readonly mentions: readonly MentionEntry[];
  readonly categories: readonly CategoryEntry[];
  readonly ms: {
    readonly collect: number;
    readonly gate: number;
    readonly judge: number;
    readonly total: number;
  };
}

/** A file to screen: where it is, and how it is named in the answer. */
export interface PageFile {
  readonly path: string;
  readonly name: string;
}

/** How a run is set up. */
export interface PageRunOptions {
  /** Folder of the built extension, demo mode. */
  readonly extension: string;
  readonly profile: Profile;
  readonly date: string;
  /** A policy file that is given to the extension, as a person imports one. */
  readonly policy?: ImportedPolicy;
}

/** A policy file for the extension, and whether it has suppliers or rules of its own: then the lists are made anew. */
export interface ImportedPolicy {
  readonly name: string;
  readonly text: string;
  readonly hasOwnList: boolean;
}

/** Tabs that are open at once; more do not help on two cores. */
const TABS = 3;
/** Longest time for one page, and the longest wait for frames that were counted and have not answered yet. */
const PAGE_MS = 30_000;
const FRAMES_MS = 2000;
const LATE_FRAMES_MS = 400;
/** Longest time to make lists anew. */
const LISTS_MS = 20_000;
const POLL_MS = 40;

const TYPES: Readonly<Record<string, string>> = {
  ".xhtml": "application/xhtml+xml",
  ".xht": "application/xhtml+xml",
  ".xml": "application/xml",
  ".txt": "text/plain",
  ".svg": "image/svg+xml",
};

/**
 * Screens saved pages in Chromium with the built extension and gives the answers in the order of the files. The pages'
 * own scripts stay off by policy, and every request but the page itself is aborted. Throws when the extension does not
 * start: there is no answer without it.
 */
export async function* screenPages(
  files: readonly PageFile[],
  options: PageRunOptions,
): AsyncGenerator<PageAnswer> {
  const browser = await openBrowser(options.extension);
  const server = await serveFiles(files);
  try {
    await prepare(browser, options);
    await abortAllBut(browser.context, server.base);
    const answers = files.map(() => Promise.withResolvers<PageAnswer>());
    let next = 0;
    const work = async (): Promise<void> => {
      while (next < files.length) {
        const at = next++;
        const file = files[at];
        if (file === undefined) break;
        // A tab of its own for each page: one that sends itself elsewhere must not disturb the next.
        const page = await browser.context.newPage();
        const answer = await screenFile(
          browser,
          page,
          file,
          `${server.base}/${String(at)}`,
          options,
        );
        answers[at]?.resolve(answer);
        await page.close();
      }
    };
    const workers = Promise.all(Array.from({ length: Math.min(TABS, files.length) }, work));
    // A worker that throws fails every answer that is still open, so that nobody waits for ever.
    workers.catch((error: unknown) => {
      for (const answer of answers) answer.reject(error);
    });
    for (const answer of answers) answer.promise.catch(() => undefined);
    for (const { promise } of answers) yield await promise;
    await workers;
  } finally {
    await browser.close();
    server.close();
  }
}

async function prepare(
  browser: OpenBrowser,
  { profile, date, policy }: PageRunOptions,
): Promise<void> {
  const set = await browser.ask("settings-set", { profile });
  if ("error" in set) throw new Error(`the extension did not take the profile: ${set.error}`);
  if (policy !== undefined) await importPolicy(browser, policy);
  // The one clock of a decision is the worker's; while we are attached to it, it is never restarted.
  await browser.worker.evaluate((day) => {
    const fixed = new Date(`${day}T12:00:00`).getTime();
    const RealDate = Date;
    globalThis.Date = new Proxy(RealDate, {
      construct: (target, args: []) =>
        args.length === 0 ? new target(fixed) : new target(...args),
      get: (target, name) => (name === "now" ? () => fixed : Reflect.get(target, name)),
    });
  }, date);
}

/** Gives the extension a policy, and waits until the list of its own suppliers is in force. Throws when it does not take it. */
async function importPolicy(
  browser: OpenBrowser,
  { name, text, hasOwnList }: ImportedPolicy,
): Promise<void> {
  const taken = await browser.ask("policy-import", { name, text });
  if ("error" in taken) throw new Error(`the extension did not take the policy: ${taken.error}`);
  const begun = performance.now();
  while (hasOwnList) {
    const status = await browser.ask("list-status", {});
    if (!("error" in status) && status.lists.some(({ id }) => id === OWN_LIST)) return;
    if (performance.now() - begun > LISTS_MS)
      throw new Error("the extension did not make the organisation's own list in time");
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

async function abortAllBut(context: BrowserContext, base: string): Promise<void> {
  await context.route("**/*", async (route) => {
    const request = route.request();
    if (request.url().startsWith("chrome-extension:")) return route.continue();
    if (!request.isNavigationRequest() || request.frame().parentFrame() !== null)
      return route.abort();
    // "No content" leaves a page that sends itself elsewhere where it is.
    return request.url().startsWith(base) ? route.continue() : route.fulfill({ status: 204 });
  });
}

async function screenFile(
  browser: OpenBrowser,
  page: Page,
  { path, name }: PageFile,
  url: string,
  { profile, date }: PageRunOptions,
): Promise<PageAnswer> {
  const fail = (reason: string): PageAnswer => ({
    file: name,
    status: "failed",
    reason,
    listVersion: null,
    profile,
    date,
    hits: [],
    mentions: [],
    categories: [],
    ms: timesOf(undefined),
  });
  try {
    readFileSync(path);
  } catch {
    return fail("not-readable");
  }
  try {
    await page.goto(url, { waitUntil: "load", timeout: PAGE_MS });
  } catch {
    return fail("unreadable");
  }
  // A frame that was aborted is counted once its error page is there, which the page itself is told a little later.
  if (page.frames().length > 1) await page.waitForTimeout(LATE_FRAMES_MS);
  const report = await settledReport(browser, page);
  if (report === null) return fail("no-answer");
  const { state, problem, hits, mentions, categories, list, ms } = report;
  return {
    file: name,
    status: statusOf(state),
    reason: problem,
    listVersion: list.version,
    profile: report.profile,
    date: report.date,
    hits,
    mentions,
    categories,
    ms: timesOf(ms),
  };
}

/** Waits until the background says how the page stands; null when it says nothing in time. */
export async function settledReport(browser: OpenBrowser, page: Page): Promise<TabReport | null> {
  const begun = performance.now();
  const tabId = await browser.tabOf(page);
  while (performance.now() - begun < PAGE_MS) {
    const report = await browser.ask("tab-report", { tabId });
    if (!("error" in report) && report.state !== "running" && report.state !== "not-screened") {
      // Frames answer in any order, the top one mostly last: until then a part of the page is not accounted for.
      const mayChange = report.state === "partial" && performance.now() - begun < FRAMES_MS;
      if (!mayChange) return report;
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  return null;
}

/** The times of a page's answer, as docs/command-lines.md lists them. */
function timesOf(ms: TabReport["ms"]): PageAnswer["ms"] {
  const { collect, gate, judge, total } = ms ?? { collect: 0, gate: 0, judge: 0, total: 0 };
  return { collect, gate, judge, total };
}

function statusOf(state: TabReport["state"]): PageAnswer["status"] {
  if (state === "clear" || state === "found") return "complete";
  return state === "partial" ? "partial" : "failed";
}

function serveFiles(files: readonly PageFile[]): Promise<Loopback> {
  const server = createServer((request, response) => {
    const path = files[Number((request.url ?? "").slice(1))]?.path ?? "";
    try {
      const bytes = readFileSync(path);
      response.setHeader("content-type", typeOf(path, bytes));
      // The page's own scripts stay off; ours run in a world of their own, whatever this says.
      response.setHeader("content-security-policy", "script-src 'none'");
      response.end(bytes);
    } catch {
      response.writeHead(404).end();
    }
  });
  return listenOnLoopback(server);
}

/**
 * The type to serve a saved page with. Its own declaration of its charset stands; a page without one, whose bytes are
 * UTF-8 beyond ASCII, lost the header it was sent with, so it gets that back.
 */
function typeOf(path: string, bytes: Uint8Array): string {
  const type = TYPES[extname(path).toLowerCase()] ?? "text/html";
  const head = Buffer.from(bytes.subarray(0, 2048)).toString("latin1");
  const says =
    /<meta[^>]+charset|<\?xml[^>]+encoding|^\u00ef\u00bb\u00bf|^\u00ff\u00fe|^\u00fe\u00ff/i.test(
      head,
    );
  const isAscii = bytes.every((byte) => byte < 0x80);
  return says || isAscii || !isUtf8(bytes) ? type : `${type}; charset=utf-8`;
}
