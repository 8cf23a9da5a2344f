import { beforeEach, describe, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { openBundledList } from "../../platform/bundled-list.ts";
import type { BundledManifest } from "../../platform/bundled-list.ts";

const FILES = ["list.jsonl", "index.bin", "gate.bin", "gate-category.bin", "fold.bin"] as const;
type Bytes = Uint8Array<ArrayBuffer>;

let files: Map<string, Bytes | null>;
let asked: string[];
let manifest: BundledManifest;

async function sha256(bytes: Bytes): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

beforeEach(async () => {
  vi.restoreAllMocks();
  fakeBrowser.reset();
  vi.spyOn(fakeBrowser.runtime, "getURL").mockImplementation(
    (path: string) => `https://own.example${path}`,
  );
  files = new Map(FILES.map((name, at) => [name, new Uint8Array([at + 1, 2, 3, 4])]));
  asked = [];
  const entries = await Promise.all(
    [...files].map(
      async ([name, bytes]) =>
        [name, { sha256: await sha256(bytes ?? new Uint8Array()), bytes: 4 }] as const,
    ),
  );
  manifest = {
    version: "1",
    asOf: "2026-06-10",
    suppliers: 1,
    programs: 1,
    categoryProfiles: ["us-federal"],
    files: Object.fromEntries(entries),
  };
  vi.stubGlobal("fetch", async (url: URL) => {
    const name = url.pathname.split("/").at(-1) ?? "";
    asked.push(name);
    const bytes = files.get(name) ?? null;
    if (bytes === null) throw new TypeError("Failed to fetch");
    return new Response(bytes);
  });
});

describe("a page without candidates", () => {
  test("costs filter and fold table, not the list", async () => {
    const list = openBundledList(manifest);
    expect((await list.gate("general")).gate.byteLength).toBe(4);
    expect(asked.sort()).toEqual(["fold.bin", "gate.bin"]);
    expect(list.isLoaded()).toBe(false);
  });

  test("costs them once", async () => {
    const list = openBundledList(manifest);
    await Promise.all([list.gate("general"), list.gate("general"), list.gate("general")]);
    expect(asked).toHaveLength(2);
  });
});

describe("the filter of a page", () => {
  test("lets the terms of category rules through only for buyers whom they bind", async () => {
    const list = openBundledList(manifest);
    await list.gate("us-federal");
    await list.gate("jp-government");
    await list.gate("us-federal");
    expect(asked.toSorted()).toEqual(["fold.bin", "gate-category.bin", "gate.bin"]);
  });

  test("that is broken for one buyer is no filter, and the others' still works", async () => {
    files.set("gate-category.bin", null);
    const list = openBundledList(manifest);
    await expect(list.gate("us-federal")).rejects.toMatchObject({ code: "list-missing" });
    await expect(list.gate("general")).resolves.toMatchObject({ listVersion: "1" });
  });
});

describe("a broken file is a list problem, never an empty list", () => {
  test.each([
    ["missing", (name: string) => files.set(name, null), "list-missing"],
    [
      "changed by one bit",
      (name: string) => files.set(name, new Uint8Array([9, 9, 9, 9])),
      "list-checksum",
    ],
    ["cut short", (name: string) => files.set(name, new Uint8Array([1])), "list-checksum"],
    ["empty", (name: string) => files.set(name, new Uint8Array()), "list-empty"],
  ] as const)("%s", async (_what, spoil, problem) => {
    for (const name of ["list.jsonl", "index.bin"]) {
      spoil(name);
      const list = openBundledList(manifest);
      expect(await list.status()).toMatchObject({
        state: "broken",
        problem,
        lists: [],
        suppliers: 0,
      });
      await expect(list.view()).rejects.toMatchObject({ code: problem });
    }
    spoil("gate.bin");
    await expect(openBundledList(manifest).gate("general")).rejects.toMatchObject({
      code: problem,
    });
  });

  test("with the right hash but not readable", async () => {
    expect(await openBundledList(manifest).status()).toMatchObject({
      state: "broken",
      problem: "list-unreadable",
    });
  });

  test("and is tried again, so that a passing trouble passes", async () => {
    const [gate] = [files.get("gate.bin") ?? null];
    files.set("gate.bin", null);
    const list = openBundledList(manifest);
    await expect(list.gate("general")).rejects.toMatchObject({ code: "list-missing" });
    files.set("gate.bin", gate);
    await expect(list.gate("general")).resolves.toMatchObject({ listVersion: "1" });
  });
});
