import { afterAll, beforeAll, describe, expect, test } from "vitest";
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { openBench } from "./open-extension.ts";
import type { Bench } from "./open-extension.ts";
import { openRealPopup } from "../../tools/real-popup.ts";

const WAIT = { timeout: 8000, interval: 100 };
const OFFER = `<!doctype html><html lang="ja"><title>t</title><table>
<tr><th>品名</th><th>メーカー</th></tr><tr><td>監視カメラ</td><td>ハイクビジョン</td></tr>
<tr><td>ブラケット（Dahua対応）</td><td>北都金物</td></tr></table>`;

let bench: Bench;
let page: Page;

beforeAll(async () => {
  bench = await openBench(undefined, { language: "ja-JP" });
  page = await bench.context.newPage();
});
afterAll(() => bench.close());

async function faults(of: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page: of }).analyze();
  return violations.map((each) => `${each.id}: ${each.nodes.map((node) => node.html).join(" | ")}`);
}

describe("first run", () => {
  test("the question is asked at once, and answered in one step", async () => {
    const welcomePage = () =>
      bench.context.pages().find((each) => each.url().endsWith("/welcome.html"));
    await expect.poll(() => welcomePage() !== undefined, WAIT).toBe(true);
    const welcome = welcomePage();
    if (welcome === undefined) throw new Error("no first-run page");
    expect(await bench.ask("settings-get", {})).toMatchObject({ profile: null });
    await expect.poll(() => welcome.getByRole("radio").count(), WAIT).toBe(6);
    expect(await faults(welcome)).toEqual([]);
    await welcome.getByRole("radio", { name: /^日本の政府機関など/ }).check();
    await welcome.getByRole("button", { name: /Start|はじめる|開始/ }).click();
    await expect
      .poll(() => bench.ask("settings-get", {}), WAIT)
      .toMatchObject({ profile: "jp-government" });
    expect(await faults(welcome)).toEqual([]);
  });
});

describe("popup", () => {
  test("answers as you type, in katakana, by keyboard alone", async () => {
    const { popup } = bench;
    await popup.bringToFront();
    await popup.reload();
    await bench.ask("settings-set", { language: "ja" });
    const box = popup.getByRole("combobox");
    await box.waitFor();
    expect(await box.evaluate((each) => each === document.activeElement)).toBe(true);
    await popup.keyboard.insertText("ハイクビ");
    await expect.poll(() => popup.getByRole("option").count(), WAIT).toBeGreaterThan(0);
    await popup.keyboard.insertText("ジョン");
    await expect
      .poll(() => popup.getByRole("option").first().textContent(), WAIT)
      .toContain("Hikvision");
    expect(await faults(popup)).toEqual([]);
    await popup.keyboard.press("ArrowDown");
    await popup.keyboard.press("Enter");
    await popup.getByRole("dialog").waitFor();
    expect(await popup.getByRole("dialog").innerText()).toContain("Hangzhou Hikvision");
    expect(await faults(popup)).toEqual([]);
    await popup.keyboard.press("Escape");
    await expect.poll(() => popup.getByRole("dialog").count(), WAIT).toBe(0);
    expect(await box.inputValue()).toBe("ハイクビジョン");
    await expect
      .poll(() => box.evaluate((each) => each === document.activeElement), WAIT)
      .toBe(true);
    await popup.keyboard.press("Escape");
    expect(await box.inputValue()).toBe("");
  });

  test("leaves the keys to the input method while it composes", async () => {
    const { popup } = bench;
    const box = popup.getByRole("combobox");
    await box.fill("");
    await box.focus();
    const wire = await bench.context.newCDPSession(popup);
    await wire.send("Input.imeSetComposition", {
      text: "ふぁーうぇい",
      selectionStart: 6,
      selectionEnd: 6,
    });
    // Half-typed kana are not asked for.
    expect(await popup.getByRole("option").count()).toBe(0);
    // Enter confirms the conversion and must not open a card.
    await wire.send("Input.dispatchKeyEvent", {
      type: "rawKeyDown",
      key: "Process",
      windowsVirtualKeyCode: 229,
    });
    await wire.send("Input.insertText", { text: "ファーウェイ" });
    await expect
      .poll(() => popup.getByRole("option").first().textContent(), WAIT)
      .toContain("Huawei");
    expect(await box.inputValue()).toBe("ファーウェイ");
    expect(await popup.getByRole("dialog").count()).toBe(0);
    await box.fill("");
  });

  test("a class that is typed is answered with the buyer's procedure, naming no company", async () => {
    const { popup } = bench;
    await popup.getByRole("combobox").fill("サーバ");
    await expect.poll(() => popup.locator("body").innerText(), WAIT).toContain("申合せ");
    expect(await faults(popup)).toEqual([]);
    await popup.getByRole("combobox").fill("");
  });

  test("no answer reads as not on these lists as of a day, never as safe", async () => {
    const { popup } = bench;
    await popup.getByRole("combobox").fill("Panasonic");
    await expect
      .poll(() => popup.locator("body").innerText(), WAIT)
      .toMatch(/時点のリスト\d+件に掲載されていません/);
    expect(await popup.locator("body").innerText()).not.toMatch(/安全|safe/i);
    await popup.getByRole("combobox").fill("");
  });

  test("over a page, says what is on it, and opens the card of a finding", async () => {
    const base = bench.serve({ "/offer.html": OFFER });
    await page.goto(`${base}/offer.html`);
    await expect.poll(async () => (await bench.report(page)).state, WAIT).toBe("found");
    const popup = await openRealPopup(bench, page);
    await expect.poll(() => popup.text(), WAIT).toContain("Hikvision");
    await expect.poll(() => popup.evaluate("innerWidth"), WAIT).toBeGreaterThanOrEqual(380);
    const text = await popup.text();
    expect(text).toContain("購入者：日本の政府機関など");
    expect(text).toContain("1");
    await popup.evaluate(
      `[...document.querySelectorAll("button")].find((each) => each.textContent.includes("Hikvision"))?.click()`,
    );
    await expect.poll(() => popup.text(), WAIT).toContain("次にすること");
  });

  test("over a page without permission, says so and offers to screen it", async () => {
    const base = bench.serve({ "/offer.html": OFFER }).replace("127.0.0.1", "localhost");
    await page.goto(`${base}/offer.html`);
    const popup = await openRealPopup(bench, page);
    await expect.poll(() => popup.text(), WAIT).toContain("このページを照合");
    await expect.poll(() => popup.text(), WAIT).toContain("照合していません");
    expect((await bench.badge(page)).text).toBe("");
    // Without the click on the toolbar the browser refuses, and that is said.
    await popup.evaluate(
      `[...document.querySelectorAll("button")].find((each) => each.textContent.includes("このページを照合"))?.click()`,
    );
    await expect.poll(() => popup.text(), WAIT).toContain("not-permitted");
  });
});

describe("settings", () => {
  test("language and profile change at once, everywhere", async () => {
    const options = await bench.context.newPage();
    await options.goto(`${bench.origin}/options.html`);
    await options.getByRole("radio").first().waitFor();
    expect(await faults(options)).toEqual([]);
    await options.getByRole("radio", { name: /^米国国防総省/ }).check();
    await expect
      .poll(() => bench.ask("settings-get", {}), WAIT)
      .toMatchObject({ profile: "us-defense" });
    const base = bench.serve({ "/offer.html": OFFER });
    await page.goto(`${base}/offer.html`);
    await expect
      .poll(async () => (await bench.report(page)).hits[0]?.severity, WAIT)
      .toBe("prohibited");
    await options.getByRole("radio", { name: /^その他の組織/ }).check();
    await expect
      .poll(async () => (await bench.report(page)).hits[0]?.severity, WAIT)
      .toBe("advisory");
    await options
      .getByLabel(/English/)
      .first()
      .check();
    await expect.poll(() => options.locator("h1").first().innerText(), WAIT).toContain("settings");
    expect(await faults(options)).toEqual([]);
    await expect
      .poll(() => bench.popup.getByText("May we buy from").count(), WAIT)
      .toBeGreaterThan(0);
    await options.close();
  });
});
