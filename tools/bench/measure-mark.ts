import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import type { Browser, Page } from "playwright-core";
import { benchNames, SEEDED } from "./bench-names.ts";
import { plainText } from "./contestant.ts";
import type { Hit } from "./contestant.ts";
import { hashOfText } from "./floors.ts";
import type { GeneratedName } from "./generate-names.ts";
import { generateText } from "./generate-text.ts";
import type { SeededText, TextKind } from "./generate-text.ts";
import type { Plan } from "./plan.ts";
import { plainSeeded, qualityOf } from "./quality.ts";
import type { Quality } from "./quality.ts";
import type { Status } from "./rows.ts";

/** What mark.js cost on one text in a page, beside the floor on the same text in the same page. */
export interface MarkCell {
  readonly names: number;
  readonly text: TextKind;
  /** Per million characters. */
  readonly ms: number | null;
  readonly floorMs: number | null;
  readonly quality: Quality | null;
  readonly status: Status;
}

const SCRIPT = fileURLToPath(import.meta.resolve("mark.js/dist/mark.min.js"));
/** Units of text in a paragraph, about. */
const PARAGRAPH = 300;
/** What the page is told to do, by name: each gives back what the next step needs. */
const MARK = `(names) => {
  const begun = performance.now();
  new Mark(document.body).mark(names, {
    separateWordSearch: false,
    diacritics: false,
    caseSensitive: true,
    accuracy: "partially",
  });
  return performance.now() - begun;
}`;
const FOUND = `() => Array.from(document.body.children).flatMap((paragraph) => {
  let at = Number(paragraph.dataset.at);
  const found = [];
  const walk = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  while (walk.nextNode() !== null) {
    const { data, parentElement } = walk.currentNode;
    if (parentElement.localName === "mark") found.push([data, at]);
    at += data.length;
  }
  return found;
})`;

/** Lets mark.js mark the names in a page of each text; a page that takes too long is closed. Text and names as for every peer. */
export async function measureMark(
  plan: Plan,
  say: (what: string) => void,
): Promise<readonly MarkCell[]> {
  const cells: MarkCell[] = [];
  for (const count of plan.peerSizes) {
    const names = benchNames(count);
    for (const kind of plan.texts) {
      const late = cells.some(({ text, status }) => text === kind && status === "timeout");
      // One that ran out of time with fewer names, which are the first of these, is not asked again.
      const cell = late ? lost(count, kind, "timeout") : await measureOne(names, kind, plan);
      if (cell.status !== "ok") say(`mark.js, ${String(count)} names, ${kind}: ${cell.status}`);
      cells.push(cell);
    }
  }
  return cells;
}

function lost(names: number, text: TextKind, status: Status): MarkCell {
  return { names, text, ms: null, floorMs: null, quality: null, status };
}

async function measureOne(
  names: readonly GeneratedName[],
  kind: TextKind,
  plan: Plan,
): Promise<MarkCell> {
  const seeded = plainSeeded(generateText(kind, plan.characters, names.slice(0, SEEDED)));
  const executablePath = process.env["SEKISHO_CHROMIUM"] ?? "/usr/bin/chromium";
  const args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"];
  // A browser of its own: only that can be ended while its page is busy.
  const browser = await chromium.launch({ executablePath, args });
  try {
    const page = await browser.newPage();
    await page.setContent(htmlOf(seeded));
    await page.addScriptTag({ content: readFileSync(SCRIPT, "utf8") });
    const floorMs = await floorIn(page, seeded.text);
    const words = [...new Set(names.map(({ text }) => plainText(text)))];
    const ms = await within(plan.cellMs, evaluate(page, MARK, words), browser);
    if (ms === null) return lost(names.length, kind, "timeout");
    const hits = await hitsIn(page, names);
    const million = seeded.text.length / 1e6;
    return {
      names: names.length,
      text: kind,
      ms: Number(ms) / million,
      floorMs: floorMs / million,
      quality: qualityOf(hits, seeded.seeds, names),
      status: "ok",
    };
  } catch (error) {
    console.error(String(error).slice(0, 200));
    return lost(names.length, kind, "failed");
  } finally {
    await browser.close();
  }
}

/** Calls a function of the page's own script with one argument. */
function evaluate(page: Page, source: string, argument: unknown): Promise<unknown> {
  return page.evaluate(`(${source})(${JSON.stringify(argument)})`);
}

/** The floor in the same engine: the median of nine passes, warm. */
async function floorIn(page: Page, text: string): Promise<number> {
  const passes = `(text) => {
    ${hashOfText.toString()}
    let sum = 0;
    const spent = Array.from({ length: 12 }, () => {
      const begun = performance.now();
      sum ^= hashOfText(text);
      return performance.now() - begun;
    });
    document.title = String(sum);
    return spent.slice(3).sort((a, b) => a - b)[4];
  }`;
  return Number(await evaluate(page, passes, text));
}

/** The value, or null when it took too long: then the browser is gone. */
async function within<T>(ms: number, work: Promise<T>, browser: Browser): Promise<T | null> {
  const { promise, resolve } = Promise.withResolvers<null>();
  const timer = setTimeout(() => resolve(null), ms);
  try {
    const done = await Promise.race([work, promise]);
    if (done === null) {
      work.catch(() => undefined);
      await browser.close();
    }
    return done;
  } finally {
    clearTimeout(timer);
  }
}

async function hitsIn(page: Page, names: readonly GeneratedName[]): Promise<readonly Hit[]> {
  const positions = new Map(names.map(({ text }, at) => [plainText(text), at] as const));
  const found = await evaluate(page, FOUND, null);
  if (!Array.isArray(found)) throw new Error("the page did not say what it marked");
  return found.map(([word, start]: [string, number]) => ({
    name: positions.get(word) ?? null,
    start,
    end: start + word.length,
  }));
}

/** The text in paragraphs that cut no name, each with the offset at which it begins. */
function htmlOf({ text, seeds }: SeededText): string {
  const paragraphs: string[] = [];
  let from = 0;
  while (from < text.length) {
    let to = Math.min(text.length, from + PARAGRAPH);
    const cut = seeds.find(({ start, end }) => start < to && end > to);
    if (cut !== undefined) to = cut.end;
    const escaped = text.slice(from, to).replaceAll("&", "&amp;").replaceAll("<", "&lt;");
    paragraphs.push(`<p data-at="${String(from)}">${escaped}</p>`);
    from = to;
  }
  return `<!doctype html><meta charset="utf-8"><body>${paragraphs.join("")}</body>`;
}
