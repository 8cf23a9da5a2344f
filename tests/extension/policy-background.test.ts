import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import manifest from "../../assets/public/list/manifest.json" with { type: "json" };
import { circumstances } from "../../entrypoints/background/context.ts";
import type { Context } from "../../entrypoints/background/context.ts";
import { frameHandlers } from "../../entrypoints/background/frame-handlers.ts";
import { pageHandlers } from "../../entrypoints/background/page-handlers.ts";
import { policyHandlers } from "../../entrypoints/background/policy.ts";
import { reportTab } from "../../entrypoints/background/tab-report.ts";
import { rescreenOutdated } from "../../entrypoints/background/tabs.ts";
import { readPackaged } from "../../platform/list-files.ts";
import { ListSource } from "../../platform/lists/list-source.ts";
import { changeMemory } from "../../platform/lists/memory.ts";
import { importPolicy } from "../../platform/policy/imported-policy.ts";
import { isFeatureOff } from "../../platform/policy/in-force.ts";
import { takeManaged } from "../../platform/policy/managed-policy.ts";
import { policyList } from "../../platform/policy/policy-list.ts";
import { TabFindings } from "../../platform/tab-findings.ts";
import { LIST } from "../../tools/make.ts";

const NOW = Date.parse("2026-11-26T03:00:00Z");
const SENDER = { tabId: 1, frameId: 0, host: "portal.example" } as const;
const PAGE = { tabId: null, frameId: 0, host: null } as const;
const RUN = "run-of-a-page";

const locked = (value: unknown) => ({ value, mode: "locked" });

function take(keys: object): Promise<void> {
  const policy = JSON.stringify({ schemaVersion: 1, id: "test", keys });
  return takeManaged(Object.keys(keys).length === 0 ? {} : { policy }, true, Date.now());
}

function openContext(): Context {
  vi.stubGlobal("fetch", async (url: URL) => {
    const name = url.pathname.split("/").at(-1) ?? "";
    return new Response(Uint8Array.from(readFileSync(join(LIST, name))));
  });
  const openStore = () => Promise.reject(new Error("no store here"));
  const memory = { installedAt: 0, salt: "", timeFloor: 0, repositories: [] };
  const list = new ListSource({
    seed: manifest,
    readPackaged,
    format: "1",
    openStore,
    memory: () => Promise.resolve(memory),
    now: Date.now,
    policyList: () => policyList(readPackaged),
    onDamage: () => undefined,
  });
  const derive = () => Promise.reject(new Error("nothing to derive"));
  const build = { format: "1", readPackaged, derive };
  return { list, findings: new TabFindings(), build, openStore };
}

let context: Context;
let told: string[];

/** A frame that hears every word, and says that its run is there. */
async function hear(tabId: number, { sekisho }: { readonly sekisho: string }): Promise<string> {
  told.push(`${String(tabId)} ${sekisho}`);
  return RUN;
}

beforeEach(() => {
  vi.restoreAllMocks();
  vi.spyOn(console, "warn").mockReturnValue(undefined);
  vi.useFakeTimers({ now: NOW, toFake: ["Date"] });
  fakeBrowser.reset();
  fakeBrowser.i18n.getUILanguage = () => "en-GB";
  vi.spyOn(fakeBrowser.runtime, "getURL").mockImplementation(
    (path: string) => `chrome-extension://test-extension-id${path}`,
  );
  context = openContext();
  told = [];
  Object.assign(fakeBrowser.tabs, { sendMessage: hear });
});

const gate = () => frameHandlers(context).gate({ run: RUN }, SENDER);

describe("a site on which the organisation switches screening off", () => {
  test("is not screened, and its tab says whose word that is", async () => {
    await take({ "portalsOff.add": locked(["https://portal.example/*"]) });
    expect(await gate()).toEqual({ error: "switched-off" });
    expect(await reportTab(context, 1)).toMatchObject({
      state: "not-screened",
      problem: "switched-off",
      hits: [],
    });
  });

  test("is screened again once it is switched on", async () => {
    await take({ "portalsOff.add": locked(["https://portal.example/*"]) });
    await gate();
    await take({});
    await rescreenOutdated(context);
    expect(told).toEqual(["1 rescreen"]);
    expect(await gate()).toHaveProperty("listVersion", manifest.version);
  });

  test("leaves other sites as they were", async () => {
    await take({ "portalsOff.add": locked(["https://*.other.example/*"]) });
    expect(await gate()).toHaveProperty("listVersion");
  });
});

describe("a change of policy", () => {
  test.each([
    ["the buyer", { profile: locked("us-defense") }],
    ["the purposes", { purposes: locked(["public-safety"]) }],
    ["what is marked at least", { minimumSeverity: locked("prohibited") }],
    ["a program that is switched off", { "programsOff.add": locked(["us-cmc-1260h"]) }],
    ["a feature that is switched off", { "featuresOff.add": locked(["category-rules"]) }],
  ])("of %s has an open tab judged anew", async (_what, keys) => {
    await gate();
    await rescreenOutdated(context);
    expect(told).toEqual([]);
    await take(keys);
    await rescreenOutdated(context);
    expect(told).toEqual(["1 rescreen"]);
  });

  test("that no verdict depends on leaves the tab alone", async () => {
    await gate();
    await take({ contact: locked("Desk 7") });
    await rescreenOutdated(context);
    expect(told).toEqual([]);
  });
});

test("a new day has an open tab judged anew: exceptions end with a day, and listings begin with one", async () => {
  await gate();
  await rescreenOutdated(context);
  expect(told).toEqual([]);
  vi.setSystemTime(NOW + 86_400_000);
  await rescreenOutdated(context);
  expect(told).toEqual(["1 rescreen"]);
});

describe("a supplier that an exception hides on a page", () => {
  const exception = {
    id: "e1",
    supplier: "huawei",
    sites: ["portal.example"],
    tenders: ["A tender that is long to write"],
    reason: { en: "In use until it is replaced." },
    approver: "Hanako Yamada",
    caseNumber: "2026-17",
    expires: "2026-12-31",
  };
  const { tenders: _tenders, ...everywhere } = exception;
  const judge = (...texts: readonly string[]) =>
    frameHandlers(context).judge(
      {
        run: RUN,
        article: false,
        blocks: texts.map((text, id) => ({
          id,
          own: [0, text.length] as [number, number],
          block: { text, kind: "text" as const },
        })),
      },
      SENDER,
    );

  test("is told to the page's frame without who approved it and why", async () => {
    await take({ "exceptions.add": locked([everywhere]) });
    await gate();
    const answer = await judge("Huawei router ¥1");
    expect(answer).toMatchObject({ found: [{ verdict: { supplier: "huawei", severity: null } }] });
    expect(JSON.stringify(answer)).not.toMatch(/Yamada|2026-17|replaced/);
    expect(await reportTab(context, 1)).toMatchObject({
      mentions: [{ supplier: "huawei", marks: [{ exception: { approver: "Hanako Yamada" } }] }],
    });
  });

  test("keeps with each span whose exception it is, and not all that it was held against", async () => {
    await take({ "exceptions.add": locked([exception]) });
    await gate();
    await judge("Huawei router ¥1, A tender that is long to write");
    const { mentions } = await reportTab(context, 1);
    expect(mentions[0]?.marks?.[0]).toMatchObject({ exception: { caseNumber: "2026-17" } });
    expect(JSON.stringify(mentions[0]?.marks)).not.toContain("A tender that");
  });

  test("has a card that says whose exception that is, also where it is merely mentioned before", async () => {
    await take({ "exceptions.add": locked([everywhere]) });
    await gate();
    await judge("Case compatible with Huawei P30 ¥1", "Huawei router ¥1");
    const card = await pageHandlers(context).card({ supplier: "huawei", tabId: 1 }, PAGE);
    expect(card).toMatchObject({ marks: [{ kind: "exception" }] });
  });

  test("is never passed over on a button whose lists are not confirmed", async () => {
    const supplier = {
      id: "own-kurosawa",
      name: "Kurosawa Denki",
      severity: "prohibited",
      reason: { en: "Example." },
      citation: "Notice 7",
      listedOn: "2025-04-01",
    };
    // This browser has no database for an own list: what is asked is the bundled list alone.
    await take({ "exceptions.add": locked([everywhere]), "suppliers.add": locked([supplier]) });
    const titles: string[] = [];
    Object.assign(fakeBrowser.action, {
      setBadgeTextColor: () => Promise.resolve(),
      setTitle: ({ title }: { readonly title: string }) => void titles.push(title),
    });
    await gate();
    await judge("Huawei router ¥1");
    const counts = {
      frames: 0,
      counted: true,
      ms: [0, 0, 0, 0, 0] as [number, number, number, number, number],
    };
    await frameHandlers(context).status(
      { run: RUN, state: "done", problem: null, ...counts },
      SENDER,
    );
    expect(titles.at(-1)).toContain("not shown as hits by a policy");
    expect(titles.at(-1)).toContain("not checked since");
    expect(titles.at(-1)).not.toContain("nothing found");
  });
});

describe("the day of a decision", () => {
  test.each([
    ["is the clock's", 0, "2026-11-26"],
    [
      "is no earlier than what was seen, where the clock was set back",
      NOW + 40 * 86_400_000,
      "2027-01-05",
    ],
  ])("%s", async (_what, timeFloor, date) => {
    await changeMemory(NOW, (memory) => ({ ...memory, timeFloor }));
    expect(await circumstances(null, false)).toMatchObject({ date });
  });
});

describe("what a policy switches off", () => {
  test("an imported file is refused", async () => {
    await take({ "featuresOff.add": locked(["import-policy"]) });
    const answer = await policyHandlers(context)["policy-import"]({ name: "a", text: "{}" }, PAGE);
    expect(answer).toEqual({ error: "feature-off" });
  });

  test("an imported file keeps nobody from importing its next version", async () => {
    const keys = { "featuresOff.add": locked(["import-policy", "criteria"]) };
    await importPolicy("own.json", JSON.stringify({ schemaVersion: 1, id: "own", keys }), NOW);
    expect(await policyHandlers(context)["policy-get"]({}, PAGE)).toMatchObject({
      featuresOff: ["criteria"],
    });
    expect(await isFeatureOff("import-policy")).toBe(false);
  });

  test("category rules are gone from the answer for a class, and its procedure stays", async () => {
    await take({ profile: locked("us-federal") });
    const ask = () => pageHandlers(context)["class-answer"]({ id: "uas" }, PAGE);
    expect(await ask()).not.toMatchObject({ rules: [] });
    await take({ profile: locked("us-federal"), "featuresOff.add": locked(["category-rules"]) });
    expect(await ask()).toMatchObject({ id: "uas", rules: [] });
  });
});

test("an own supplier that a browser without a database cannot hold is missed, and that is said", async () => {
  const supplier = {
    id: "own-kurosawa",
    name: "Kurosawa Denki",
    severity: "prohibited",
    reason: { en: "Example." },
    citation: "Notice 7",
    listedOn: "2025-04-01",
  };
  await take({ "suppliers.add": locked([supplier]) });
  expect(await context.list.status()).toMatchObject({
    state: "broken",
    problem: "store-unavailable",
    version: manifest.version,
  });
});
