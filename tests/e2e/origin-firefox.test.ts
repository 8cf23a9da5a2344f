import { existsSync } from "node:fs";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { ensureZip } from "../../tools/make.ts";
import { ownList } from "../fixtures/own-list.ts";
import { openTestRepository } from "../fixtures/test-repository.ts";
import type { Fault, TestRepository } from "../fixtures/test-repository.ts";
import { openFirefox } from "./open-firefox.ts";
import type { OpenFirefox } from "./open-firefox.ts";

const IS_THERE = existsSync(process.env["SEKISHO_FIREFOX"] ?? "/usr/bin/firefox-esr");
const WAIT = { timeout: 30_000, interval: 100 };
/** What Firefox calls each installation: its own draw is as random as these. */
const UUIDS = [
  "3c1d7c52-7b0e-4a55-9a3b-0d1f5c7e2a11",
  "b8a4f0e6-52cd-4d0f-8f6e-91c2d3e4f522",
] as const;

const NAMES = ["Kurosawa Denki", "Midorikawa Radio", "Shirakawa Optics"];
const ONE = ownList("2026.11.01-00000001", NAMES);
const TWO = ownList("2026.11.02-00000002", [...NAMES, "Akagawa Kiki"]);

type Requests = TestRepository["requests"];

/** Asks the background, as the extension's own pages do. */
async function asker(
  firefox: OpenFirefox,
): Promise<(type: string, payload: object) => Promise<unknown>> {
  const page = await firefox.open(`${firefox.origin}/popup.html`);
  return (type, payload) =>
    firefox.evaluate(
      page,
      `browser.runtime.sendMessage(${JSON.stringify({ sekisho: type, payload })})`,
    );
}

/** All requests of one installation of the zip that is shipped: a list in full, then its next release by delta. */
async function requestsOf(
  repository: TestRepository,
  zip: string,
  uuid: string,
): Promise<Requests> {
  const firefox = await openFirefox(zip, null, uuid);
  try {
    const ask = await asker(firefox);
    const inForce = (v: number) =>
      expect
        .poll(() => ask("updates-get", {}), WAIT)
        .toMatchObject({
          checking: false,
          repositories: [{ refusals: [], inForce: [{ list: "own", v }] }],
        });
    const { url, root, fingerprint } = repository;
    const given = { url, root: root.toString() };
    repository.publish({ own: { v: 1, raw: ONE } });
    expect(await ask("repository-add", given)).toMatchObject({ fingerprint });
    expect(await ask("repository-confirm", { ...given, fingerprint, lists: null })).toEqual({
      ok: true,
    });
    await inForce(1);
    repository.publish({ own: { v: 2, raw: TWO, from: [{ v: 1, raw: ONE }] } });
    await ask("update-now", {});
    await inForce(2);
    return repository.requests;
  } finally {
    await firefox.close();
  }
}

/** What a page of the web that knew the extension's address could try: to frame the page, to have it fetch, to load its script. */
const INTRUDE = (origin: string, url: string) => `(async () => {
  const heard = [];
  const frame = document.createElement("iframe");
  frame.sandbox.add("allow-scripts");
  frame.src = "${origin}/frame.html";
  document.body.append(frame);
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data }) => heard.push(data);
  await new Promise((resolve) => { frame.onload = frame.onerror = resolve; setTimeout(resolve, 1500); });
  frame.contentWindow.postMessage({ url: "${url}", limit: 1000 }, "*", [port2]);
  const script = document.createElement("script");
  script.src = "${origin}/fetcher.js";
  const loaded = new Promise((resolve) => { script.onload = () => resolve("loaded"); script.onerror = () => resolve("refused"); });
  document.body.append(script);
  await new Promise((resolve) => setTimeout(resolve, 1500));
  return { heard, script: await loaded };
})()`;

/** Codes by what the server does to the files that are asked for. */
const FAULTS: readonly (readonly [string, Fault])[] = [
  ["fetch-not-found", () => ({ status: 404 })],
  ["fetch-status", () => ({ status: 503, headers: { "retry-after": "120" } })],
  ["fetch-redirect", () => ({ status: 302, headers: { location: "/metadata/1.root.json" } })],
  ["fetch-too-long", () => ({ status: 200, body: Buffer.alloc(600_000, 32) })],
  ["fetch-network", () => (response) => response.destroy()],
];

describe("the zip in Firefox", () => {
  let zip = "";
  beforeAll(() => {
    if (IS_THERE) zip = ensureZip("firefox", "production");
  });
  beforeEach((context) => {
    if (!IS_THERE)
      context.skip("Firefox is not installed (Debian: firefox-esr; or set SEKISHO_FIREFOX)");
  });

  test("asks for lists in requests that are the same for every installation, header by header", async () => {
    const runs: Requests[] = [];
    let port = 0;
    for (const uuid of UUIDS) {
      // The second repository takes the first one's place: the host is a header too.
      const repository = await openTestRepository(port);
      port = Number(new URL(repository.url).port);
      try {
        runs.push(await requestsOf(repository, zip, uuid));
      } finally {
        repository.close();
      }
    }
    const [one = [], two = []] = runs;
    expect(two).toEqual(one);
    const lines = one.map(([line]) => line ?? "");
    expect(lines.filter((line) => /^GET \/targets\/.*list\.jsonl\.gz/.test(line))).toHaveLength(1);
    expect(lines.filter((line) => /^GET \/targets\/.*delta\.gz/.test(line))).toHaveLength(1);
    for (const request of one) {
      expect(request[0]).toMatch(/^GET \/(?:metadata|targets)\/[\w./-]+$/);
      expect(request.join("\n")).not.toMatch(/extension|[0-9a-f]{8}-[0-9a-f]{4}-/i);
      expect(request).toContain("Origin: null");
      expect(request.join("\n")).not.toMatch(/^(?:cookie|referer|authorization|if-)/im);
    }
  }, 180_000);

  test("refuses as everywhere what it fetches in its frame, and no page of the web can use the frame", async () => {
    const repository = await openTestRepository();
    const firefox = await openFirefox(zip);
    try {
      const ask = await asker(firefox);
      repository.publish({ own: { v: 1, raw: ONE } });
      const given = { url: repository.url, root: repository.root.toString() };
      for (const [code, fault] of FAULTS) {
        repository.fault = fault;
        expect(await ask("repository-add", given), code).toEqual({ error: code });
      }
      repository.fault = null;
      expect(await ask("repository-add", given)).not.toHaveProperty("error");

      repository.fault = () => ({
        status: 200,
        headers: { "content-type": "text/html" },
        body: "<!doctype html><title>a page</title><body>",
      });
      const page = await firefox.open(`${repository.url}/page`);
      repository.asked.length = 0;
      expect(
        await firefox.evaluate(page, INTRUDE(firefox.origin, `${repository.url}/intruder`)),
      ).toEqual({ heard: [], script: "refused" });
      expect(repository.asked).not.toContain("intruder");
    } finally {
      await firefox.close();
      repository.close();
    }
  }, 120_000);
});
