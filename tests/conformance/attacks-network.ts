import { gzipSync } from "node:zlib";
import { listRepository, LIST_A } from "../fixtures/tuf/repository.ts";
import {
  answer,
  cut,
  DAY,
  edit,
  endless,
  payloadPath,
  publishNext,
  put,
  silent,
  swap,
  trickle,
  type Attack,
} from "./attack.ts";

const TIMESTAMP = "metadata/timestamp.json";
const SNAPSHOT = "metadata/2.snapshot.json";
const LISTS_A = "metadata/2.lists-a.json";

/** What somebody on the way, or a broken or hostile server, can do without any key. */
export const NETWORK_ATTACKS: readonly Attack[] = [
  {
    name: "timestamp.json: a signed version is raised",
    who: "network",
    ours: "unsigned",
    act: (world) => edit(world, TIMESTAMP, /"version":1\}\}$/, '"version":9}}'),
  },
  {
    name: "timestamp.json: the expiry is put off",
    who: "network",
    ours: "unsigned",
    act: (world) => edit(world, TIMESTAMP, /"expires":"20\d\d/, '"expires":"2099'),
  },
  {
    name: "snapshot.json: a signed version is changed",
    who: "network",
    ours: "wrong-hash",
    act(world) {
      publishNext(world);
      edit(world, SNAPSHOT, '"lists-b.json":{"hashes"', '"lists-c.json":{"hashes"');
    },
  },
  {
    name: "snapshot.json changed, no hashes stated",
    who: "network",
    ours: "unsigned",
    plain: true,
    act(world) {
      publishNext(world);
      edit(world, SNAPSHOT, '"lists-b.json"', '"lists-c.json"');
    },
  },
  {
    name: "a list's role: the hash of its file is changed",
    who: "network",
    ours: "wrong-hash",
    act(world) {
      publishNext(world);
      edit(world, LISTS_A, /"sha256":"./, '"sha256":"x');
    },
  },
  {
    name: "a list's role changed, no hashes stated",
    who: "network",
    ours: "unsigned",
    plain: true,
    act(world) {
      publishNext(world);
      edit(world, LISTS_A, '"v":2', '"v":3');
    },
  },
  {
    name: "the list's bytes changed, their number kept",
    who: "network",
    ours: "wrong-hash",
    act(world) {
      publishNext(world);
      const bytes = world.repository.file(payloadPath(world)).slice();
      bytes[12] = (bytes[12] ?? 0) ^ 1;
      put(world, payloadPath(world), bytes);
    },
  },
  {
    name: "the list with a byte more",
    who: "network",
    ours: "too-long",
    act: (world) =>
      put(
        world,
        payloadPath(world),
        Buffer.concat([world.repository.file(payloadPath(world)), Buffer.of(0)]),
      ),
  },
  {
    name: "the list cut short",
    who: "network",
    ours: "wrong-length",
    act: (world) =>
      put(world, payloadPath(world), world.repository.file(payloadPath(world)).subarray(0, -1)),
  },
  {
    name: "timestamp.json cut short",
    who: "server fault",
    ours: "malformed",
    act: (world) => put(world, TIMESTAMP, world.repository.file(TIMESTAMP).subarray(0, -9)),
  },
  {
    name: "snapshot.json cut short",
    who: "server fault",
    ours: "wrong-length",
    act(world) {
      publishNext(world);
      put(world, SNAPSHOT, world.repository.file(SNAPSHOT).subarray(0, -9));
    },
  },
  {
    name: "timestamp.json empty",
    who: "server fault",
    ours: "malformed",
    act: (world) => put(world, TIMESTAMP, ""),
  },
  {
    name: "a sign-in page in place of timestamp.json",
    who: "network",
    ours: "malformed",
    act: (world) => put(world, TIMESTAMP, "<!doctype html><title>Sign in</title>"),
  },
  {
    name: "timestamp.json with a byte order mark",
    who: "server fault",
    ours: "malformed",
    act: (world) =>
      put(world, TIMESTAMP, `\uFEFF${Buffer.from(world.repository.file(TIMESTAMP)).toString()}`),
  },
  {
    name: "timestamp.json in broken UTF-8",
    who: "network",
    ours: "malformed",
    act: (world) =>
      put(world, TIMESTAMP, Buffer.concat([Buffer.of(0xff), world.repository.file(TIMESTAMP)])),
  },
  {
    name: "timestamp.json nested a hundred thousand deep",
    who: "network",
    ours: "malformed",
    act: (world) =>
      put(world, TIMESTAMP, `{"signatures":[],"signed":${"[".repeat(7000)}${"]".repeat(7000)}}`),
  },
  {
    name: "rollback: an older timestamp.json",
    who: "network",
    ours: "rollback",
    before: publishNext,
    act(world) {
      const older = listRepository({
        now: world.repository.now,
        signers: Object.fromEntries(world.repository.signers),
      });
      put(world, TIMESTAMP, older.file(TIMESTAMP));
    },
  },
  {
    name: "withholding: nothing new is served, all still in force",
    who: "network",
    ours: "accepted",
    act: (world) => {
      const kept = world.repository.file(TIMESTAMP);
      publishNext(world);
      put(world, TIMESTAMP, kept);
    },
  },
  {
    name: "freeze: nothing new is served for eight days",
    who: "network",
    ours: "expired",
    later: 8 * DAY,
    act: () => undefined,
  },
  {
    name: "freeze: nothing new is served for 400 days, the root has expired",
    who: "network",
    ours: "expired",
    later: 400 * DAY,
    act: () => undefined,
  },
  {
    name: "mix: the old snapshot under the new name",
    who: "network",
    ours: "wrong-hash",
    act(world) {
      publishNext(world);
      swap(world, SNAPSHOT, "metadata/1.snapshot.json");
    },
  },
  {
    name: "mix: the old snapshot under the new name, no hashes stated",
    who: "network",
    ours: "wrong-version",
    plain: true,
    act(world) {
      publishNext(world);
      swap(world, SNAPSHOT, "metadata/1.snapshot.json");
    },
  },
  {
    name: "mix: a list's old role under the new name",
    who: "network",
    ours: "wrong-hash",
    act(world) {
      publishNext(world);
      swap(world, LISTS_A, "metadata/1.lists-a.json");
    },
  },
  {
    name: "mix: a list's old role under the new name, no hashes stated",
    who: "network",
    ours: "wrong-version",
    plain: true,
    act(world) {
      publishNext(world);
      swap(world, LISTS_A, "metadata/1.lists-a.json");
    },
  },
  {
    name: "mix: list b's role in place of list a's",
    who: "network",
    ours: "unsigned",
    plain: true,
    act(world) {
      publishNext(world);
      swap(world, LISTS_A, "metadata/1.lists-b.json");
    },
  },
  {
    name: "mix: the old list under the new name",
    who: "network",
    ours: "wrong-hash",
    act(world) {
      const old = world.repository.file(payloadPath(world));
      publishNext(world);
      put(world, payloadPath(world), old);
    },
  },
  {
    name: "timestamp.json of another repository",
    who: "network",
    ours: "unsigned",
    act: (world) =>
      put(world, TIMESTAMP, listRepository({ now: world.repository.now }).file(TIMESTAMP)),
  },
  ...["metadata/2.root.json", TIMESTAMP, SNAPSHOT, LISTS_A].map((path): Attack => ({
    name: `endless data: ${path.replace("metadata/", "")} never stops`,
    who: "network",
    ours: "too-long",
    act(world) {
      publishNext(world);
      world.served.misbehave.set(path, endless);
    },
  })),
  {
    name: "endless data: the list never stops",
    who: "network",
    ours: "too-long",
    act: (world) => void world.served.misbehave.set(payloadPath(world), endless),
  },
  {
    name: "slow: timestamp.json comes a byte at a time",
    who: "network",
    ours: "deadline",
    patience: 400,
    act: (world) => void world.served.misbehave.set(TIMESTAMP, trickle),
  },
  {
    name: "slow: the list comes a byte at a time",
    who: "network",
    ours: "deadline",
    patience: 400,
    act: (world) => void world.served.misbehave.set(payloadPath(world), trickle),
  },
  {
    name: "slow: the server takes the request and says nothing",
    who: "network",
    ours: "deadline",
    patience: 400,
    act: (world) => void world.served.misbehave.set("metadata/2.root.json", silent),
  },
  ...[TIMESTAMP, "metadata/2.root.json"].map((path): Attack => ({
    name: `redirect: ${path.replace("metadata/", "")} is sent to a valid file elsewhere`,
    who: "network",
    ours: "redirect",
    act(world) {
      const elsewhere = `${world.served.metadataUrl}timestamp2.json`;
      swap(world, "metadata/timestamp2.json", TIMESTAMP);
      world.served.misbehave.set(path, answer(302, { location: elsewhere }));
    },
  })),
  {
    name: "redirect: the list is sent to its own bytes elsewhere",
    who: "network",
    ours: "redirect",
    act(world) {
      swap(world, "targets/copy", payloadPath(world));
      world.served.misbehave.set(
        payloadPath(world),
        answer(307, { location: `${world.served.targetsUrl}copy` }),
      );
    },
  },
  {
    name: "root chain: the next root is answered with 500",
    who: "network",
    ours: "status",
    act: (world) => void world.served.misbehave.set("metadata/2.root.json", answer(500)),
  },
  {
    name: "root chain: the next root is answered with 410",
    who: "network",
    ours: "status",
    act: (world) => void world.served.misbehave.set("metadata/2.root.json", answer(410)),
  },
  {
    name: "root chain: the connection is cut at the next root",
    who: "network",
    ours: "network",
    act: (world) => void world.served.misbehave.set("metadata/2.root.json", cut(false)),
  },
  {
    name: "root chain: a page with status 200 in place of 404",
    who: "server fault",
    ours: "malformed",
    act: (world) => void world.served.misbehave.set("metadata/2.root.json", answer(200)),
  },
  {
    name: "503 with Retry-After at timestamp.json",
    who: "server fault",
    ours: "status",
    act: (world) =>
      void world.served.misbehave.set(TIMESTAMP, answer(503, { "retry-after": "120" })),
  },
  ...[TIMESTAMP, SNAPSHOT, LISTS_A].map((path): Attack => ({
    name: `404 at ${path.replace("metadata/", "")}`,
    who: "server fault",
    ours: "not-found",
    act(world) {
      publishNext(world);
      world.repository.files.delete(path);
    },
  })),
  {
    name: "404 at the list",
    who: "server fault",
    ours: "not-found",
    act: (world) => void world.repository.files.delete(payloadPath(world)),
  },
  {
    name: "the connection is cut in the middle of the list",
    who: "network",
    ours: "network",
    act: (world) => void world.served.misbehave.set(payloadPath(world), cut(true)),
  },
  {
    name: "bomb: timestamp.json unpacks from 10 kB of HTTP compression to 10 MB",
    who: "network",
    ours: "too-long",
    act(world) {
      const bomb = gzipSync(Buffer.alloc(10_000_000, 0x20));
      world.served.misbehave.set(TIMESTAMP, (_, response) => {
        response.writeHead(200, { "content-encoding": "gzip" });
        response.end(bomb);
      });
    },
  },
  {
    name: "the address of list a is asked for, list b's bytes come",
    who: "network",
    ours: "wrong-hash",
    target: LIST_A,
    act(world) {
      const other = [...world.repository.files.keys()].find((path) => path.includes("/lists/b/"));
      swap(world, payloadPath(world), other ?? "");
    },
  },
];
