import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { newRepository } from "../../platform/lists/configure.ts";
import { effectivePolicy, policyView } from "../../platform/policy/in-force.ts";
import { accepted } from "../../platform/policy/take-policy.ts";
import { KEPT_POLICY } from "../../rules/schema/policy-memory.ts";
import { ownList } from "../fixtures/own-list.ts";
import { openTestRepository } from "../fixtures/test-repository.ts";
import type { TestPolicy, TestRepository } from "../fixtures/test-repository.ts";
import { RoundBench } from "./round-bench.ts";

const LISTS = { own: { v: 1, raw: ownList("2026.11.01-00000001", ["Kurosawa Denki"]) } };

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

/** A policy that locks a buyer. */
function signed(profile: string, v: unknown = 1): TestPolicy {
  const keys = { profile: { value: profile, mode: "locked" } };
  const text = JSON.stringify({ schemaVersion: 1, id: "city", keys });
  return { text, custom: v === null ? {} : { v: v as number } };
}

const profile = async () => (await effectivePolicy()).one.profile;
const layers = async () => (await policyView()).layers;
const codes = async () =>
  (await bench.repositories()).flatMap(({ held }) => held.map(({ code }) => code));

test("a signed policy is in force after the round that found it, with its serial and signers", async () => {
  repository.publish(LISTS, 7, signed("jp-government", 3));
  await bench.round();
  expect(await profile()).toEqual({ value: "jp-government", source: "organisation", origin: id });
  expect(await layers()).toMatchObject([
    { source: "organisation", origin: id, id: "city", v: 3, state: "in-force", rejected: [] },
  ]);
  expect((await layers())[0]?.signers).toHaveLength(1);
  expect(await codes()).toEqual([]);
});

test("a policy that more keys signed than can be remembered is in force, and its serial still counts", async () => {
  const signers = Array.from({ length: 100 }, (_, at) => `key-${String(at)}`);
  const { kept } = await accepted("{}", { origin: "", v: 4, signers, now: 0 });
  expect(KEPT_POLICY.parse(kept)).toMatchObject({ floor: 4, inForce: { v: 4 } });
});

test("a repository without one has none, and nothing of a policy is asked for", async () => {
  repository.publish(LISTS);
  await bench.round();
  expect(await layers()).toEqual([]);
  expect(repository.asked.filter((path) => path.includes("policy"))).toEqual([]);
});

test("a repository that has a policy and no list is asked for no list, and its silence is no refusal", async () => {
  repository.publish({}, 7, signed("jp-government", 3));
  await bench.round();
  expect(await profile()).toMatchObject({ value: "jp-government" });
  expect(await codes()).toEqual([]);
  expect(await bench.repositories()).toMatchObject([{ goodAt: bench.clock, offered: [] }]);
});

test("a repository that has neither a policy nor a list is refused as one without a list", async () => {
  repository.publish({});
  await bench.round();
  expect(await codes()).toEqual(["list-none"]);
});

test("a policy that did not change is not fetched again", async () => {
  repository.publish(LISTS, 7, signed("jp-government"));
  await bench.round();
  repository.asked.length = 0;
  await bench.round();
  expect(repository.asked.filter((path) => path.startsWith("targets/policy"))).toEqual([]);
});

test("a policy that the repository takes back is gone, and its serial is not forgotten", async () => {
  repository.publish(LISTS, 7, signed("jp-government", 5));
  await bench.round();
  repository.publish(LISTS);
  await bench.round();
  expect(await profile()).toBeUndefined();
  repository.publish(LISTS, 7, signed("us-defense", 4));
  await bench.round();
  expect(await profile()).toBeUndefined();
  expect(await codes()).toEqual(["policy-rollback"]);
});

describe("a policy that is refused leaves the last good one in force:", () => {
  test.each<[string, TestPolicy, string]>([
    ["an older serial", signed("us-defense", 1), "policy-rollback"],
    ["the same serial with other bytes", signed("us-defense", 2), "policy-rollback"],
    ["no serial", signed("us-defense", null), "policy-custom"],
    ["a serial that is no number", signed("us-defense", "3"), "policy-custom"],
    ["malformed JSON", { text: "{", custom: { v: 3 } }, "policy-unreadable"],
    [
      "another version of the language",
      { text: '{"schemaVersion":2,"id":"x","keys":{}}', custom: { v: 3 } },
      "policy-unreadable",
    ],
    ["5 MB", { text: " ".repeat(5 * 1024 * 1024), custom: { v: 3 } }, "policy-too-large"],
    ["1.5 MB", { text: " ".repeat(1.5 * 1024 * 1024), custom: { v: 3 } }, "policy-too-large"],
  ])("%s", async (_what, policy, code) => {
    repository.publish(LISTS, 7, signed("jp-government", 2));
    await bench.round();
    const before = await bench.repositories();
    bench.clock += 1000;
    repository.publish(LISTS, 7, policy);
    await bench.round();
    expect(await profile()).toMatchObject({ value: "jp-government" });
    expect(await codes()).toEqual([code]);
    // The lists were confirmed: a refused policy makes none of them older.
    expect((await bench.repositories())[0]?.goodAt).toBe(bench.clock);
    expect(before[0]?.refusal).toBeNull();
  });

  test("bytes that were not signed for", async () => {
    repository.publish(LISTS, 7, signed("jp-government", 2));
    await bench.round();
    repository.publish(LISTS, 7, signed("us-defense", 3));
    repository.fault = (path, bytes) =>
      path.startsWith("targets/policy")
        ? { status: 200, body: Buffer.alloc(bytes?.length ?? 0, 1) }
        : null;
    await bench.round();
    expect(await profile()).toMatchObject({ value: "jp-government" });
    expect(await codes()).toEqual(["trust-wrong-hash"]);
  });
});

test("a repository that is removed takes its policy with it", async () => {
  repository.publish(LISTS, 7, signed("jp-government"));
  await bench.round();
  await bench.change((memory) => ({ ...memory, repositories: [] }));
  expect(await profile()).toBeUndefined();
});

test("the vendor's repository is never asked for a policy", async () => {
  const root = Uint8Array.from(repository.root);
  const entry = { id: "vendor", kind: "vendor", url: repository.url, root, lists: null } as const;
  const vendor = await newRepository(entry, bench.clock, 0);
  await bench.change((memory) => ({ ...memory, repositories: [vendor] }));
  bench.prescribed = { entries: [vendor], isManagedKnown: true };
  repository.publish(LISTS, 7, signed("jp-government"));
  await bench.round();
  expect(repository.asked.filter((path) => path.includes("policy"))).toEqual([]);
  expect(await profile()).toBeUndefined();
});

test("a key that the managed policy locks is stronger, a default of both is the managed one's", async () => {
  const { takeManaged } = await import("../../platform/policy/managed-policy.ts");
  repository.publish(LISTS, 7, signed("jp-government"));
  await bench.round();
  const managed = (mode: string) => ({
    policy: JSON.stringify({
      schemaVersion: 1,
      id: "m",
      keys: { profile: { value: "us-federal", mode } },
    }),
  });
  await takeManaged(managed("default"), true, bench.clock);
  expect(await profile()).toMatchObject({ value: "jp-government", source: "organisation" });
  await takeManaged(managed("locked"), true, bench.clock);
  expect(await profile()).toMatchObject({ value: "us-federal", source: "managed" });
});

test("the interval of the policy decides when the repository is asked next", async () => {
  repository.publish(LISTS);
  bench.minutes = 20;
  await bench.round();
  expect((await bench.repositories())[0]?.dueAt).toBe(bench.clock + 20 * 60_000);
});

describe("the policy's own suppliers", () => {
  const raw = new TextEncoder().encode(ownList("2026.11.20-00000001", ["Aokawa Sensors"]));
  const own = { sha256: "a".repeat(64), raw };

  test("are the last list of what is in force, also without a repository, and no server is waited for", async () => {
    await bench.change((memory) => ({ ...memory, repositories: [] }));
    bench.policyList = () => Promise.resolve(own);
    bench.source.reload();
    // Until its files are made the list before is in force, and that is said.
    expect(await bench.source.resolve()).toMatchObject({ trouble: "list-format" });
    await bench.round();
    expect(Object.keys(bench.store.pointer.current?.inputs ?? {})).toEqual([
      "vendor/baseline",
      "policy/own",
    ]);
    expect(await bench.source.resolve()).toMatchObject({ trouble: null });
  });

  test("stand beside a repository's lists, and go without taking these", async () => {
    repository.publish(LISTS);
    bench.policyList = () => Promise.resolve(own);
    await bench.round();
    const inputs = () => Object.keys(bench.store.pointer.current?.inputs ?? {});
    expect(inputs()).toEqual(["vendor/baseline", `${id}/own`, "policy/own"]);
    bench.policyList = () => Promise.resolve(null);
    await bench.round();
    expect(inputs()).toEqual(["vendor/baseline", `${id}/own`]);
    expect(bench.inForce(id)).toEqual(["own 1"]);
  });
});
