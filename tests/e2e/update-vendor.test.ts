import { createServer } from "node:http";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { listenOnLoopback } from "../../tools/loopback.ts";
import { wxt } from "../../tools/make.ts";
import { ROOT } from "../../tools/inputs.ts";
import { bundledLines, ownList } from "../fixtures/own-list.ts";
import { openTestRepository } from "../fixtures/test-repository.ts";
import { openBench } from "./open-extension.ts";
import manifest from "../../assets/public/list/manifest.json" with { type: "json" };

async function freePort(): Promise<number> {
  const loopback = await listenOnLoopback(createServer());
  loopback.close();
  return Number(new URL(loopback.base).port);
}

test("a build that is given a repository takes its baseline from there, by a delta from the package's", async () => {
  const repository = await openTestRepository(await freePort());
  const root = join(mkdtempSync(join(tmpdir(), "sekisho-vendor-")), "root.json");
  writeFileSync(root, repository.root);
  const name = "chrome-mv3-vendor-test";
  wxt(["build", "--browser", "chrome", "--mode", "demo"], {
    SEKISHO_OUTPUT: name,
    SEKISHO_VENDOR_URL: `${repository.url}/`,
    SEKISHO_VENDOR_ROOT: root,
  });
  const [head = "", ...rest] = bundledLines();
  const old = [head, ...rest].map((line) => `${line}\n`).join("");
  const supplier = ownList("2026.11.01-00000001", ["Kurosawa Denki"]).split("\n").at(-2) ?? "";
  const next = `${head.replace(manifest.version, "2026.11.24-0000000a")}\n${rest.join("\n")}\n${supplier}\n`;
  repository.publish({
    baseline: { v: manifest.v + 1, raw: next, from: [{ v: manifest.v, raw: old }] },
  });
  const bench = await openBench(join(ROOT, ".output", name));
  try {
    await expect
      .poll(() => bench.ask("updates-get", {}), { timeout: 15_000 })
      .toMatchObject({
        checking: false,
        repositories: [{ id: "vendor", kind: "vendor", fingerprint: repository.fingerprint }],
      });
    // The first check comes by itself some time later, and not at once for all browsers.
    expect(repository.asked).toEqual([]);
    expect(await bench.ask("list-status", {})).toMatchObject({ state: "bundled" });
    await bench.ask("update-now", {});
    await expect
      .poll(() => bench.ask("list-status", {}), { timeout: 20_000 })
      .toMatchObject({ state: "fresh", version: "2026.11.24-0000000a" });
    expect(repository.asked.filter((path) => path.startsWith("targets/"))).toEqual([
      expect.stringMatching(/from-\d+\.delta\.gz$/),
    ]);
    expect(await bench.ask("lookup", { query: "Kurosawa Denki", top: 1 })).toMatchObject({
      result: { answers: [{ supplier: "own-kurosawa-denki" }] },
    });
    // It cannot be removed by hand.
    expect(await bench.ask("repository-remove", { id: "vendor" })).toEqual({ error: "unknown" });
    // A release without a canary is refused, whatever its signatures.
    const without = next.replace(/^.*"id":"hikvision","identifiers".*\n/m, "");
    expect(without).not.toBe(next);
    repository.publish({ baseline: { v: manifest.v + 2, raw: without } });
    await bench.ask("update-now", {});
    await expect
      .poll(() => bench.ask("updates-get", {}), { timeout: 20_000 })
      .toMatchObject({
        repositories: [{ refusals: [{ list: "baseline", code: "sanity-canary" }] }],
      });
    expect(await bench.ask("list-status", {})).toMatchObject({ version: "2026.11.24-0000000a" });
  } finally {
    await bench.close();
    repository.close();
  }
});
