import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { ListStatus } from "../../rules/views.ts";
import type { RepositoryView, UpdatesView } from "../../rules/update-views.ts";
import { ownList } from "../fixtures/own-list.ts";
import { openTestRepository } from "../fixtures/test-repository.ts";
import type { TestRepository } from "../fixtures/test-repository.ts";
import { found, openBench, painted, stopWorkers } from "./open-extension.ts";
import type { Bench } from "./open-extension.ts";

const ONE = ownList("2026.11.01-00000001", ["Kurosawa Denki"]);
const TWO = ownList("2026.11.02-00000002", ["Kurosawa Denki", "Midorikawa Radio"]);
const THREE = ownList("2026.11.03-00000003", [
  "Kurosawa Denki",
  "Midorikawa Radio",
  "Shirakawa Optics",
]);
const PAGE = `<!doctype html><meta charset="utf-8"><title>Catalogue</title>
  <p>Kurosawa Denki router, 1 unit. <p>Midorikawa Radio handset, 2 units. <p>Hikvision camera, 3 units.`;

let bench: Bench;
let repository: TestRepository;

beforeEach(async () => {
  repository = await openTestRepository();
  bench = await openBench();
});

afterEach(async () => {
  repository.close();
  await bench.close();
});

async function updates(): Promise<UpdatesView> {
  const view = await bench.ask("updates-get", {});
  if ("error" in view) throw new Error(view.error);
  return view;
}

async function status(): Promise<ListStatus> {
  const list = await bench.ask("list-status", {});
  if ("error" in list) throw new Error(list.error);
  return list;
}

async function ours(): Promise<RepositoryView | undefined> {
  return (await updates()).repositories[0];
}

/** Adds the repository as the settings page does, and waits until its first check has ended. */
async function add(): Promise<void> {
  const given = { url: repository.url, root: repository.root.toString() };
  const { fingerprint } = repository;
  expect(await bench.ask("repository-confirm", { ...given, fingerprint, lists: null })).toEqual({
    ok: true,
  });
  await expect
    .poll(async () => typeof (await ours())?.checkedAt, { timeout: 20_000 })
    .toBe("string");
}

/** Waits until the store is whole again without a hand: at once as a rule, a minute later where the store itself failed once more. */
async function heals(): Promise<void> {
  const standing = async () => ({ state: (await status()).state, refused: await refused() });
  await expect.poll(standing, { timeout: 120_000 }).toEqual({ state: "fresh", refused: [] });
  expect(await inForce()).toEqual(["own 1"]);
}

/** Checks now, and waits until the check has ended. */
async function check(): Promise<void> {
  const before = (await ours())?.checkedAt;
  await bench.ask("update-now", {});
  await expect
    .poll(async () => (await ours())?.checkedAt !== before && !(await updates()).checking, {
      timeout: 20_000,
    })
    .toBe(true);
}

const inForce = async () => (await ours())?.inForce.map(({ list, v }) => `${list} ${String(v)}`);
const refused = async () =>
  (await ours())?.refusals.map(({ list, code }) => `${list ?? "all"} ${code}`);

describe("without a repository", () => {
  test("the list that came with the extension is in force, says so, and nobody is asked", async () => {
    expect(await status()).toMatchObject({ state: "bundled", problem: null });
    expect(await updates()).toMatchObject({ repositories: [], clockBehind: false });
    await bench.ask("update-now", {});
    await expect.poll(async () => (await updates()).checking).toBe(false);
    expect(repository.asked).toEqual([]);
  });
});

describe("a repository that is added", () => {
  test("is in force without a reload of the open page, beside the list that came with the extension", async () => {
    const base = bench.serve({ "/page": PAGE });
    const page = await bench.context.newPage();
    await page.goto(`${base}/page`);
    await expect.poll(async () => (await bench.report(page)).state).toBe("found");
    expect(found(await bench.report(page))).toEqual(["hikvision 1"]);
    repository.publish({ own: { v: 1, raw: ONE } });
    await add();
    expect(await refused()).toEqual([]);
    await expect
      .poll(async () => found(await bench.report(page)))
      .toEqual(["hikvision 1", "own-kurosawa-denki 1"]);
    expect(await painted(page)).toContain("Kurosawa Denki");
    const whole = { state: "fresh", problem: null, since: null, hasBundled: true };
    expect(await status()).toMatchObject(whole);
    expect((await status()).lists.map(({ id }) => id)).toContain("own");
    const answer = await bench.ask("lookup", { query: "Kurosawa Denki", top: 1 });
    expect(answer).toMatchObject({
      result: { answers: [{ supplier: "own-kurosawa-denki" }] },
      list: { state: "fresh" },
    });
  });

  test("is updated by a delta, without fetching the full list, and the open page is judged anew", async () => {
    const base = bench.serve({ "/page": PAGE });
    repository.publish({ own: { v: 1, raw: ONE } });
    await add();
    const page = await bench.context.newPage();
    await page.goto(`${base}/page`);
    await expect.poll(async () => found(await bench.report(page))).toHaveLength(2);
    repository.publish({ own: { v: 2, raw: TWO, from: [{ v: 1, raw: ONE }], custom: LARGE } });
    repository.publish({ own: { v: 2, raw: TWO, from: [{ v: 1, raw: ONE }] } });
    repository.asked.length = 0;
    await check();
    // One supplier more is twice as many: too large a change on one signature.
    expect(await refused()).toEqual(["own sanity-growth"]);
    expect(repository.asked.filter((path) => path.startsWith("targets/"))).toEqual([
      expect.stringMatching(/from-1\.delta\.gz$/),
    ]);
    expect(await inForce()).toEqual(["own 1"]);
    expect(found(await bench.report(page))).toHaveLength(2);
  });
});

const LARGE = { allowLargeChange: true };

describe("an update", () => {
  /** Ten suppliers: one more is no large change. */
  const names = Array.from({ length: 10 }, (_, at) => `Kurosawa Denki ${"ABCDEFGHIJ"[at] ?? ""}`);
  const first = ownList("2026.11.01-00000001", names);
  const second = ownList("2026.11.02-00000002", [...names, "Midorikawa Radio"]);
  const third = ownList("2026.11.03-00000003", [...names, "Midorikawa Radio", "Shirakawa Optics"]);

  beforeEach(async () => {
    repository.publish({ own: { v: 1, raw: first } });
    await add();
    repository.asked.length = 0;
  });

  const payloads = () => repository.asked.filter((path) => path.startsWith("targets/"));

  test("comes by its delta alone, and is judged by at once", async () => {
    const base = bench.serve({ "/page": PAGE });
    const page = await bench.context.newPage();
    await page.goto(`${base}/page`);
    await expect.poll(async () => found(await bench.report(page))).toEqual(["hikvision 1"]);
    repository.publish({ own: { v: 2, raw: second, from: [{ v: 1, raw: first }] } });
    await check();
    expect(payloads()).toEqual([expect.stringMatching(/from-1\.delta\.gz$/)]);
    expect(await inForce()).toEqual(["own 2"]);
    await expect
      .poll(async () => found(await bench.report(page)))
      .toEqual(["hikvision 1", "own-midorikawa-radio 1"]);
    expect(await painted(page)).toContain("Midorikawa Radio");
  });

  test("with a spoilt delta is fetched in full", async () => {
    repository.publish({ own: { v: 2, raw: second, from: [{ v: 1, raw: first }] } });
    repository.fault = (path) =>
      path.endsWith(".delta.gz") ? { status: 200, body: gzipSync("nonsense") } : null;
    await check();
    expect(payloads().map((path) => path.replace(/^.*\.(?=from|list)/, ""))).toEqual([
      "from-1.delta.gz",
      "list.jsonl.gz",
    ]);
    expect(await inForce()).toEqual(["own 2"]);
    expect(await refused()).toEqual([]);
  });

  test.each<[string, () => void, string]>([
    [
      "whose list was changed on the way",
      () => {
        repository.publish({ own: { v: 2, raw: second } });
        repository.fault = (path, bytes) =>
          path.endsWith("list.jsonl.gz") && bytes !== undefined
            ? { status: 200, body: Buffer.alloc(bytes.length, 1) }
            : null;
      },
      "own trust-wrong-hash",
    ],
    [
      "whose signed files were changed on the way",
      () => {
        repository.publish({ own: { v: 2, raw: second } });
        repository.fault = (path, bytes) =>
          path === "metadata/timestamp.json" && bytes !== undefined
            ? { status: 200, body: bytes.toString().replace('"version":2', '"version":9') }
            : null;
      },
      "all trust-unsigned",
    ],
    [
      "that is an older one under a valid signature",
      () => repository.publish({ own: { v: 1, raw: second } }),
      "own list-rollback",
    ],
    [
      "that says what no list says",
      () => repository.publish({ own: { v: 2, raw: `${first}{"kind":"spell"}\n` } }),
      "own list-schema",
    ],
    [
      "that lost more than a fifth",
      () => repository.publish({ own: { v: 2, raw: ONE } }),
      "own sanity-shrink",
    ],
    [
      "of a server that is down",
      () => {
        repository.fault = () => ({ status: 503, body: "" });
      },
      "all fetch-status",
    ],
    [
      "of a server that sends us elsewhere",
      () => {
        repository.fault = () => ({ status: 302, headers: { location: "http://127.0.0.1:9/" } });
      },
      "all fetch-redirect",
    ],
    [
      "whose list is withdrawn",
      () => repository.publish({ other: { v: 1, raw: ONE } }),
      "own list-withdrawn",
    ],
  ])("%s is refused, by its code, and the list before stays", async (_what, spoil, code) => {
    const before = await bench.ask("lookup", { query: names[0] ?? "", top: 1 });
    spoil();
    await check();
    if (code !== "own list-withdrawn") expect(await refused()).toEqual([code]);
    expect(await inForce()).toContain("own 1");
    const after = await bench.ask("lookup", { query: names[0] ?? "", top: 1 });
    expect(after).toMatchObject({ result: { answers: [{ supplier: "own-kurosawa-denki-a" }] } });
    expect("error" in before).toBe(false);
    // The next good check heals it.
    repository.fault = null;
    repository.publish({ own: { v: 3, raw: third } });
    await check();
    expect(await refused()).toEqual([]);
    expect(await inForce()).toContain("own 3");
  });

  test("survives the worker being stopped", async () => {
    await stopWorkers(bench);
    expect(await status()).toMatchObject({ state: "fresh" });
    expect(await inForce()).toEqual(["own 1"]);
  });

  test("that expires before the next one makes the lists stale, and nothing is denied any more", async () => {
    // Signed for four seconds.
    repository.publish({ own: { v: 2, raw: second } }, 4 / 86_400);
    await check();
    expect(await refused()).toEqual([]);
    await expect.poll(async () => (await status()).state, { timeout: 10_000 }).toBe("stale");
    expect((await status()).since).toMatch(/^20\d\d-/);
    await check();
    expect(await refused()).toEqual(["all trust-expired"]);
    const base = bench.serve({ "/page": "<!doctype html><p>Nothing to see here" });
    const page = await bench.context.newPage();
    await page.goto(`${base}/page`);
    await expect.poll(async () => (await bench.badge(page)).text).toBe("0");
    expect((await bench.badge(page)).title).toMatch(/not checked since/);
    await bench.popup.reload();
    await bench.popup.getByRole("combobox").fill("Zzyzx Nobody");
    await expect
      .poll(async () => bench.popup.locator("body").innerText())
      .toMatch(/was not found, but the lists were not checked since/);
  });
});

test("lists that expire while a page lies open are no longer said to be the newest on its button", async () => {
  const base = bench.serve({ "/page": "<!doctype html><p>Nothing to see here" });
  // Signed for twenty seconds; the browser wakes the extension half a minute later at the soonest.
  repository.publish({ own: { v: 1, raw: ONE } }, 20 / 86_400);
  await add();
  const page = await bench.context.newPage();
  await page.goto(`${base}/page`);
  await expect.poll(async () => (await bench.badge(page)).text).toBe("0");
  const title = async () => (await bench.badge(page)).title;
  expect(await title()).not.toMatch(/not checked since/);
  await expect.poll(title, { timeout: 50_000 }).toMatch(/not checked since/);
}, 90_000);

describe("a store that is damaged", () => {
  test.each([
    ["file of the index", "files", "index.bin"],
    ["file of the gate", "files", "gate.bin"],
    ["pointer", "active", "active"],
    ["list itself", "raw", ""],
  ] as const)(
    "in a %s is said, screens on, and is mended",
    async (_what, table, key) => {
      repository.publish({ own: { v: 1, raw: ONE } });
      await add();
      await spoil(table, key);
      await stopWorkers(bench);
      const list = await status();
      // A list that is only needed for the next update is found to be damaged by that one.
      if (table !== "raw") expect(["broken", "fresh"]).toContain(list.state);
      expect(list.state).not.toBe("bundled");
      expect(list.version).not.toBeNull();
      const answer = await bench.ask("lookup", { query: "Hikvision", top: 1 });
      expect(answer).toMatchObject({ result: { answers: [{ supplier: "hikvision" }] } });
      await heals();
      const mended = await bench.ask("lookup", { query: "Kurosawa Denki", top: 1 });
      expect(mended).toMatchObject({ result: { answers: [{ supplier: "own-kurosawa-denki" }] } });
    },
    180_000,
  );
});

test("a store that the browser threw away is said, and is filled again", async () => {
  repository.publish({ own: { v: 1, raw: ONE } });
  await add();
  await bench.popup.evaluate(
    async () =>
      new Promise<void>((resolve) => {
        indexedDB.deleteDatabase("sekisho-lists").onsuccess = () => resolve();
      }),
  );
  await stopWorkers(bench);
  expect(["broken", "fresh"]).toContain((await status()).state);
  await heals();
}, 180_000);

test("a store that is full says so, keeps the list before, and takes the next when there is room", async () => {
  repository.publish({ own: { v: 1, raw: ONE } });
  const session = await bench.context.newCDPSession(bench.popup);
  const { origin } = bench;
  const { usage } = await session.send("Storage.getUsageAndQuota", { origin });
  await session.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: usage + 8_000_000 });
  // Only now: the browser asks once how much room there is, and then takes that for granted for a while.
  await add();
  expect(await inForce()).toEqual(["own 1"]);
  await fill();
  const many = Array.from({ length: 200 }, (_, at) => `Midorikawa Radio ${words(at)}`);
  const large = ownList("2026.11.02-00000002", ["Kurosawa Denki", ...many]);
  // A list of this name is new: nothing compares its size with one before.
  repository.publish({ own: { v: 1, raw: ONE }, second: { v: 1, raw: large } });
  await check();
  expect(await refused()).toEqual(["all store-full"]);
  expect(await inForce()).toEqual(["own 1"]);
  expect(await status()).toMatchObject({ state: "broken", problem: "store-full" });
  const answer = await bench.ask("lookup", { query: "Kurosawa Denki", top: 1 });
  expect(answer).toMatchObject({ result: { answers: [{ supplier: "own-kurosawa-denki" }] } });
  await session.send("Storage.overrideQuotaForOrigin", { origin });
  await check();
  expect(await refused()).toEqual([]);
  expect(await inForce()).toEqual(["own 1", "second 1"]);
  expect(await status()).toMatchObject({ state: "fresh" });
});

/** Fills what the browser gives the extension with bytes that cannot be packed, until it takes no more. */
async function fill(): Promise<void> {
  const whys = await bench.popup.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open("ballast");
      request.onupgradeneeded = () => request.result.createObjectStore("bytes");
      request.onsuccess = () => resolve(request.result);
    });
    const put = (length: number) =>
      new Promise<string>((resolve) => {
        const transaction = database.transaction("bytes", "readwrite", { durability: "strict" });
        const bytes = crypto.getRandomValues(new Uint8Array(length));
        transaction.objectStore("bytes").put(bytes, crypto.randomUUID());
        transaction.oncomplete = () => resolve("");
        transaction.onabort = () => resolve(transaction.error?.name ?? "aborted");
      });
    const ends: string[] = [];
    for (const length of [60_000, 2_000]) {
      let why = "";
      for (let count = 0; why === "" && count < 1_000; count++) why = await put(length);
      ends.push(why);
    }
    database.close();
    return ends;
  });
  expect(whys).toEqual(["QuotaExceededError", "QuotaExceededError"]);
}

/** Letters that stand for a number. */
const words = (at: number): string =>
  String(at).replace(/\d/g, (digit) => "abcdefghij"[Number(digit)] ?? "");

test("a request says nothing of who asks: no cookie, no referrer, no language", async () => {
  repository.publish({ own: { v: 1, raw: ONE } });
  await add();
  expect(repository.headers).not.toEqual([]);
  for (const headers of repository.headers) {
    expect(headers["accept-language"]).toBe("*");
    expect(Object.keys(headers)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/^(?:cookie|referer|authorization|if-.*)$/)]),
    );
  }
});

/** Writes nonsense in place of a stored value, as a failing disk would. */
async function spoil(table: string, suffix: string): Promise<void> {
  await bench.popup.evaluate(
    async ([name, end]) => {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open("sekisho-lists");
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(new Error("no database"));
      });
      await new Promise<void>((resolve, reject) => {
        const transaction = database.transaction(name, "readwrite");
        const store = transaction.objectStore(name);
        const keys = store.getAllKeys();
        keys.onsuccess = () => {
          for (const key of keys.result)
            if (typeof key === "string" && key.endsWith(end)) store.put(new ArrayBuffer(16), key);
        };
        transaction.oncomplete = () => resolve();
        transaction.onerror = () => reject(new Error("not spoilt"));
      });
      database.close();
    },
    [table, suffix] as const,
  );
}

describe("in the settings", () => {
  test("a repository is added by hand, its fingerprint compared, checked, and removed again", async () => {
    repository.publish({ own: { v: 1, raw: ONE }, second: { v: 4, raw: THREE } });
    const file = join(mkdtempSync(join(tmpdir(), "sekisho-root-")), "root.json");
    writeFileSync(file, repository.root);
    const page = await bench.context.newPage();
    await page.goto(`${bench.origin}/options.html`);
    await page.getByText("Add your organisation's lists").click();
    await page.getByRole("button", { name: "Show the fingerprint" }).click();
    await page.getByText("Write an address").waitFor();
    await page.getByLabel("Address").fill(repository.url);
    await page.getByRole("button", { name: "Show the fingerprint" }).click();
    await page.getByText("Choose the root file").waitFor();
    await page.getByLabel("Root file (root.json)").setInputFiles(file);
    await page.getByRole("button", { name: "Show the fingerprint" }).click();
    await page.getByText("Compare this fingerprint").waitFor();
    const shown = await page.locator(".sk-fingerprint").last().innerText();
    expect(shown.replaceAll(/\s/g, "")).toBe(repository.fingerprint);
    await page.getByLabel("second").uncheck();
    expect((await updates()).repositories).toEqual([]);
    await page.getByRole("button", { name: "It is the same: add" }).click();
    await page.getByText("own (release 1)").waitFor();
    expect(await ours()).toMatchObject({ kind: "added", wanted: ["own"] });
    expect((await status()).lists.map(({ id }) => id)).toContain("own");
    await page.getByText("Remove these lists").click();
    await page.getByRole("button", { name: "Remove", exact: true }).click();
    await page.getByText("No list repository is set up").waitFor();
    await expect.poll(async () => (await status()).lists.map(({ id }) => id)).not.toContain("own");
    expect(await status()).toMatchObject({ state: "bundled" });
  });

  test("what is no root file, or no server, is refused, and nothing is added", async () => {
    const look = (url: string, root: string) => bench.ask("repository-add", { url, root });
    const root = repository.root.toString();
    repository.publish({ own: { v: 1, raw: ONE } });
    expect(await look(repository.url, "nonsense!")).toEqual({ error: "root-unreadable" });
    expect(await look(repository.url, '{"signed":{}}')).toEqual({ error: "trust-wrong-type" });
    expect(await look("http://127.0.0.1:9", root)).toEqual({ error: "fetch-network" });
    expect(await look("ftp://127.0.0.1", root)).toEqual({ error: "bad-request" });
    const given = { url: repository.url, root, lists: null };
    expect(
      await bench.ask("repository-confirm", { ...given, fingerprint: "0".repeat(64) }),
    ).toEqual({ error: "bad-request" });
    expect((await updates()).repositories).toEqual([]);
  });
});
