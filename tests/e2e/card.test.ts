import AxeBuilder from "@axe-core/playwright";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Page } from "playwright-core";
import { servePortal } from "../../tools/demo/serve-portal.ts";
import { clickMark } from "../../tools/click-mark.ts";
import { openCard } from "./closed-card.ts";
import { openBench, painted } from "./open-extension.ts";
import type { Bench } from "./open-extension.ts";

const WAIT = { timeout: 8000, interval: 100 };

let bench: Bench;
let page: Page;
let portal: Awaited<ReturnType<typeof servePortal>>;

beforeAll(async () => {
  portal = await servePortal();
  bench = await openBench();
  await bench.ask("settings-set", { profile: "jp-government", language: "ja" });
  page = await bench.context.newPage();
});
afterAll(async () => {
  await bench.close();
  portal.close();
});

async function open(path: string): Promise<void> {
  await page.goto(portal.base + path);
  await expect.poll(async () => (await bench.report(page)).state, WAIT).toBe("found");
  await expect.poll(() => painted(page), WAIT).not.toEqual([]);
}

async function cardText(): Promise<string> {
  return (await openCard(bench.context, page))?.text ?? "";
}

describe("a click on a mark", () => {
  test("opens a card: what, why, how strong, each listing, the next step, whom to ask, how old", async () => {
    await open("/list-ja.html");
    await clickMark(page, "HIKVISION");
    await expect.poll(cardText, WAIT).toContain("Hangzhou Hikvision Digital Technology Co., Ltd.");
    const text = await cardText();
    for (const said of [
      "「HIKVISION」",
      "次にすること",
      "相談先",
      "米国財務省",
      "2021年6月3日",
      "公式の文書",
      "版 2026.11.23",
      "2026年6月10日時点",
    ])
      expect(text).toContain(said);
    expect(text).not.toMatch(/危険|安全です|日本の(?:リスト|名簿)に掲載/);
  });

  test("closes with Escape and leaves the page's tree as it was", async () => {
    await open("/product-ja.html");
    const serialised = () => page.evaluate(() => document.documentElement.outerHTML);
    const before = await serialised();
    await clickMark(page, "DS-2CD2143G2-I");
    await expect.poll(cardText, WAIT).toContain("Hikvision");
    await page.keyboard.press("Escape");
    await expect.poll(cardText, WAIT).toBe("");
    expect(await serialised()).toBe(before);
  });

  test("says two separate things where a ministry's procedure speaks of the class", async () => {
    await open("/list-ja.html");
    await clickMark(page, "ＨＵＡＷＥＩ");
    await expect.poll(cardText, WAIT).toContain("ネットワーク機器");
    const text = await cardText();
    expect(text).toContain("企業名や国名は挙げられていません");
  });

  test("has no accessibility fault, in both languages", async () => {
    for (const language of ["ja", "en"] as const) {
      await bench.ask("settings-set", { language });
      await open("/list-ja.html");
      await clickMark(page, "HIKVISION");
      await expect.poll(cardText, WAIT).toContain("Hikvision");
      const card = await openCard(bench.context, page);
      // axe cannot look into a closed root, so it is shown the same markup and styles in a page of their own.
      const copy = await bench.context.newPage();
      await copy.setContent(
        `<!doctype html><html lang="${language}"><title>card</title><style>${card?.css ?? ""}</style><main><h1>card</h1>${card?.html ?? ""}</main>`,
      );
      const { violations } = await new AxeBuilder({ page: copy }).analyze();
      expect(violations.map((each) => `${each.id}: ${each.nodes[0]?.html ?? ""}`)).toEqual([]);
      await copy.close();
    }
  });

  test("is the page's own click beside a mark", async () => {
    await open("/list-ja.html");
    await page.mouse.click(5, 5);
    expect(await cardText()).toBe("");
  });
});
