import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { deleteDatabase, openDatabase, readKeys, write } from "../../platform/lists/database.ts";
import { NOTHING_ACTIVE } from "../../platform/lists/generation.ts";
import type { Active, Generation } from "../../platform/lists/generation.ts";
import { ListStore } from "../../platform/lists/list-store.ts";
import { hashOf } from "../../platform/trust/web-crypto.ts";

const NAME = "sekisho-lists-test";
const bytes = (text: string) => new TextEncoder().encode(text);

async function generation(id: string, text: string): Promise<[Generation, ArrayBuffer]> {
  const file = bytes(text);
  const sha256 = await hashOf("sha256", file);
  const manifest = {
    version: id,
    v: 1,
    asOf: "",
    suppliers: 1,
    programs: 1,
    lists: 1,
    categoryProfiles: [],
    files: {
      "index.bin": { sha256, bytes: file.length },
      // Of the package: described, and not kept here.
      "fold.bin": { sha256: "0".repeat(64), bytes: 1 },
    },
  };
  return [{ id, format: "1", inputs: {}, manifest }, file.buffer];
}

/** A pointer to a list of one line, and what has to be stored for it. */
async function release(v: number, before: Active) {
  const raw = bytes(`release ${String(v)}`);
  const sha256 = await hashOf("sha256", raw);
  const [current, file] = await generation(`g${String(v)}`, `index ${String(v)}`);
  const old = before.lists["own/a"];
  const list = {
    v,
    sha256,
    prev: old === undefined ? null : { v: old.v, sha256: old.sha256 },
    version: String(v),
    facts: { suppliers: 1, listings: 1, canaries: [] },
    acceptedAt: v,
  };
  const active: Active = { lists: { "own/a": list }, current, prev: before.current };
  return { active, raws: new Map([[sha256, raw]]), files: { "index.bin": file } };
}

let store: ListStore;

beforeEach(async () => {
  store = await ListStore.open(NAME);
});
afterEach(async () => {
  vi.restoreAllMocks();
  await deleteDatabase(NAME);
});

describe("the store of lists", () => {
  test("points to nothing at first", async () => {
    expect(await store.active()).toEqual(NOTHING_ACTIVE);
  });

  test("gives back what was swapped in, and what was in force before", async () => {
    const one = await release(1, NOTHING_ACTIVE);
    await store.swap(one);
    const two = await release(2, one.active);
    await store.swap(two);
    const again = await ListStore.open(NAME);
    const active = await again.active();
    expect(active).toEqual(two.active);
    expect(active.prev?.id).toBe("g1");
    for (const each of [active.current, active.prev])
      expect(each === null ? null : await again.file(each, "index.bin")).toBeInstanceOf(
        ArrayBuffer,
      );
    await expect(again.prove(active)).resolves.toBeUndefined();
  });

  test("keeps nothing older than what was in force before", async () => {
    let active = NOTHING_ACTIVE;
    for (const v of [1, 2, 3, 4]) {
      const next = await release(v, active);
      await store.swap(next);
      active = next.active;
    }
    const database = await openDatabase(NAME);
    const files = await readKeys(database, "files");
    const raws = await readKeys(database, "raw");
    database.close();
    expect(files).toEqual(["g3/index.bin", "g4/index.bin"]);
    expect(raws).toHaveLength(2);
  });

  test("writes bytes and pointer in one transaction that is on the disk", async () => {
    const opened = vi.spyOn(IDBDatabase.prototype, "transaction");
    await store.swap(await release(1, NOTHING_ACTIVE));
    const writes = opened.mock.calls.filter(([, mode]) => mode === "readwrite");
    expect(writes[0]?.[0]).toEqual(["raw", "files", "active"]);
    for (const [, , options] of writes) expect(options).toEqual({ durability: "strict" });
  });

  test("puts the pointer before back when what it reads back is not what was written", async () => {
    const one = await release(1, NOTHING_ACTIVE);
    await store.swap(one);
    const two = await release(2, one.active);
    const spoilt = { ...two, files: { "index.bin": bytes("something else").buffer } };
    await expect(store.swap(spoilt)).rejects.toMatchObject({ code: "store-damaged" });
    expect(await store.active()).toEqual(one.active);
  });

  test("leaves everything as it was when the disk is full", async () => {
    const one = await release(1, NOTHING_ACTIVE);
    await store.swap(one);
    const put = vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(() => {
      throw new DOMException("no room", "QuotaExceededError");
    });
    await expect(store.swap(await release(2, one.active))).rejects.toMatchObject({
      code: "store-full",
    });
    put.mockRestore();
    expect(await store.active()).toEqual(one.active);
    await expect(store.prove(one.active)).resolves.toBeUndefined();
  });

  test("knows a pointer, a list and a file that were damaged", async () => {
    const one = await release(1, NOTHING_ACTIVE);
    await store.swap(one);
    const database = await openDatabase(NAME);
    const sha256 = one.active.lists["own/a"]?.sha256 ?? "";
    await write(database, [{ table: "raw", key: sha256, value: bytes("other") }]);
    await expect(store.raw(sha256)).rejects.toMatchObject({ code: "store-damaged" });
    await expect(store.prove(one.active)).rejects.toMatchObject({ code: "store-damaged" });
    await write(database, [{ table: "active", key: "active", value: "nonsense" }]);
    await expect(store.active()).rejects.toMatchObject({ code: "store-damaged" });
    database.close();
  });

  test("says that it is closed when another version of the extension upgrades it, and opens anew", async () => {
    expect(store.isOpen).toBe(true);
    await deleteDatabase(NAME);
    expect(store.isOpen).toBe(false);
    await expect(store.active()).rejects.toMatchObject({ code: "store-unavailable" });
    expect(await (await ListStore.open(NAME)).active()).toEqual(NOTHING_ACTIVE);
  });

  test("keeps the metadata of each repository apart", async () => {
    const one = store.metadata("one");
    const two = store.metadata("two");
    await one.save("root", bytes("root of one"));
    expect(await two.load("root")).toBeNull();
    expect(await one.load("root")).toEqual(bytes("root of one"));
    await store.forget("two");
    expect(await one.load("root")).not.toBeNull();
    await store.forget("one");
    expect(await one.load("root")).toBeNull();
  });
});

test("a database of a newer version of the extension is not opened, and is left alone", async () => {
  await deleteDatabase(NAME);
  await new Promise<void>((resolve, reject) => {
    const request = indexedDB.open(NAME, 99);
    request.onsuccess = () => {
      request.result.close();
      resolve();
    };
    request.onerror = () => reject(new Error("not made"));
  });
  await expect(ListStore.open(NAME)).rejects.toMatchObject({ code: "store-unavailable" });
});

test("a browser without a database ends in a code", async () => {
  vi.spyOn(indexedDB, "open").mockImplementation(() => {
    throw new DOMException("denied", "SecurityError");
  });
  await expect(ListStore.open(NAME)).rejects.toMatchObject({ code: "store-unavailable" });
});
