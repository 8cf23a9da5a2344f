import { LIST_A, putList, writeTime } from "../fixtures/tuf/repository.ts";
import { newSigner } from "../fixtures/tuf/signer.ts";
import { DAY, keyOf, publishAs, publishNext, put, type Attack, type World } from "./attack.ts";

/** A next root signed by the given keys only. */
function nextRoot(world: World, change: () => void, keys: (number | "new")[]): void {
  const old = world.repository.signers.get("root") ?? [];
  change();
  const now = world.repository.signers.get("root") ?? [];
  const signers = keys.flatMap((key) => (key === "new" ? now : [old[key]])).filter(Boolean);
  publishAs(world, signers as typeof now, "root");
}

const nothing = (): void => undefined;

/** What stolen or missing keys can do, and tricks with thresholds and the chain of roots. */
export const KEY_ATTACKS: readonly Attack[] = [
  ...(
    [
      ["timestamp", "snapshot"],
      ["snapshot", "timestamp"],
      ["targets", "lists-a"],
      ["lists-a", "lists-b"],
      ["lists-a", "targets"],
    ] as const
  ).map(([role, other]): Attack => ({
    name: `${role} signed by a key of ${other}`,
    who: other.startsWith("lists")
      ? "list key"
      : other === "targets"
        ? "targets key"
        : "online keys",
    ours: "unsigned",
    act(world) {
      if (role === "lists-a") putList(world.repository, "a", 2);
      publishAs(world, [keyOf(world, other)], role);
      const above = ["targets", "snapshot", "timestamp"];
      world.repository.publish(...above.slice(role === "lists-a" ? 1 : above.indexOf(role) + 1));
    },
  })),
  {
    name: "no signatures at all on timestamp.json",
    who: "network",
    ours: "unsigned",
    act: (world) => publishAs(world, [], "timestamp"),
  },
  {
    name: "stolen timestamp and snapshot keys: a forged list's role",
    who: "online keys",
    ours: "unsigned",
    act(world) {
      putList(world.repository, "a", 2);
      publishAs(world, [newSigner()], "lists-a");
      world.repository.publish("snapshot", "timestamp");
    },
  },
  {
    name: "stolen timestamp and snapshot keys: an older version of a list's role",
    who: "online keys",
    ours: "rollback",
    before: publishNext,
    act(world) {
      const facts = world.repository.snapshot.meta["lists-a.json"];
      if (facts !== undefined) facts.version = 1;
      world.repository.publish("snapshot", "timestamp");
    },
  },
  {
    name: "stolen timestamp and snapshot keys: a list's role left out",
    who: "online keys",
    ours: "role-removed",
    act(world) {
      delete world.repository.snapshot.meta["lists-a.json"];
      world.repository.publish("snapshot", "timestamp");
    },
  },
  {
    name: "stolen timestamp and snapshot keys: targets left out",
    who: "online keys",
    ours: "role-removed",
    act(world) {
      delete world.repository.snapshot.meta["targets.json"];
      world.repository.publish("snapshot", "timestamp");
    },
  },
  {
    name: "stolen timestamp key: an older snapshot",
    who: "timestamp key",
    ours: "rollback",
    before: publishNext,
    act(world) {
      const facts = world.repository.timestamp.meta["snapshot.json"];
      if (facts !== undefined) facts.version = 1;
      world.repository.publish("timestamp");
    },
  },
  {
    name: "stolen timestamp key: a snapshot that is not there",
    who: "timestamp key",
    ours: "not-found",
    act(world) {
      const facts = world.repository.timestamp.meta["snapshot.json"];
      if (facts !== undefined) facts.version = 7;
      world.repository.publish("timestamp");
    },
  },
  {
    name: "stolen timestamp and snapshot keys: freeze by signing the same again, within the list's 30 days",
    who: "online keys",
    ours: "accepted",
    later: 20 * DAY,
    act(world) {
      const { timestamp, snapshot, now } = world.repository;
      timestamp.expires = writeTime(now + 900 * DAY);
      snapshot.expires = writeTime(now + 900 * DAY);
      world.repository.publish("snapshot", "timestamp");
    },
  },
  {
    name: "stolen timestamp and snapshot keys: the same freeze, after the list's 30 days",
    who: "online keys",
    ours: "expired",
    later: 31 * DAY,
    act(world) {
      const { timestamp, snapshot, now } = world.repository;
      timestamp.expires = writeTime(now + 900 * DAY);
      snapshot.expires = writeTime(now + 900 * DAY);
      world.repository.publish("snapshot", "timestamp");
    },
  },
  {
    name: "fast-forward: a thief's timestamp of version 900,000,000,000,000, then the honest one",
    who: "timestamp key",
    ours: "rollback",
    before(world) {
      world.repository.timestamp.version = 899_999_999_999_999;
      world.repository.publish("timestamp");
    },
    act(world) {
      world.repository.timestamp.version = 1;
      world.repository.publish("timestamp");
    },
  },
  {
    name: "fast-forward healed: the publisher takes the timestamp key away",
    who: "publisher",
    ours: "accepted",
    before(world) {
      world.repository.timestamp.version = 1_000_000;
      world.repository.publish("timestamp");
    },
    act(world) {
      world.repository.timestamp.version = 1;
      world.repository.rotate("timestamp");
      world.repository.publish("root", "timestamp");
    },
  },
  {
    name: "fast-forward healed: one of two snapshot keys is taken away",
    who: "publisher",
    ours: "accepted",
    before(world) {
      const { repository } = world;
      repository.addKey("snapshot", newSigner());
      repository.part("targets").version = 1_000_000;
      repository.publish("root", "targets", "snapshot", "timestamp");
    },
    act(world) {
      const { repository } = world;
      const [kept] = repository.signers.get("snapshot") ?? [];
      if (kept !== undefined) repository.rotate("snapshot", kept);
      repository.part("targets").version = 2;
      repository.publish("root", "targets", "snapshot", "timestamp");
    },
  },
  {
    name: "a timestamp key that was taken away signs again",
    who: "timestamp key",
    ours: "unsigned",
    act(world) {
      const old = keyOf(world, "timestamp");
      world.repository.rotate("timestamp");
      world.repository.publish("root");
      publishAs(world, [old], "timestamp");
    },
  },
  {
    name: "a next root signed by one key of two",
    who: "one root key",
    ours: "unsigned",
    act: (world) => nextRoot(world, nothing, [0]),
  },
  {
    name: "a next root with new keys, signed by the new ones only",
    who: "network",
    ours: "unsigned",
    act: (world) =>
      nextRoot(world, () => world.repository.rotate("root", newSigner(), newSigner()), ["new"]),
  },
  {
    name: "a next root with new keys, signed by the old ones only",
    who: "publisher",
    ours: "unsigned",
    act: (world) =>
      nextRoot(world, () => world.repository.rotate("root", newSigner(), newSigner()), [0, 1]),
  },
  {
    name: "a next root that lowers its threshold to one, signed by one",
    who: "one root key",
    ours: "unsigned",
    act: (world) =>
      nextRoot(world, () => {
        const role = world.repository.root.roles["root"];
        if (role !== undefined) role.threshold = 1;
      }, [0]),
  },
  {
    name: "a next root with one signature given twice",
    who: "one root key",
    ours: "malformed",
    act: (world) => nextRoot(world, nothing, [0, 0]),
  },
  {
    name: "a next root with one key's signature under another key's id",
    who: "one root key",
    ours: "unsigned",
    act(world) {
      const [first, second] = world.repository.signers.get("root") ?? [];
      if (first === undefined || second === undefined) throw new Error("no keys");
      publishAs(world, [first, { ...first, id: second.id }], "root");
    },
  },
  {
    name: "threshold two, one key listed twice under its id",
    who: "publisher",
    ours: "unsigned",
    act(world) {
      const { repository } = world;
      const role = repository.root.roles["timestamp"];
      if (role === undefined) throw new Error("no role");
      role.threshold = 2;
      role.keyids = [...role.keyids, ...role.keyids];
      repository.publish("root", "timestamp");
    },
  },
  {
    name: "threshold two, one key under two ids",
    who: "publisher",
    ours: "unsigned",
    act(world) {
      const { repository } = world;
      const key = keyOf(world, "timestamp");
      repository.addKey("timestamp", { ...key, id: "f".repeat(64) });
      const role = repository.root.roles["timestamp"];
      if (role !== undefined) role.threshold = 2;
      repository.publish("root", "timestamp");
    },
  },
  {
    name: "threshold above the number of keys",
    who: "publisher",
    ours: "unsigned",
    act(world) {
      const role = world.repository.root.roles["snapshot"];
      if (role !== undefined) role.threshold = 2;
      world.repository.publish("root", "snapshot", "timestamp");
    },
  },
  {
    name: "threshold zero",
    who: "publisher",
    ours: "malformed",
    act(world) {
      const role = world.repository.root.roles["timestamp"];
      if (role !== undefined) role.threshold = 0;
      world.repository.publish("root");
      publishAs(world, [], "timestamp");
    },
  },
  {
    name: "an RSA key of 1,024 bits",
    who: "publisher",
    ours: "unsigned",
    act(world) {
      world.repository.rotate("timestamp", newSigner("rsassa-pss-sha256", true));
      world.repository.publish("root", "timestamp");
    },
  },
  {
    name: "root chain: version 3 under the name of version 2",
    who: "publisher",
    ours: "wrong-version",
    act(world) {
      const { repository } = world;
      repository.publish("root", "root");
      put(world, "metadata/2.root.json", repository.file("metadata/3.root.json"));
    },
  },
  {
    name: "root chain: version 1 again under the name of version 2",
    who: "network",
    ours: "wrong-version",
    act: (world) =>
      put(world, "metadata/2.root.json", world.repository.file("metadata/1.root.json")),
  },
  {
    name: "root chain: three good roots at once, keys changed in each",
    who: "publisher",
    ours: "accepted",
    act(world) {
      for (let step = 0; step < 3; step += 1) {
        const [first, second] = world.repository.signers.get("root") ?? [];
        const fresh = [newSigner(), newSigner()];
        world.repository.rotate("root", ...fresh);
        publishAs(
          world,
          [first, second, ...fresh].filter((key) => key !== undefined),
          "root",
        );
      }
    },
  },
  {
    name: "root chain: the second of two new roots is forged",
    who: "network",
    ours: "unsigned",
    act(world) {
      world.repository.publish("root");
      publishAs(world, [newSigner()], "root");
    },
  },
  {
    name: "clock set back 30 days, a timestamp that had expired by then",
    who: "clock",
    ours: "expired",
    later: -30 * DAY,
    act(world) {
      world.repository.timestamp.expires = writeTime(world.repository.now - DAY);
      world.repository.publish("timestamp");
    },
    target: LIST_A,
  },
];
