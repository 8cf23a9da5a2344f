// `npm run demo`: the extension on the demo portal, in a window; without a display, or with `-- --headless`, the same
// compared with the labels beside each page. `-- --pictures` takes the pictures of the README anew.
import { spawn } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { runCommand, UsageError } from "./command-line.ts";
import { compare, readLabels } from "./demo/labels.ts";
import { takePictures } from "./demo/pictures.ts";
import { servePortal } from "./demo/serve-portal.ts";
import { ROOT } from "./inputs.ts";
import { ensureExtension } from "./make.ts";
import { openBrowser } from "./open-browser.ts";
import { settledReport } from "./screen-pages.ts";

const USAGE = "usage: npm run demo [-- --headless | --pictures]";
const PORT = 4180;
const SHOTS = join(ROOT, ".output/demo");

async function main(): Promise<number> {
  const { headless, pictures } = readOptions();
  const extension = ensureExtension("chrome", "demo");
  if (process.env["SEKISHO_CHROMIUM"] === undefined) return openBranded(extension);
  if (pictures) {
    for (const path of await takePictures(extension)) console.log(path);
    return 0;
  }
  return headless || !hasDisplay() ? compareAll(extension) : openWindow(extension);
}

function readOptions(): { readonly headless: boolean; readonly pictures: boolean } {
  try {
    const { values } = parseArgs({
      options: {
        headless: { type: "boolean", default: false },
        pictures: { type: "boolean", default: false },
      },
    });
    return values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function hasDisplay(): boolean {
  if (process.platform !== "linux") return true;
  return (process.env["DISPLAY"] ?? process.env["WAYLAND_DISPLAY"] ?? "") !== "";
}

async function openWindow(extension: string): Promise<number> {
  const portal = await servePortal(PORT).catch(() => servePortal());
  const browser = await openBrowser(extension, { headless: false });
  const page = await browser.context.newPage();
  await page.goto(portal.base);
  console.log(`The demo portal is open at ${portal.base}; close the window to end.`);
  await new Promise<void>((resolve) => browser.context.once("close", () => resolve()));
  await browser.close();
  portal.close();
  return 0;
}

/** Chrome and Edge no longer load an unpacked extension from the command line: a person does it in three steps. */
async function openBranded(extension: string): Promise<number> {
  const portal = await servePortal(PORT).catch(() => servePortal());
  const branded = process.env["SEKISHO_BRANDED"];
  if (branded !== undefined)
    spawn(branded, [portal.base], { detached: true, stdio: "ignore" }).unref();
  console.log(
    [
      `The demo portal is at ${portal.base}. To see Sekisho on it:`,
      "  1. open chrome://extensions (or edge://extensions) and switch Developer mode on;",
      `  2. choose "Load unpacked" and pick the folder ${extension}`,
      "  3. go back to the demo portal and load it again.",
      "Press Ctrl+C to end.",
    ].join("\n"),
  );
  await new Promise<void>((resolve) => process.once("SIGINT", () => resolve()));
  portal.close();
  return 0;
}

async function compareAll(extension: string): Promise<number> {
  rmSync(SHOTS, { recursive: true, force: true });
  mkdirSync(SHOTS, { recursive: true });
  const portal = await servePortal();
  const browser = await openBrowser(extension);
  const sum = { pages: 0, marked: 0, missed: 0, false: 0 };
  try {
    const page = await browser.context.newPage();
    for (const labels of readLabels()) {
      await page.goto(`${portal.base}/${labels.page}`);
      const report = await settledReport(browser, page);
      const found = compare(labels, report?.hits ?? [], report?.mentions ?? []);
      const each = [...found.bySupplier].map(([id, n]) => `${id} ${String(n)}`);
      const names = each.length === 0 ? "" : ` (${each.join(", ")})`;
      console.log(
        `${labels.page}: ${String(found.marked)} marked of ${String(found.expected)} expected${names}`,
      );
      for (const difference of found.differences) console.log(`  ${difference}`);
      // A page that was not screened in full has missed whatever it has not read.
      const isWhole = report?.state === "clear" || report?.state === "found";
      if (!isWhole) console.log(`  not screened in full: ${report?.problem ?? "no answer"}`);
      await page.screenshot({ path: join(SHOTS, `${labels.page}.png`), fullPage: true });
      sum.pages++;
      sum.marked += found.marked;
      sum.missed += found.missed + (isWhole ? 0 : 1);
      sum.false += found.false;
    }
  } finally {
    await browser.close();
    portal.close();
  }
  console.log(
    `demo: ${String(sum.pages)} pages, ${String(sum.marked)} marked, ${String(sum.missed)} missed, ${String(sum.false)} false, screenshots in .output/demo`,
  );
  return sum.missed + sum.false === 0 ? 0 : 1;
}

await runCommand(USAGE, main);
