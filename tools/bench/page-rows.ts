import { createServer } from "node:http";
import { listenOnLoopback } from "../loopback.ts";
import { ensureExtension } from "../make.ts";
import { openBrowser } from "../open-browser.ts";
import type { OpenBrowser } from "../open-browser.ts";
import { largeListFolder } from "./list-folder.ts";
import { measureChat, measureEdits } from "./measure-life.ts";
import { measurePage, pageHeap } from "./measure-page.ts";
import type { PageCost } from "./measure-page.ts";
import { measureColdStart, measureQuiet } from "./measure-worker.ts";
import { CHAT, EDITED, OFFER, OTHERS, QUIET, SMALL, subjects } from "./page-subjects.ts";
import type { Subject } from "./page-subjects.ts";
import type { Plan } from "./plan.ts";
import { median, quantile } from "./rows.ts";
import type { Figure } from "./rows.ts";

const IMPL = "sekisho";
/** Everything that is measured in a browser: pages as they are, pages that change, memory, and the worker's start. */
export async function pageRows(
  plan: Plan,
  say: (what: string) => void,
): Promise<readonly Figure[]> {
  const all = subjects();
  const bodies = new Map([...all.map(({ name, page }) => [name, page] as const), ...OTHERS]);
  const server = await listenOnLoopback(
    createServer((request, response) => {
      const name = decodeURIComponent((request.url ?? "").slice(1));
      response.setHeader("content-type", "text/html; charset=utf-8").end(bodies.get(name)?.html);
    }),
  );
  const screened = (name: string): string => `${server.base}/${encodeURIComponent(name)}`;
  // The demo build screens 127.0.0.1 and not this name of the same machine.
  const unscreened = (name: string): string => screened(name).replace("127.0.0.1", "localhost");
  const extension = ensureExtension("chrome", "demo");
  const rows: Figure[] = [];
  try {
    const browser = await openBrowser(extension);
    try {
      for (const subject of all) {
        say(`page: ${subject.name}`);
        const costs: PageCost[] = [];
        for (let load = 0; load < plan.loads; load++)
          costs.push(await measurePage(browser, screened(subject.name), subject.page.blocks));
        rows.push(...costRows(subject, costs));
      }
      say(`page: ${CHAT}`);
      const chat = await measureChat(browser, screened(CHAT), unscreened(CHAT), plan.chatSeconds);
      rows.push(...chatRows(chat));
      say(`page: ${EDITED}`);
      rows.push(await editRow(browser, screened(EDITED), unscreened(EDITED), plan));
      say("page: heap");
      rows.push(await heapRow(browser, screened(SMALL), unscreened(SMALL)));
    } finally {
      await browser.close();
    }
    say(`page: ${QUIET}, alone with the worker`);
    const { messages, bytes, readsIndex } = await measureQuiet(extension, screened(QUIET));
    const quiet = { impl: IMPL, text: QUIET };
    rows.push(
      {
        ...quiet,
        measure: "page: messages beside that for the filter",
        value: messages,
        unit: "",
        goal: { most: 1 },
      },
      {
        ...quiet,
        measure: "page: bytes of the status message",
        value: bytes,
        unit: "B",
        goal: { most: 200 },
      },
      {
        ...quiet,
        measure: "page: index loaded",
        value: readsIndex ? 1 : 0,
        unit: "",
        goal: { most: 0 },
      },
      await coldRow(screened(OFFER), plan, say),
    );
  } finally {
    server.close();
  }
  return rows;
}

function costRows(
  { name, overWalk, slice }: Subject,
  costs: readonly PageCost[],
): readonly Figure[] {
  const of = (read: (cost: PageCost) => number): number => median(costs.map(read)) ?? 0;
  const slices = costs.flatMap((cost) => cost.slices);
  const sum = (cost: PageCost): number => cost.slices.reduce((all, ms) => all + ms, 0);
  const row = { impl: IMPL, text: name, unit: "ms" };
  const ratio = of(({ busy, bare }) => busy / bare);
  const rows: Figure[] = [
    {
      ...row,
      measure: "page: bare textContent walk",
      impl: "bare walk",
      value: of(({ bare }) => bare),
    },
    {
      ...row,
      measure: "page: collect and gate",
      value: of(({ busy }) => busy),
      ratio,
      of: "bare walk",
      goal: overWalk ?? null,
    },
    {
      ...row,
      measure: "page: asking for shadow roots, in idle moments",
      value: of(({ idle }) => idle),
    },
    {
      ...row,
      measure: "page: all of our script",
      value: of(sum),
      ratio: of((cost) => sum(cost) / cost.bare),
      of: "bare walk",
    },
    { ...row, measure: "page: slice p50", value: quantile(slices, 0.5) },
    { ...row, measure: "page: slice p95", value: quantile(slices, 0.95) },
    { ...row, measure: "page: slice p99", value: quantile(slices, 0.99), goal: slice ?? null },
    { ...row, measure: "page: longest slice", value: slices.toSorted((a, b) => a - b).at(-1) ?? 0 },
    { ...row, measure: "page: longest restyling by the browser", value: of(({ style }) => style) },
    { ...row, measure: "page: marks", unit: "", value: of(({ marks }) => marks) },
  ];
  if (name !== QUIET) return rows;
  const value = of((cost) => sum(cost) - cost.bare);
  return [
    ...rows,
    { ...row, measure: "page: main thread beyond the walk", value, goal: { most: 3 } },
  ];
}

function chatRows({
  slices,
  withUs,
  without,
}: Awaited<ReturnType<typeof measureChat>>): readonly Figure[] {
  const row = { impl: IMPL, text: CHAT, unit: "ms" };
  return [
    { ...row, measure: "page: all of our script", value: slices.reduce((all, ms) => all + ms, 0) },
    {
      ...row,
      measure: "page: all tasks",
      value: withUs,
      ratio: withUs / without,
      of: "page without us",
    },
    { ...row, measure: "page: slice p50", value: quantile(slices, 0.5) },
    { ...row, measure: "page: slice p95", value: quantile(slices, 0.95) },
    { ...row, measure: "page: slice p99", value: quantile(slices, 0.99) },
    { ...row, measure: "page: longest slice", value: slices.at(-1) ?? 0 },
  ];
}

async function editRow(
  browser: OpenBrowser,
  screened: string,
  unscreened: string,
  { edits }: Plan,
): Promise<Figure> {
  const { withUs, without, marks } = await measureEdits(browser, screened, unscreened, edits);
  return {
    measure: "page: 2,000 edits of its own",
    impl: IMPL,
    text: `${String(marks)} marks`,
    value: withUs,
    unit: "ms",
    ratio: withUs / without,
    of: "page without us",
    goal: { most: 2 },
  };
}

async function heapRow(
  browser: OpenBrowser,
  screened: string,
  unscreened: string,
): Promise<Figure> {
  const measure = async (url: string): Promise<number> => {
    const page = await browser.context.newPage();
    const wire = await browser.context.newCDPSession(page);
    await page.goto(url);
    await page.waitForTimeout(2000);
    const heap = await pageHeap(wire);
    await page.close();
    return heap;
  };
  const without = await measure(unscreened);
  const value = (await measure(screened)) - without;
  return {
    measure: "page: heap of a frame beyond the page's own",
    impl: IMPL,
    text: SMALL,
    value,
    unit: "MB",
  };
}

async function coldRow(url: string, plan: Plan, say: (what: string) => void): Promise<Figure> {
  const names = 25_000;
  say(`worker: cold start with ${String(names)} names`);
  const extension = ensureExtension("chrome", "demo", largeListFolder(names));
  const times: number[] = [];
  for (let start = 0; start < plan.loads; start++)
    times.push(await measureColdStart(extension, url));
  return {
    measure: "worker: cold start to first verdict",
    impl: IMPL,
    names,
    value: median(times),
    unit: "ms",
    goal: { most: 60 },
  };
}
