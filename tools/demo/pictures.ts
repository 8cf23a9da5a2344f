import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import type { Language, Profile } from "../../rules/vocabulary.ts";
import { clickMark } from "../click-mark.ts";
import { ROOT } from "../inputs.ts";
import { openBrowser } from "../open-browser.ts";
import type { OpenBrowser } from "../open-browser.ts";
import { openRealPopup } from "../real-popup.ts";
import { settledReport } from "../screen-pages.ts";
import { servePortal } from "./serve-portal.ts";

const IMAGES = join(ROOT, "docs/images");
/** How long a card or a list of answers is given to be drawn, milliseconds. */
const DRAW_MS = 900;

/** Takes the README's pictures of the built extension on the demo portal, and gives their paths. */
export async function takePictures(extension: string): Promise<readonly string[]> {
  mkdirSync(IMAGES, { recursive: true });
  const portal = await servePortal();
  const made: string[] = [];
  const picture = (name: string): string => {
    const path = join(IMAGES, `${name}.png`);
    made.push(path);
    return path;
  };
  const withBrowser = async (
    options: Parameters<typeof openBrowser>[1],
    settings: { readonly profile: Profile; readonly language: Language },
    take: (browser: OpenBrowser, page: Page) => Promise<void>,
  ): Promise<void> => {
    const browser = await openBrowser(extension, options);
    try {
      await browser.ask("settings-set", settings);
      const page = await browser.context.newPage();
      await take(browser, page);
    } finally {
      await browser.close();
    }
  };
  const open = async (browser: OpenBrowser, page: Page, path: string): Promise<void> => {
    await page.goto(`${portal.base}/${path}`);
    await settledReport(browser, page);
  };
  const japanese = { profile: "jp-government", language: "ja" } as const;
  const american = { profile: "us-federal", language: "en" } as const;
  try {
    await withBrowser({ language: "ja-JP" }, japanese, async (browser, page) => {
      await open(browser, page, "list-ja.html");
      await page.screenshot({ path: picture("list-ja") });
      await clickMark(page, "ＨＵＡＷＥＩ");
      await page.waitForTimeout(DRAW_MS);
      await page.screenshot({ path: picture("card-ja") });
      await page.keyboard.press("Escape");
      const popup = await openRealPopup(browser, page);
      await page.waitForTimeout(DRAW_MS);
      writeFileSync(picture("popup-page-ja"), await popup.screenshot());
      await browser.popup.setViewportSize({ width: 400, height: 580 });
      await browser.popup.bringToFront();
      await browser.popup.reload();
      await browser.popup.getByRole("combobox").fill("ハイクビジョン");
      await page.waitForTimeout(DRAW_MS);
      await browser.popup.screenshot({ path: picture("popup-katakana-ja") });
      await browser.popup.getByRole("combobox").fill("サーバ");
      await page.waitForTimeout(DRAW_MS);
      await browser.popup.screenshot({ path: picture("popup-class-ja") });
    });
    await withBrowser({ dark: true }, american, async (browser, page) => {
      await open(browser, page, "list-en.html");
      await clickMark(page, "Hytera");
      await page.waitForTimeout(DRAW_MS);
      await page.screenshot({ path: picture("card-dark-en") });
    });
    await withBrowser({ language: "ja-JP" }, japanese, async (browser, page) => {
      // 400 % zoom of a window of 1280 CSS pixels shows as many pixels as a window of 320.
      await page.setViewportSize({ width: 320, height: 256 * 2 });
      await open(browser, page, "list-ja.html");
      await clickMark(page, "HIKVISION");
      await page.waitForTimeout(DRAW_MS);
      await page.screenshot({ path: picture("card-zoom-ja") });
      await page.setViewportSize({ width: 900, height: 900 });
      await page.goto(`${browser.origin}/welcome.html`);
      await page.waitForTimeout(DRAW_MS);
      await page.screenshot({ path: picture("first-run-ja") });
      await page.goto(`${browser.origin}/options.html`);
      await page.waitForTimeout(DRAW_MS);
      await page.screenshot({ path: picture("settings-ja"), fullPage: true });
      await page.setViewportSize({ width: 900, height: 700 });
      await page.goto(`${browser.origin}/criteria.html?class=network`);
      const unknown = page.getByRole("radio", { name: "分からない", exact: true });
      await unknown.first().waitFor();
      for (const each of await unknown.all()) await each.check();
      await page.getByRole("button", { name: "結果を見る" }).click();
      await page.waitForTimeout(DRAW_MS);
      await page.screenshot({ path: picture("criteria-ja") });
    });
  } finally {
    portal.close();
  }
  return made;
}
