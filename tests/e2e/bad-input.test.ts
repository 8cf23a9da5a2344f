import { appendFileSync, cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { BUILD, openBench, painted, stopWorkers } from "./open-extension.ts";
import type { Bench } from "./open-extension.ts";

const WAIT = { timeout: 8000, interval: 100 };
const OFFER = "<!doctype html><p>Hikvision camera $5</p>";

declare const chrome: {
  readonly storage: Record<
    "local" | "session",
    { set(items: object): Promise<void>; clear(): Promise<void> }
  >;
  readonly developerPrivate: {
    addHostPermission(id: string, host: string): Promise<void>;
    removeHostPermission(id: string, host: string): Promise<void>;
    updateExtensionConfiguration(change: object): Promise<void>;
  };
};

describe.each([
  [
    "a list file that was changed",
    "list.jsonl",
    (path: string) => appendFileSync(path, "\n"),
    "list-checksum",
  ],
  [
    "a list file that is empty",
    "list.jsonl",
    (path: string) => writeFileSync(path, ""),
    "list-empty",
  ],
  ["a list file that is missing", "list.jsonl", (path: string) => rmSync(path), "list-missing"],
  [
    "a filter that was changed",
    "gate.bin",
    (path: string) => appendFileSync(path, "x"),
    "list-checksum",
  ],
  ["an index that is missing", "index.bin", (path: string) => rmSync(path), "list-missing"],
] as const)("%s", (_kind, file, spoil, code) => {
  let folder: string;
  let bench: Bench;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "sekisho-broken-"));
    cpSync(BUILD, folder, { recursive: true });
    spoil(join(folder, "list", file));
    bench = await openBench(folder);
  });
  afterAll(async () => {
    await bench.close();
    rmSync(folder, { recursive: true });
  });

  test("is a list problem on page, toolbar, popup and in the settings, never a clear page", async () => {
    const page = await bench.context.newPage();
    const base = bench.serve({ "/offer.html": OFFER });
    await page.goto(`${base}/offer.html`);
    await expect.poll(async () => (await bench.report(page)).state, WAIT).toBe("list-problem");
    const report = await bench.report(page);
    expect(report.list).toMatchObject({ state: "broken", problem: code, version: null });
    expect(report.hits).toEqual([]);
    await expect.poll(async () => (await bench.badge(page)).text, WAIT).toBe("!");
    expect(await painted(page)).toEqual([]);
    // The filter is for pages alone: with the list itself whole, a name can still be looked up.
    if (file === "gate.bin") return;
    expect(await bench.ask("lookup", { query: "Hikvision", top: 5 })).toEqual({ error: code });
    await bench.popup.reload();
    await bench.popup.getByRole("combobox").fill("Hikvision");
    await expect
      .poll(() => bench.popup.locator("body").innerText(), WAIT)
      .toContain("The list cannot be used. Nothing is being compared.");
    expect(await bench.popup.locator("body").innerText()).not.toContain("is not on these");
  });
});

describe("a full disk", () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await openBench();
  });
  afterAll(() => bench.close());

  /** Fills a storage area of the extension until not even a small record fits. */
  async function fill(area: "local" | "session"): Promise<void> {
    await bench.popup.evaluate(async (name) => {
      for (let size = 4_000_000, key = 0; size >= 200;) {
        try {
          await chrome.storage[name].set({ [`filler-${String(key++)}`]: "x".repeat(size) });
        } catch {
          size = Math.floor(size / 2);
        }
      }
    }, area);
  }

  test("settings that cannot be kept are refused, and the ones before stay in force", async () => {
    await bench.ask("settings-set", { profile: "us-federal", contact: "" });
    await fill("local");
    const contact = "desk ".repeat(300);
    expect(await bench.ask("settings-set", { profile: "general", contact })).toEqual({
      error: "storage-failed",
    });
    expect(await bench.ask("settings-get", {})).toMatchObject({
      profile: "us-federal",
      contact: "",
    });
    const options = await bench.context.newPage();
    await options.goto(`${bench.origin}/options.html`);
    await options.getByRole("textbox").first().fill(contact.slice(0, 400));
    await options.getByRole("textbox").first().blur();
    await expect
      .poll(() => options.locator("body").innerText(), WAIT)
      .toContain("Not saved. The setting before is still in force.");
    await options.close();
    await bench.popup.evaluate(() => chrome.storage.local.clear());
  });

  test("findings that cannot be kept make the page screened in part", async () => {
    await fill("session");
    const page = await bench.context.newPage();
    const base = bench.serve({ "/offer.html": OFFER });
    await page.goto(`${base}/offer.html`);
    await expect.poll(async () => (await bench.report(page)).problem, WAIT).toBe("storage-failed");
    expect(await bench.report(page)).toMatchObject({
      state: "partial",
      hits: [{ supplier: "hikvision" }],
    });
    await expect.poll(async () => (await bench.badge(page)).text, WAIT).toBe("1?");
    await bench.popup.evaluate(() => chrome.storage.session.clear());
  });
});

describe("a permission that is taken away", () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await openBench();
  });
  afterAll(() => bench.close());

  test("the page reads not screened from then on, and no mark is left", async () => {
    const page = await bench.context.newPage();
    const base = bench.serve({ "/offer.html": OFFER });
    await page.goto(`${base}/offer.html`);
    await expect.poll(async () => (await bench.report(page)).state, WAIT).toBe("found");
    await expect.poll(() => painted(page), WAIT).toEqual(["Hikvision"]);
    const settings = await bench.context.newPage();
    await settings.goto("chrome://extensions");
    // What the person does on the extension's page of the browser: site access "on click".
    await settings.evaluate(
      (extensionId) =>
        chrome.developerPrivate.updateExtensionConfiguration({
          extensionId,
          hostAccess: "ON_CLICK",
        }),
      new URL(bench.origin).host,
    );
    await expect.poll(async () => (await bench.report(page)).state, WAIT).toBe("not-screened");
    await expect.poll(() => painted(page), WAIT).toEqual([]);
    await expect.poll(async () => (await bench.badge(page)).text, WAIT).toBe("");
    const sites = await bench.ask("sites-get", {});
    expect("error" in sites ? [] : sites.filter((site) => site.granted)).toEqual([]);
    await settings.close();
  });
});

describe("a worker that is killed", () => {
  test("before the first page, and again and again while pages load, loses no page", async () => {
    const bench = await openBench();
    try {
      const base = bench.serve({ "/offer.html": OFFER });
      const page = await bench.context.newPage();
      for (let time = 0; time < 5; time++) {
        const going = page.goto(`${base}/offer.html?${String(time)}`);
        await stopWorkers(bench);
        await going;
        await stopWorkers(bench);
        await expect.poll(async () => (await bench.report(page)).state, WAIT).toBe("found");
        await expect.poll(() => painted(page), WAIT).toEqual(["Hikvision"]);
      }
    } finally {
      await bench.close();
    }
  });
});
