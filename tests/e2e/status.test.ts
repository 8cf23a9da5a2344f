import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { ownList } from "../fixtures/own-list.ts";
import { openTestRepository } from "../fixtures/test-repository.ts";
import { NO_POLICY, openPolicy, ownBuild } from "./managed-policy.ts";
import { openBench } from "./open-extension.ts";
import type { Bench } from "./open-extension.ts";
import { policyText } from "./policy-faults.ts";

const WAIT = { timeout: 8000, interval: 100 };
/** A browser that has just started reads its policy within so long. */
const START = { timeout: 30_000, interval: 200 };

let bench: Bench;

async function openStatus(): Promise<Page> {
  const page = await bench.context.newPage();
  await page.goto(`${bench.origin}/status.html`);
  await page.waitForSelector(".sk-state-title");
  return page;
}

/** Clicks the extension's button in the toolbar while a page is shown: what lets the browser name the site. */
async function clickButton(page: Page): Promise<void> {
  const session = await bench.context.browser()?.newBrowserCDPSession();
  if (session === undefined) throw new Error("no session of the browser");
  const { targetInfos } = await session.send("Target.getTargets", { filter: [{ type: "tab" }] });
  const target = targetInfos.find(({ url }) => url === page.url());
  // A method that the driver's types do not know yet.
  const send: (method: string, params: object) => Promise<unknown> = session.send.bind(
    session,
  ) as never;
  await send("Extensions.triggerAction", {
    id: new URL(bench.origin).host,
    targetId: target?.targetId,
  });
  await session.detach();
}

const textOf = (page: Page, selector = "main") => page.locator(selector).first().innerText();

describe("a browser on which nothing is set", () => {
  beforeEach(async () => {
    bench = await openBench();
  });
  afterEach(() => bench.close());

  test("says so on a page that popup and settings lead to, and that is accessible", async () => {
    const opened = bench.context.waitForEvent("page", {
      predicate: (page) => page.url().endsWith("/status.html"),
    });
    await bench.popup.getByRole("button", { name: "Status", exact: true }).click();
    const page = await opened;
    await page.waitForSelector(".sk-state-title");
    expect(page.url()).toBe(`${bench.origin}/status.html`);
    // Within a minute of the start an empty managed storage proves nothing.
    expect(await textOf(page, ".sk-state-title")).toMatch(
      /^The browser has just started\. Whether a policy is set is not known yet\.$/,
    );
    expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
    await page.goto(`${bench.origin}/options.html`);
    await page.getByRole("link", { name: "Status of Sekisho" }).click();
    await page.waitForSelector(".sk-state-title");
    const manifest = JSON.parse(
      await page.evaluate(`fetch("/manifest.json").then((answer) => answer.text())`),
    );
    expect(await textOf(page)).toContain(manifest.version);
  });

  test("copies and saves the same report, and the list's own hash is in it", async () => {
    const page = await openStatus();
    await bench.context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.getByRole("button", { name: "Copy report" }).click();
    await expect.poll(() => textOf(page), WAIT).toContain("The report was copied.");
    const copied: string = await page.evaluate("navigator.clipboard.readText()");
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Download report" }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^sekisho-status-\d{14}\.txt$/);
    const saved = readFileSync(await download.path(), "utf8");
    expect(saved).toBe(copied);
    const data = JSON.parse(saved.slice(saved.indexOf("\n{\n")));
    const bytes = await page.evaluate(
      `fetch("/list/list.jsonl").then((answer) => answer.arrayBuffer())
        .then((bytes) => crypto.subtle.digest("SHA-256", bytes))
        .then((hash) => [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, "0")).join(""))`,
    );
    expect(data.lists.releases).toMatchObject([{ id: "vendor/baseline", sha256: bytes }]);
    expect(data.policy).toMatchObject({ sources: [{ state: "not-known-yet" }], entries: [] });
  });

  test("checks a repository when it is asked to, and names who signed its list", async () => {
    const repository = await openTestRepository();
    try {
      repository.publish({
        own: { v: 1, raw: ownList("2026.11.01-00000001", ["Kurosawa Denki"]) },
      });
      const { url, root, fingerprint } = repository;
      const given = { url, root: root.toString(), fingerprint, lists: null };
      expect(await bench.ask("repository-confirm", given)).toEqual({ ok: true });
      const page = await openStatus();
      await expect.poll(() => textOf(page), WAIT).toMatch(/serial 1[\s\S]*signed by [0-9a-f]{64}/);
      const asked = repository.asked.length;
      await page.getByRole("button", { name: "Check for updates now" }).click();
      await expect.poll(() => repository.asked.length, WAIT).toBeGreaterThan(asked);
      await expect
        .poll(() => page.getByRole("button", { name: "Check for updates now" }).isEnabled(), WAIT)
        .toBe(true);
    } finally {
      repository.close();
    }
  });
});

describe("a browser that an administrator manages", () => {
  /** A portal that the package screens, served by the test itself. */
  const PORTAL = "https://www.fedconnect.net/";
  let folder: string;
  let policy: ReturnType<typeof openPolicy>;

  beforeEach(async (context) => {
    if (NO_POLICY !== null) context.skip(NO_POLICY);
    folder = mkdtempSync(join(tmpdir(), "sekisho-status-"));
    const built = ownBuild(join(folder, "extension"));
    policy = openPolicy(built.id);
    const text = policyText({
      profile: { value: "us-defense", mode: "locked" },
      minimumSeverty: { value: "restricted", mode: "locked" },
    });
    policy.write({ policy: text }, { runtime_blocked_hosts: ["*://*.fedconnect.net"] });
    bench = await openBench(built.folder, { args: ["--enable-unsafe-extension-debugging"] });
  });
  afterEach(async () => {
    if (NO_POLICY !== null) return;
    policy.remove();
    await bench.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test("names the planted fault, what was probably meant, and keeps the other entry with its lock", async () => {
    const page = await openStatus();
    await expect
      .poll(() => textOf(page, ".sk-state-title"), START)
      .toBe("The policy has 1 entry that cannot be used. The other entries apply.");
    const faults = await textOf(page, ".sk-status-faults");
    expect(faults).toContain("minimumSeverty");
    expect(faults).toContain("minimumSeverity");
    const row = await page.locator("tr", { hasText: "profile" }).first().innerText();
    expect(row).toContain("Locked");
    expect(row).toContain("browser management");
  });

  test("names a site that the browser's settings close to it, once its button was clicked there", async () => {
    const page = await bench.context.newPage();
    await page.route(`${PORTAL}**`, (route) =>
      route.fulfill({ contentType: "text/html", body: "<!doctype html><p>Hikvision camera $5" }),
    );
    await page.goto(PORTAL);
    const before = await openStatus();
    // The browser hides the address, and says only that some tab is closed.
    await expect.poll(() => textOf(before), WAIT).toContain("1 open tab is closed to Sekisho");
    expect(await textOf(before)).not.toContain("fedconnect");
    await page.bringToFront();
    await clickButton(page);
    const tabOf = async () => (await bench.tabOf(page)) >= 0;
    await expect.poll(tabOf, WAIT).toBe(true);
    const report = await bench.ask("tab-report", { tabId: await bench.tabOf(page) });
    expect(report).toMatchObject({ state: "not-screened", problem: "closed-by-browser" });
    await before.reload();
    await expect.poll(() => textOf(before), WAIT).toMatch(/https:\/\/[a-z.*]*fedconnect\.net\/\*/);
    expect(await textOf(before)).not.toContain("1 open tab is closed");
  });
});
