import { readdirSync, readFileSync, renameSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { browserOf, objections } from "./repository-client.ts";
import { copyOf, makeWorkshop, published, publisher, stage } from "./repository-fixture.ts";

vi.mock(import("../../publisher/keys/encrypt-key.ts"), async (original) =>
  (await import("./opened-keys.ts")).openEachKeyOnce(original),
);

const DAY = 86_400_000;
const workshop = makeWorkshop();
const template = join(workshop.folder, "template");
let repo = "";
let site = "";

const metadata = (file: string) =>
  JSON.parse(readFileSync(join(site, "metadata", file), "utf8")) as {
    signed: Record<string, unknown> & {
      expires: string;
      roles: Record<string, object>;
      meta: Record<string, object>;
    };
    signatures: { keyid: string }[];
  };
const daysTo = (expires: string) => Math.round((Date.parse(expires) - Date.now()) / DAY);

beforeAll(async () => {
  await published(template, "init --name Ministry --list home=Home --list other=Other");
  stage(template, "home", 1);
  await published(template, "list sign home");
  await published(template, "list publish home");
}, 120_000);
beforeEach(() => {
  repo = copyOf(template, "repo");
  site = join(repo, "public");
});
afterAll(() => {
  workshop.remove();
});

describe("init", () => {
  it("hands out the roles, thresholds and lifetimes of the design", () => {
    const root = metadata("1.root.json").signed;
    expect(root["consistent_snapshot"]).toBe(true);
    const roles = Object.entries(root.roles).map(([name, role]) => [
      name,
      Reflect.get(role, "threshold"),
      (Reflect.get(role, "keyids") as string[]).length,
    ]);
    expect(roles).toEqual(
      expect.arrayContaining([
        ["root", 2, 3],
        ["targets", 1, 2],
        ["snapshot", 1, 1],
        ["timestamp", 1, 1],
      ]),
    );
    const days = ["1.root", "1.targets", "2.lists-home", "2.snapshot", "timestamp"].map((name) =>
      daysTo(metadata(`${name}.json`).signed.expires),
    );
    expect(days).toEqual([365, 90, 30, 14, 7]);
  });

  it("delegates to each list its own folder, terminating, by a key of its own", () => {
    const { roles } = metadata("1.targets.json").signed["delegations"] as {
      roles: Record<string, unknown>[];
    };
    expect(roles.map(({ name, paths, terminating }) => ({ name, paths, terminating }))).toEqual([
      { name: "lists-home", paths: ["lists/home/*"], terminating: true },
      { name: "lists-other", paths: ["lists/other/*"], terminating: true },
    ]);
    expect(roles[0]?.["keyids"]).not.toEqual(roles[1]?.["keyids"]);
  });

  it("makes what our client and tuf-js accept, and says no private thing in public", async () => {
    expect(await objections(site)).toEqual([]);
    expect(readdirSync(site).toSorted()).toEqual(["metadata", "targets"]);
  });

  it("refuses a folder that has a repository, and arguments that make none", async () => {
    expect(await publisher(repo, "init --name X --list a=A")).toMatchObject({
      ok: false,
      code: "exists",
    });
    const fresh = join(workshop.folder, "fresh");
    for (const line of [
      "--list A=a",
      "--list a=a --list a=b",
      "--list a",
      "--list a=a --key b=x",
      "--list a=a --days x=3",
    ])
      expect(
        await publisher(fresh, `init --name X --base-url https://x.example ${line}`),
        line,
      ).toMatchObject({
        ok: false,
        code: "bad-arguments",
      });
    expect((await publisher(fresh, "init --list a=A")).code).toBe("no-terminal");
  });
});

describe("a list's release", () => {
  it("reaches a browser: the next version, in its own name, beside the old one", async () => {
    const browser = browserOf(site);
    expect(await browser.update(site, "home")).toBe(1);
    stage(repo, "home", 2);
    await published(repo, "list sign home");
    await published(repo, "list publish home");
    expect(await browser.update(site, "home")).toBe(2);
    expect(await objections(site)).toEqual([]);
    expect(readdirSync(join(site, "targets/lists/home"))).toHaveLength(2);
    expect(readdirSync(join(site, "metadata"))).toContain("2.lists-home.json");
  });

  it("is published once: again is no refusal, and changes nothing", async () => {
    const before = readFileSync(join(site, "metadata/timestamp.json"));
    expect((await published(repo, "list publish home")).data).toMatchObject({
      state: "already-published",
    });
    expect(readFileSync(join(site, "metadata/timestamp.json"))).toEqual(before);
  });

  it("of a large change needs two keys of the list", async () => {
    await published(repo, "key new home-2");
    await published(repo, "root propose --add home=home-2");
    await published(repo, "root sign");
    await published(repo, "root publish");
    stage(repo, "home", 2, { allowLargeChange: true });
    await published(repo, "list sign home --key lists-home");
    expect(await publisher(repo, "list publish home")).toMatchObject({
      code: "not-enough-signatures",
    });
    const outcome = await published(repo, "list sign home --key home-2");
    expect(outcome.data?.["signers"]).toHaveLength(2);
    await published(repo, "list publish home");
    expect(await browserOf(site).update(site, "home")).toBe(2);
  });

  it.each([
    [
      "nothing staged",
      () => {
        rmSync(join(repo, "staged/home"), { recursive: true });
      },
      "nothing-staged",
      undefined,
    ],
    [
      "an old version",
      () => {
        stage(repo, "home", 1, { entries: 9 });
        edit("v", 1, (text) => text.replace(/"rawSha256":"./, '"rawSha256":"f'));
      },
      "bad-staged",
      "targets.0.custom.rawSha256",
    ],
    [
      "another length",
      () => {
        stage(repo, "home", 2, { rawLength: 7 });
      },
      "bad-staged",
      "targets.0.custom.rawLength",
    ],
    [
      "an empty list",
      () => {
        stage(repo, "home", 2, { entries: 0 });
      },
      "bad-staged",
      "targets.0.custom.entries",
    ],
    [
      "another version inside",
      () => {
        stage(repo, "home", 2, { v: 3 });
      },
      "bad-staged",
      "targets.0.custom.v",
    ],
    [
      "a path of another list",
      () => {
        edit("v", 1, (text) => text.replace("lists/home/list", "lists/other/list"));
      },
      "bad-staged",
      "targets",
    ],
    [
      "a file outside the folder",
      () => {
        edit("v", 1, (text) => text.replace('"file":"', '"file":"../'));
      },
      "bad-staged",
      "targets.0.file",
    ],
    [
      "no JSON",
      () => {
        edit("v", 1, (text) => text.slice(1));
      },
      "bad-staged",
      undefined,
    ],
  ])("is refused with file and field: %s", async (_what, breakIt, code, field) => {
    breakIt();
    const outcome = await publisher(repo, "list sign home");
    expect(outcome).toMatchObject({ ok: false, code });
    if (field !== undefined)
      expect(outcome.problems.map((problem) => problem.field)).toContain(field);
    expect(outcome.problems[0]?.file).toBe("staged/home/targets.json");
  });

  it("is refused when its version is not above the published one", async () => {
    stage(repo, "home", 3);
    await published(repo, "list sign home");
    await published(repo, "list publish home");
    stage(repo, "home", 2);
    expect(await publisher(repo, "list sign home")).toMatchObject({ code: "old-version" });
  });

  it("is refused when it is not signed, or was signed for other files", async () => {
    stage(repo, "home", 2);
    expect(await publisher(repo, "list publish home")).toMatchObject({ code: "not-signed" });
    await published(repo, "list sign home");
    const signed = readFileSync(join(repo, "staged/home/signed.json"));
    stage(repo, "home", 3);
    writeFileSync(join(repo, "staged/home/signed.json"), signed);
    expect(await publisher(repo, "list publish home")).toMatchObject({ code: "signed-differs" });
    expect(await publisher(repo, "list sign nowhere")).toMatchObject({ code: "unknown-list" });
    expect(await publisher(repo, "list sign home --key snapshot")).toMatchObject({
      code: "no-key",
    });
  });

  function edit(_field: string, _v: number, change: (text: string) => string): void {
    const path = join(repo, "staged/home/targets.json");
    writeFileSync(path, change(readFileSync(path, "utf8")));
  }
});

describe("lists that come and go", () => {
  it("are added with a role of their own, and can be published", async () => {
    await published(repo, "list add third --title Third_list");
    stage(repo, "third", 1);
    await published(repo, "list sign third");
    await published(repo, "list publish third");
    expect(await browserOf(site).update(site, "third")).toBe(1);
    expect(await publisher(repo, "list add third --title X")).toMatchObject({ code: "exists" });
  });

  it("are removed for browsers that knew them, which must not see the snapshot shrink", async () => {
    const browser = browserOf(site);
    await browser.update(site, "home");
    await published(repo, "list remove home");
    expect(await browser.update(site, "home")).toBe("not-found");
    expect(await objections(site)).toEqual([]);
    const snapshot =
      readdirSync(join(site, "metadata"))
        .filter((name) => name.endsWith(".snapshot.json"))
        .at(-1) ?? "";
    expect(Object.keys(metadata(snapshot).signed.meta)).toContain("lists-home.json");
  });
});

describe("timestamp refresh", () => {
  it("signs the timestamp anew for seven days, and the snapshot only in time", async () => {
    const later = Date.now() + 6 * DAY;
    expect((await published(repo, "timestamp refresh", later)).data?.["versions"]).toMatchObject({
      timestamp: 3,
      snapshot: 2,
    });
    expect(daysTo(metadata("timestamp.json").signed.expires)).toBe(13);
    const end = Date.now() + 8 * DAY;
    expect((await published(repo, "timestamp refresh", end)).data?.["versions"]).toMatchObject({
      timestamp: 4,
      snapshot: 3,
    });
    expect(await objections(site)).toEqual([]);
  });

  it("speaks up in time about what it cannot renew", async () => {
    const outcome = await published(repo, "timestamp refresh", Date.now() + 25 * DAY);
    expect(outcome.data?.["warnings"]).toEqual([
      expect.stringMatching(
        /^lists-home expires on .*, in 4 day\(s\); run: list build home, list sign home/,
      ),
      expect.stringMatching(/^lists-other expires on /),
    ]);
  });

  it.each([
    ["targets", 91],
    ["root", 366],
  ])("refuses when %s has expired, and says what to do", async (role, days) => {
    const outcome = await publisher(repo, "timestamp refresh", Date.now() + days * DAY);
    expect(outcome).toMatchObject({ ok: false, code: "expired" });
    expect(outcome.problems.map(({ message }) => message).join()).toContain(
      `root propose --renew ${role}`,
    );
  });

  it.each([
    [
      "a changed target",
      () => {
        writeFileSync(onlyTarget(), "x");
      },
      /^targets\/lists\/home\//,
    ],
    [
      "a missing target",
      () => {
        rmSync(onlyTarget());
      },
      /^targets\/lists\/home\//,
    ],
    [
      "a changed list role",
      () => {
        touch("2.lists-home.json");
      },
      /2\.lists-home/,
    ],
    [
      "a missing snapshot",
      () => {
        rmSync(join(site, "metadata/2.snapshot.json"));
      },
      /2\.snapshot/,
    ],
    [
      "a changed root",
      () => {
        touch("1.root.json");
      },
      /1\.root/,
    ],
    [
      "a changed timestamp",
      () => {
        touch("timestamp.json");
      },
      /timestamp/,
    ],
  ])("refuses rather than extend a repository with %s", async (_what, breakIt, file) => {
    breakIt();
    const before = readFileSync(join(site, "metadata/timestamp.json"), "utf8");
    const outcome = await publisher(repo, "timestamp refresh");
    expect(outcome).toMatchObject({ ok: false, code: "broken-repository" });
    expect(outcome.problems[0]?.file).toMatch(file);
    expect(readFileSync(join(site, "metadata/timestamp.json"), "utf8")).toBe(before);
  });

  it("refuses while the clock stands before the last publication, for what it signed would expire at once", async () => {
    const outcome = await publisher(repo, "timestamp refresh", Date.now() - 30 * DAY);
    expect(outcome).toMatchObject({ ok: false, code: "clock", problems: [{ file: "log.jsonl" }] });
  });

  const onlyTarget = () => {
    const folder = join(site, "targets/lists/home");
    return join(folder, readdirSync(folder)[0] ?? "");
  };
  const touch = (name: string) => {
    const path = join(site, "metadata", name);
    writeFileSync(path, readFileSync(path, "utf8").replace('"expires":"20', '"expires":"21'));
  };
});

describe("a disk that takes no more", () => {
  it("is a refusal that names the file, and leaves the old state in force", async () => {
    stage(repo, "home", 2);
    await published(repo, "list sign home");
    const before = readFileSync(join(site, "metadata/timestamp.json"));
    // A file in the way of the folder stands for any reason why a write fails.
    rmSync(join(site, "targets"), { recursive: true });
    writeFileSync(join(site, "targets"), "");
    const outcome = await publisher(repo, "list publish home");
    expect(outcome).toMatchObject({ ok: false, code: "not-written" });
    expect(outcome.problems[0]?.file).toContain("targets/lists/home");
    expect(readFileSync(join(site, "metadata/timestamp.json"))).toEqual(before);
  });
});

describe("prune", () => {
  it("keeps what clients in flight need, and takes away the rest after its time", async () => {
    for (const v of [2, 3]) {
      stage(repo, "home", v);
      await published(repo, "list sign home");
      await published(repo, "list publish home");
    }
    expect((await published(repo, "prune")).data?.["files"]).toEqual([]);
    const folder = join(site, "targets/lists/home");
    for (const name of readdirSync(folder)) utimesSync(join(folder, name), 1, 1);
    const later = Date.now() + 8 * DAY;
    expect((await published(repo, "prune --dry-run", later)).data?.["files"]).toHaveLength(8);
    const { data } = await published(repo, "prune", later);
    expect(data?.["files"]).toEqual(
      expect.arrayContaining([
        "metadata/1.lists-home.json",
        "metadata/3.lists-home.json",
        "metadata/3.snapshot.json",
      ]),
    );
    expect(readdirSync(folder)).toHaveLength(1);
    expect(readdirSync(join(site, "metadata"))).toContain("1.root.json");
    expect(await objections(site)).toEqual([]);
  });

  it("keeps what it cannot date", async () => {
    stage(repo, "home", 2);
    await published(repo, "list sign home");
    await published(repo, "list publish home");
    renameSync(join(repo, "log.jsonl"), join(repo, "lost.jsonl"));
    expect((await published(repo, "prune", Date.now() + 100 * DAY)).data?.["files"]).toEqual([]);
  });
});
