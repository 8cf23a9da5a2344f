import { describe, expect, test } from "vitest";
import { configured } from "../../platform/lists/configure.ts";
import type { AcceptedList } from "../../platform/lists/generation.ts";
import { generationId, inputsOf, isSeedAlone, lostLists } from "../../platform/lists/inputs.ts";
import { base64Of, rootBytesOf } from "../../platform/lists/root-file.ts";
import { REPOSITORY } from "../../rules/schema/updates.ts";
import type { Repository } from "../../rules/schema/updates.ts";

const hash = (digit: string) => digit.repeat(64);
const SEED = { v: 5, sha256: hash("5") };

function accepted(v: number, digit: string): AcceptedList {
  return {
    v,
    sha256: hash(digit),
    prev: null,
    version: "1",
    facts: { suppliers: 1, listings: 1, canaries: [] },
    acceptedAt: 1,
  };
}

function repository(id: string, change: Partial<Repository> = {}): Repository {
  return REPOSITORY.parse({
    id,
    kind: "added",
    url: "https://lists.example/sekisho",
    fingerprint: hash("a"),
    root: "e30=",
    lists: null,
    offered: [],
    addedAt: 1,
    dueAt: 1,
    failures: 0,
    checkedAt: null,
    goodAt: null,
    expiresAt: null,
    floors: {},
    refusal: null,
    held: [],
    waiting: [],
    ...change,
  });
}

const plain = (
  lists: Readonly<Record<string, AcceptedList>>,
  repositories: readonly Repository[],
) => inputsOf(lists, repositories, SEED).map(({ id, v, from }) => `${id} ${String(v)} ${from}`);

describe("the lists that ought to be in force", () => {
  test.each<[string, Record<string, AcceptedList>, readonly Repository[], readonly string[]]>([
    ["are the package's alone without a repository", {}, [], ["vendor/baseline 5 package"]],
    [
      "have the vendor's newer baseline in place of the package's",
      { "vendor/baseline": accepted(6, "6") },
      [repository("vendor", { kind: "vendor" })],
      ["vendor/baseline 6 store"],
    ],
    [
      "have the package's baseline in place of an older stored one",
      { "vendor/baseline": accepted(4, "4") },
      [repository("vendor", { kind: "vendor" })],
      ["vendor/baseline 5 package"],
    ],
    [
      "have the package's baseline where the stored one is level, whatever its bytes",
      { "vendor/baseline": accepted(5, "6") },
      [repository("vendor", { kind: "vendor" })],
      ["vendor/baseline 5 package"],
    ],
    [
      "are those of an organisation beside the baseline, by name",
      { "added-1/z": accepted(1, "1"), "added-1/b": accepted(2, "2") },
      [repository("added-1")],
      ["vendor/baseline 5 package", "added-1/b 2 store", "added-1/z 1 store"],
    ],
    [
      "have what the policy sets before what a person adds, whatever their names",
      { "added-1/b": accepted(2, "2"), "managed-1/z": accepted(1, "1") },
      [repository("managed-1", { kind: "managed" }), repository("added-1")],
      ["vendor/baseline 5 package", "managed-1/z 1 store", "added-1/b 2 store"],
    ],
    [
      "are none of a repository that was removed",
      { "added-1/b": accepted(2, "2") },
      [],
      ["vendor/baseline 5 package"],
    ],
    [
      "are none that is not wanted",
      { "added-1/b": accepted(2, "2"), "added-1/c": accepted(3, "3") },
      [repository("added-1", { lists: ["c"] })],
      ["vendor/baseline 5 package", "added-1/c 3 store"],
    ],
    [
      "have no organisation's list in the place of the baseline",
      { "added-1/baseline": accepted(99, "9") },
      [repository("added-1")],
      ["vendor/baseline 5 package", "added-1/baseline 99 store"],
    ],
  ])("%s", (_what, lists, repositories, expected) => {
    expect(plain(lists, repositories)).toEqual(expected);
  });

  test("need no files of their own when they are the package's alone", () => {
    expect(isSeedAlone(inputsOf({}, [], SEED))).toBe(true);
    const lists = { "added-1/b": accepted(2, "2") };
    expect(isSeedAlone(inputsOf(lists, [repository("added-1")], SEED))).toBe(false);
  });

  test("are derived anew by another format, and for other bytes", async () => {
    const inputs = inputsOf({}, [], SEED);
    const ids = await Promise.all([
      generationId("1", inputs),
      generationId("2", inputs),
      generationId("1", inputsOf({}, [], { ...SEED, sha256: hash("7") })),
    ]);
    expect(new Set(ids).size).toBe(3);
    expect(await generationId("1", inputs)).toBe(ids[0]);
  });
});

describe("a list that was accepted once", () => {
  const known = [repository("added-1", { floors: { b: 3 } })];

  test.each([
    ["and is gone", {}, ["added-1/b"]],
    ["and is there in an older release", { "added-1/b": accepted(2, "2") }, ["added-1/b"]],
    ["and is there", { "added-1/b": accepted(3, "3") }, []],
    ["and is there in a newer release", { "added-1/b": accepted(4, "4") }, []],
  ])("%s is seen to be so", (_what, lists, lost) => {
    expect(lostLists(lists, known, SEED)).toEqual(lost);
  });

  test("is not missed when the package has come with a newer one", () => {
    const vendor = [repository("vendor", { kind: "vendor", floors: { baseline: 5 } })];
    expect(lostLists({}, vendor, SEED)).toEqual([]);
    const ahead = [repository("vendor", { kind: "vendor", floors: { baseline: 6 } })];
    expect(lostLists({}, ahead, SEED)).toEqual(["vendor/baseline"]);
  });
});

describe("the repositories", () => {
  const managed = repository("managed-1", { kind: "managed" });
  const added = repository("added-1");

  test("set by the policy stay while it cannot be read", () => {
    const held = [managed, added];
    expect(configured(held, { entries: [], isManagedKnown: false })).toEqual([managed, added]);
  });

  test("set by the policy go when it names another", () => {
    const other = repository("managed-2", { kind: "managed" });
    const now = configured([managed, added], { entries: [other], isManagedKnown: true });
    expect(now.map(({ id }) => id)).toEqual(["managed-2", "added-1"]);
  });

  test("keep what is known of them when only the address changed", () => {
    const held = repository("managed-1", { kind: "managed", goodAt: 7, floors: { b: 3 } });
    const moved = { ...managed, url: "https://elsewhere.example", lists: ["b"] };
    const [now] = configured([held], { entries: [moved], isManagedKnown: true });
    expect(now).toMatchObject({
      url: "https://elsewhere.example",
      lists: ["b"],
      goodAt: 7,
      floors: { b: 3 },
    });
  });

  test("of a build without a vendor hold none", () => {
    const vendor = repository("vendor", { kind: "vendor" });
    expect(configured([vendor, added], { entries: [], isManagedKnown: false })).toEqual([added]);
  });
});

describe("a root file", () => {
  const text = '{"signed":{"é":1}}\n';

  test("is taken as its text or as its base64, byte for byte", () => {
    const bytes = new TextEncoder().encode(text);
    expect(rootBytesOf(text)).toEqual(bytes);
    expect(rootBytesOf(base64Of(bytes))).toEqual(bytes);
    expect(rootBytesOf(`${base64Of(bytes).slice(0, 8)}\n${base64Of(bytes).slice(8)}`)).toEqual(
      bytes,
    );
  });

  test.each(["", "nonsense!", "<html>", "%%%"])("is not %j", (bad) => {
    expect(rootBytesOf(bad)).toBeNull();
  });
});
