import type { Page } from "playwright-core";
import type { OpenBrowser } from "../open-browser.ts";
import { settledReport } from "../screen-pages.ts";
import { CONTENT_SCRIPT, taskTime } from "./measure-page.ts";
import { median } from "./rows.ts";
import { slicesOf, traced } from "./trace.ts";

/** What a page costs that goes on changing; milliseconds. */
export interface ChatCost {
  /** Stretches of our script, shortest first. */
  readonly slices: readonly number[];
  /** All tasks of the page's main thread with us in it, and of the same page without us. */
  readonly withUs: number;
  readonly without: number;
}

/** Messages come to a page by twenty a second, then all at once: with us, and on the same page at an address that we do not screen. */
export async function measureChat(
  browser: OpenBrowser,
  screened: string,
  unscreened: string,
  seconds: number,
): Promise<ChatCost> {
  const run = async (url: string): Promise<{ slices: readonly number[]; tasks: number }> => {
    const page = await browser.context.newPage();
    const wire = await browser.context.newCDPSession(page);
    await page.goto(url);
    if (url === screened) await settledReport(browser, page);
    const before = await taskTime(wire);
    const events = await traced(wire, async () => {
      await page.evaluate(`chat(20, ${String(seconds)}, 300)`);
    });
    const tasks = (await taskTime(wire)) - before;
    await page.close();
    return { slices: slicesOf(events, CONTENT_SCRIPT).script, tasks };
  };
  const { tasks: without } = await run(unscreened);
  const { slices, tasks: withUs } = await run(screened);
  return { slices, withUs, without };
}

/** What 2,000 edits of its own cost a page, until it is laid out again, in milliseconds: with our marks in it, and without us. */
export async function measureEdits(
  browser: OpenBrowser,
  screened: string,
  unscreened: string,
  rounds: number,
): Promise<{ readonly withUs: number; readonly without: number; readonly marks: number }> {
  const open = async (url: string): Promise<Page> => {
    const page = await browser.context.newPage();
    await page.goto(url);
    return page;
  };
  const [ours, theirs] = [await open(screened), await open(unscreened)];
  const report = await settledReport(browser, ours);
  const marks = report?.hits.reduce((sum, hit) => sum + hit.count, 0) ?? 0;
  const withUs: number[] = [];
  const without: number[] = [];
  for (let round = 0; round < rounds; round++) {
    for (const [page, times] of [[theirs, without] as const, [ours, withUs] as const]) {
      await page.bringToFront();
      times.push(await editsOnce(page));
      // What we read afterwards must not run into the next round.
      await page.waitForTimeout(600);
    }
  }
  await ours.close();
  await theirs.close();
  return { withUs: median(withUs) ?? 0, without: median(without) ?? 0, marks };
}

/** A thousand text nodes, evenly spread, get two edits each; then the page is laid out. */
const EDITS = `(() => {
  const texts = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode() !== null) texts.push(walk.currentNode);
  const step = Math.max(1, Math.floor(texts.length / 1000));
  const begun = performance.now();
  for (let edits = 0; edits < 1000; edits++) {
    const text = texts[(edits * step) % texts.length];
    text.appendData(" +");
    text.deleteData(text.length - 2, 2);
  }
  document.body.getBoundingClientRect();
  return performance.now() - begun;
})()`;

async function editsOnce(page: Page): Promise<number> {
  return Number(await page.evaluate(EDITS));
}
