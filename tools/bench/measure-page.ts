import type { CDPSession, Page } from "playwright-core";
import type { OpenBrowser } from "../open-browser.ts";
import { settledReport } from "../screen-pages.ts";
import { slicesOf, traced } from "./trace.ts";

/** What screening cost one page, milliseconds of its main thread. */
export interface PageCost {
  /** A bare `textContent` walk over the blocks of the same page, median of five. */
  readonly bare: number;
  /** What collect and gate took, by the content script's own clock. */
  readonly busy: number;
  /** What asking elements for their shadow roots took afterwards, in idle moments, by the same clock. */
  readonly idle: number;
  /** Stretches of our script, shortest first; all of it together is the whole of our time on the main thread. */
  readonly slices: readonly number[];
  /** The longest restyling of the browser's own afterwards: the first mark adds a sheet. */
  readonly style: number;
  readonly marks: number;
  readonly state: string;
}

/** The content script, as traces name it. */
export const CONTENT_SCRIPT = "content-scripts/content.js";

/** The bare walk, in the page: the floor that collecting is compared with. Milliseconds, median of five. */
export async function bareWalk(page: Page, blocks: string): Promise<number> {
  const walk = `(() => {
    const spent = Array.from({ length: 5 }, () => {
      const begun = performance.now();
      let units = 0;
      for (const block of document.querySelectorAll(${JSON.stringify(blocks)})) units += block.textContent.length;
      return units > 0 ? performance.now() - begun : 0;
    });
    return spent.sort((a, b) => a - b)[2];
  })()`;
  return Number(await page.evaluate(walk));
}

/** Loads a page with the extension in it and measures the content script's slices from the browser's own trace. */
export async function measurePage(
  browser: OpenBrowser,
  url: string,
  blocks: string,
): Promise<PageCost> {
  const page = await browser.context.newPage();
  const wire = await browser.context.newCDPSession(page);
  let report: Awaited<ReturnType<typeof settledReport>> = null;
  const events = await traced(wire, async () => {
    await page.goto(url);
    report = await settledReport(browser, page);
  });
  const bare = await bareWalk(page, blocks);
  await page.close();
  const { script, style } = slicesOf(events, CONTENT_SCRIPT);
  return { bare, slices: script, style, ...told(report) };
}

function told(
  report: Awaited<ReturnType<typeof settledReport>>,
): Pick<PageCost, "busy" | "idle" | "marks" | "state"> {
  return {
    busy: (report?.ms?.collect ?? 0) + (report?.ms?.gate ?? 0),
    idle: report?.ms?.idle ?? 0,
    marks: report?.hits.reduce((sum, hit) => sum + hit.count, 0) ?? 0,
    state: report?.state ?? "no answer",
  };
}

/** Memory of a page's process after a full collection, MB: V8's heap and the buffers beside it. */
export async function pageHeap(wire: CDPSession): Promise<number> {
  await wire.send("HeapProfiler.enable");
  await wire.send("HeapProfiler.collectGarbage");
  await wire.send("HeapProfiler.collectGarbage");
  const usage: object = await wire.send("Runtime.getHeapUsage");
  const of = (key: string): number => Number(Reflect.get(usage, key) ?? 0);
  return (of("usedSize") + of("backingStorageSize")) / 1e6;
}

/** Time of tasks on a page's main thread since it began, milliseconds. */
export async function taskTime(wire: CDPSession): Promise<number> {
  await wire.send("Performance.enable", { timeDomain: "threadTicks" });
  const { metrics } = await wire.send("Performance.getMetrics");
  return (metrics.find(({ name }) => name === "TaskDuration")?.value ?? 0) * 1000;
}
