import { createServer } from "node:http";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readLabels } from "../../tools/demo/labels.ts";
import { servePortal } from "../../tools/demo/serve-portal.ts";
import { listenOnLoopback } from "../../tools/loopback.ts";
import type { Loopback } from "../../tools/loopback.ts";
import { clickMark } from "../../tools/click-mark.ts";
import { openCard } from "./closed-card.ts";
import { openBench } from "./open-extension.ts";
import { openProxy, through } from "./open-proxy.ts";

const WAIT = { timeout: 8000, interval: 100 };
const PAGES = readLabels().map((labels) => labels.page);

describe("nothing a person reads or types leaves the browser", () => {
  let portal: Loopback;
  beforeAll(async () => {
    portal = await servePortal();
  });
  afterAll(() => portal.close());

  test("all traffic of the demo with Sekisho is the traffic without it: 0 requests by us", async () => {
    const without = await openProxy(portal.base);
    const profile = mkdtempSync(join(tmpdir(), "sekisho-plain-"));
    const plain = await chromium.launchPersistentContext(profile, {
      executablePath: process.env["SEKISHO_CHROMIUM"] ?? "/usr/bin/chromium",
      headless: true,
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        ...through(without),
      ],
    });
    const plainPage = await plain.newPage();
    for (const name of PAGES) await plainPage.goto(`${portal.base}/${name}`);
    await plain.close();
    rmSync(profile, { recursive: true, force: true });
    without.close();

    const proxy = await openProxy(portal.base);
    const bench = await openBench(undefined, { args: through(proxy) });
    await bench.ask("settings-set", { profile: "us-federal" });
    const page = await bench.context.newPage();
    for (const name of PAGES) {
      await page.goto(`${portal.base}/${name}`);
      await expect.poll(async () => (await bench.report(page)).state, WAIT).toMatch(/clear|found/);
    }
    await page.goto(`${portal.base}/list-ja.html`);
    await expect.poll(async () => (await bench.report(page)).state, WAIT).toBe("found");
    await clickMark(page, "HIKVISION");
    await expect.poll(() => openCard(bench.context, page), WAIT).not.toBeNull();
    await bench.popup.getByRole("combobox").fill("ハイクビジョン");
    await expect.poll(() => bench.popup.getByRole("option").count(), WAIT).toBeGreaterThan(0);
    await bench.close();
    proxy.close();

    // The browser asks its own maker for updates, with and without us, each time with another query.
    const distinct = (asked: readonly string[]) =>
      [...new Set(asked.map((each) => each.split("?")[0] ?? each))].toSorted();
    expect(distinct(without.asked).length).toBeGreaterThan(PAGES.length);
    expect(distinct(proxy.asked)).toEqual(distinct(without.asked));
  });
});

describe("without any network", () => {
  test("a fresh install screens, looks up and explains", async () => {
    // Everything but the page itself is sent to a port where nobody listens.
    const dead = await listenOnLoopback(createServer());
    dead.close();
    const bench = await openBench(undefined, {
      args: [`--proxy-server=${dead.base.replace("http://", "")}`],
    });
    try {
      await expect(fetch(dead.base)).rejects.toThrow();
      const base = bench.serve({ "/offer.html": "<!doctype html><p>Hikvision camera $5</p>" });
      const page = await bench.context.newPage();
      await page.goto(`${base}/offer.html`);
      await expect.poll(async () => (await bench.report(page)).state, WAIT).toBe("found");
      await expect.poll(async () => (await bench.badge(page)).text, WAIT).toBe("1");
      const found = await bench.ask("lookup", { query: "hikvison", top: 3 });
      expect("error" in found ? found : found.result.answers[0]?.supplier).toBe("hikvision");
      await clickMark(page, "Hikvision");
      await expect
        .poll(async () => (await openCard(bench.context, page))?.text, WAIT)
        .toContain("What to do next");
    } finally {
      await bench.close();
    }
  });
});
