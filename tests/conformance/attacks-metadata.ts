import { putList, writeTime, type TargetsPart } from "../fixtures/tuf/repository.ts";
import { canonical, newSigner } from "../fixtures/tuf/signer.ts";
import { DAY, edit, keyOf, payloadPath, put, type Attack, type World } from "./attack.ts";

const TIMESTAMP = "metadata/timestamp.json";
const LIST_B = "lists/b/list.jsonl.gz";

/** Changes list a's role and publishes it with what lists it. */
function publishA(world: World, change: (part: TargetsPart) => void): void {
  change(world.repository.part("lists-a"));
  world.repository.publish("lists-a", "snapshot", "timestamp");
}

/** Changes the top-level targets and publishes it with what lists it. */
function publishTop(world: World, change: (part: TargetsPart) => void): void {
  change(world.repository.part("targets"));
  world.repository.publish("targets", "snapshot", "timestamp");
}

/** A timestamp validly signed over any text of a signed part. */
function signText(world: World, text: string, message = text): void {
  const key = keyOf(world, "timestamp");
  const signatures = JSON.stringify([{ keyid: key.id, sig: key.sign(Buffer.from(message)) }]);
  put(world, TIMESTAMP, `{"signatures":${signatures},"signed":${text}}`);
}

/** The next timestamp's signed part as text, changed. */
function nextText(world: World, from: string | RegExp, to: string): string {
  const text = canonical({ ...world.repository.timestamp, version: 2 });
  const changed = text.replace(from, to);
  if (changed === text) throw new Error("nothing to change");
  return changed;
}

/** A validly signed timestamp with one field changed. */
function spoiled(name: string, ours: string, from: string | RegExp, to: string): Attack {
  return {
    name,
    who: "timestamp key",
    ours,
    act: (world) => signText(world, nextText(world, from, to)),
  };
}

/** Metadata that its owner signed, but that says what it must not; and escapes from delegations. */
export const METADATA_ATTACKS: readonly Attack[] = [
  spoiled("a version of 2^53", "malformed", '"version":2}', '"version":9007199254740992}'),
  spoiled("a version of minus one", "malformed", '"version":2}', '"version":-1}'),
  spoiled("version zero", "malformed", '"version":2}', '"version":0}'),
  spoiled("a version in quotes", "malformed", '"version":2}', '"version":"2"}'),
  spoiled("a version with a fraction", "malformed", '"version":2}', '"version":2.5}'),
  spoiled("no version", "malformed", ',"version":2}', "}"),
  spoiled("another major version of the specification", "spec-version", '"1.0.31"', '"2.0.0"'),
  spoiled("a time without a zone", "malformed", /Z","meta"/, '","meta"'),
  spoiled("31 February", "malformed", /"expires":"[^"]*"/, '"expires":"2031-02-31T00:00:00Z"'),
  spoiled("an expiry in words", "malformed", /"expires":"[^"]*"/, '"expires":"never"'),
  spoiled("a list in place of meta", "malformed", /"meta":\{.*\}\},/, '"meta":[],'),
  spoiled("a length below zero", "malformed", /"length":\d+/, '"length":-1'),
  {
    name: "snapshot in place of the timestamp, signed by the timestamp's key",
    who: "timestamp key",
    ours: "wrong-type",
    act: (world) => signText(world, canonical({ ...world.repository.snapshot, version: 2 })),
  },
  {
    name: "a number written as 2.0: the signature still fits what is read",
    who: "network",
    ours: "malformed",
    act(world) {
      world.repository.publish("timestamp");
      edit(world, TIMESTAMP, /"version":2\}\}$/, '"version":2.0}}');
    },
  },
  {
    name: "a number written as 2e0: the signature still fits what is read",
    who: "network",
    ours: "malformed",
    act(world) {
      world.repository.publish("timestamp");
      edit(world, TIMESTAMP, /"version":2\}\}$/, '"version":2e0}}');
    },
  },
  {
    name: "a key given twice, the last one fits the signature",
    who: "network",
    ours: "malformed",
    act(world) {
      world.repository.publish("timestamp");
      edit(world, TIMESTAMP, /"version":2\}\}$/, '"version":9,"version":2}}');
    },
  },
  {
    name: "a lone surrogate where U+FFFD was signed",
    who: "network",
    ours: "malformed",
    act(world) {
      world.repository.timestamp["note"] = "\uFFFD";
      world.repository.publish("timestamp");
      edit(world, TIMESTAMP, "\uFFFD", String.raw`\ud800`);
    },
  },
  {
    name: "keys that UTF-16 and code points order differently, signed by code points",
    who: "publisher",
    ours: "accepted",
    act(world) {
      world.repository.timestamp["\u{10000}"] = 1;
      world.repository.timestamp["\uFF61"] = 2;
      world.repository.publish("timestamp");
    },
  },
  {
    name: "the same keys, signed by UTF-16 units",
    who: "publisher",
    ours: "unsigned",
    act(world) {
      const text = nextText(world, '{"_type"', '{"\u{10000}":1,"\uFF61":2,"_type"');
      const code = nextText(world, /\}$/, "");
      signText(world, text, `${code},"\u{10000}":1,"\uFF61":2}`);
    },
  },
  {
    name: "a field called __proto__, signed",
    who: "publisher",
    ours: "accepted",
    act(world) {
      const text = nextText(world, '{"_type"', '{"__proto__":{"version":9},"_type"');
      signText(world, text);
    },
  },
  {
    name: "a field called __proto__ slipped in, not signed",
    who: "network",
    ours: "unsigned",
    act(world) {
      world.repository.publish("timestamp");
      edit(world, TIMESTAMP, '"signed":{', '"signed":{"__proto__":{"version":9},');
    },
  },
  {
    name: "a signature by the key id __proto__",
    who: "network",
    ours: "unsigned",
    act(world) {
      world.repository.publish("timestamp");
      edit(world, TIMESTAMP, /"keyid":"[0-9a-f]+"/, '"keyid":"__proto__"');
    },
  },
  {
    name: "a role whose only key id is constructor",
    who: "publisher",
    ours: "unsigned",
    act(world) {
      const role = world.repository.root.roles["timestamp"];
      if (role !== undefined) role.keyids = ["constructor", "__proto__"];
      world.repository.publish("root", "timestamp");
    },
  },
  {
    name: "no root keys for the timestamp",
    who: "publisher",
    ours: "malformed",
    act(world) {
      delete world.repository.root.roles["timestamp"];
      world.repository.publish("root");
    },
  },
  {
    name: "snapshot.json expired",
    who: "publisher",
    ours: "expired",
    act(world) {
      world.repository.snapshot.expires = writeTime(world.repository.now - DAY);
      world.repository.publish("snapshot", "timestamp");
    },
  },
  {
    name: "targets.json expired",
    who: "publisher",
    ours: "expired",
    act: (world) => publishTop(world, (part) => (part.expires = writeTime(0))),
  },
  {
    name: "a list's role expired",
    who: "publisher",
    ours: "expired",
    act: (world) => publishA(world, (part) => (part.expires = writeTime(0))),
  },
  {
    name: "list a's role expired does not touch list b",
    who: "publisher",
    ours: "accepted",
    target: LIST_B,
    act: (world) => publishA(world, (part) => (part.expires = writeTime(0))),
  },
  {
    name: "a delegated role that the snapshot does not list",
    who: "targets key",
    ours: "not-listed",
    target: "lists/c/list.jsonl.gz",
    act(world) {
      world.repository.delegate("lists-c", { paths: ["lists/c/*"] });
      world.repository.publish("targets", "snapshot", "timestamp");
    },
  },
  {
    name: "escape: list a's role names a file of list b",
    who: "list key",
    ours: "accepted",
    target: LIST_B,
    act(world) {
      world.repository.addTarget("lists-a", LIST_B, new Uint8Array(Buffer.from("forged")));
      world.repository.publish("lists-a", "snapshot", "timestamp");
    },
  },
  {
    name: "escape: list a's role delegates list b's files to a key of its own",
    who: "list key",
    ours: "accepted",
    target: LIST_B,
    act(world) {
      const { repository } = world;
      repository.delegate("mine", { paths: ["lists/b/*", "*/*/*"] }, { from: "lists-a" });
      repository.addTarget("mine", LIST_B, new Uint8Array(Buffer.from("forged")));
      repository.publish("mine", "lists-a", "snapshot", "timestamp");
    },
  },
  {
    name: "escape: list a's role names a file of the repository's owner",
    who: "list key",
    ours: "no-such-target",
    target: "policy.json",
    act(world) {
      world.repository.addTarget("lists-a", "policy.json", new Uint8Array(Buffer.from("{}")));
      world.repository.publish("lists-a", "snapshot", "timestamp");
    },
  },
  {
    name: "escape: list a's role delegates to a role called root",
    who: "list key",
    ours: "malformed",
    act(world) {
      world.repository.delegate("root", { paths: ["lists/a/*"] }, { from: "lists-a" });
      world.repository.signers.get("root")?.pop();
      world.repository.publish("lists-a", "snapshot", "timestamp");
    },
  },
  {
    name: "escape: list a's role delegates to list b's role",
    who: "list key",
    ours: "unsigned",
    target: "lists/a/other",
    act(world) {
      world.repository.delegate("lists-b", { paths: ["lists/a/*"] }, { from: "lists-a" });
      world.repository.signers.get("lists-b")?.pop();
      world.repository.publish("lists-a", "snapshot", "timestamp");
    },
  },
  {
    name: "two delegations of one name",
    who: "targets key",
    ours: "malformed",
    act(world) {
      world.repository.delegate("lists-a", { paths: ["*"] });
      world.repository.publish("targets", "snapshot", "timestamp");
    },
  },
  {
    name: "a delegation with paths and with hash prefixes",
    who: "targets key",
    ours: "malformed",
    act(world) {
      world.repository.delegate("both", { paths: ["*"], path_hash_prefixes: ["00"] });
      world.repository.publish("both", "targets", "snapshot", "timestamp");
    },
  },
  {
    name: "a circle of delegations",
    who: "list key",
    ours: "no-such-target",
    target: "lists/a/none",
    act(world) {
      const { repository } = world;
      repository.delegate("x", { paths: ["lists/a/*"] }, { from: "lists-a" });
      repository.delegate("y", { paths: ["lists/a/*"] }, { from: "x" });
      repository.delegate("x", { paths: ["lists/a/*"] }, { from: "y" });
      repository.publish("y", "x", "lists-a", "snapshot", "timestamp");
    },
  },
  {
    name: "a chain of forty delegations",
    who: "list key",
    ours: "too-many-roles",
    target: "lists/a/none",
    act(world) {
      const { repository } = world;
      const names = Array.from({ length: 40 }, (_, at) => `deep-${String(at)}`);
      names.forEach((name, at) => {
        repository.delegate(name, { paths: ["*/*/*"] }, { from: names[at - 1] ?? "lists-a" });
      });
      repository.publish(...names, "lists-a", "snapshot", "timestamp");
    },
  },
  {
    name: "a pattern that would keep a backtracking matcher busy for years",
    who: "list key",
    ours: "no-such-target",
    target: `lists/a/${"a".repeat(60)}`,
    act(world) {
      const paths = [`lists/a/${"*a".repeat(40)}b`];
      world.repository.delegate("slow", { paths }, { from: "lists-a" });
      world.repository.publish("slow", "lists-a", "snapshot", "timestamp");
    },
  },
  {
    name: "a pattern in braces is taken by the letter, not as a choice",
    who: "publisher",
    ours: "no-such-target",
    target: "other/x",
    act(world) {
      world.repository.delegate("braces", { paths: ["{other,more}/*"] });
      world.repository.addTarget("braces", "other/x", new Uint8Array(Buffer.from("x")));
      world.repository.publish("braces", "targets", "snapshot", "timestamp");
    },
  },
  {
    name: "a wildcard does not reach over a slash",
    who: "list key",
    ours: "no-such-target",
    target: "lists/a/deep/file",
    act(world) {
      world.repository.addTarget("lists-a", "lists/a/deep/file", new Uint8Array([1]));
      world.repository.publish("lists-a", "snapshot", "timestamp");
    },
  },
  {
    name: "delegations called 10 and 9: the first in the list speaks first",
    who: "publisher",
    ours: "accepted",
    target: "numbered/x",
    act(world) {
      const { repository } = world;
      for (const name of ["10", "9"]) {
        repository.delegate(name, { paths: ["numbered/*"] });
        repository.addTarget(name, "numbered/x", new Uint8Array(Buffer.from(name)));
      }
      repository.publish("10", "9", "targets", "snapshot", "timestamp");
    },
  },
  {
    name: "a file path that leads out of its folder",
    who: "targets key",
    ours: "unsafe-path",
    target: "../metadata/timestamp.json",
    act(world) {
      const bytes = world.repository.file(TIMESTAMP);
      world.repository.addTarget("targets", "../metadata/timestamp.json", bytes);
      world.repository.publish("targets", "snapshot", "timestamp");
    },
  },
  {
    name: "a file named only by a hash of an unknown kind",
    who: "list key",
    ours: "wrong-hash",
    act: (world) =>
      publishA(world, (part) => {
        const target = part.targets["lists/a/list.jsonl.gz"];
        if (target !== undefined) target.hashes = { md5: "0".repeat(32) };
      }),
  },
  {
    name: "a file said to be a petabyte long",
    who: "list key",
    ours: "too-long",
    act(world) {
      putList(world.repository, "a", 2);
      publishA(world, (part) => {
        const target = part.targets["lists/a/list.jsonl.gz"];
        if (target !== undefined) target.length = 1e15 - 1;
      });
    },
  },
  {
    name: "a file signed for fewer bytes than are served",
    who: "list key",
    ours: "too-long",
    act: (world) =>
      publishA(world, (part) => {
        const target = part.targets["lists/a/list.jsonl.gz"];
        if (target !== undefined) target.length -= 1;
      }),
  },
  {
    name: "a list delisted by its own key: the file is gone from its role",
    who: "list key",
    ours: "no-such-target",
    act: (world) => publishA(world, (part) => (part.targets = {})),
  },
  {
    name: "a role's metadata longer than its cap, and said to be",
    who: "timestamp key",
    ours: "too-long",
    act(world) {
      const facts = world.repository.timestamp.meta["snapshot.json"];
      if (facts === undefined) throw new Error("no snapshot");
      facts.version = 2;
      facts.length = 3_000_000;
      world.repository.publish("timestamp");
      put(world, "metadata/2.snapshot.json", Buffer.alloc(3_000_000, 0x20));
    },
  },
  {
    name: "a second key signs along: more signatures than asked for",
    who: "publisher",
    ours: "accepted",
    act(world) {
      const signers = world.repository.signers.get("lists-a") ?? [];
      signers.push(newSigner());
      putList(world.repository, "a", 2);
      world.repository.publish("lists-a", "snapshot", "timestamp");
      if (payloadPath(world) === "") throw new Error("no list");
    },
  },
];
