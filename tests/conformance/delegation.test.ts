// The search for a file through delegated roles: the cases of the public conformance suite in our own words.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { refresh } from "../../platform/trust/refresh.ts";
import { fetchTransport } from "../../platform/trust/transport.ts";
import { verifySignature } from "../../platform/trust/verify.ts";
import { startTufServer, type TufServer } from "../fixtures/tuf/server.ts";
import { newSigner, sha256 } from "../fixtures/tuf/signer.ts";
import { NOW, plainRepository, Scene } from "./client.ts";

let server: TufServer;
beforeAll(async () => {
  server = await startTufServer();
});
afterAll(() => server.close());

const bytes = (text: string) => new Uint8Array(Buffer.from(text));

/** A delegation: from whom to whom, for which paths; `!` after the name makes it terminating. */
type Edge = readonly [from: string, to: string, ...paths: string[]];

function graph(
  edges: readonly Edge[],
  files: readonly (readonly [role: string, path: string])[] = [],
): Scene {
  const repository = plainRepository();
  for (const [from, to, ...paths] of edges) {
    const name = to.replace("!", "");
    const patterns = paths.length === 0 ? ["*"] : paths;
    repository.delegate(name, { paths: patterns, terminating: to.endsWith("!") }, { from });
  }
  for (const [role, path] of files) repository.addTarget(role, path, bytes(`${path} by ${role}`));
  const roles = new Set(edges.map(([, to]) => to.replace("!", "")));
  repository.publish(...roles, "targets", "snapshot", "timestamp");
  return new Scene(server, repository);
}

/** Delegated roles in the order in which they were asked for. */
function visited(one: Scene): string[] {
  return one
    .requests()
    .slice(4)
    .filter((path) => path.startsWith("metadata/"))
    .map((path) => decodeURIComponent(path.replace(/^metadata\/\d+\.(.*)\.json$/, "$1")));
}

describe("roles are visited in pre-order, in order of appearance, each once", () => {
  it.each<[string, Edge[], string]>([
    ["one", [["targets", "A"]], "A"],
    [
      "two side by side",
      [
        ["targets", "A"],
        ["targets", "B"],
      ],
      "A B",
    ],
    [
      "below the second",
      [
        ["targets", "A"],
        ["targets", "B"],
        ["B", "C"],
      ],
      "A B C",
    ],
    [
      "below the first, before the second",
      [
        ["targets", "A"],
        ["targets", "B"],
        ["A", "C"],
        ["A", "D"],
      ],
      "A C D B",
    ],
    [
      "three deep",
      [
        ["targets", "A"],
        ["targets", "B"],
        ["A", "C"],
        ["C", "D"],
      ],
      "A C D B",
    ],
    [
      "a terminating one ends the search",
      [
        ["targets", "A"],
        ["targets", "B"],
        ["A", "C!"],
        ["A", "D"],
      ],
      "A C",
    ],
    [
      "a terminating one still has its own descendants",
      [
        ["targets", "A"],
        ["targets", "B"],
        ["A", "C!"],
        ["C", "D"],
      ],
      "A C D",
    ],
    [
      "a branch for other paths is passed over",
      [
        ["targets", "A", "*.py"],
        ["targets", "B"],
        ["A", "C"],
      ],
      "B",
    ],
    [
      "so is one further down",
      [
        ["targets", "A"],
        ["targets", "B"],
        ["A", "C", "*.py"],
        ["C", "D"],
      ],
      "A B",
    ],
    [
      "a circle",
      [
        ["targets", "A"],
        ["targets", "B"],
        ["B", "C"],
        ["C", "D"],
        ["D", "B"],
      ],
      "A B C D",
    ],
    [
      "two ways to a third",
      [
        ["targets", "A"],
        ["targets", "B"],
        ["B", "C"],
        ["A", "C"],
      ],
      "A C B",
    ],
    [
      "two ways to a third, one for other paths",
      [
        ["targets", "A"],
        ["targets", "B"],
        ["B", "C"],
        ["A", "C", "*.py"],
      ],
      "A B C",
    ],
  ])("%s", async (_, edges, order) => {
    const one = graph(edges);
    expect(await one.download("nothing")).toBe("no-such-target");
    expect(visited(one).join(" ")).toBe(order);
  });
});

describe("paths", () => {
  const EDGES: Edge[] = [
    ["targets", "A", "*.doc", "*.md", "foo-?.tgz"],
    ["targets", "B", "releases/*/*"],
    ["B", "C", "releases/x/*"],
    ["B", "D", "releases/y/*.zip"],
  ];
  const FILES = [
    ["targets", "file"],
    ["A", "README.md"],
    ["A", "releases/README.md"],
    ["A", "foo-1.tgz"],
    ["A", "foo-alpha.tgz"],
    ["C", "releases/x/v1"],
    ["D", "releases/y/v1.zip"],
    ["D", "releases/z/v1.zip"],
  ] as const;

  it.each([
    ["file", "targets", ""],
    ["README.md", "A", "A"],
    ["releases/x/v1", "C", "B C"],
    ["releases/y/v1.zip", "D", "B D"],
    ["releases/z/v1.zip", null, "B"],
    ["releases/README.md", null, ""],
    ["foo-1.tgz", "A", "A"],
    ["foo-alpha.tgz", null, ""],
    ["README.MD", null, ""],
  ])("%s is for %s to give", async (path, role, order) => {
    const one = graph(EDGES, FILES);
    expect(await one.download(path)).toBe(role === null ? "no-such-target" : `${path} by ${role}`);
    expect(visited(one).join(" ")).toBe(order);
  });

  it.each([
    [sha256("bin/file").slice(0, 2), true],
    [sha256("bin/file"), true],
    [sha256("bin/other"), false],
  ])("by the prefix of the path's hash %s: %s", async (prefix, isFound) => {
    const one = new Scene(server, plainRepository());
    one.repository.delegate("bin", { path_hash_prefixes: [prefix] });
    one.repository.addTarget("bin", "bin/file", bytes("binned"));
    one.repository.publish("bin", "targets", "snapshot", "timestamp");
    expect(await one.download("bin/file")).toBe(isFound ? "binned" : "no-such-target");
  });
});

describe("roles", () => {
  it.each(["?", "#", "/role", "../role", "%2e%2e", "ロール", "__proto__"])(
    "called %s are asked for and stored under that name only",
    async (name) => {
      const one = graph([["targets", name]]);
      expect(await one.download("nothing")).toBe("no-such-target");
      expect(one.requests()).toContain(`metadata/1.${encodeURIComponent(name)}.json`);
      expect([...one.store.keys()]).toEqual(["root", "timestamp", "snapshot", "targets", name]);
    },
  );

  it("that the snapshot does not list are not asked for, and the cycle itself is good", async () => {
    const one = graph([["targets", "extra", "extra/*"]]);
    delete one.repository.snapshot.meta["extra.json"];
    one.repository.publish("snapshot", "timestamp");
    expect(await one.refresh()).toBe("accepted");
    one.requests();
    expect(await one.download("extra/file")).toBe("not-listed");
    expect(one.requests()).toEqual(["metadata/2.root.json", "metadata/timestamp.json"]);
    expect(one.store.has("extra")).toBe(false);
  });

  it("may not be taken out of the snapshot again", async () => {
    const one = graph([["targets", "extra", "extra/*"]]);
    expect(await one.refresh()).toBe("accepted");
    delete one.repository.snapshot.meta["extra.json"];
    one.repository.publish("snapshot", "timestamp");
    expect(await one.refresh()).toBe("role-removed");
    expect(one.store.version("snapshot")).toBe(2);
  });

  it("that one delegator vouches for are verified again for another, in one and the same cycle", async () => {
    const repository = plainRepository();
    const ours = newSigner();
    for (const team of ["a", "b"])
      repository.delegate(`parent-${team}`, { paths: [`team-${team}/*`] });
    repository.delegate("release", { paths: ["team-a/*"] }, { from: "parent-a", signer: ours });
    repository.delegate("release", { paths: ["team-b/*"] }, { from: "parent-b" });
    repository.signers.set("release", [ours]);
    for (const team of ["a", "b"])
      repository.addTarget("release", `team-${team}/file`, bytes(`file of ${team}`));
    repository.publish("release", "parent-a", "parent-b", "targets", "snapshot", "timestamp");
    const { served, store } = new Scene(server, repository);
    const trusted = await refresh(served, {
      store,
      transport: fetchTransport(),
      verify: verifySignature,
      now: () => NOW,
      signal: new AbortController().signal,
    });
    expect(await trusted.findTarget("team-a/file")).toMatchObject({
      role: "release",
      signers: [ours.id],
    });
    await expect(trusted.findTarget("team-b/file")).rejects.toMatchObject({ code: "unsigned" });
  });
});
