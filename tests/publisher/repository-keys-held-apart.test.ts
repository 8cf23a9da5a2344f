import { createPrivateKey, generateKeyPairSync, sign } from "node:crypto";
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { signedJson } from "../../publisher/repository/signed-json.ts";
import { browserOf, objections } from "./repository-client.ts";
import { copyOf, makeWorkshop, published, publisher, stage } from "./repository-fixture.ts";

vi.mock(import("../../publisher/keys/encrypt-key.ts"), async (original) =>
  (await import("./opened-keys.ts")).openEachKeyOnce(original),
);

const workshop = makeWorkshop();
const at = (...parts: string[]) => join(workshop.folder, ...parts);
const p384 = generateKeyPairSync("ec", { namedCurve: "P-384" });
const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 });
const template = at("template");
let repo = "";
let site = "";

/** What a holder's own machine has: a folder with a key, and the file that was sent. */
async function holderSigns(holder: string, draft: string): Promise<string> {
  cpSync(join(repo, "drafts", draft), at(holder, draft));
  await published(at(holder), `root sign ${holder}/${draft}`);
  return `${holder}/${draft}`;
}

/** A holder who signs with a tool of his own: an HSM, a smart card. */
function foreignSigns(draft: string, keyid: string, signature: (text: string) => Buffer): string {
  const metadata = JSON.parse(readFileSync(join(repo, "drafts", draft), "utf8")) as {
    signed: object;
    signatures: object[];
  };
  metadata.signatures.push({ keyid, sig: signature(signedJson(metadata.signed)).toString("hex") });
  mkdirSync(at("foreign"), { recursive: true });
  writeFileSync(at("foreign", draft), JSON.stringify(metadata));
  return `foreign/${draft}`;
}

const byP384 = (text: string) => sign("sha384", Buffer.from(text), p384.privateKey);
const byRsa = (text: string) =>
  sign("sha256", Buffer.from(text), { key: rsa.privateKey, padding: 6, saltLength: 32 });
const ids: Record<string, string> = {};

beforeAll(async () => {
  const pem = { type: "spki", format: "pem" } as const;
  writeFileSync(at("p384.pem"), p384.publicKey.export(pem));
  writeFileSync(at("rsa.pem"), rsa.publicKey.export(pem));
  for (const holder of ["aiko", "ben"]) await published(at(holder), `key new ${holder}`);
  for (const name of ["p384", "rsa"]) {
    const { data } = await published(template, `key import ${name}.pem --name ${name}`);
    ids[name] = String(data?.["keyid"]);
  }
  repo = template;
  site = join(template, "public");
  const keys = ["root=aiko/keys/aiko.pub.json", "root=p384", "root=rsa"]
    .map((each) => `--key ${each}`)
    .join(" ");
  const begun = await published(template, `init --name Ministry --list home=Home ${keys}`);
  expect(begun.data).toMatchObject({ state: "needs-signatures" });
  expect(await publisher(template, "root publish")).toMatchObject({
    code: "not-enough-signatures",
  });
  const first = await holderSigns("aiko", "1.root.json");
  const second = foreignSigns("1.root.json", ids["p384"] ?? "", byP384);
  expect(await publisher(template, `root publish ${first}`)).toMatchObject({
    code: "not-enough-signatures",
  });
  await published(template, `root publish ${first} ${second}`);
}, 120_000);
beforeEach(() => {
  repo = copyOf(template, "repo");
  site = join(repo, "public");
});
afterAll(() => {
  workshop.remove();
});

describe("a root whose keys are held by several people", () => {
  it("is founded by files that go from one to the other, with keys of other tools", async () => {
    expect(await objections(site)).toEqual([]);
  });

  it("changes when enough keys of the old and of the new root have signed, and not before", async () => {
    const browser = browserOf(site);
    await browser.update(site, "home");
    await published(
      repo,
      `root propose --add root=ben/keys/ben.pub.json --remove root=rsa --add timestamp=ben/keys/ben.pub.json`,
    );
    const aiko = await holderSigns("aiko", "2.root.json");
    const ben = await holderSigns("ben", "2.root.json");
    // Two of the new root, but one of the old.
    const early = await publisher(repo, `root publish ${aiko} ${ben}`);
    expect(early).toMatchObject({ ok: false, code: "not-enough-signatures" });
    expect(early.problems.map(({ message }) => message).join()).toContain(
      "the root in force asks for 1 more",
    );
    const rsaCopy = foreignSigns("2.root.json", ids["rsa"] ?? "", byRsa);
    await published(repo, `root publish ${rsaCopy}`);
    expect(await objections(site)).toEqual([]);
    expect(await browser.update(site, "home")).toBe("not-found");
  });

  it.each([
    [
      "a copy that was changed",
      "2.root.json",
      (text: string) => text.replace('"threshold":2', '"threshold":1'),
      "draft-differs",
    ],
    ["a copy of another name", "root.json", (text: string) => text, "bad-draft"],
    ["no metadata", "2.root.json", () => "{}", "bad-metadata"],
  ])("takes no signatures of %s", async (_what, name, change, code) => {
    await published(repo, "root propose");
    const text = readFileSync(join(repo, "drafts/2.root.json"), "utf8");
    mkdirSync(at("foreign"), { recursive: true });
    writeFileSync(at("foreign", name), change(text));
    expect(await publisher(repo, `root publish foreign/${name}`)).toMatchObject({
      ok: false,
      code,
    });
  });

  it.each([
    ["a threshold beyond the keys", "root propose --threshold snapshot=2", "bad-plan"],
    ["a key twice", "root propose --add root=p384", "bad-plan"],
    ["a key that does not sign the role", "root propose --remove snapshot=p384", "unknown-key"],
    ["a role that is not there", "root propose --threshold nowhere=1", "unknown-role"],
    ["a key that is not there", "root propose --add root=nobody", "no-key"],
    ["no NAME=VALUE", "root propose --add root", "bad-arguments"],
  ])("is not proposed with %s", async (_what, line, code) => {
    expect(await publisher(repo, line)).toMatchObject({ ok: false, code });
  });

  it("has one draft at a time, so that nobody signs two that exclude each other", async () => {
    await published(repo, "root propose");
    expect(await publisher(repo, "root propose")).toMatchObject({ ok: false, code: "draft-open" });
  });

  it("is not signed by a key that would not count", async () => {
    await published(repo, "root propose");
    await published(at("carl"), "key new carl");
    cpSync(join(repo, "drafts/2.root.json"), at("carl/2.root.json"));
    cpSync(join(site, "metadata/1.root.json"), at("carl/1.root.json"));
    expect(
      await publisher(
        at("carl"),
        "root sign carl/2.root.json --key carl --previous carl/1.root.json",
      ),
    ).toMatchObject({
      ok: false,
      code: "no-key",
    });
  });
});

describe("a repository of which only two keys are where it is founded", () => {
  it(
    "is founded when each holder has signed the drafts that his keys count for",
    { timeout: 120_000 },
    async () => {
      const fresh = at("fresh");
      for (const holder of ["chika", "dai", "owner"])
        await published(at(holder), `key new ${holder}`);
      const keys = [
        "root=aiko",
        "root=ben",
        "root=dai",
        "targets=chika",
        "targets=dai",
        "home=owner",
      ].map((each) => {
        const name = each.split("=")[1] ?? "";
        return `--key ${each.replace(name, `${name}/keys/${name}.pub.json`)}`;
      });
      expect(
        (await published(fresh, `init --name M --list home=Home ${keys.join(" ")}`)).data,
      ).toMatchObject({ state: "needs-signatures" });
      const copies: string[] = [];
      for (const holder of ["aiko", "chika", "ben"]) {
        for (const draft of ["1.root.json", "1.targets.json"])
          cpSync(join(fresh, "drafts", draft), at(holder, draft));
        const { data } = await published(
          at(holder),
          `root sign ${holder}/1.root.json ${holder}/1.targets.json`,
        );
        const signed = data?.["drafts"] as { file: string }[];
        expect(signed).toHaveLength(1);
        // Before the first root there is none in force that could ask for anything.
        expect(JSON.stringify(signed)).not.toContain("the root in force");
        copies.push(...signed.map(({ file }) => file.slice(at("x").length - 1)));
      }
      expect((await published(fresh, `root publish ${copies.join(" ")}`)).data).toMatchObject({
        versions: { root: 1, targets: 1 },
      });
      // A holder's folder is not his key.
      expect(await publisher(fresh, "root rotate home owner other")).toMatchObject({
        code: "no-key",
        problems: [{ value: "owner" }],
      });
      // The list's key is with its owner: the list begins with his first release.
      stage(fresh, "home", 1);
      expect(await publisher(fresh, "list sign home")).toMatchObject({ code: "no-key" });
      cpSync(join(fresh, "public"), at("owner/public"), { recursive: true });
      cpSync(join(fresh, "publisher.json"), at("owner/publisher.json"));
      cpSync(join(fresh, "staged"), at("owner/staged"), { recursive: true });
      await published(at("owner"), "list sign home");
      cpSync(at("owner/staged/home/signed.json"), join(fresh, "staged/home/signed.json"));
      await published(fresh, "list publish home");
      expect(await objections(join(fresh, "public"))).toEqual([]);
      expect(await browserOf(join(fresh, "public")).update(join(fresh, "public"), "home")).toBe(1);
    },
  );

  it("signs no targets draft without the root that says who may", async () => {
    cpSync(at("fresh/public/metadata/1.targets.json"), at("chika/1.targets.json"));
    expect(await publisher(at("chika"), "root sign chika/1.targets.json")).toMatchObject({
      ok: false,
      code: "no-key",
    });
  });
});

describe("rotation", () => {
  it.each(["snapshot", "timestamp", "home"])(
    "of the key of %s is one command where its signers are",
    async (role) => {
      // Here the root's holders have lent their keys.
      for (const name of ["p384", "rsa"]) rmSync(join(repo, `keys/${name}.pub.json`));
      const key = { type: "pkcs8", format: "pem" } as const;
      writeFileSync(at("p384-private.pem"), p384.privateKey.export(key));
      writeFileSync(at("rsa-private.pem"), rsa.privateKey.export(key));
      for (const name of ["p384", "rsa"])
        await published(repo, `key import ${name}-private.pem --name ${name}`);
      const old = role === "home" ? "lists-home" : role;
      const browser = browserOf(site);
      await browser.update(site, "home");
      expect((await published(repo, `root rotate ${role} ${old} new`)).data).toMatchObject({
        state: "published",
      });
      rmSync(join(repo, `keys/${old}.pem`));
      await published(repo, "timestamp refresh");
      expect(await objections(site)).toEqual([]);
      expect(await browser.update(site, "home")).toBe("not-found");
      expect(
        createPrivateKey({
          key: readFileSync(join(repo, "keys/new.pem"), "utf8"),
          passphrase: "correct horse battery staple",
        }).asymmetricKeyType,
      ).toBe("ed25519");
    },
  );
});
