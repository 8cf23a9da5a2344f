import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { MANY_KEY_NAMES, ONE_KEY_NAMES } from "../../rules/policy/key-facts.ts";
import type { PolicyView } from "../../rules/policy/policy-views.ts";
import { ITEM_EXAMPLES, ONE_EXAMPLES } from "../../rules/schema/policy/examples.ts";
import { ensureZip } from "../../tools/make.ts";
import { chromiumSays } from "./chromium-policies.ts";
import { NO_POLICY, openPolicy, ownBuild } from "./managed-policy.ts";
import { openBench } from "./open-extension.ts";
import { GECKO_ID, openFirefox } from "./open-firefox.ts";
import { policyText } from "./policy-faults.ts";
import { NO_NGINX, openDesk } from "./publish-bench.ts";
import type { OwnerDesk, Published } from "./publish-bench.ts";

/** A browser that has just started has its policy, and has looked at it, within so long. */
const START = { timeout: 30_000, interval: 200 };
const EDIT = { timeout: 20_000, interval: 200 };
const FIREFOX = existsSync(process.env["SEKISHO_FIREFOX"] ?? "/usr/bin/firefox-esr");

const locked = (value: unknown) => ({ value, mode: "locked" });
/** Every key of the language; a text with all that a form may have to escape. */
const EVERY_KEY: Readonly<Record<string, unknown>> = {
  ...Object.fromEntries(ONE_KEY_NAMES.map((key) => [key, locked(ONE_EXAMPLES[key])])),
  ...Object.fromEntries(MANY_KEY_NAMES.map((key) => [`${key}.add`, locked([ITEM_EXAMPLES[key]])])),
  contact: locked(`Desk "7" <b>&amp;</b> \\ 'x' 調達課 🏯`),
};
const SMALL = ["contact", "language", "minimumSeverity", "profile", "updateIntervalMinutes"];
const HELD = [...SMALL, "policy", "repositoryLists", "repositoryRoot", "repositoryUrl"].toSorted();

let desk: OwnerDesk;

beforeEach(() => {
  desk = openDesk();
});
afterEach(async () => {
  await desk.close();
});

/** Runs a command of the publisher that has to succeed. */
async function typed(...args: readonly string[]): Promise<Published> {
  const answer = await desk.run(...args);
  expect(answer, args.join(" ")).toMatchObject({ ok: true, code: "ok", problems: [] });
  return answer;
}

/** Writes a policy file on the desk. */
function write(file: string, keys: object): void {
  writeFileSync(join(desk.folder, file), policyText(keys));
}

const found = () => typed("init", "--repo", "lists", "--name", "Example Ministry", "--policy");
const ROOT = ["--root", "lists/public/metadata/1.root.json"];

/** A file that `emit` wrote, as it is. */
const emitted = (path: string) => readFileSync(join(desk.folder, "out", path), "utf8");

/** Has a form written of a policy with every key, and of a repository. */
async function emitEvery(form: string, ...more: readonly string[]): Promise<void> {
  await found();
  write("policy.json", EVERY_KEY);
  const at = ["--url", "http://127.0.0.1:9/", ...ROOT, "--lists", "own,other"];
  const args = ["emit", form, ...at, "--policy", "policy.json", "--out", "out", ...more];
  const { keys } = await typed(...args);
  expect([...(keys as readonly string[])].toSorted()).toEqual(HELD);
}

/** What managed storage has to hold then. */
function heldValues(): object {
  const root = readFileSync(join(desk.folder, "lists/public/metadata/1.root.json"), "base64");
  const small = SMALL.map((key) => {
    const { value, mode } = EVERY_KEY[key] as { readonly value: unknown; readonly mode: string };
    return [key, { value: String(value), mode }] as const;
  });
  return {
    ...Object.fromEntries(small),
    policy: expect.stringContaining('"suppliers.add"'),
    repositoryLists: ["own", "other"],
    repositoryRoot: root,
    repositoryUrl: "http://127.0.0.1:9/",
  };
}

/** Every key of the policy is in force as it was written, and nothing of it was rejected. */
function expectEveryKey({ layers, keys }: PolicyView): void {
  expect(layers).toMatchObject([{ source: "managed", state: "in-force", problem: null }]);
  expect(layers[0]?.rejected).toEqual([]);
  const received = keys.flatMap(({ key, received: [first] }) =>
    first === undefined ? [] : [[key, { value: first.value, mode: first.mode }] as const],
  );
  expect(Object.fromEntries(received)).toEqual(EVERY_KEY);
}

describe("what emit chrome-json writes", () => {
  let policy: ReturnType<typeof openPolicy>;
  let built: ReturnType<typeof ownBuild>;

  beforeEach((context) => {
    if (NO_POLICY !== null) context.skip(NO_POLICY);
    built = ownBuild(join(desk.folder, "extension"));
    policy = openPolicy(built.id);
  });
  afterEach(() => {
    if (NO_POLICY === null) policy.remove();
  });

  const place = "etc/chromium/policies/managed/sekisho.json";
  const forUs = () => ["--extension-id", built.id, "--browser", "chromium"];

  test("is accepted by Chromium without a complaint, every member of it, and all of it is in force", async () => {
    await emitEvery("chrome-json", ...forUs());
    policy.put(emitted(place));
    const bench = await openBench(built.folder);
    try {
      const view = async () => {
        const answer = await bench.ask("policy-get", {});
        if ("error" in answer) throw new Error(answer.error);
        return answer;
      };
      await expect.poll(async () => (await view()).layers, START).toHaveLength(1);
      expectEveryKey(await view());
      expect(await bench.popup.evaluate(`chrome.storage.managed.get()`)).toEqual(heldValues());
      const said = await chromiumSays(bench.context, built.id);
      expect(said.toSorted()).toEqual(HELD.map((key) => `${key} OK`));
    } finally {
      await bench.close();
    }
  }, 180_000);

  test("brings the signed policy of a repository without a list; a bad choice is taken back by the text before it, and a misspelt key is named", async (context) => {
    if (NO_NGINX !== null) context.skip(NO_NGINX);
    await found();
    const publish = async (contact: string) => {
      write("policy.json", { profile: locked("jp-government"), contact: locked(contact) });
      await typed("policy", "sign", "policy.json", "--repo", "lists");
      await typed("policy", "publish", "--repo", "lists");
    };
    await publish("Desk 1");
    await desk.serve("lists");
    await typed("verify", desk.url);
    await typed("doctor", desk.url);
    await typed("emit", "chrome-json", "--url", desk.url, ...ROOT, ...forUs(), "--out", "out");
    policy.put(emitted(place));
    const bench = await openBench(built.folder);
    try {
      const settings = () => bench.ask("settings-get", {});
      const updates = async () => {
        const answer = await bench.ask("updates-get", {});
        if ("error" in answer) throw new Error(answer.error);
        return answer;
      };
      const checked = async (contact: string) => {
        await expect.poll(async () => (await updates()).repositories, START).toHaveLength(1);
        await bench.ask("update-now", {});
        await expect.poll(settings, EDIT).toMatchObject({ contact, profile: "jp-government" });
      };
      await checked("Desk 1");
      expect((await updates()).repositories).toMatchObject([{ refusals: [], inForce: [] }]);
      expect(await bench.ask("list-status", {})).toMatchObject({ problem: null });
      await publish("Desk 2, which is no more");
      await checked("Desk 2, which is no more");
      await publish("Desk 1");
      await checked("Desk 1");
      const view = (await bench.ask("policy-get", {})) as PolicyView;
      expect(view.layers).toMatchObject([{ source: "organisation", state: "in-force", v: 3 }]);

      // The file of the machine, edited by hand.
      const file = JSON.parse(emitted(place)) as {
        readonly "3rdparty": { readonly extensions: Readonly<Record<string, object>> };
      };
      const own = file["3rdparty"].extensions[built.id] ?? {};
      const text = policyText({ contcat: locked("Desk 9"), language: locked("ja") });
      policy.write({ ...own, policy: text });
      await expect.poll(settings, EDIT).toMatchObject({ contact: "Desk 1", language: "ja" });
      const status = await bench.context.newPage();
      await status.goto(`${bench.origin}/status.html`);
      await status.getByText("contcat").first().waitFor();
      await status
        .getByText(/contact/)
        .first()
        .waitFor();
      const rejected = ((await bench.ask("policy-get", {})) as PolicyView).layers[0]?.rejected;
      expect(rejected).toMatchObject([{ code: "unknown-key", suggestion: "contact" }]);
    } finally {
      await bench.close();
    }
  }, 300_000);
});

test("what emit firefox-policies writes is read by Firefox, every member of it, and all of it is in force", async (context) => {
  if (!FIREFOX)
    context.skip("Firefox is not installed (Debian: firefox-esr; or set SEKISHO_FIREFOX)");
  await emitEvery("firefox-policies");
  const { policies } = JSON.parse(emitted("firefox/policies.json")) as {
    readonly policies: {
      readonly "3rdparty": { readonly Extensions: Readonly<Record<string, object>> };
    };
  };
  // Its policies.json is one for the whole machine; the same members of one user's.
  const data = policies["3rdparty"].Extensions[GECKO_ID];
  const held = join(desk.folder, ".mozilla/managed-storage");
  mkdirSync(held, { recursive: true });
  const manifest = { name: GECKO_ID, description: "test", type: "storage", data };
  writeFileSync(join(held, `${GECKO_ID}.json`), JSON.stringify(manifest));
  const profile = join(desk.folder, "profile");
  mkdirSync(profile);
  const zip = ensureZip("firefox", "demo");
  const firefox = await openFirefox(zip, profile, undefined, desk.folder);
  try {
    const popup = await firefox.open(`${firefox.origin}/popup.html`);
    const view = async () =>
      (await firefox.evaluate(
        popup,
        `browser.runtime.sendMessage({ sekisho: "policy-get", payload: {} })`,
      )) as PolicyView;
    await expect.poll(async () => (await view()).layers, START).toHaveLength(1);
    expectEveryKey(await view());
    expect(await firefox.evaluate(popup, `browser.storage.managed.get()`)).toEqual(heldValues());
  } finally {
    await firefox.close();
  }
}, 180_000);
