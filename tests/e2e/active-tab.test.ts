import { spawn, spawnSync } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { existsSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openRealPopup } from "../../tools/real-popup.ts";
import { BUILD, openBench, painted } from "./open-extension.ts";
import type { Bench } from "./open-extension.ts";

const WAIT = { timeout: 8000, interval: 100 };
const IS_THERE = existsSync("/usr/bin/Xvfb") && existsSync("/usr/bin/xdotool");
const PAGE = `<!doctype html><p>Hikvision camera $5</p><iframe src="/frame.html" width="300" height="200"></iframe>`;

/** Starts an X server without a screen and gives the display it chose. */
async function openDisplay(): Promise<{ readonly display: string; readonly server: ChildProcess }> {
  const server = spawn("/usr/bin/Xvfb", ["-displayfd", "1", "-screen", "0", "1400x1000x24"], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  const number = await new Promise<string>((resolve, reject) => {
    server.stdout.once("data", (chunk: Buffer) => resolve(chunk.toString().trim()));
    server.once("error", reject);
    server.once("exit", () => reject(new Error("Xvfb ended")));
  });
  return { display: `:${number}`, server };
}

describe("a site without standing permission, in a browser with a window", () => {
  let bench: Bench | null = null;
  let display = "";
  let server: ChildProcess | null = null;

  beforeAll(async () => {
    if (!IS_THERE) return;
    ({ display, server } = await openDisplay());
    bench = await openBench(BUILD, { headless: false, display });
  });
  afterAll(async () => {
    await bench?.close();
    server?.kill();
  });

  test("is screened, frames included, once a person opens the popup by its key and asks for it", async (context) => {
    if (bench === null)
      return context.skip("Xvfb and xdotool are not installed (Debian: xvfb xdotool)");
    const of = bench;
    const base = of
      .serve({ "/offer.html": PAGE, "/frame.html": "<!doctype html><p>Dahua NVR $9</p>" })
      .replace("127.0.0.1", "localhost");
    const page = await of.context.newPage();
    await page.goto(`${base}/offer.html`);
    expect((await of.report(page)).state).toBe("not-screened");
    const press = (...keys: readonly string[]) =>
      spawnSync("/usr/bin/xdotool", keys, { env: { ...process.env, DISPLAY: display } });
    // The key itself is what gives the extension its right to this one page.
    const popup = await openRealPopup(of, page, async () => {
      await page.waitForTimeout(500);
      press("mousemove", "500", "600", "click", "1");
      await page.waitForTimeout(300);
      press("key", "alt+shift+s");
    });
    await expect.poll(() => popup.text(), WAIT).toContain("Always screen localhost");
    await popup.evaluate(
      `[...document.querySelectorAll("button")].find((each) => each.textContent === "Screen this page").click()`,
    );
    await expect.poll(async () => (await of.report(page)).state, WAIT).toBe("found");
    expect((await of.report(page)).hits.map((hit) => hit.supplier)).toEqual(["dahua", "hikvision"]);
    await expect.poll(() => painted(page), WAIT).toEqual(["Hikvision"]);
    expect((await of.badge(page)).text).toBe("2");
  });
});
