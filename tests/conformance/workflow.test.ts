// The cases of the public conformance suite in our own words: the order of a cycle, what is stored when, expiry, rollback, files.
import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { writeTime } from "../fixtures/tuf/repository.ts";
import { startTufServer, type TufServer } from "../fixtures/tuf/server.ts";
import { newSigner } from "../fixtures/tuf/signer.ts";
import { DAY, NOW, plainRepository, Scene } from "./client.ts";

let server: TufServer;
beforeAll(async () => {
  server = await startTufServer();
});
afterAll(() => server.close());

const scene = (...options: Parameters<typeof plainRepository>) =>
  new Scene(server, plainRepository(...options));
const bytes = (text: string) => new Uint8Array(Buffer.from(text));
const ALL_ONE = { root: 1, timestamp: 1, snapshot: 1, targets: 1 };

describe("a first cycle", () => {
  it("asks for the next root, timestamp, snapshot and targets, in this order and no more", async () => {
    const one = scene();
    expect(await one.refresh()).toBe("accepted");
    expect(one.requests()).toEqual([
      "metadata/2.root.json",
      "metadata/timestamp.json",
      "metadata/1.snapshot.json",
      "metadata/1.targets.json",
    ]);
  });

  it("stores the very bytes that came, whatever their spaces", async () => {
    const one = scene();
    const spaced = bytes(
      `${Buffer.from(one.repository.file("metadata/timestamp.json")).toString()} \n`,
    );
    one.repository.files.set("metadata/timestamp.json", spaced);
    expect(await one.refresh()).toBe("accepted");
    expect(one.store.get("timestamp")).toEqual(spaced);
    for (const role of ["snapshot", "targets"])
      expect(one.store.get(role)).toEqual(one.repository.file(`metadata/1.${role}.json`));
  });

  it("works without versions in the names where the root says so", async () => {
    const one = scene({ isConsistent: false });
    one.repository.addTarget("targets", "a/file", bytes("content"));
    one.repository.publish("targets", "snapshot", "timestamp");
    expect(await one.download("a/file")).toBe("content");
    expect(one.requests()).toContain("targets/a/file");
  });

  it.each(["no version", "a foreign signature"])(
    "asks for nothing with a root with %s",
    async (flaw) => {
      const one = scene();
      const { version, ...signed } = one.repository.root;
      const signers = one.repository.signers.get("root") ?? [];
      const spoiled =
        flaw === "no version"
          ? one.repository.seal(signed, signers)
          : one.repository.seal({ ...signed, version }, [newSigner(), newSigner()]);
      one.store.set("root", spoiled);
      expect(await one.refresh()).toBe(flaw === "no version" ? "malformed" : "unsigned");
      expect(one.requests()).toEqual([]);
    },
  );

  it("refuses to start without a root", async () => {
    const one = scene();
    one.store.clear();
    expect(await one.refresh()).toBe("no-root");
    expect(one.requests()).toEqual([]);
  });

  it("passes fields by that it does not know, in keys and roles too", async () => {
    const one = scene();
    const key = newSigner();
    Object.assign(key.key, { "x-owner": { a: 1 }, keyid_hash_algorithms: "md5" });
    one.repository.addKey("root", key);
    one.repository.root["custom"] = "value";
    Object.assign(one.repository.root.roles["root"] ?? {}, { more: [1] });
    one.repository.publish("root");
    expect(await one.refresh()).toBe("accepted");
    expect(one.versions()).toMatchObject({ root: 2 });
  });
});

describe("what is stored when a role is not signed", () => {
  it.each([
    ["root", { root: 1 }],
    ["timestamp", { root: 2 }],
    ["snapshot", { root: 2, timestamp: 2 }],
    ["targets", { root: 2, timestamp: 2, snapshot: 2 }],
  ])("%s: all that came before it", async (role, stored) => {
    const one = scene();
    one.repository.signers.set(role, [newSigner()]);
    one.repository.publish("root", "targets", "snapshot", "timestamp");
    expect(await one.refresh()).toBe("unsigned");
    expect(one.versions()).toEqual(stored);
  });
});

describe("what is stored when a role is not of the version in its name", () => {
  it.each([
    ["root", { root: 1 }],
    ["snapshot", { root: 2, timestamp: 2 }],
    ["targets", { root: 2, timestamp: 2, snapshot: 2 }],
  ])("%s: all that came before it", async (role, stored) => {
    const one = scene();
    const { repository } = one;
    repository.publish("root", "targets", "snapshot", "timestamp");
    const signed = { ...repository.signed(role), version: 3 };
    repository.files.set(
      repository.pathOf(role),
      repository.seal(signed, repository.signers.get(role) ?? []),
    );
    expect(await one.refresh()).toBe("wrong-version");
    expect(one.versions()).toEqual(stored);
  });
});

describe("a later cycle", () => {
  it("keeps the stored timestamp of an equal version, and asks for nothing that it still has", async () => {
    const one = scene();
    expect(await one.refresh()).toBe("accepted");
    const kept = one.store.get("timestamp");
    one.requests();
    Object.assign(one.repository.timestamp.meta["snapshot.json"] ?? {}, { version: 100 });
    one.repository.republish("timestamp");
    expect(await one.refresh()).toBe("accepted");
    expect(one.requests()).toEqual(["metadata/2.root.json", "metadata/timestamp.json"]);
    expect(one.store.get("timestamp")).toEqual(kept);
  });

  it("goes on where one before it broke off, though the timestamp has not changed", async () => {
    const one = scene();
    const path = "metadata/1.targets.json";
    const targets = one.repository.file(path);
    one.repository.files.delete(path);
    expect(await one.refresh()).toBe("not-found");
    expect(one.versions()).toEqual({ root: 1, timestamp: 1, snapshot: 1 });
    one.repository.files.set(path, targets);
    expect(await one.refresh()).toBe("accepted");
    expect(one.versions()).toEqual(ALL_ONE);
  });

  it.each([
    ["snapshot", { ...ALL_ONE, timestamp: 2 }],
    ["targets", { ...ALL_ONE, timestamp: 2, snapshot: 2 }],
  ])("without the new %s keeps the old one", async (role, stored) => {
    const one = scene();
    await one.refresh();
    one.repository.publish(...(role === "targets" ? ["targets"] : []), "snapshot", "timestamp");
    one.repository.files.delete(`metadata/2.${role}.json`);
    expect(await one.refresh()).toBe("not-found");
    expect(one.versions()).toEqual(stored);
  });

  it.each(["snapshot", "targets"])("refuses a %s that has not the hash stated", async (role) => {
    const one = scene({ withHashes: true });
    expect(await one.refresh()).toBe("accepted");
    one.repository.publish("targets", "snapshot");
    const list = role === "targets" ? one.repository.snapshot : one.repository.timestamp;
    Object.assign(list.meta[`${role}.json`] ?? {}, { hashes: { sha256: "0".repeat(64) } });
    if (role === "targets") one.repository.republish("snapshot");
    one.repository.publish("timestamp");
    expect(await one.refresh()).toBe("wrong-hash");
    expect(one.store.version(role)).toBe(1);
    expect(one.store.version("timestamp")).toBe(2);
  });

  it("re-verifies what is stored, and fetches again what was damaged", async () => {
    const one = scene();
    await one.refresh();
    for (const role of ["timestamp", "snapshot", "targets"]) one.store.set(role, bytes("{}"));
    one.requests();
    expect(await one.refresh()).toBe("accepted");
    expect(one.versions()).toEqual(ALL_ONE);
    expect(one.requests()).toHaveLength(4);
  });
});

describe("expiry", () => {
  it("is that of the fixed start of the cycle: a role that expires while it runs is still good", async () => {
    const one = scene();
    one.repository.timestamp.expires = writeTime(NOW + 1000);
    one.repository.publish("timestamp");
    expect(await one.refresh(NOW)).toBe("accepted");
    expect(await one.refresh(NOW + 1000)).toBe("expired");
  });

  it.each([
    ["root", { ...ALL_ONE, root: 2 }],
    ["timestamp", ALL_ONE],
    ["snapshot", { ...ALL_ONE, timestamp: 2 }],
    ["targets", { ...ALL_ONE, timestamp: 2, snapshot: 2 }],
  ])("of a new %s: nothing from it on is stored but the root", async (role, stored) => {
    const one = scene();
    await one.refresh();
    one.repository.signed(role).expires = writeTime(NOW - 5 * DAY);
    const after = { root: ["root"], timestamp: ["timestamp"], snapshot: ["snapshot", "timestamp"] };
    one.repository.publish(
      ...(after[role as keyof typeof after] ?? ["targets", "snapshot", "timestamp"]),
    );
    expect(await one.refresh()).toBe("expired");
    expect(one.versions()).toEqual(stored);
  });

  it.each(["root", "timestamp"])("of a stored %s does not keep a newer one out", async (role) => {
    const one = scene();
    one.repository.signed(role).expires = writeTime(NOW + 7 * DAY);
    one.repository.publish(role);
    expect(await one.refresh()).toBe("accepted");
    for (const each of ["timestamp", "snapshot", "targets", "root"])
      one.repository.signed(each).expires = writeTime(NOW + 60 * DAY);
    one.repository.publish("root", "targets", "snapshot", "timestamp");
    expect(await one.refresh(NOW + 18 * DAY)).toBe("accepted");
    expect(one.versions()).toMatchObject({ snapshot: 2, targets: 2 });
  });
});

describe.each([false, true])("rollback, hashes stated: %s", (withHashes) => {
  it("of the timestamp is refused", async () => {
    const one = scene({ withHashes });
    const old = one.repository.file("metadata/timestamp.json");
    one.repository.publish("timestamp");
    await one.refresh();
    one.repository.files.set("metadata/timestamp.json", old);
    expect(await one.refresh()).toBe("rollback");
    expect(one.store.version("timestamp")).toBe(2);
  });

  it("of the snapshot is refused at the timestamp, before it is asked for", async () => {
    const one = scene({ withHashes });
    one.repository.publish("snapshot", "timestamp");
    await one.refresh();
    one.requests();
    one.repository.snapshot.version = 0;
    one.repository.publish("snapshot", "timestamp");
    expect(await one.refresh()).toBe("rollback");
    expect(one.versions()).toMatchObject({ timestamp: 2, snapshot: 2 });
    expect(one.requests().at(-1)).toBe("metadata/timestamp.json");
  });

  it("of targets is refused at the snapshot", async () => {
    const one = scene({ withHashes });
    one.repository.publish("targets", "snapshot", "timestamp");
    await one.refresh();
    one.repository.part("targets").version = 0;
    one.repository.publish("targets", "snapshot", "timestamp");
    expect(await one.refresh()).toBe("rollback");
    expect(one.versions()).toMatchObject({ snapshot: 2, targets: 2 });
  });
});

describe("files", () => {
  it.each(["file.txt", "path/to/a/file.txt", "a b/ü#?.txt"])("%s comes as signed", async (path) => {
    const one = scene();
    one.repository.addTarget("targets", path, bytes("content"));
    one.repository.publish("targets", "snapshot", "timestamp");
    expect(await one.download(path)).toBe("content");
    expect(await one.download("nothing")).toBe("no-such-target");
  });

  it("change with each publication, and not otherwise", async () => {
    const one = scene();
    for (let step = 0; step < 5; step += 1) {
      one.repository.addTarget("targets", "file", bytes(`content ${String(step)}`));
      one.repository.publish("targets", "snapshot", "timestamp");
      expect(await one.download("file")).toBe(`content ${String(step)}`);
    }
    for (const path of one.repository.files.keys())
      if (path.startsWith("targets/")) one.repository.files.set(path, bytes("malicious"));
    expect(await one.download("file")).toBe("wrong-hash");
  });

  it.each([["sha256"], ["sha512"], ["sha256", "sha512"], ["sha256", "blake9"]])(
    "named by %s %s",
    async (...kinds) => {
      const one = scene();
      const content = bytes("content");
      const hashes = Object.fromEntries(
        kinds.map((kind) => [
          kind,
          kind === "blake9" ? "00" : createHash(kind).update(content).digest("hex"),
        ]),
      );
      one.repository.part("targets").targets["file"] = { length: content.length, hashes };
      for (const hash of Object.values(hashes))
        one.repository.files.set(`targets/${hash}.file`, content);
      one.repository.publish("targets", "snapshot", "timestamp");
      expect(await one.download("file")).toBe("content");
    },
  );
});
