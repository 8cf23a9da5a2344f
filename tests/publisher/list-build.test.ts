import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Changelog } from "../../publisher/list/changelog.ts";
import { versionsWithDelta } from "../../publisher/list/history.ts";
import { main } from "../../publisher/main.ts";
import { applyDelta } from "../../rules/lists/delta.ts";
import { parseTargetCustom } from "../../rules/lists/target-custom.ts";
import { PASSPHRASE, published } from "./repository-fixture.ts";
import { smallSuppliers, writeSmallSources } from "./small-sources.ts";
import type { SmallSupplier } from "./small-sources.ts";

vi.mock(import("../../publisher/keys/encrypt-key.ts"), async (original) =>
  (await import("./opened-keys.ts")).openEachKeyOnce(original),
);

/** Two codes whose check digits are right. */
const LEIS = ["529900T8BM49AURSDO55", "HWUPKR0MPOU8FGXBT394"] as const;
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "list-commands-"));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

interface Answer {
  readonly ok: boolean;
  readonly code: string;
  readonly problems: readonly {
    readonly file: string;
    readonly row?: number;
    readonly field?: string;
    readonly value?: unknown;
    readonly message: string;
  }[];
  readonly v: number;
  readonly from: number | null;
  readonly largeChange: boolean;
  readonly changelog: Changelog;
}

/** Runs the command line in this process: a process of its own costs a second of start for each of some sixty runs. */
async function run(
  ...args: readonly string[]
): Promise<{ status: number; stdout: string; stderr: string }> {
  const out: unknown[] = [];
  const said: unknown[] = [];
  const log = vi.spyOn(console, "log").mockImplementation((line) => out.push(line));
  const error = vi.spyOn(console, "error").mockImplementation((line) => said.push(line));
  vi.stubEnv("INIT_CWD", folder);
  try {
    const status = await main(args);
    return { status, stdout: out.join("\n"), stderr: said.join("\n") };
  } finally {
    log.mockRestore();
    error.mockRestore();
    vi.unstubAllEnvs();
  }
}

async function build(
  suppliers: readonly SmallSupplier[],
  ...options: readonly string[]
): Promise<Answer> {
  writeSmallSources(join(folder, "sources"), suppliers);
  const args = ["--list", "own-list", "--sources", "sources", "--repo", "repo", "--json"];
  const { stdout, stderr, status } = await run("list", "build", ...args, ...options);
  const answer: Answer = JSON.parse(stdout || `{"ok":null,"code":${JSON.stringify(stderr)}}`);
  expect(status).toBe(answer.ok ? 0 : 1);
  return answer;
}

const staged = (name: string): Buffer => readFileSync(join(folder, "repo/staged/own-list", name));

interface Staged {
  readonly list: string;
  readonly v: number;
  readonly targets: readonly {
    readonly path: string;
    readonly file: string;
    readonly custom: unknown;
  }[];
  readonly changelog: Changelog;
}
const targetsFile = (): Staged => JSON.parse(staged("targets.json").toString("utf8"));
const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

describe("list build", () => {
  it("stages a first release: the full list, what TUF says of it, and where to read it", async () => {
    const { ok, v, from } = await build(smallSuppliers(3));
    expect({ ok, v, from }).toEqual({ ok: true, v: 1, from: null });
    const raw = staged("list.jsonl");
    expect(gunzipSync(staged("list.jsonl.gz"))).toEqual(raw);
    expect(raw.toString("utf8").split("\n")[0]).toContain('"kind":"release"');
    expect(targetsFile()).toMatchObject({
      list: "own-list",
      v: 1,
      targets: [
        {
          path: "lists/own-list/list.jsonl.gz",
          file: "list.jsonl.gz",
          custom: { v: 1, rawLength: raw.length, rawSha256: sha256(raw), entries: 3 },
        },
      ],
    });
    expect(staged("changelog.md").toString("utf8")).toContain("First release.");
  });

  it("gives the same bytes from the same sources, whatever the folder", async () => {
    await build(smallSuppliers(3));
    const names = readdirSync(join(folder, "repo/staged/own-list"));
    const before = names.map((name) => staged(name));
    rmSync(join(folder, "repo"), { recursive: true });
    await build(smallSuppliers(3));
    expect(names.map((name) => staged(name))).toEqual(before);
  });

  it("stages deltas that lead from every version before to exactly the signed bytes", async () => {
    const versions = [
      smallSuppliers(10),
      smallSuppliers(11),
      smallSuppliers(11).map((each, at) => (at === 4 ? { ...each, citation: "Amended" } : each)),
      smallSuppliers(12).slice(1),
    ];
    const raws: Buffer[] = [];
    for (const suppliers of versions) {
      expect((await build(suppliers)).ok).toBe(true);
      raws.push(staged("list.jsonl"));
    }
    const { v, targets } = targetsFile();
    expect(v).toBe(4);
    expect(targets.map(({ file }) => file)).toEqual([
      "list.jsonl.gz",
      "from-1.delta.gz",
      "from-2.delta.gz",
      "from-3.delta.gz",
    ]);
    for (const { file, custom } of targets.slice(1)) {
      const parsed = parseTargetCustom(custom);
      const old = raws[(parsed?.from?.v ?? 0) - 1] ?? Buffer.from("");
      expect(parsed?.from?.sha256).toBe(sha256(old));
      const delta = gunzipSync(staged(file)).toString("utf8");
      const made = Buffer.from(applyDelta(old.toString("utf8"), delta));
      expect(sha256(made)).toBe(parsed?.rawSha256);
      expect(made.length).toBe(parsed?.rawLength);
    }
  });

  it("tells added, changed and removed listings, with what changed, in JSON and in Markdown that cannot act", async () => {
    const first = smallSuppliers(12);
    await build(first);
    const next = [
      ...first
        .slice(1)
        .map((each, at) =>
          at === 0
            ? { ...each, listedOn: "2026-03-01", citation: "<img src=x> [go](javascript:1) *all*" }
            : each,
        ),
      { id: "newcomer", name: "Zorblatt <b>Optics</b>" },
    ];
    expect(await build(next)).toMatchObject({ ok: true, v: 2, from: 1 });
    const log: Changelog = JSON.parse(staged("changelog.json").toString("utf8"));
    expect(log).toEqual(targetsFile().changelog);
    expect(log.added.map(({ supplier }) => supplier)).toEqual(["newcomer"]);
    expect(log.removed).toMatchObject([
      {
        supplier: "firm-1",
        program: "us-ofac-nscmic",
        listedOn: "2026-01-15",
        citation: "Notice about firm-1",
      },
    ]);
    expect(log.changed).toMatchObject([
      {
        supplier: "firm-2",
        fields: [
          { field: "citation", before: "Notice about firm-2" },
          { field: "listedOn", before: "2026-01-15", after: "2026-03-01" },
        ],
      },
    ]);
    const text = staged("changelog.md").toString("utf8");
    expect(text).toContain("## Listings added (1)");
    expect(text).toContain("Zorblatt \\<b\\>Optics\\</b\\>");
    expect(text).toContain("listedOn: 2026-01-15 → 2026-03-01");
    expect(text).toContain("\\<img src=x\\> \\[go\\]\\(javascript:1\\) \\*all\\*");
    expect(text).not.toMatch(/(?<!\\)<(?:img|b)/);
  });

  it("keeps the version when the same sources are built again", async () => {
    await build(smallSuppliers(10));
    await build(smallSuppliers(11));
    const before = staged("targets.json");
    expect(await build(smallSuppliers(11))).toMatchObject({ ok: true, v: 2, from: 1 });
    expect(staged("targets.json")).toEqual(before);
  });

  it("takes the serial of the sources as the least it may be", async () => {
    writeSmallSources(join(folder, "sources"), smallSuppliers(3));
    writeFileSync(join(folder, "sources/serial.json"), `{"v":7}`);
    const args = ["--list", "own-list", "--sources", "sources", "--repo", "repo", "--json"];
    expect(JSON.parse((await run("list", "build", ...args)).stdout)).toMatchObject({
      ok: true,
      v: 7,
    });
  });

  it("compares with what is in force, not with what was built since or what a killed publisher left", async () => {
    const repo = join(folder, "repo");
    writeFileSync(join(folder, "passphrase"), PASSPHRASE);
    process.env["SEKISHO_PASSPHRASE_FILE"] = join(folder, "passphrase");
    await published(repo, "init --name Ministry --list own-list=Own");
    await build(smallSuppliers(10));
    // Built, but never published: no browser has it.
    expect(await build(smallSuppliers(11))).toMatchObject({ ok: true, v: 2, from: null });
    await published(repo, "list sign own-list");
    await published(repo, "list publish own-list");
    await build(smallSuppliers(12));
    const metadata = readFileSync(join(repo, "public/metadata/2.lists-own-list.json"), "utf8");
    const left = join(repo, "public/metadata/3.lists-own-list.json");
    writeFileSync(left, metadata.replaceAll('"v":2', '"v":3'));
    expect(readFileSync(left, "utf8")).toContain('"v":3');
    expect(await build(smallSuppliers(13))).toMatchObject({ ok: true, v: 4, from: 2 });
    const { targets, changelog } = targetsFile();
    const files = targets.map(({ file }) => file);
    expect(files).toContain("from-2.delta.gz");
    expect(files).not.toContain("from-3.delta.gz");
    expect(changelog.added).toHaveLength(2);
  });

  it("refuses to build upon a repository that no browser would take", async () => {
    mkdirSync(join(folder, "repo/public/metadata"), { recursive: true });
    writeFileSync(join(folder, "repo/public/metadata/timestamp.json"), "{}");
    expect(await build(smallSuppliers(3))).toMatchObject({ ok: false, code: "broken-repository" });
  });

  it("carries a cohort", async () => {
    await build(smallSuppliers(3), "--rollout", "12");
    expect(targetsFile().targets[0]?.custom).toMatchObject({ rollout: { percent: 12 } });
  });
});

describe("list build refuses, and what was staged stays", () => {
  it("a shrink over a tenth that was not allowed by name", async () => {
    await build(smallSuppliers(10));
    const before = staged("targets.json");
    const refused = await build(smallSuppliers(8));
    expect(refused).toMatchObject({ ok: false, code: "shrinks-too-much" });
    expect(refused.problems).toContainEqual({
      file: "own-list",
      field: "suppliers",
      value: 8,
      message: "falls from 10 to 8 (20 %); when this is meant: --allow-shrink own-list",
    });
    expect(refused.problems.map(({ file }) => file)).toEqual(["own-list", "own-list", "own"]);
    expect(staged("targets.json")).toEqual(before);
    expect(await build(smallSuppliers(8), "--allow-shrink", "other")).toMatchObject({ ok: false });
    expect(await build(smallSuppliers(8), "--allow-shrink", "own-list")).toMatchObject({
      ok: true,
      largeChange: false,
    });
  });

  it("a source that loses listings while the list as a whole does not shrink", async () => {
    const all = smallSuppliers(10);
    await build(all);
    const fewer = all.map((each, at) => (at < 2 ? { ...each, isListed: false } : each));
    expect((await build(fewer)).problems.map(({ file, field }) => [file, field])).toEqual([
      ["own-list", "listings"],
      ["own", "listings"],
    ]);
  });

  it("growth by more than a half; once allowed, the metadata says that it is meant", async () => {
    await build(smallSuppliers(4));
    expect(await build(smallSuppliers(7))).toMatchObject({ ok: false, code: "grows-too-much" });
    const allowed = await build(smallSuppliers(7), "--allow-growth", "own-list");
    expect(allowed).toMatchObject({ ok: true, largeChange: true });
    expect(targetsFile().targets[0]?.custom).toMatchObject({ allowLargeChange: true });
  });

  it("codes that two suppliers share, duplicates and bounds: all of it at once, by file, row, field and value", async () => {
    const suppliers = smallSuppliers(3).map((each, at) => ({
      ...each,
      lei: LEIS[at === 2 ? 1 : 0],
    }));
    writeSmallSources(join(folder, "sources"), suppliers);
    const rows = join(folder, "sources/listings/own/rows.jsonl");
    const [first = ""] = readFileSync(rows, "utf8").split("\n");
    writeFileSync(rows, `${first}\n`, { flag: "a" });
    const source = join(folder, "sources/listings/own/source.json");
    writeFileSync(source, readFileSync(source, "utf8").replace('"min": 1', '"min": 9'));
    const args = ["--list", "own-list", "--sources", "sources", "--repo", "repo", "--json"];
    const { status, stdout } = await run("list", "build", ...args);
    const answer: Answer = JSON.parse(stdout);
    expect(status).toBe(1);
    expect(answer).toMatchObject({ ok: false, code: "sources-refused" });
    expect(answer.problems).toContainEqual({
      file: "suppliers/firm-2.json",
      field: "identifiers.0",
      value: `lei ${LEIS[0]}`,
      message: "stands under firm-1 too",
    });
    expect(answer.problems).toContainEqual(
      expect.objectContaining({ file: "listings/own/rows.jsonl", row: 4 }),
    );
    expect(answer.problems).toContainEqual(
      expect.objectContaining({ file: "listings/own/source.json", field: "bounds" }),
    );
  });

  it("an old release that is not the one that was built", async () => {
    await build(smallSuppliers(10));
    const file = join(folder, "repo/history/own-list/1.jsonl.gz");
    writeFileSync(file, readFileSync(file).subarray(0, 100));
    expect(await build(smallSuppliers(11))).toMatchObject({ ok: false, code: "history-damaged" });
  });

  it("a folder that holds no sources, by one sentence", async () => {
    mkdirSync(join(folder, "elsewhere"));
    const { stdout } = await run("list", "build", "x", "--sources", "elsewhere", "--json");
    expect(JSON.parse(stdout)).toMatchObject({
      code: "sources-refused",
      problems: [
        {
          file: join(folder, "elsewhere"),
          message: expect.stringContaining("no folder of list sources"),
        },
      ],
    });
  });

  it.each([
    { options: [], field: "--list" },
    { options: ["--list", "Own List"], field: "--list" },
    { options: ["--list", "../x"], field: "--list" },
    { options: ["--list", "x", "--rollout", "101"], field: "--rollout" },
    { options: ["--list", "x", "--rollout", "few"], field: "--rollout" },
    // What is signed has no fractions.
    { options: ["--list", "x", "--rollout", "12.5"], field: "--rollout" },
    { options: ["one", "two"], field: "--list" },
    { options: ["one", "--list", "one"], field: "--list" },
    { options: ["x"], field: "--sources" },
    { options: ["x", "--sources", "nowhere"], field: "--sources" },
  ])("options that mean nothing: $options", async ({ options, field }) => {
    const { status, stdout } = await run("list", "build", "--json", ...options);
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ code: "bad-option", problems: [{ file: field }] });
  });
});

describe("list diff", () => {
  it("compares releases, packed or not, and source folders", async () => {
    await build(smallSuppliers(10));
    writeSmallSources(join(folder, "other"), smallSuppliers(11));
    const past = "repo/history/own-list/1.jsonl.gz";
    const { status, stdout } = await run("list", "diff", past, "other");
    expect(status).toBe(0);
    expect(stdout).toContain("## Listings added (1)");
    expect(stdout).toContain("**Quelvantine Works 11**");
    const json = await run("list", "diff", past, "repo/staged/own-list", "--json");
    const same: Answer = JSON.parse(json.stdout);
    expect(same.changelog).toMatchObject({ added: [], changed: [], removed: [], records: [] });
  });

  it("names the line and the field of a release that cannot be read", async () => {
    await build(smallSuppliers(2));
    const broken = staged("list.jsonl").toString("utf8").replace('"country":"CN"', '"country":""');
    writeFileSync(join(folder, "broken.jsonl"), broken);
    const { status, stdout } = await run("list", "diff", "broken.jsonl", "nowhere", "--json");
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      code: "release-unreadable",
      problems: [{ row: 3, field: "country" }],
    });
  });
});

describe("list try", () => {
  const texts = [
    "Quelvantine Works 1 router, 1 unit",
    "Quelvantine Works 11 router, 1 unit",
    "nothing here",
  ];

  it("shows which texts are said differently by the new list", async () => {
    await build(smallSuppliers(10));
    await build(smallSuppliers(11).slice(1));
    const lines = texts.map((text) => `${JSON.stringify({ text })}\n`).join("");
    writeFileSync(join(folder, "texts.jsonl"), lines);
    const args = ["--texts", "texts.jsonl", "--list", "own-list", "--repo", "repo"];
    const { status, stdout, stderr } = await run("list", "try", ...args, "--json");
    expect(stderr).not.toContain("refused");
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      ok: true,
      screened: 3,
      changed: [
        { page: "line 1", hits: [{ what: "firm-1", before: "advisory", after: "nothing" }] },
        { page: "line 2", hits: [{ what: "firm-11", before: "nothing", after: "advisory" }] },
      ],
    });
    const { stdout: said } = await run("list", "try", ...args);
    expect(said).toContain("line 2: added: firm-11: nothing → advisory (Quelvantine Works 11)");
    expect(said).toContain("3 screened, 2 differ");
  });

  it("says when there is nothing to try", async () => {
    writeFileSync(join(folder, "texts.jsonl"), `{"text":"x"}\n`);
    const args = ["--texts", "texts.jsonl", "--list", "own-list", "--repo", "repo", "--json"];
    expect(JSON.parse((await run("list", "try", ...args)).stdout)).toMatchObject({
      code: "nothing-staged",
    });
  });

  it("shows all that a first release finds as new", async () => {
    const lines = texts.map((text) => `${JSON.stringify({ text })}\n`).join("");
    writeFileSync(join(folder, "texts.jsonl"), lines);
    await build(smallSuppliers(2));
    const args = ["own-list", "--texts", "texts.jsonl", "--repo", "repo", "--json"];
    const { stdout, stderr } = await run("list", "try", ...args);
    expect(stderr).toContain("no release before this one");
    expect(JSON.parse(stdout)).toMatchObject({
      ok: true,
      screened: 3,
      changed: [
        { page: "line 1", hits: [{ what: "firm-1", before: "nothing", after: "advisory" }] },
      ],
    });
  });
});

it("deltas are kept from the last 14 versions and from month-ends, six months of them", () => {
  const days = Array.from({ length: 400 }, (_, index) => {
    const date = new Date(Date.UTC(2025, 0, 1 + index));
    return { v: index + 1, builtOn: date.toISOString().slice(0, 10), sha256: "" };
  });
  const kept = versionsWithDelta(days).map(({ builtOn }) => builtOn);
  expect(kept.slice(-14)).toEqual(days.slice(-14).map(({ builtOn }) => builtOn));
  expect(kept.slice(0, -14)).toEqual(["2025-09-30", "2025-10-31", "2025-11-30", "2025-12-31"]);
  expect(versionsWithDelta(days.slice(0, 5))).toHaveLength(5);
});
