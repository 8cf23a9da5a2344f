import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { PolicyView } from "../../rules/policy/policy-views.ts";
import type { Settings } from "../../rules/views.ts";
import { ownList } from "../fixtures/own-list.ts";
import { openTestRepository } from "../fixtures/test-repository.ts";
import { NO_POLICY, openPolicy, ownBuild } from "./managed-policy.ts";
import { FAULTS, GOOD, policyText } from "./policy-faults.ts";
import { found, openBench, painted, stopWorkers } from "./open-extension.ts";
import type { Bench } from "./open-extension.ts";

const PAGE = `<!doctype html><meta charset="utf-8"><title>Catalogue</title>
  <p>Kurosawa Denki router, 1 unit. <p>Hikvision camera, 3 units.`;
/** The browser tells of an edit of the policy's file after 5 seconds; on a machine that is busy with other things, later. */
const EDIT = { timeout: 40_000, interval: 100 };
/** A browser that has just started reads its policy within so long. */
const START = { timeout: 30_000, interval: 200 };

const locked = (value: unknown) => ({ value, mode: "locked" });
const KUROSAWA = {
  id: "own-kurosawa",
  name: "Kurosawa Denki",
  country: "JP",
  severity: "prohibited",
  reason: { en: "Example reason.", ja: "理由の例です。" },
  citation: "Example City Notice 7",
  listedOn: "2025-04-01",
};

let bench: Bench;
let page: Page;

async function policyView(): Promise<PolicyView> {
  const view = await bench.ask("policy-get", {});
  if ("error" in view) throw new Error(view.error);
  return view;
}

async function settings(): Promise<Settings> {
  const answer = await bench.ask("settings-get", {});
  if ("error" in answer) throw new Error(answer.error);
  return answer;
}

async function openPage(): Promise<Page> {
  const opened = await bench.context.newPage();
  await opened.goto(`${bench.serve({ "/page": PAGE })}/page`);
  await expect.poll(async () => (await bench.report(opened)).state).toBe("found");
  return opened;
}

const hits = async () => found(await bench.report(page));
const stored = async () =>
  JSON.stringify(
    await bench.popup.evaluate(
      `chrome.storage.local.get("settings").then(({ settings }) => settings)`,
    ),
  );

describe("the policy of the machine", () => {
  let folder: string;
  let policy: ReturnType<typeof openPolicy>;

  beforeEach(async (context) => {
    if (NO_POLICY !== null) context.skip(NO_POLICY);
    folder = mkdtempSync(join(tmpdir(), "sekisho-policy-"));
    const built = ownBuild(join(folder, "extension"));
    policy = openPolicy(built.id);
    policy.write({ policy: policyText({ profile: locked("us-defense") }) });
    bench = await openBench(built.folder);
    await expect.poll(async () => (await settings()).profile, START).toBe("us-defense");
  });

  afterEach(async () => {
    if (NO_POLICY !== null) return;
    policy.remove();
    await bench.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test("is in force, an edit of it re-screens an open tab and wakes a stopped worker, and a person's own settings outlast it", async () => {
    expect(await settings()).toMatchObject({ locked: ["profile"], setBy: { profile: "managed" } });
    expect(await bench.ask("settings-set", { profile: "general" })).toEqual({ error: "locked" });
    await bench.ask("settings-set", { contact: "My desk" });
    const own = await stored();
    page = await openPage();
    expect(await hits()).toEqual(["hikvision 1"]);

    // The organisation's own supplier, while the browser runs.
    policy.write({ policy: policyText({ "suppliers.add": locked([KUROSAWA]) }) });
    await expect.poll(hits, EDIT).toEqual(["hikvision 1", "own-kurosawa 1"]);
    await expect.poll(() => painted(page)).toContain("Kurosawa Denki");
    expect(await settings()).toMatchObject({ profile: null, locked: [], contact: "My desk" });

    // A worker that was stopped is woken by the edit alone.
    await page.bringToFront();
    await stopWorkers(bench);
    policy.write({
      policy: policyText({
        profile: locked("us-federal"),
        "portalsOff.add": locked(["http://127.0.0.1/*"]),
      }),
    });
    await expect.poll(() => painted(page), EDIT).toEqual([]);
    await expect
      .poll(async () => bench.report(page))
      .toMatchObject({ state: "not-screened", problem: "switched-off" });
    expect((await bench.badge(page)).title).toContain("A policy switches it off on this site");

    // What cannot be read leaves the last good one in force.
    policy.write({ policy: "{", contact: locked("Desk 7") });
    await expect.poll(async () => (await settings()).contact, EDIT).toBe("Desk 7");
    expect(await settings()).toMatchObject({ profile: "us-federal" });
    expect((await policyView()).layers).toMatchObject([
      { source: "managed", state: "last-good", problem: { path: "policy", code: "not-json" } },
    ]);

    // Taken away while the browser runs.
    policy.remove();
    await expect.poll(async () => (await policyView()).layers, EDIT).toEqual([]);
    await expect.poll(hits).toEqual(["hikvision 1"]);
    expect(await settings()).toMatchObject({ profile: null, contact: "My desk", locked: [] });
    expect(await stored()).toBe(own);
  }, 120_000);

  test("with one planted fault keeps all its other keys, and the fault is named, ten times of ten", async () => {
    const kept: string[] = [];
    for (const { what, text, path, code } of FAULTS) {
      policy.write({ policy: text });
      const named = async () =>
        (await policyView()).layers[0]?.rejected.map((each) => `${each.path} ${each.code}`);
      await expect.poll(named, { ...START, message: what }).toContainEqual(`${path} ${code}`);
      expect(await settings(), what).toMatchObject({ profile: "us-federal", contact: "Desk 7" });
      kept.push(what);
    }
    expect(kept).toHaveLength(10);
    expect(Object.keys(GOOD).length).toBeGreaterThan(1);
  }, 400_000);

  test("locks a setting for everyone to see, and lets a default be changed and taken back", async () => {
    policy.write({
      policy: policyText({
        profile: locked("jp-government"),
        contact: { value: "Desk 7", mode: "default" },
      }),
    });
    await expect.poll(async () => (await settings()).contact, EDIT).toBe("Desk 7");
    const options = await bench.context.newPage();
    await options.goto(`${bench.origin}/options.html`);
    const question = options.getByRole("group", { name: "Who do you buy for?" });
    await question.getByText("Set by your organisation").waitFor();
    expect(await question.getByRole("radio").first().isDisabled()).toBe(true);
    const contact = options.getByLabel("Whom to ask in your organisation");
    await contact.fill("My desk");
    await contact.blur();
    await options.getByRole("button", { name: /policy for whom to ask/ }).click();
    await expect.poll(() => contact.inputValue()).toBe("Desk 7");
    await bench.popup.reload();
    await bench.popup.getByText("(set by your organisation)").waitFor();
    const welcome = await bench.context.newPage();
    await welcome.goto(`${bench.origin}/welcome.html`);
    await welcome.getByText("Your organisation has already said who you buy for").waitFor();
    expect(await welcome.getByRole("radio", { name: /agency/i }).count()).toBe(0);
  });
});

describe("without a policy of the machine", () => {
  beforeEach(async () => {
    bench = await openBench();
  });
  afterEach(async () => {
    await bench.close();
  });

  test("a signed policy of a repository is in force without a restart, and so is its next version", async () => {
    const repository = await openTestRepository();
    try {
      const lists = { own: { v: 1, raw: ownList("2026.11.01-00000001", ["Midorikawa Radio"]) } };
      const signed = (v: number, keys: object) => ({ text: policyText(keys), custom: { v } });
      repository.publish(lists, 7, signed(1, { profile: locked("us-defense") }));
      page = await openPage();
      const { url, root, fingerprint } = repository;
      const given = { url, root: root.toString(), fingerprint, lists: null };
      expect(await bench.ask("repository-confirm", given)).toEqual({ ok: true });
      await expect
        .poll(settings, START)
        .toMatchObject({ profile: "us-defense", setBy: { profile: "organisation" } });
      repository.publish(lists, 7, signed(2, { "suppliers.add": locked([KUROSAWA]) }));
      await bench.ask("update-now", {});
      await expect.poll(hits, START).toEqual(["hikvision 1", "own-kurosawa 1"]);
      const signers = [expect.stringMatching(/^[0-9a-f]{64}$/)];
      expect((await policyView()).layers).toContainEqual(
        expect.objectContaining({ source: "organisation", v: 2, state: "in-force", signers }),
      );
    } finally {
      repository.close();
    }
  }, 120_000);

  test("a policy file is imported, shown with what of it was not taken, saved and removed by hand", async () => {
    const options = await bench.context.newPage();
    await options.goto(`${bench.origin}/options.html`);
    const text = policyText({ contact: locked("Desk 9"), profil: locked("general") });
    await options.getByLabel("Import a policy file").setInputFiles({
      name: "city.json",
      mimeType: "application/json",
      buffer: Buffer.from(text),
    });
    await options.getByText("The policy file “city.json” was imported.").waitFor();
    const said = options.getByRole("status").filter({ hasText: "was imported" });
    await said.getByText("Did you mean “profile”?").waitFor();
    expect(await settings()).toMatchObject({ contact: "Desk 9", setBy: { contact: "imported" } });
    const download = options.waitForEvent("download");
    await options.getByRole("button", { name: "Save what is in force" }).click();
    expect((await download).suggestedFilename()).toBe("sekisho-policy.json");
    await options.getByRole("button", { name: "Remove the imported file" }).click();
    await options.getByText("The imported policy file was removed.").waitFor();
    expect(await settings()).toMatchObject({ contact: "" });
  });
});
