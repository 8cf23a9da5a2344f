import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, test } from "vitest";
import type { HitEntry, MentionEntry } from "../../rules/vocabulary.ts";
import { ROOT } from "../../tools/inputs.ts";

interface Answer {
  readonly policy?: {
    readonly accepted: readonly { path: string; value: unknown; mode: string }[];
    readonly rejected: readonly { path: string; code: string; suggestion: string | null }[];
  };
  readonly line?: number;
  readonly hits: readonly HitEntry[];
  readonly mentions: readonly MentionEntry[];
}

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "sekisho-policy-"));
  const texts = [
    "Hikvision camera ¥1",
    "Maker: Acmevision Devices, quantity 2",
    "Huawei router ¥1",
  ];
  writeFileSync(
    join(folder, "texts.jsonl"),
    texts.map((text) => `${JSON.stringify({ text })}\n`).join(""),
  );
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const ENTRIES = {
  profile: { value: "us-federal", mode: "locked" },
  purposes: { value: ["catering"], mode: "default" },
  "suppliers.add": {
    value: [
      {
        id: "acme-vision",
        name: "Acmevision Devices Inc.",
        severity: "prohibited",
        reason: { en: "Our board decided so." },
        citation: "Board decision 12",
        listedOn: "2026-04-01",
      },
    ],
    mode: "locked",
  },
  "exceptions.add": {
    value: [
      {
        id: "huawei-routers",
        supplier: "huawei",
        reason: { en: "In use until replaced" },
        approver: "The security officer",
        caseNumber: "2026-17",
        expires: "2026-12-31",
      },
    ],
    mode: "locked",
  },
};

function run(tool: string, policy: string, ...args: readonly string[]) {
  writeFileSync(join(folder, "policy.json"), policy);
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [join(ROOT, "tools", tool), "--json", "--date", "2026-11-26", ...args],
    { cwd: folder, encoding: "utf8", env: { ...process.env, INIT_CWD: folder } },
  );
  const lines = stdout.split("\n").filter((line) => line !== "");
  return { answers: lines.map((line) => JSON.parse(line) as Answer), stderr, status };
}

const file = (keys: object): string => JSON.stringify({ schemaVersion: 1, id: "example", keys });
const severities = (answers: readonly Answer[]) =>
  answers.map(({ hits }) => hits.map(({ supplier, severity }) => [supplier, severity]));

describe("policy:try", () => {
  it("says first what of the policy was taken, then what it would mark", () => {
    const { answers, status } = run("policy-try.ts", file(ENTRIES), "policy.json", "texts.jsonl");
    const [first, ...texts] = answers;
    expect(status).toBe(0);
    expect(first?.policy?.rejected).toEqual([]);
    expect(
      first?.policy?.accepted
        .map(({ path, mode }) => [path, mode])
        .toSorted(([a = ""], [b = ""]) => (a < b ? -1 : 1)),
    ).toEqual([
      ["exceptions.add", "locked"],
      ["profile", "locked"],
      ["purposes", "default"],
      ["suppliers.add", "locked"],
    ]);
    expect(texts.map(({ line }) => line)).toEqual([1, 2, 3]);
    // Section 889 does not reach Hikvision for catering; Huawei's is excepted; the own supplier is forbidden.
    expect(severities(texts)).toEqual([
      [["hikvision", "advisory"]],
      [["acme-vision", "prohibited"]],
      [],
    ]);
    expect(texts[2]?.mentions).toMatchObject([
      { supplier: "huawei", marks: [{ kind: "exception", exception: { caseNumber: "2026-17" } }] },
    ]);
  });

  it("names on stderr what the list does not know, by its place in the file, and leaves stdout as it is", () => {
    const [known] = ENTRIES["exceptions.add"].value;
    const value = [{ id: "Bad Id" }, { ...known, supplier: "huawai" }];
    const entries = { "exceptions.add": { value, mode: "locked" } };
    const args = ["policy.json", "texts.jsonl"];
    const { answers, stderr, status } = run("policy-try.ts", file(entries), ...args);
    expect(status).toBe(0);
    expect(answers).toHaveLength(4);
    expect(stderr).toMatch(/warning: exceptions\.add\[1\]\.supplier .*Did you mean huawei\?/);
    expect(run("policy-try.ts", file(ENTRIES), ...args).stderr).not.toContain("exceptions.add");
  });

  it("lets the command line's profile go before the policy's", () => {
    const args = ["--profile", "general", "policy.json", "texts.jsonl"];
    const { answers } = run("policy-try.ts", file({ profile: ENTRIES.profile }), ...args);
    expect(severities(answers.slice(1))[2]).toEqual([["huawei", "advisory"]]);
  });

  test.each([
    ["not JSON", "{", { path: "", code: "not-json" }],
    ["empty", "", { path: "", code: "not-json" }],
    ["no policy", "[]", { path: "", code: "not-a-policy" }],
  ])("a policy that is %s is refused, and the built-in profile screens", (_, text, rejection) => {
    const { answers, status } = run("policy-try.ts", text, "policy.json", "texts.jsonl");
    expect(status).toBe(0);
    expect(answers[0]?.policy).toMatchObject({ accepted: [], rejected: [rejection] });
    expect(severities(answers.slice(1))[0]).toEqual([["hikvision", "advisory"]]);
    expect(answers).toHaveLength(4);
  });

  it("one bad key leaves the others, and a misspelt one gets a suggestion", () => {
    const keys = {
      ...ENTRIES,
      profile: { value: "jp-goverment", mode: "locked" },
      languge: { value: "ja", mode: "default" },
    };
    const { answers } = run("policy-try.ts", file(keys), "policy.json", "texts.jsonl");
    const rejected = answers[0]?.policy?.rejected.map(({ path, suggestion }) => [path, suggestion]);
    expect(rejected).toEqual([
      ["profile", "jp-government"],
      ["languge", "language"],
    ]);
    expect(severities(answers.slice(1))[1]).toEqual([["acme-vision", "prohibited"]]);
  });

  it("a wrong check digit is named by its place in the file, and the supplier stays", () => {
    const [acme] = ENTRIES["suppliers.add"].value;
    const identifiers = [{ scheme: "jp_corporate_number", value: "1000012050002" }];
    const keys = { "suppliers.add": { value: [{ ...acme, identifiers }], mode: "locked" } };
    const { answers } = run("policy-try.ts", file(keys), "policy.json", "texts.jsonl");
    expect(answers[0]?.policy?.rejected).toMatchObject([
      { path: "suppliers.add[0].identifiers[0].value", code: "bad-value" },
    ]);
    expect(severities(answers.slice(1))[1]).toEqual([["acme-vision", "prohibited"]]);
  });
});

describe("other commands with a policy", () => {
  it("screen and lookup take one by --policy, and name what was not taken on stderr", () => {
    const keys = { ...ENTRIES, nonsense: { value: 1, mode: "default" } };
    const screened = run(
      "screen.ts",
      file(keys),
      "--policy",
      "policy.json",
      "--text",
      "texts.jsonl",
    );
    expect(severities(screened.answers)[1]).toEqual([["acme-vision", "prohibited"]]);
    expect(screened.stderr).toContain("nonsense");
    const { answers } = run("lookup.ts", file(ENTRIES), "--policy", "policy.json", "Huawei");
    expect(JSON.stringify(answers[0])).toContain('"caseNumber":"2026-17"');
  });
});
