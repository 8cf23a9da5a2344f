import type { OpenBrowser } from "../open-browser.ts";
import { settledReport } from "../screen-pages.ts";

/** What screening cost one page, milliseconds of its main thread. */
export interface PageCost {
  /** A bare `textContent` walk over the blocks of the same page, median of five. */
  readonly bare: number;
  /** What collect and gate took, by the content script's own clock. */
  readonly busy: number;
  /** Script of ours, slice by slice: longest and p99. */
  readonly longest: number;
  readonly p99: number;
  /** The longest restyling of the browser's own afterwards: the first mark adds a sheet. */
  readonly style: number;
  readonly marks: number;
  readonly state: string;
}

/** One event of a trace: only what is read of it, each of which may be missing. */
interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur: number;
  readonly url: string;
}

const CATEGORIES = ["devtools.timeline", "disabled-by-default-devtools.timeline"];

/** The bare walk, in the page: the floor that collecting is compared with. */
const BARE_WALK = `(() => {
  const spent = Array.from({ length: 5 }, () => {
    const begun = performance.now();
    let units = 0;
    for (const block of document.querySelectorAll("h3, p, span")) units += block.textContent.length;
    return units > 0 ? performance.now() - begun : 0;
  });
  return spent.sort((a, b) => a - b)[2];
})()`;

/** Loads a page with the extension in it and measures the content script's slices from the browser's own trace. */
export async function measurePage(browser: OpenBrowser, url: string): Promise<PageCost> {
  const page = await browser.context.newPage();
  const wire = await browser.context.newCDPSession(page);
  const events: TraceEvent[] = [];
  wire.on("Tracing.dataCollected", ({ value }) => events.push(...value.map(readEvent)));
  await wire.send("Tracing.start", {
    transferMode: "ReportEvents",
    traceConfig: { includedCategories: CATEGORIES },
  });
  await page.goto(url);
  const report = await settledReport(browser, page);
  const ended = new Promise<void>((resolve) =>
    wire.once("Tracing.tracingComplete", () => resolve()),
  );
  await wire.send("Tracing.end");
  await ended;
  const bare = Number(await page.evaluate(BARE_WALK));
  await page.close();
  const { script, style } = slicesOf(events);
  return {
    bare,
    busy: (report?.ms?.collect ?? 0) + (report?.ms?.gate ?? 0),
    longest: script.at(-1) ?? 0,
    p99: script[Math.floor(script.length * 0.99)] ?? 0,
    style,
    marks: report?.hits.reduce((sum, hit) => sum + hit.count, 0) ?? 0,
    state: report?.state ?? "no answer",
  };
}

/** What runs script: everything else of a task is the browser's own (style, layout, paint). */
const SCRIPT = new Set(["RunMicrotasks", "FunctionCall", "EvaluateScript", "TimerFire", "v8.run"]);
const STYLE = new Set(["UpdateLayoutTree", "Layout"]);

/**
 * Durations of script on the main thread after the content script started, shortest first (the page itself has none), and
 * the longest style or layout of the browser's own in the same time.
 */
function slicesOf(events: readonly TraceEvent[]): {
  readonly script: readonly number[];
  readonly style: number;
} {
  const start = events.find(({ url }) => url.includes("content-scripts/content.js"));
  if (start === undefined) return { script: [], style: 0 };
  const later = events.filter(
    ({ pid, tid, ts }) => pid === start.pid && tid === start.tid && ts >= start.ts,
  );
  const script = later.filter(({ name }) => SCRIPT.has(name));
  const isInside = (event: TraceEvent) =>
    script.some((each) => each.ts <= event.ts && each.ts + each.dur >= event.ts + event.dur);
  const style = later.filter((event) => STYLE.has(event.name) && !isInside(event));
  return {
    script: script.map(({ dur }) => dur / 1000).toSorted((a, b) => a - b),
    style: Math.max(0, ...style.map(({ dur }) => dur / 1000)),
  };
}

function readEvent(event: object): TraceEvent {
  const get = (from: unknown, key: string): unknown =>
    typeof from === "object" && from !== null ? Reflect.get(from, key) : undefined;
  const data = get(get(event, "args"), "data");
  return {
    name: textOf(get(event, "name")),
    pid: Number(get(event, "pid")),
    tid: Number(get(event, "tid")),
    ts: Number(get(event, "ts")),
    dur: Number(get(event, "dur") ?? 0),
    url: textOf(get(data, "url")),
  };
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
