import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { openBundledList } from "../../platform/list-files.ts";
import type { ListManifest } from "../../platform/list-files.ts";
import { LIST } from "../../tools/make.ts";

const FILES = [
  "list.jsonl",
  "records.bin",
  "index.bin",
  "gate.bin",
  "gate-category.bin",
  "fold.bin",
  "names.bin",
  "readings.bin",
] as const;
type Bytes = Uint8Array<ArrayBuffer>;

let files: Map<string, Bytes | null>;
let asked: string[];
let manifest: ListManifest;

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
    v: 1,
    lists: 1,
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

describe("what only lookups need", () => {
  /** The files of the built list, and their own manifest. */
  function useBuiltList(change: Partial<Record<string, Bytes | null>> = {}): void {
    for (const name of FILES) files.set(name, Uint8Array.from(readFileSync(join(LIST, name))));
    const built = JSON.parse(readFileSync(join(LIST, "manifest.json"), "utf8")) as ListManifest;
    manifest = built;
    for (const [name, bytes] of Object.entries(change)) files.set(name, bytes ?? null);
  }

  test("is not read to screen a page", async () => {
    useBuiltList();
    await openBundledList(manifest).view();
    expect(asked.sort()).toEqual(["fold.bin", "index.bin", "list.jsonl", "records.bin"]);
  });

  test("is read once, with the list", async () => {
    useBuiltList();
    const list = openBundledList(manifest);
    const [view, again] = await Promise.all([list.lookupView(), list.lookupView()]);
    expect(again).toBe(view);
    expect(view.names.sections.count).toBeGreaterThan(2000);
    expect(asked.filter((name) => name === "names.bin" || name === "readings.bin")).toHaveLength(2);
  });

  test.each([
    ["names.bin", "changed", new Uint8Array([9, 9, 9, 9]), "list-checksum"],
    ["names.bin", "missing", null, "list-missing"],
    ["readings.bin", "empty", new Uint8Array(), "list-empty"],
  ] as const)(
    "%s that is %s stops the lookup, and pages are screened",
    async (name, _how, bytes, code) => {
      useBuiltList({ [name]: bytes });
      const list = openBundledList(manifest);
      await expect(list.lookupView()).rejects.toMatchObject({ code });
      expect(await list.status()).toMatchObject({ state: "bundled", problem: null });
    },
  );

  test("an index of other names is unreadable, not empty", async () => {
    const other = new Uint8Array(4096);
    useBuiltList({ "names.bin": other });
    const entry = { sha256: await sha256(other), bytes: other.byteLength };
    manifest = { ...manifest, files: { ...manifest.files, "names.bin": entry } };
    await expect(openBundledList(manifest).lookupView()).rejects.toMatchObject({
      code: "list-unreadable",
    });
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
    for (const name of ["list.jsonl", "records.bin", "index.bin"]) {
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
