// Every attack and fault against the client that ships, over real HTTP with real keys, and against tuf-js for a second opinion.
// The table in docs/update-security.md is what this run gives; SEKISHO_WRITE_TABLE=1 writes it.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTime } from "../../rules/trust/start-time.ts";
import { ROOT } from "../../tools/inputs.ts";
import { runOurs, TufJsClient, type Outcome } from "../fixtures/tuf/clients.ts";
import { MemoryStore } from "../fixtures/tuf/memory-store.ts";
import { LIST_A } from "../fixtures/tuf/repository.ts";
import { startTufServer, type TufServer } from "../fixtures/tuf/server.ts";
import { sha256 } from "../fixtures/tuf/signer.ts";
import { makeWorldRepository, type Attack, type World } from "./attack.ts";
import { KEY_ATTACKS } from "./attacks-keys.ts";
import { METADATA_ATTACKS } from "./attacks-metadata.ts";
import { NETWORK_ATTACKS } from "./attacks-network.ts";

const ATTACKS: readonly Attack[] = [...NETWORK_ATTACKS, ...KEY_ATTACKS, ...METADATA_ATTACKS];
const DOCUMENT = join(ROOT, "docs/update-security.md");
const NOW = Date.parse("2031-05-01T12:00:00Z");

/** Rows of the table, by attack. */
const rows: string[] = [];
let server: TufServer;

beforeAll(async () => {
  server = await startTufServer();
});
afterAll(async () => {
  await server.close();
});

/** What list `a` and `b` are, by hash, before the attack: nothing else may be accepted under list b's name. */
function hashes(world: World): Map<string, string> {
  const of = (list: string, path: string): [string, string] => [
    path,
    world.repository.part(list).targets[path]?.hashes["sha256"] ?? "",
  ];
  return new Map([of("lists-a", LIST_A), of("lists-b", "lists/b/list.jsonl.gz")]);
}

interface Attacked {
  readonly ours: Outcome;
  readonly other: Outcome;
  readonly store: MemoryStore;
  readonly world: World;
  /** Hashes of both lists, and stored versions, before the attack. */
  readonly before: ReadonlyMap<string, string>;
  readonly versions: ReadonlyMap<string, number>;
}

async function attackBoth(attack: Attack): Promise<Attacked> {
  const repository = makeWorldRepository(attack, NOW);
  const served = server.add(repository);
  const world = { repository, served };
  const root = repository.file("metadata/1.root.json");
  const store = new MemoryStore([["root", root]]);
  const tufJs = new TufJsClient(root);
  try {
    attack.before?.(world);
    const good = { served, now: NOW, target: LIST_A };
    expect(await runOurs(store, good)).toMatchObject({ answer: "accepted" });
    const { problem } = await tufJs.run(good);
    expect(problem).toBeNull();

    const before = hashes(world);
    const versions = new Map([...store.keys()].map((role) => [role, store.version(role) ?? 0]));
    attack.act(world);
    const target = attack.target === undefined ? LIST_A : attack.target;
    const { patience = 20_000, later = 0 } = attack;
    const errand = { served, target, patience };
    const ours = await runOurs(store, { ...errand, now: startTime(NOW + later, NOW) });
    const other = await tufJs.run({ ...errand, now: NOW + later });
    return { ours, other, store, world, before, versions };
  } finally {
    tufJs.remove();
  }
}

/** The other client's answer in the words of the table. */
function wordOf({ answer, bytes }: Outcome, ours: Outcome): string {
  if (answer !== "accepted") return answer === "refused" ? "refused" : "no such target";
  const isSame = ours.bytes === null || bytes === null || sha256(ours.bytes) === sha256(bytes);
  return isSame ? "accepted" : "**accepted, other bytes**";
}

describe("after a good cycle", () => {
  it.each(ATTACKS)("$who: $name -> $ours", async (attack) => {
    const { ours, other, store, world, before, versions } = await attackBoth(attack);
    const word = wordOf(other, ours);
    const isMilder = word.includes("accepted") && ours.answer !== "accepted";
    rows.push(
      `| ${String(rows.length + 1)} | ${attack.who} | ${attack.name} | ${ours.answer} | ${isMilder ? `**${word}**` : word} |`,
    );
    expect(ours.answer, String(ours.problem)).toBe(attack.ours);
    // Whatever the answer, no trusted version goes down, but where a key was taken away.
    for (const [role, version] of versions) {
      const now = store.version(role);
      if (now === null) expect(store.version("root")).toBeGreaterThan(1);
      else if (!attack.name.includes("healed")) expect(now).toBeGreaterThanOrEqual(version);
    }
    if (attack.target === "lists/b/list.jsonl.gz" && ours.bytes !== null)
      expect(sha256(ours.bytes)).toBe(before.get("lists/b/list.jsonl.gz"));
    expect(world.served.requests.length).toBeGreaterThan(0);
  });

  it("has at least sixty cases, each named once", () => {
    expect(new Set(ATTACKS.map(({ name }) => name)).size).toBe(ATTACKS.length);
    expect(ATTACKS.length).toBeGreaterThanOrEqual(60);
  });

  it("heals with the next good cycle, whatever was served before", async () => {
    for (const attack of NETWORK_ATTACKS.filter(({ later }) => later === undefined).slice(0, 40)) {
      const { store, world } = await attackBoth({ ...attack, patience: 400 });
      world.served.misbehave.clear();
      for (const path of world.repository.files.keys())
        if (path.endsWith(".root.json") && path !== "metadata/1.root.json")
          world.repository.files.delete(path);
      for (const role of ["lists-a", "lists-b", "targets"]) world.repository.republish(role);
      world.repository.publish("lists-a", "lists-b", "targets", "snapshot", "timestamp");
      world.repository.addTarget("lists-a", LIST_A, new Uint8Array([1, 2, 3]));
      world.repository.publish("lists-a", "snapshot", "timestamp");
      const healed = await runOurs(store, { served: world.served, now: NOW, target: LIST_A });
      expect(healed.answer, `${attack.name}: ${String(healed.problem)}`).toBe("accepted");
    }
  });

  it("is the table of docs/update-security.md", () => {
    expect(rows).toHaveLength(ATTACKS.length);
    const table = [
      "| # | who | attack or fault | ours | tuf-js |",
      "|---|---|---|---|---|",
      ...rows,
    ].join("\n");
    const text = readFileSync(DOCUMENT, "utf8");
    const parts = /(<!-- table: start -->\n)[^]*?(\n<!-- table: end -->)/;
    const wanted = text.replace(parts, (_, start: string, end: string) => start + table + end);
    if (process.env["SEKISHO_WRITE_TABLE"] === "1") writeFileSync(DOCUMENT, wanted);
    expect(readFileSync(DOCUMENT, "utf8")).toBe(wanted);
    expect(text).toMatch(parts);
  });
});
