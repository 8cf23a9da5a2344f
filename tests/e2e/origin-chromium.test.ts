import { createServer } from "node:http";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { listenOnLoopback } from "../../tools/loopback.ts";
import { ownList } from "../fixtures/own-list.ts";
import { openTestRepository } from "../fixtures/test-repository.ts";
import { openBench } from "./open-extension.ts";
import { openProxy, through } from "./open-proxy.ts";

const PAGES = 200;
/** Tabs that are read in side by side. */
const TABS = 4;
/** Chromium asks its maker for updates, with us and without us: `quiet.test.ts` compares the two. */
const MAKER = /^(?:CONNECT|GET|POST) (?:https?:\/\/)?[\w.-]+\.(?:google|googleapis|gvt1)\.com[:/]/;
const NAMES = ["Kurosawa Denki", "Midorikawa Radio", "Shirakawa Optics"];
const ONE = ownList("2026.11.01-00000001", NAMES);
const TWO = ownList("2026.11.02-00000002", [...NAMES, "Akagawa Kiki"]);

test("200 pages of reading and two updates: the network is asked for the pages and for files of the repository, and told nothing", async () => {
  const pages = await listenOnLoopback(
    createServer((request, response) => {
      const number = /(\d+)\.html$/.exec(request.url ?? "")?.[1] ?? "";
      response
        .setHeader("content-type", "text/html")
        // A cookie for 127.0.0.1 is one for the repository's server too: cookies know no ports.
        .end(
          `<!doctype html><title>Offer ${number}</title><link rel="icon" href="data:,"><p>Hikvision camera ${number}<script>document.cookie = "read=${number}"</script>`,
        );
    }),
  );
  const repository = await openTestRepository();
  repository.publish({ own: { v: 1, raw: ONE } });
  const proxy = await openProxy(pages.base, repository.url);
  const bench = await openBench(undefined, { args: through(proxy) });
  try {
    const inForce = (v: number) =>
      expect
        .poll(() => bench.ask("updates-get", {}), { timeout: 15_000, interval: 50 })
        .toMatchObject({ checking: false, repositories: [{ inForce: [{ list: "own", v }] }] });
    const tabs = await Promise.all(Array.from({ length: TABS }, () => bench.context.newPage()));
    const read = async (from: number, to: number) => {
      let next = from;
      const readOn = async (tab: Page) => {
        for (let number = next++; number < to; number = next++) {
          await tab.goto(`${pages.base}/${String(number)}.html`, { waitUntil: "commit" });
          // Marked: the page was read and judged. Asked of the page itself, which costs least.
          await tab.waitForFunction(() => CSS.highlights.size > 0, null, { polling: 50 });
        }
      };
      await Promise.all(tabs.map(readOn));
    };
    await read(0, PAGES / 2);
    const { url, root, fingerprint } = repository;
    const given = { url, root: root.toString(), fingerprint, lists: null };
    expect(await bench.ask("repository-confirm", given)).toEqual({ ok: true });
    await inForce(1);
    repository.publish({ own: { v: 2, raw: TWO, from: [{ v: 1, raw: ONE }] } });
    await bench.ask("update-now", {});
    await inForce(2);
    await read(PAGES / 2, PAGES);
  } finally {
    await bench.close();
    proxy.close();
    pages.close();
    repository.close();
  }
  const all = proxy.asked.map((line, at) => ({ line, headers: proxy.headers[at] ?? [] }));
  const others = all.filter(({ line }) => !MAKER.test(line));
  const toPages = others.filter(({ line }) => line.startsWith(`GET ${pages.base}/`));
  const lines = new Set(toPages.map(({ line }) => line));
  expect(lines.size).toBe(PAGES);
  expect(toPages).toHaveLength(PAGES);
  // The pages' cookie went out with the pages.
  expect(toPages.some(({ headers }) => /^cookie: read=/m.test(headers.join("\n")))).toBe(true);
  const rest = others.filter((each) => !toPages.includes(each));
  const files = rest.map(({ line }) => line.replace(`GET ${repository.url}/`, ""));
  expect(files.map((file) => file.replace(/[0-9a-f]{64}/, "<hash>"))).toEqual([
    "metadata/2.root.json",
    "metadata/timestamp.json",
    "metadata/1.snapshot.json",
    "metadata/1.targets.json",
    "metadata/1.lists-own.json",
    "targets/lists/own/<hash>.list.jsonl.gz",
    "metadata/2.root.json",
    "metadata/timestamp.json",
    "metadata/2.snapshot.json",
    "metadata/2.targets.json",
    "metadata/2.lists-own.json",
    "targets/lists/own/<hash>.from-1.delta.gz",
  ]);
  for (const { headers } of rest)
    expect(headers.join("\n")).not.toMatch(/^(?:cookie|referer|authorization|if-[\w-]+|origin):/im);
}, 120_000);
