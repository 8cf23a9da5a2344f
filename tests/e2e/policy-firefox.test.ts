import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { PolicyView } from "../../rules/policy/policy-views.ts";
import { ensureZip } from "../../tools/make.ts";
import { ownList } from "../fixtures/own-list.ts";
import { openTestRepository } from "../fixtures/test-repository.ts";
import { GECKO_ID, openFirefox } from "./open-firefox.ts";
import type { OpenFirefox } from "./open-firefox.ts";
import { policyText } from "./policy-faults.ts";

const WAIT = { timeout: 20_000, interval: 200 };
const IS_THERE = existsSync(process.env["SEKISHO_FIREFOX"] ?? "/usr/bin/firefox-esr");
const MISSING = "Firefox is not installed (Debian: firefox-esr; or set SEKISHO_FIREFOX)";

let folder: string;
let firefox: OpenFirefox | null;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sekisho-firefox-policy-"));
  mkdirSync(join(folder, "profile"));
  firefox = null;
});
afterEach(async () => {
  await firefox?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Firefox's managed storage of one extension, in the home folder of this test. */
function writeManaged(data: object): void {
  const place = join(folder, ".mozilla/managed-storage");
  mkdirSync(place, { recursive: true });
  writeFileSync(
    join(place, `${GECKO_ID}.json`),
    JSON.stringify({ name: GECKO_ID, description: "test", type: "storage", data }),
  );
}

async function start(): Promise<(type: string, payload: object) => Promise<unknown>> {
  const zip = ensureZip("firefox", "demo");
  const opened = await openFirefox(zip, join(folder, "profile"), undefined, folder);
  firefox = opened;
  const popup = await opened.open(`${opened.origin}/popup.html`);
  return (type, payload) =>
    opened.evaluate(
      popup,
      `browser.runtime.sendMessage(${JSON.stringify({ sekisho: type, payload })})`,
    );
}

const locked = (value: unknown) => ({ value, mode: "locked" });

test("Firefox takes the policy of its managed storage at its start, and one that is gone at the next start is not forgotten at once", async (context) => {
  if (!IS_THERE) context.skip(MISSING);
  writeManaged({
    policy: policyText({ profile: locked("us-federal") }),
    contact: { value: "Desk 7", mode: "default" },
  });
  const ask = await start();
  await expect
    .poll(() => ask("settings-get", {}), WAIT)
    .toMatchObject({
      profile: "us-federal",
      contact: "Desk 7",
      locked: ["profile"],
      setBy: { profile: "managed", contact: "managed" },
    });
  expect(await ask("settings-set", { profile: "general" })).toEqual({ error: "locked" });
  await firefox?.close();
  rmSync(join(folder, ".mozilla"), { recursive: true });
  const anew = await start();
  const layers = async () => ((await anew("policy-get", {})) as PolicyView).layers;
  await expect
    .poll(layers, WAIT)
    .toMatchObject([{ source: "managed", state: "not-known-yet", id: "test-policy" }]);
  expect(await anew("settings-get", {})).toMatchObject({ profile: "us-federal" });
}, 120_000);

test("a signed policy reaches Firefox without a restart", async (context) => {
  if (!IS_THERE) context.skip(MISSING);
  const repository = await openTestRepository();
  try {
    const lists = { own: { v: 1, raw: ownList("2026.11.01-00000001", ["Midorikawa Radio"]) } };
    const signed = (v: number, keys: object) => ({ text: policyText(keys), custom: { v } });
    repository.publish(lists, 7, signed(1, { profile: locked("us-defense") }));
    const ask = await start();
    const { url, root, fingerprint } = repository;
    const given = { url, root: root.toString(), fingerprint, lists: null };
    expect(await ask("repository-confirm", given)).toEqual({ ok: true });
    await expect
      .poll(() => ask("settings-get", {}), WAIT)
      .toMatchObject({ profile: "us-defense", setBy: { profile: "organisation" } });
    repository.publish(lists, 7, signed(2, { profile: locked("jp-government") }));
    await ask("update-now", {});
    await expect
      .poll(() => ask("settings-get", {}), WAIT)
      .toMatchObject({ profile: "jp-government", locked: ["profile"] });
  } finally {
    repository.close();
  }
}, 120_000);
