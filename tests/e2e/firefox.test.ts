import { existsSync } from "node:fs";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { UpdatesView } from "../../rules/update-views.ts";
import type { TabReport } from "../../rules/views.ts";
import { servePortal } from "../../tools/demo/serve-portal.ts";
import type { Loopback } from "../../tools/loopback.ts";
import { ensureZip } from "../../tools/make.ts";
import { ownList } from "../fixtures/own-list.ts";
import { openTestRepository } from "../fixtures/test-repository.ts";
import { openFirefox } from "./open-firefox.ts";
import type { OpenFirefox } from "./open-firefox.ts";

const WAIT = { timeout: 15_000, interval: 200 };
const IS_THERE = existsSync(process.env["SEKISHO_FIREFOX"] ?? "/usr/bin/firefox-esr");

const PAINTED = `[...CSS.highlights].filter(([name]) => name.startsWith("sekisho-")).flatMap(([, all]) => [...all]).map((mark) => {
  const range = document.createRange();
  range.setStart(mark.startContainer, mark.startOffset);
  range.setEnd(mark.endContainer, mark.endOffset);
  return range.toString();
})`;

describe("the zip in Firefox", () => {
  let firefox: OpenFirefox | null = null;
  let portal: Loopback;

  beforeAll(async () => {
    portal = await servePortal();
    if (IS_THERE) firefox = await openFirefox(ensureZip("firefox", "demo"));
  });
  afterAll(async () => {
    await firefox?.close();
    portal.close();
  });
  beforeEach((context) => {
    if (!IS_THERE)
      context.skip("Firefox is not installed (Debian: firefox-esr; or set SEKISHO_FIREFOX)");
  });

  function there(): OpenFirefox {
    if (firefox === null) throw new Error("Firefox is not open");
    return firefox;
  }

  async function ask(page: string, type: string, payload: object): Promise<unknown> {
    const message = JSON.stringify({ sekisho: type, payload });
    return there().evaluate(page, `browser.runtime.sendMessage(${message})`);
  }

  test("takes the lists of a repository, derives their files in a worker, and judges by them", async () => {
    const repository = await openTestRepository();
    try {
      repository.publish({
        own: { v: 1, raw: ownList("2026.11.01-00000001", ["Kurosawa Denki"]) },
      });
      const popup = await there().open(`${there().origin}/popup.html`);
      const { url, root, fingerprint } = repository;
      const given = { url, root: root.toString(), fingerprint, lists: null };
      expect(await ask(popup, "repository-confirm", given)).toEqual({ ok: true });
      await expect
        .poll(() => ask(popup, "updates-get", {}), { timeout: 30_000, interval: 200 })
        .toMatchObject({
          checking: false,
          repositories: [{ refusals: [], inForce: [{ list: "own", v: 1 }] }],
        });
      // The address of an extension is drawn at random for each Firefox: no server may learn it.
      for (const headers of repository.headers) {
        expect(JSON.stringify(headers)).not.toContain("moz-extension");
        expect(headers["accept-language"]).toBe("*");
      }
      expect(await ask(popup, "list-status", {})).toMatchObject({ state: "fresh" });
      expect(await ask(popup, "lookup", { query: "Kurosawa Denki", top: 1 })).toMatchObject({
        result: { answers: [{ supplier: "own-kurosawa-denki" }] },
      });
      const { repositories } = (await ask(popup, "updates-get", {})) as UpdatesView;
      const id = repositories[0]?.id ?? "";
      expect(await ask(popup, "repository-remove", { id })).toEqual({ ok: true });
      await expect
        .poll(() => ask(popup, "list-status", {}), WAIT)
        .toMatchObject({ state: "bundled" });
    } finally {
      repository.close();
    }
  });

  test("installs, marks a page, and its background says what was found", async () => {
    const tab = await there().open(`${portal.base}/list-ja.html`);
    await expect.poll(() => there().evaluate(tab, PAINTED), WAIT).toContain("ＨＵＡＷＥＩ");
    expect(await there().evaluate(tab, PAINTED)).toContain("DS-2CD2143G2-I");
    const popup = await there().open(`${there().origin}/popup.html`);
    const tabs = (await there().evaluate(popup, "browser.tabs.query({})")) as {
      id: number;
      url?: string;
    }[];
    const tabId = tabs.find((each) => each.url?.endsWith("/list-ja.html"))?.id;
    const report = (await ask(popup, "tab-report", { tabId })) as TabReport;
    expect(report.state).toBe("found");
    expect(report.hits.map((hit) => `${hit.supplier} ${String(hit.count)}`).toSorted()).toEqual([
      "dji 3",
      "hikvision 8",
      "huawei 5",
      "kaspersky 2",
    ]);
    expect(
      await there().evaluate(popup, `browser.action.getBadgeText({ tabId: ${String(tabId)} })`),
    ).toBe("4");
  });

  test("looks names up in the popup", async () => {
    const popup = await there().open(`${there().origin}/popup.html`);
    await there().evaluate(
      popup,
      `(() => { const box = document.querySelector("[role=combobox]"); box.value = "ハイクビジョン"; box.dispatchEvent(new InputEvent("input", { bubbles: true })); })()`,
    );
    await expect
      .poll(() => there().evaluate(popup, "document.body.innerText"), WAIT)
      .toContain("Hangzhou Hikvision Digital Technology");
  });

  test("has the policy and permissions of Chromium's build, and none of its keys", async () => {
    const popup = await there().open(`${there().origin}/popup.html`);
    const manifest = (await there().evaluate(popup, "browser.runtime.getManifest()")) as Record<
      string,
      unknown
    >;
    expect(manifest["manifest_version"]).toBe(3);
    expect(manifest["key"]).toBeUndefined();
  });
});
