import { createPrivateKey, sign } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { RepositoryView, UpdatesView } from "../../rules/update-views.ts";
import { signedJson } from "../../publisher/repository/signed-json.ts";
import { found, openBench, painted } from "./open-extension.ts";
import type { Bench } from "./open-extension.ts";
import { NO_POLICY, openPolicy, ownBuild } from "./managed-policy.ts";
import { NO_NGINX, openDesk } from "./publish-bench.ts";
import type { OwnerDesk } from "./publish-bench.ts";

const DESCRIPTION = `publisher: {en: Example City, ja: 例示市}
title: {en: Suppliers to ask about, ja: 要相談先リスト}
authority: Example City, Procurement Division
licence: internal use
url: null
programs:
  - code: ask
    jurisdiction: JP
    title: {en: Ask before buying, ja: 事前相談}
    authority: {en: Example City, ja: 例示市}
    citation: Example City Notice 7
    effect: procedure
    buyers: [jp-government]
    nextStep: {en: Call the Procurement Division., ja: 調達課に連絡してください。}
`;
const HEADER = "番号,取引先名,別名,国,登録日";
const ROWS = [
  "k1,Kurosawa Denki,黒澤電機,日本,2025-04-01",
  "m1,Midorikawa Radio,,日本,2025-04-01",
  "s1,Shirakawa Optics,,US,令和7年5月1日",
  "a1,Akagawa Robotics,,US,2025-05-01",
];
const NEXT = "n1,Nezumikawa Instruments,鼠川計器,日本,2025-10-01";
const PAGE = `<!doctype html><meta charset="utf-8"><title>Catalogue</title>
  <p>Kurosawa Denki router, 1 unit. <p>鼠川計器の計測器 2 台 <p>Hikvision camera, 3 units.`;

let desk: OwnerDesk;
let bench: Bench;

beforeEach(async (context) => {
  if (NO_NGINX !== null) context.skip(NO_NGINX);
  desk = openDesk();
  bench = await openBench();
});

afterEach(async () => {
  if (NO_NGINX !== null) return;
  await bench.close();
  await desk.close();
});

/** Runs a command that has to succeed. */
async function typed(...args: readonly string[]): Promise<Readonly<Record<string, unknown>>> {
  const answer = await desk.run(...args);
  expect(answer, args.join(" ")).toMatchObject({ ok: true, code: "ok", problems: [] });
  return answer;
}

/** From an organisation's table to what is served: import, build, sign, publish. */
async function release(rows: readonly string[]): Promise<Readonly<Record<string, unknown>>> {
  writeFileSync(join(desk.folder, "list.yaml"), DESCRIPTION);
  writeFileSync(join(desk.folder, "own.csv"), `\uFEFF${[HEADER, ...rows].join("\r\n")}\r\n`);
  const map = "id=番号,name=取引先名,aliases=別名,country=国,listed_on=登録日";
  const from = ["table", "own.csv", "--list", "own", "--out", "own", "--replace"];
  const about = ["--retrieved", "2026-11-25", "--description", "list.yaml", "--map", map];
  await typed("list", "import", ...from, ...about);
  const built = await typed(
    "list",
    "build",
    "--repo",
    "lists",
    "--list",
    "own",
    "--sources",
    "own",
  );
  await typed("list", "sign", "own", "--repo", "lists");
  await typed("list", "publish", "own", "--repo", "lists");
  return built;
}

/** Founds the repository, publishes its first release and serves it; gives the fingerprint that `init` said. */
async function publishFirst(): Promise<string> {
  const init = [
    "init",
    "--repo",
    "lists",
    "--name",
    "Example City",
    "--list",
    "own=Suppliers to ask about",
  ];
  const { fingerprint } = await typed(...init);
  await release(ROWS);
  await desk.serve("lists");
  expect(await typed("doctor", desk.url)).toMatchObject({ findings: [] });
  await typed("verify", desk.url, "--fingerprint", String(fingerprint));
  desk.asked();
  return String(fingerprint);
}

async function updates(): Promise<UpdatesView> {
  const view = await bench.ask("updates-get", {});
  if ("error" in view) throw new Error(view.error);
  return view;
}

async function ours(): Promise<RepositoryView | undefined> {
  return (await updates()).repositories[0];
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

/** A timestamp one version on, signed by its key until a minute ago. */
function ended(timestamp: Buffer, pem: string): string {
  const { signed, signatures } = JSON.parse(timestamp.toString());
  const passphrase = readFileSync(join(desk.folder, "passphrase"), "utf8").trim();
  const key = createPrivateKey({ key: readFileSync(pem), passphrase });
  const expires = new Date(Date.now() - 60_000).toISOString().replace(/\.\d+Z/, "Z");
  const next = { ...signed, version: signed.version + 1, expires };
  const sig = sign(null, Buffer.from(signedJson(next)), key).toString("hex");
  return JSON.stringify({ signed: next, signatures: [{ keyid: signatures[0].keyid, sig }] });
}

test("an organisation's table goes through the publisher and nginx into a browser, then its next release by a delta; what is tampered with, rolled back or frozen is refused", async () => {
  const fingerprint = await publishFirst();
  const page = await bench.context.newPage();
  await page.goto(`${bench.serve({ "/page": PAGE })}/page`);
  await expect.poll(async () => found(await bench.report(page))).toEqual(["hikvision 1"]);

  // By hand, as docs/publishing.md says: the address, the first root, and the fingerprint compared.
  const settings = await bench.context.newPage();
  await settings.goto(`${bench.origin}/options.html`);
  await settings.getByText("Add your organisation's lists").click();
  await settings.getByLabel("Address").fill(desk.url);
  const root = join(desk.folder, "lists/public/metadata/1.root.json");
  await settings.getByLabel("Root file (root.json)").setInputFiles(root);
  await settings.getByRole("button", { name: "Show the fingerprint" }).click();
  await settings.getByText("Compare this fingerprint").waitFor();
  const shown = await settings.locator(".sk-fingerprint").last().innerText();
  expect(shown.replaceAll(/\s/g, "")).toBe(fingerprint);
  await settings.getByRole("button", { name: "It is the same: add" }).click();
  await settings.getByText("own (release 1)").waitFor();
  await expect
    .poll(async () => found(await bench.report(page)))
    .toEqual(["hikvision 1", "own-k1 1"]);
  expect(await painted(page)).toContain("Kurosawa Denki");
  expect(await bench.ask("list-status", {})).toMatchObject({ state: "fresh", problem: null });

  // The next release: one row more. The browser fetches the difference alone.
  desk.asked();
  expect(await release([...ROWS, NEXT])).toMatchObject({
    v: 2,
    from: 1,
    counts: { added: 1, removed: 0 },
  });
  await check();
  expect(await refused()).toEqual([]);
  expect(await inForce()).toEqual(["own 2"]);
  expect(desk.asked().filter((path) => path.startsWith("targets/"))).toEqual([
    expect.stringMatching(/from-1\.delta\.gz$/),
  ]);
  await expect
    .poll(async () => found(await bench.report(page)))
    .toEqual(["hikvision 1", "own-k1 1", "own-n1 1"]);
  expect(await painted(page)).toContain("鼠川計器");

  // Tampered with: the third release's files are others than those that were signed.
  const site = join(desk.folder, "lists/public");
  const timestamp = join(site, "metadata/timestamp.json");
  const second = readFileSync(timestamp);
  await release([...ROWS, NEXT, "o1,Ookawa Battery,,日本,2025-11-01"]);
  const targets = join(site, "targets/lists/own");
  const signed = new Map(
    readdirSync(targets).map((name) => [name, readFileSync(join(targets, name))]),
  );
  for (const [name, bytes] of signed)
    writeFileSync(join(targets, name), Buffer.alloc(bytes.length, 1));
  await check();
  expect(await refused()).toEqual(["own trust-wrong-hash"]);
  expect(await inForce()).toEqual(["own 2"]);
  for (const [name, bytes] of signed) writeFileSync(join(targets, name), bytes);
  await check();
  expect(await refused()).toEqual([]);
  expect(await inForce()).toEqual(["own 3"]);

  // Rolled back: the timestamp of yesterday, with its valid signature.
  const third = readFileSync(timestamp);
  writeFileSync(timestamp, second);
  await check();
  expect(await refused()).toEqual(["all trust-rollback"]);
  writeFileSync(timestamp, third);

  // Frozen: the newest there is, with its rightful signature, which has ended.
  writeFileSync(timestamp, ended(third, join(desk.folder, "lists/keys/timestamp.pem")));
  await check();
  expect(await refused()).toEqual(["all trust-expired"]);
  expect(await inForce()).toEqual(["own 3"]);
  expect(found(await bench.report(page))).toEqual(["hikvision 1", "own-k1 1", "own-n1 1"]);

  // The cron job is mended, and so is the browser.
  await typed("timestamp", "refresh", "--repo", "lists");
  await check();
  expect(await refused()).toEqual([]);
  expect(await bench.ask("list-status", {})).toMatchObject({ state: "fresh" });
}, 300_000);

test("an organisation's repository that its administrator sets by policy is in force without a hand in the browser", async (context) => {
  if (NO_POLICY !== null) context.skip(NO_POLICY);
  const fingerprint = await publishFirst();
  await typed("list", "add", "later", "--title", "Later", "--repo", "lists");
  const { folder: build, id } = ownBuild(join(desk.folder, "extension"));
  // As docs/publishing.md types it: the root file in base64.
  const root = join(desk.folder, "lists/public/metadata/1.root.json");
  const repositoryRoot = readFileSync(root, "base64");
  const managed = { repositoryUrl: desk.url, repositoryRoot, repositoryLists: ["own"] };
  const policy = openPolicy(id);
  policy.write(managed);
  try {
    await bench.close();
    bench = await openBench(build);
    const page = await bench.context.newPage();
    await page.goto(`${bench.serve({ "/page": PAGE })}/page`);
    await expect
      .poll(ours, { timeout: 30_000 })
      .toMatchObject({ kind: "managed", fingerprint, wanted: ["own"], refusals: [] });
    // By itself the first check comes within five minutes, and not for all browsers at once.
    await check();
    expect(await ours()).toMatchObject({ refusals: [], inForce: [{ list: "own", v: 1 }] });
    await expect
      .poll(async () => found(await bench.report(page)), { timeout: 20_000 })
      .toEqual(["hikvision 1", "own-k1 1"]);
    // What the administrator set is not for the person to remove.
    const [{ id: repository } = { id: "" }] = (await updates()).repositories;
    expect(await bench.ask("repository-remove", { id: repository })).toHaveProperty("error");
    // Another choice of the administrator reaches a browser that runs.
    policy.write({ ...managed, repositoryLists: ["own", "later"] });
    await expect
      .poll(async () => (await ours())?.wanted, { timeout: 30_000 })
      .toEqual(["own", "later"]);
  } finally {
    policy.remove();
  }
}, 300_000);
