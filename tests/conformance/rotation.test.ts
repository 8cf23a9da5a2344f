// Keys, thresholds and their change: the cases of the public conformance suite in our own words.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { TufRepository } from "../fixtures/tuf/repository.ts";
import { startTufServer, type TufServer } from "../fixtures/tuf/server.ts";
import { newSigner, type KeyKind } from "../fixtures/tuf/signer.ts";
import { NOW, plainRepository, Scene } from "./client.ts";

let server: TufServer;
beforeAll(async () => {
  server = await startTufServer();
});
afterAll(() => server.close());

const KEYS = Array.from({ length: 10 }, () => newSigner());
const keys = (numbers: readonly number[]) => numbers.flatMap((number) => KEYS[number] ?? []);

/** A root version: whose keys, how many must sign, who does. */
type Step = readonly [of: readonly number[], threshold: number, signed: readonly number[]];

/** Chains of roots; all but the last have to be accepted, the last as said. */
const CHAINS: readonly [name: string, ok: boolean, ...steps: Step[]][] = [
  ["one key gives way to another", true, [[1], 1, [1]], [[2], 1, [2, 1]], [[2], 1, [2]]],
  ["signatures of strangers do no harm", true, [[1], 1, [3, 1, 4]], [[2], 1, [3, 2, 1, 4]]],
  [
    "any three of five",
    true,
    [[0, 1, 2, 3, 4], 3, [0, 2, 4]],
    [[0, 1, 2, 3, 4], 3, [0, 4, 1]],
    [[0, 1, 2, 3, 4], 3, [0, 1, 3]],
  ],
  ["one of five changed", true, [[0, 1, 2, 3, 4], 3, [0, 2, 4]], [[0, 1, 3, 4, 5], 3, [0, 4, 1]]],
  [
    "one of five changed, old and new sign",
    true,
    [[0, 1, 2, 3, 4], 3, [0, 2, 4]],
    [[0, 1, 3, 4, 5], 3, [0, 2, 4, 5]],
    [[0, 1, 3, 4, 5], 3, [0, 4, 5]],
  ],
  [
    "all five changed",
    true,
    [[0, 1, 2, 3, 4], 3, [0, 2, 4]],
    [[5, 6, 7, 8, 9], 3, [0, 2, 4, 5, 6, 7]],
    [[5, 6, 7, 8, 9], 3, [5, 6, 7]],
  ],
  ["threshold raised", true, [[1, 2, 3], 1, [1]], [[1, 2, 3], 2, [1, 2]]],
  ["threshold lowered", true, [[1, 2, 3], 2, [1, 2]], [[1, 2, 3], 1, [1, 2]], [[1, 2, 3], 1, [1]]],
  ["a key more, and threshold raised", true, [[1], 1, [1]], [[1, 2], 2, [1, 2]]],
  ["the old key has not signed", false, [[1], 1, [1]], [[2], 1, [2, 3, 4]]],
  ["the new key has not signed", false, [[1], 1, [1]], [[2], 1, [1, 3, 4]]],
  ["two of the new three", false, [[0, 1, 2, 3, 4], 3, [0, 2, 4]], [[0, 1, 3, 4, 5], 3, [0, 2, 4]]],
  ["two of the old three", false, [[0, 1, 2, 3, 4], 3, [0, 2, 4]], [[0, 1, 3, 4, 5], 3, [0, 4, 5]]],
  ["the raised threshold is not reached", false, [[1, 2, 3], 1, [1]], [[1, 2, 3], 2, [2]]],
  ["the old threshold is not reached", false, [[1, 2, 3], 2, [1, 2]], [[1, 2, 3], 1, [1]]],
];

describe("a chain of roots", () => {
  it.each(CHAINS)("%s: %s", async (_, ok, ...steps: readonly Step[]) => {
    const repository = new TufRepository({ now: NOW, withHashes: false });
    for (const [of, threshold, signed] of steps) {
      repository.rotate("root", ...keys(of));
      const role = repository.root.roles["root"];
      if (role !== undefined) role.threshold = threshold;
      repository.signers.set("root", keys(signed));
      repository.publish("root");
    }
    repository.publish("targets", "snapshot", "timestamp");
    const one = new Scene(server, repository);
    expect(await one.refresh()).toBe(ok ? "accepted" : "unsigned");
    expect(one.store.version("root")).toBe(ok ? steps.length : steps.length - 1);
  });
});

const ROLE_STEPS: readonly (readonly [name: string, ok: boolean, step: Step])[] = [
  ["a new key signs", true, [[2], 1, [2]]],
  ["strangers sign along", true, [[1], 1, [3, 1, 4]]],
  ["only strangers sign", false, [[2], 1, [1, 3, 4]]],
  ["one of three signs with a key taken away", false, [[0, 1, 3, 4, 5], 3, [0, 2, 4]]],
  ["two of three", false, [[0, 1, 3, 4, 5], 3, [0, 4]]],
  ...[
    [0, 2, 4],
    [0, 4, 1],
    [0, 1, 3],
    [1, 2, 3],
    [2, 3, 4],
  ].map((signed): [string, boolean, Step] => [
    `${signed.join(", ")} of five, three wanted`,
    true,
    [[0, 1, 2, 3, 4], 3, signed],
  ]),
];

describe.each(["timestamp", "snapshot", "targets"])("the keys of %s", (role) => {
  it.each(ROLE_STEPS)("%s: %s", async (_, ok, [of, threshold, signed]) => {
    const one = new Scene(server, plainRepository());
    const { repository } = one;
    repository.rotate(role, ...keys(of));
    const entry = repository.root.roles[role];
    if (entry !== undefined) entry.threshold = threshold;
    repository.signers.set(role, keys(signed));
    repository.publish("root", "targets", "snapshot", "timestamp");
    expect(await one.refresh()).toBe(ok ? "accepted" : "unsigned");
  });
});

describe("kinds of keys", () => {
  it.each<[KeyKind]>([
    ["ed25519"],
    ["ecdsa-sha2-nistp256"],
    ["ecdsa-sha2-nistp384"],
    ["rsassa-pss-sha256"],
  ])("%s signs; a signature of another message does not", async (kind) => {
    const one = new Scene(server, plainRepository());
    const signer = newSigner(kind);
    const { repository } = one;
    repository.rotate("timestamp", signer);
    repository.publish("root", "timestamp");
    expect(await one.refresh()).toBe("accepted");
    const wrong = { ...signer, sign: () => signer.sign(Buffer.from("other")) };
    repository.signers.set("timestamp", [wrong]);
    repository.publish("timestamp");
    expect(await one.refresh()).toBe("unsigned");
  });

  it.each(["", "00", "no hex", "ff".repeat(64)])(
    "the signature %j beside a good one does no harm",
    async (nonsense) => {
      const one = new Scene(server, plainRepository());
      const { repository } = one;
      const broken = newSigner();
      repository.addKey("timestamp", { ...broken, sign: () => nonsense });
      repository.publish("root", "timestamp");
      expect(await one.refresh()).toBe("accepted");
    },
  );

  it("of an unknown kind does not count and does no harm", async () => {
    const one = new Scene(server, plainRepository());
    const { repository } = one;
    const future = newSigner();
    const key = { keytype: "ml-dsa", scheme: "ml-dsa-65", keyval: { public: "00" } };
    repository.addKey("timestamp", { ...future, key });
    repository.publish("root", "timestamp");
    expect(await one.refresh()).toBe("accepted");
    const role = repository.root.roles["timestamp"];
    if (role !== undefined) role.threshold = 2;
    repository.publish("root", "timestamp");
    expect(await one.refresh()).toBe("unsigned");
  });
});

describe("recovery from a fast-forward by taking the key away", () => {
  it("of the timestamp", async () => {
    const one = new Scene(server, plainRepository());
    const { repository } = one;
    repository.timestamp.version = 99;
    repository.publish("timestamp");
    await one.refresh();
    repository.rotate("timestamp");
    repository.timestamp.version = 0;
    repository.publish("root", "timestamp");
    expect(await one.refresh()).toBe("accepted");
    expect(one.store.version("timestamp")).toBe(1);
  });

  it("of the snapshot, with both online keys", async () => {
    const one = new Scene(server, plainRepository());
    const { repository } = one;
    repository.snapshot.version = 99;
    repository.publish("snapshot", "timestamp");
    await one.refresh();
    repository.rotate("snapshot");
    repository.rotate("timestamp");
    repository.snapshot.version = 0;
    repository.publish("root", "targets", "snapshot", "timestamp");
    expect(await one.refresh()).toBe("accepted");
    expect(one.store.version("snapshot")).toBe(1);
  });

  it("of targets and a role no longer wanted, with the snapshot's key", async () => {
    const one = new Scene(server, plainRepository());
    const { repository } = one;
    repository.delegate("extra", { paths: ["extra/*"] });
    repository.part("targets").version = 99;
    repository.publish("extra", "targets", "snapshot", "timestamp");
    await one.refresh();
    repository.rotate("snapshot");
    repository.part("targets").version = 0;
    delete repository.snapshot.meta["extra.json"];
    repository.publish("root", "targets", "snapshot", "timestamp");
    expect(await one.refresh()).toBe("accepted");
    expect(one.store.version("targets")).toBe(1);
  });

  it("is repeated when the browser was killed between deleting and storing the root", async () => {
    const one = new Scene(server, plainRepository());
    const { repository } = one;
    repository.addKey("timestamp", newSigner());
    repository.timestamp.version = 99;
    repository.publish("root", "timestamp");
    await one.refresh();
    const [kept] = repository.signers.get("timestamp") ?? [];
    if (kept !== undefined) repository.rotate("timestamp", kept);
    repository.timestamp.version = 0;
    repository.publish("root", "timestamp");
    const save = one.store.save.bind(one.store);
    one.store.save = () => Promise.reject(new Error("killed"));
    await expect(one.refresh()).rejects.toThrow("killed");
    one.store.save = save;
    expect(await one.refresh()).toBe("accepted");
    expect(one.store.version("timestamp")).toBe(1);
  });
});
