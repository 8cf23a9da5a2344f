import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { examine } from "../../publisher/repository/doctor.ts";
import { whileServed } from "../../publisher/repository/loopback.ts";
import { POLICY_PATH, readTree } from "../../publisher/repository/tree.ts";
import { browserOf, objections } from "./repository-client.ts";
import { copyOf, makeWorkshop, published, publisher, stage } from "./repository-fixture.ts";

vi.mock(import("../../publisher/keys/encrypt-key.ts"), async (original) =>
  (await import("./opened-keys.ts")).openEachKeyOnce(original),
);

const workshop = makeWorkshop();
const template = join(workshop.folder, "template");
const DAY = 86_400_000;

beforeAll(async () => {
  await published(template, "init --name Ministry --list home=Home");
  stage(template, "home", 1);
  await published(template, "list sign home");
  await published(template, "list publish home");
}, 120_000);
afterAll(() => {
  workshop.remove();
});

/** Writes a policy of one profile beside the folders; gives its name. */
function policy(profile: string, spaces = 0): string {
  const keys = { profile: { mode: "locked", value: profile } };
  const text = JSON.stringify({ keys, id: "p", schemaVersion: 1 }, null, spaces);
  writeFileSync(join(workshop.folder, "policy.json"), text);
  return "policy.json";
}

async function publish(repo: string, profile: string, now?: number): Promise<void> {
  await published(repo, `policy sign ${policy(profile)}`, now);
  await published(repo, "policy publish", now);
}

const targetOf = (repo: string) =>
  readTree(join(repo, "public"), { bytes: true }).lists.get("policy")?.signed.targets[POLICY_PATH];

describe("a repository that gives out a policy", () => {
  it("gets the role by `policy add`, its key made or named, and its list stays", async () => {
    const repo = copyOf(template, "added");
    expect(await publisher(repo, `policy sign ${policy("general")}`)).toMatchObject({
      code: "no-policy-role",
    });
    await published(repo, "policy add");
    const role = readTree(join(repo, "public"), { bytes: true }).targets.signed.delegations
      ?.roles?.["policy"];
    expect(role?.toJSON()).toMatchObject({ paths: ["policy/*"], terminating: true, threshold: 1 });
    expect(await publisher(repo, "policy add")).toMatchObject({ code: "exists" });
    const browser = browserOf(join(repo, "public"));
    expect(await browser.update(join(repo, "public"), "policy")).toBe("not-found");
    await publish(repo, "general");
    expect(await browser.update(join(repo, "public"), "policy")).toBe(1);
    expect(await browser.update(join(repo, "public"), "home")).toBe(1);
    expect(await objections(join(repo, "public"))).toEqual([]);
  });

  it("waits for a holder of a targets key where none is here", async () => {
    const repo = copyOf(template, "offline");
    for (const name of ["targets-1", "targets-2"]) rmSync(join(repo, `keys/${name}.pem`));
    const outcome = await published(repo, "policy add");
    expect(outcome.data?.["state"]).toBe("needs-signatures");
    expect(readdirSync(join(repo, "drafts"))).toHaveLength(1);
  });

  it("has it from its founding by `init --policy`, with days and threshold of its own", async () => {
    const repo = join(workshop.folder, "founded");
    await published(
      repo,
      "init --name M --list home=Home --policy --days policy=5 --key policy=policy --key policy=second --threshold policy=2".replace(
        " --key policy=policy --key policy=second --threshold policy=2",
        "",
      ),
    );
    await publish(repo, "general");
    const { signed } = readTree(join(repo, "public"), { bytes: true }).lists.get("policy") ?? {
      signed: null,
    };
    const days = (Date.parse(signed?.expires ?? "") - Date.now()) / DAY;
    expect(Math.round(days)).toBe(5);
    expect(
      await publisher(join(workshop.folder, "none"), "init --name M --list a=A --days policy=5"),
    ).toMatchObject({ code: "bad-arguments" });
  });

  it.each(["init --name M --list policy=P", "list add policy --title P"])(
    "has no list of the policy's name: %s",
    async (line) => {
      const repo = line.startsWith("init")
        ? join(workshop.folder, "named")
        : copyOf(template, "named-2");
      expect(await publisher(repo, line)).toMatchObject({ code: "bad-arguments" });
    },
  );
});

describe("a signed policy", () => {
  let repo = "";
  let site = "";
  beforeAll(async () => {
    repo = copyOf(template, "signed");
    site = join(repo, "public");
    await published(repo, "policy add");
    await publish(repo, "general");
  });

  it("is plain JSON whose bytes depend on what it says alone, and carries v", async () => {
    const before = targetOf(repo);
    expect(before?.custom).toEqual({ v: 1 });
    const hash = before?.hashes["sha256"] ?? "";
    const bytes = readFileSync(join(site, `targets/policy/${hash}.policy.json`), "utf8");
    expect(bytes).toBe(
      '{"id":"p","keys":{"profile":{"mode":"locked","value":"general"}},"schemaVersion":1}\n',
    );
    await published(repo, `policy sign ${policy("general", 4)}`);
    await published(repo, "policy publish");
    expect(targetOf(repo)).toEqual(before);
  });

  it("grows in v with every other content, never back", async () => {
    const browser = browserOf(site);
    for (const [profile, v] of [
      ["us-federal", 2],
      ["general", 3],
    ] as const) {
      await publish(repo, profile);
      expect(await browser.update(site, "policy")).toBe(v);
    }
    expect((await published(repo, "policy publish")).data?.["state"]).toBe("already-published");
    writeFileSync(
      join(repo, "staged/policy/targets.json"),
      JSON.stringify({
        ...JSON.parse(readFileSync(join(repo, "staged/policy/targets.json"), "utf8")),
        v: 2,
      }),
    );
    expect(await publisher(repo, "policy sign")).toMatchObject({ code: "old-version" });
  });

  it("is refused when it is changed after it was laid out, or after it was signed", async () => {
    const copy = copyOf(repo, "changed");
    await published(copy, `policy sign ${policy("us-defense")}`);
    const staged = join(copy, "staged/policy/policy.json");
    writeFileSync(staged, readFileSync(staged, "utf8").replace("us-defense", "us-federal"));
    expect(await publisher(copy, "policy publish")).toMatchObject({ code: "bad-staged" });
    const signed = readFileSync(join(copy, "staged/policy/signed.json"));
    await published(copy, `policy sign ${policy("us-federal")}`);
    writeFileSync(join(copy, "staged/policy/signed.json"), signed);
    expect(await publisher(copy, "policy publish")).toMatchObject({ code: "signed-differs" });
  });

  it.each([
    [
      "anything of it is rejected",
      { profile: { value: "nobody", mode: "locked" } },
      "policy-rejected",
    ],
    ["a placeholder is left", { contact: { value: "FILL-IN: x", mode: "locked" } }, "placeholder"],
  ])("is not signed when %s", async (_, keys, code) => {
    writeFileSync(
      join(workshop.folder, "bad.json"),
      JSON.stringify({ schemaVersion: 1, id: "bad", keys }),
    );
    const copy = copyOf(template, "unsigned");
    await published(copy, "policy add");
    expect(await publisher(copy, "policy sign bad.json")).toMatchObject({ ok: false, code });
    expect(existsSync(join(copy, "staged/policy"))).toBe(false);
    expect(await publisher(copy, "policy sign")).toMatchObject({ code: "nothing-staged" });
    expect(await publisher(copy, "policy publish")).toMatchObject({ code: "nothing-staged" });
  });

  it("may be signed by no other key", async () => {
    expect(
      await publisher(repo, `policy sign ${policy("general")} --key lists-home`),
    ).toMatchObject({
      code: "no-key",
    });
  });

  it("needs two people where the role asks for two", async () => {
    const two = copyOf(template, "two");
    await published(two, "key new aiko");
    await published(two, "key new ben");
    await published(two, "policy add --key aiko --key ben");
    await published(two, "root propose --threshold policy=2");
    await published(two, "root sign");
    await published(two, "root publish");
    const first = await published(two, `policy sign ${policy("us-federal")} --key aiko`);
    expect(first.data).toMatchObject({ needed: 2, signers: [expect.any(String)] });
    expect(await publisher(two, "policy publish")).toMatchObject({ code: "not-enough-signatures" });
    const second = await published(two, "policy sign --key ben");
    expect(second.data).toMatchObject({ needed: 2 });
    expect(second.data?.["signers"]).toHaveLength(2);
    await published(two, "policy publish");
    expect(await objections(join(two, "public"))).toEqual([]);
    expect(await browserOf(join(two, "public")).update(join(two, "public"), "policy")).toBe(1);
  });
});

describe("the daily work", () => {
  it(
    "renews, prunes, mirrors and examines a policy as it does lists",
    { timeout: 60_000 },
    async () => {
      const repo = copyOf(template, "daily");
      const site = join(repo, "public");
      await published(repo, "policy add");
      await publish(repo, "general");
      await publish(repo, "us-federal");
      const later = Date.now() + 25 * DAY;
      const cron = await published(repo, "timestamp refresh", later);
      expect(String(cron.data?.["warnings"])).toMatch(
        /policy expires .* run: policy sign, policy publish/,
      );
      await publish(repo, "us-federal", later);
      const hashes = () => readdirSync(join(site, "targets/policy"));
      expect(hashes()).toHaveLength(2);
      await published(repo, "prune", later + 40 * DAY);
      expect(hashes()).toHaveLength(1);
      const mirrored = copyOf(template, "to-mirror");
      await published(mirrored, "policy add");
      await publish(mirrored, "general");
      await whileServed(join(mirrored, "public"), async (url) => {
        await published(
          mirrored,
          `mirror ${url} copy --root to-mirror/public/metadata/1.root.json`,
        );
        const findings = await examine(url, Date.now() + 28 * DAY);
        expect(findings.map(({ field }) => field)).toContain("policy");
      });
      expect(await objections(join(workshop.folder, "copy"))).toEqual([]);
      expect(readdirSync(join(workshop.folder, "copy/targets/policy"))).toHaveLength(1);
    },
  );

  it("rehearses a stolen key of the policy", { timeout: 60_000 }, async () => {
    const repo = copyOf(template, "drill");
    await published(repo, "policy add");
    await publish(repo, "general");
    const { lines } = await published(repo, "drill stolen-key --role policy");
    expect(lines.join("\n")).toMatch(/policy/);
    expect(
      await published(repo, "root rotate policy policy policy-2 --help".replace(" --help", "")),
    ).toMatchObject({ ok: true });
    expect(await objections(join(repo, "public"))).toEqual([]);
  });
});
