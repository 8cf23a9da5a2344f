// `npm run bench -- [--json]`: what screening costs a page, measured in Chromium on generated pages, against
// the bare walk over the same text in the same run. Figures are for reading, not for failing: machines differ.
import { readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { lookup } from "../rules/lookup/lookup.ts";
import { screenBlocks } from "../rules/screen/screen.ts";
import { generatePage } from "./bench/generate-page.ts";
import { measurePage } from "./bench/measure-page.ts";
import { readArguments, runCommand } from "./command-line.ts";
import { listenOnLoopback } from "./loopback.ts";
import { ensureExtension, ensureZip, LIST } from "./make.ts";
import { openBrowser } from "./open-browser.ts";
import { openListFolder } from "./open-list.ts";

const USAGE = "usage: npm run bench -- [--json]";

/** One measured figure. `goal` is what the design asks for, null where it asks for none. */
interface Row {
  readonly measure: string;
  readonly value: number;
  readonly unit: string;
  readonly goal: number | null;
  readonly met: boolean | null;
}

function row(measure: string, value: number, unit: string, goal: number | null = null): Row {
  const rounded = Math.round(value * 100) / 100;
  return { measure, value: rounded, unit, goal, met: goal === null ? null : rounded <= goal };
}

async function main(): Promise<number> {
  const { common } = readArguments([]);
  const rows: Row[] = [...sizes(), ...rules(), ...(await pages())];
  if (common.json) console.log(JSON.stringify({ rows }, null, 1));
  else {
    for (const { measure, value, unit, goal, met } of rows) {
      const wanted =
        goal === null ? "" : ` (goal ${String(goal)}${met === true ? ", met" : ", MISSED"})`;
      console.log(`${measure}: ${String(value)} ${unit}${wanted}`);
    }
  }
  return 0;
}

function sizes(): readonly Row[] {
  const folder = ensureExtension("chrome", "production");
  const content = readFileSync(join(folder, "content-scripts/content.js"));
  const held = ["gate.bin", "fold.bin"].reduce(
    (sum, name) => sum + statSync(join(LIST, name)).size,
    0,
  );
  return [
    row("content script, minified", content.length / 1000, "kB", 45),
    row("content script, gzip", gzipSync(content).length / 1000, "kB"),
    row("filter and fold table per frame", held / 1000, "kB", 400),
    row("package as a zip", statSync(ensureZip("chrome", "production")).size / 1e6, "MB", 1.5),
  ];
}

/** Median time of a piece of work, milliseconds. */
function median(times: number, work: () => unknown): number {
  const spent = Array.from({ length: times }, () => {
    const begun = performance.now();
    work();
    return performance.now() - begun;
  }).toSorted((a, b) => a - b);
  return spent[Math.floor(spent.length / 2)] ?? 0;
}

function rules(): readonly Row[] {
  const begun = performance.now();
  const view = openListFolder(LIST);
  const opened = performance.now() - begun;
  const on = { profile: "general", date: "2026-11-25" } as const;
  lookup(view, "warm", on, 8);
  const typed = [
    "h",
    "hi",
    "hik",
    "hikv",
    "hikvi",
    "hikvis",
    "ハイク",
    "ファーウェイ",
    "zhejiang dahua",
    "DS-2CD2143G2-I",
  ];
  const keystrokes = typed
    .flatMap((query) =>
      Array.from({ length: 10 }, () => median(1, () => lookup(view, query, on, 8))),
    )
    .toSorted((a, b) => a - b);
  const offer = {
    text: "メーカー：ハイクビジョン 監視カメラ DS-2CD2143G2-I 12台 ¥24,800",
    kind: "text",
  } as const;
  const blocks = Array.from({ length: 256 }, () => offer);
  return [
    row("list opened in Node, hashes checked", opened, "ms"),
    row("lookup keystroke, p95", keystrokes[Math.floor(keystrokes.length * 0.95)] ?? 0, "ms", 3),
    row(
      "judge 256 blocks with candidates",
      median(15, () => screenBlocks(view, blocks, on)),
      "ms",
    ),
  ];
}

async function pages(): Promise<readonly Row[]> {
  const bodies = new Map([
    ["5,000 elements", generatePage(5_000, 40)],
    ["5,000 elements, nothing to find", generatePage(5_000, 0)],
    ["100,000 elements", generatePage(100_000, 400)],
    [
      "one text of 10 MB",
      `<!doctype html><p>Dahua camera<pre>${"lorem ipsum dolor ".repeat(580_000)}`,
    ],
  ]);
  const server = await listenOnLoopback(
    createServer((request, response) => {
      response
        .setHeader("content-type", "text/html; charset=utf-8")
        .end(bodies.get(decodeURIComponent((request.url ?? "").slice(1))) ?? "");
    }),
  );
  const browser = await openBrowser(ensureExtension("chrome", "demo"));
  try {
    const rows: Row[] = [];
    for (const page of bodies.keys()) {
      const { bare, busy, longest, p99, style, marks, state } = await measurePage(
        browser,
        `${server.base}/${encodeURIComponent(page)}`,
      );
      const name = `page of ${page}`;
      rows.push(
        row(`${name}: bare textContent walk`, bare, "ms"),
        row(`${name}: collect and gate, main thread`, busy, "ms"),
        ...(bare > 0 ? [row(`${name}: over the bare walk`, busy / bare, "x")] : []),
        row(`${name}: longest slice of our script`, longest, "ms", 50),
        row(`${name}: slice p99`, p99, "ms", 8),
        row(`${name}: longest restyling by the browser`, style, "ms"),
        row(`${name}: marks (${state})`, marks, ""),
      );
    }
    return rows;
  } finally {
    await browser.close();
    server.close();
  }
}

await runCommand(USAGE, main);
