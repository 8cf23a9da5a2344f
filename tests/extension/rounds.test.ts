import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { configured, newRepository, prescribe } from "../../platform/lists/configure.ts";
import { readManaged } from "../../platform/lists/managed.ts";
import { StoreTrouble } from "../../platform/lists/store-trouble.ts";
import { ownList } from "../fixtures/own-list.ts";
import { openTestRepository } from "../fixtures/test-repository.ts";
import type { TestRelease, TestRepository } from "../fixtures/test-repository.ts";
import { RoundBench } from "./round-bench.ts";

const ONE = ownList("2026.11.01-00000001", ["Kurosawa Denki"]);
const HOUR = 3_600_000;

let repository: TestRepository;
let bench: RoundBench;
let id: string;

beforeEach(async () => {
  vi.spyOn(console, "warn").mockReturnValue(undefined);
  vi.spyOn(console, "error").mockReturnValue(undefined);
  repository = await openTestRepository();
  bench = new RoundBench();
  id = await bench.add(repository);
});
afterEach(() => {
  vi.restoreAllMocks();
  repository.close();
});

const ours = async () => (await bench.repositories()).find((each) => each.id === id);
const RELEASE: TestRelease = { v: 1, raw: ONE };
const own = { own: RELEASE };

describe("a repository never drops out of what is remembered", () => {
  test.each<[string, Record<string, TestRelease>]>([
    ["whatever its roles are called", { ...own, Big_List: RELEASE, "a/b": RELEASE }],
    [
      "however many roles it has",
      Object.fromEntries(
        Array.from({ length: 300 }, (_, at) => [`l${String(at)}`, { v: 1, raw: "" }]),
      ),
    ],
  ])("%s", async (_what, lists) => {
    repository.publish(lists);
    await bench.round();
    expect(await ours()).toMatchObject({ id, checkedAt: bench.clock });
  });

  test("and a list with a strange name hides none of the others", async () => {
    repository.publish({ Big_List: RELEASE, ...own });
    await bench.round();
    expect(bench.inForce(id)).toEqual(["own 1"]);
  });
});

test("one repository too many makes none of the others forgotten", async () => {
  for (let at = 0; at < 40; at++) {
    const root = new TextEncoder().encode(`{"${String(at)}":1}`);
    const entry = { id: `added-${String(at)}`, kind: "added", url: repository.url, root } as const;
    const added = await newRepository({ ...entry, lists: null }, bench.clock, 0);
    await bench.change((memory) => ({ ...memory, repositories: [...memory.repositories, added] }));
  }
  expect((await bench.repositories()).map((each) => each.id)).toContain(id);
});

test("a damaged root in the store is replaced by the one that was confirmed", async () => {
  repository.publish(own);
  await bench.round();
  bench.store.metadataOf.set(`${id}/root`, new TextEncoder().encode("{}"));
  await bench.round();
  expect(await ours()).toMatchObject({ refusal: null, failures: 0 });
});

describe("a list that the store has lost", () => {
  beforeEach(async () => {
    repository.publish(own);
    await bench.round();
    bench.store.raws.clear();
    bench.store.pointer = { lists: {}, current: null, prev: null };
    repository.asked.length = 0;
  });

  test("is fetched again at once", async () => {
    await bench.round(false);
    expect(bench.inForce(id)).toEqual(["own 1"]);
  });

  test("is not asked for again at every start of the worker while the server fails", async () => {
    repository.fault = () => ({ status: 503, headers: { "retry-after": "7200" } });
    await bench.round(false);
    expect(repository.asked).not.toEqual([]);
    repository.asked.length = 0;
    bench.clock += HOUR;
    await bench.round(false);
    expect(repository.asked).toEqual([]);
  });

  test("nor while its own file fails", async () => {
    repository.fault = (path) => (path.startsWith("targets/") ? { status: 503 } : null);
    await bench.round(false);
    repository.asked.length = 0;
    bench.clock += 60_000;
    await bench.round(false);
    expect(repository.asked).toEqual([]);
  });

  test("is missed too when the round that brought it was killed before it was remembered", async () => {
    repository.publish(own);
    await bench.change(({ repositories, ...rest }) => ({
      ...rest,
      repositories: repositories.map((each) => ({ ...each, floors: {} })),
    }));
    await bench.round();
    await bench.change(({ repositories, ...rest }) => ({
      ...rest,
      repositories: repositories.map((each) => ({ ...each, floors: {} })),
    }));
    await bench.round();
    expect((await ours())?.floors).toEqual({ own: 1 });
  });
});

test.each([
  ["store-unavailable", 60_000],
  ["store-blocked", 60_000],
  ["store-damaged", 60_000],
  ["store-full", 15 * 60_000],
] as const)(
  "a store that says %s is tried again after %d ms at the soonest",
  async (code, wait) => {
    repository.publish(own);
    bench.store.swap = () => Promise.reject(new StoreTrouble(code, "test"));
    await bench.round();
    const { refusal, dueAt } = (await ours()) ?? {};
    expect(refusal?.code).toBe(code);
    expect(dueAt).toBe(bench.clock + (code === "store-full" ? 2 * wait : wait));
  },
);

test("a server that asks for patience with a list's file is left alone so long", async () => {
  repository.publish(own);
  repository.fault = (path) =>
    path.startsWith("targets/") ? { status: 503, headers: { "retry-after": "36000" } } : null;
  await bench.round();
  const dueAt = (await ours())?.dueAt ?? 0;
  expect(dueAt).toBeGreaterThanOrEqual(bench.clock + 10 * HOUR);
});

test("no server is waited for longer than a day", async () => {
  repository.publish(own);
  repository.fault = () => ({ status: 503, headers: { "retry-after": "1000000000" } });
  await bench.round();
  expect((await ours())?.dueAt).toBe(bench.clock + 24 * HOUR);
});

test("a list that was lost is taken while other browsers are to take it first", async () => {
  const old = { v: 2, raw: ONE };
  repository.publish({ own: old });
  await bench.round();
  // An old copy of the store was put in place.
  const [held] = Object.values(bench.store.pointer.lists);
  if (held === undefined) throw new Error("nothing was accepted");
  bench.store.pointer = { lists: { [`${id}/own`]: { ...held, v: 1 } }, current: null, prev: null };
  repository.publish({ own: { ...old, v: 3, custom: { rollout: { percent: 0 } } } });
  await bench.round();
  expect(bench.inForce(id)).toEqual(["own 3"]);
});

test("a root that comes with a new package takes the place of an older one, whose keys were lost", async () => {
  const vendor = async (from: TestRepository, root: Buffer) => {
    const entry = { id: "vendor", kind: "vendor", url: from.url, lists: null } as const;
    const made = await newRepository({ ...entry, root: Uint8Array.from(root) }, bench.clock, 0);
    bench.prescribed = { entries: [made], isManagedKnown: true };
    await bench.round();
    return (await bench.repositories()).find((each) => each.id === "vendor")?.refusal?.code;
  };
  repository.publish(own);
  expect(await vendor(repository, repository.root)).toBeUndefined();
  const next = await openTestRepository();
  next.publish(own);
  // Of one version with the one before, it is no newer.
  expect(await vendor(next, next.root)).toBe("trust-unsigned");
  expect(await vendor(next, next.newRoot(2))).toBeUndefined();
  next.close();
});

test("a policy that comes during a round is heard after it", async () => {
  repository.publish(own);
  let answer = () => undefined as void;
  repository.fault = (path, bytes) =>
    path !== "metadata/timestamp.json"
      ? null
      : (response) => {
          answer = () => void response.end(bytes);
        };
  const first = bench.round();
  await expect.poll(() => repository.asked).toContain("metadata/timestamp.json");
  const root = Uint8Array.from(repository.root);
  const entry = {
    id: "managed-1",
    kind: "managed",
    url: repository.url,
    lists: null,
    root,
  } as const;
  const made = await newRepository(entry, bench.clock, 0);
  bench.prescribed = { entries: [made], isManagedKnown: true };
  const ids = async () => (await bench.repositories()).map((each) => each.id);
  await bench.round(false, false);
  expect(await ids()).toEqual([id]);
  const second = bench.round(false, true);
  repository.fault = null;
  answer();
  await Promise.all([first, second]);
  expect(await ids()).toEqual(["managed-1", id]);
});

describe("a policy that cannot be used", () => {
  const policy = (more: object) => ({
    repositoryUrl: repository.url,
    repositoryRoot: repository.root.toString(),
    ...more,
  });

  test.each<[string, object, string]>([
    ["a root that is no file", { repositoryRoot: "nonsense!" }, "repositoryRoot"],
    ["a root that nobody signed", { repositoryRoot: "e30=" }, "repositoryRoot"],
    [
      "an endless address",
      { repositoryUrl: `https://a.example/${"x".repeat(2000)}` },
      "repositoryUrl",
    ],
    [
      "more lists than are taken",
      { repositoryLists: Array.from({ length: 65 }, (_, at) => `l${String(at)}`) },
      "repositoryLists",
    ],
  ])("%s: is said, and what was set before stays", async (_what, more, key) => {
    let read: unknown;
    vi.spyOn(fakeBrowser.storage.managed, "get").mockImplementation(
      () => Promise.resolve(read) as never,
    );
    read = policy({});
    const set = async () => prescribe(null, await readManaged(), bench.clock, () => 0);
    const before = configured([], await set()).map((each) => each.id);
    expect(before).toHaveLength(1);
    read = policy(more);
    expect(await readManaged()).toEqual({ kind: "bad", key });
    read = policy({});
    const now = configured([], await set());
    read = policy(more);
    expect(configured(now, await set()).map((each) => each.id)).toEqual(before);
  });

  test.each([
    ["nothing, soon after the start", {}, false, 1],
    ["nothing, once the browser must have read its policy", {}, true, 0],
    ["other keys, and no repository", { contact: { value: "x", mode: "locked" } }, false, 0],
  ])("that holds %s", async (_what, later, isKnown, left) => {
    let read: unknown = policy({});
    vi.spyOn(fakeBrowser.storage.managed, "get").mockImplementation(
      () => Promise.resolve(read) as never,
    );
    const set = async (known: boolean) =>
      prescribe(null, await readManaged(known), bench.clock, () => 0);
    const before = configured([], await set(false));
    read = later;
    expect(configured(before, await set(isKnown))).toHaveLength(left);
  });
});
