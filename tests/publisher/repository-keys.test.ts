import { spawnSync } from "node:child_process";
import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from "node:crypto";
import type { KeyObject } from "node:crypto";
import { readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import { signedJson } from "../../publisher/repository/signed-json.ts";
import { makeWorkshop, PASSPHRASE, published, publisher } from "./repository-fixture.ts";

const workshop = makeWorkshop();
const repo = join(workshop.folder, "repo");

beforeEach(() => {
  rmSync(repo, { recursive: true, force: true });
});
afterAll(() => {
  workshop.remove();
});

function pemOf(name: string): string {
  return readFileSync(join(repo, `keys/${name}.pem`), "utf8");
}

describe("key new", () => {
  it("keeps the private half encrypted, for its owner alone, and gives the public half apart", async () => {
    const { data } = await published(repo, "key new root-1");
    expect(pemOf("root-1")).toMatch(/^-----BEGIN ENCRYPTED /);
    expect(statSync(join(repo, "keys/root-1.pem")).mode & 0o777).toBe(0o600);
    const key = JSON.parse(readFileSync(join(repo, "keys/root-1.pub.json"), "utf8")) as Record<
      string,
      unknown
    >;
    expect(key).toMatchObject({ keyid: data?.["keyid"], keytype: "ed25519", scheme: "ed25519" });
  });

  it("derives the encryption by scrypt, and is read by node", async () => {
    await published(repo, "key new a");
    const key = createPrivateKey({ key: pemOf("a"), passphrase: PASSPHRASE });
    expect(
      verify(null, Buffer.from("x"), createPublicKey(key), sign(null, Buffer.from("x"), key)),
    ).toBe(true);
    const der = Buffer.from(pemOf("a").split("\n").slice(1, -2).join(""), "base64").toString("hex");
    expect(der).toContain("06092b06010401da47040b"); // scrypt
    expect(der).toContain("02024000020108020105"); // N 16384, r 8, p 5
    expect(der).toContain("060960864801650304012a"); // AES-256-CBC
  });

  it("is read by OpenSSL's own command", async (context) => {
    if (spawnSync("openssl", ["version"]).status !== 0)
      return context.skip("no openssl command on this machine");
    await published(repo, "key new a");
    const { stdout } = spawnSync(
      "openssl",
      ["pkey", "-in", join(repo, "keys/a.pem"), "-passin", `pass:${PASSPHRASE}`, "-noout", "-text"],
      { encoding: "utf8" },
    );
    expect(stdout).toContain("ED25519 Private-Key");
  });

  it.each([
    ["a name that is taken", "a", "key-exists"],
    ["a name that leaves the folder", "../a", "bad-key-name"],
    ["a name with a blank", "a_b", "bad-key-name"],
  ])("refuses %s", async (_what, name, code) => {
    await published(repo, "key new a");
    expect(await publisher(repo, `key new ${name}`)).toMatchObject({ ok: false, code });
  });

  it("refuses a passphrase that is too short", async () => {
    const short = join(workshop.folder, "short");
    writeFileSync(short, "secret\n");
    vi.stubEnv("SEKISHO_PASSPHRASE_FILE", short);
    const outcome = await publisher(repo, "key new a");
    vi.unstubAllEnvs();
    expect(outcome).toMatchObject({ ok: false, code: "weak-passphrase" });
  });

  it("says that the file of the passphrase is empty, rather than that it is wrong", async () => {
    const empty = join(workshop.folder, "empty");
    writeFileSync(empty, "\n");
    vi.stubEnv("SEKISHO_PASSPHRASE_FILE", empty);
    const outcome = await publisher(repo, "key new a");
    vi.unstubAllEnvs();
    expect(outcome).toMatchObject({ code: "no-passphrase", problems: [{ file: empty }] });
    expect(outcome.problems[0]?.message).toContain("is empty");
  });

  it("refuses rather than ask where there is no terminal", async () => {
    vi.stubEnv("SEKISHO_PASSPHRASE_FILE", "");
    const outcome = await publisher(repo, "key new a");
    vi.unstubAllEnvs();
    expect(outcome.code).toBe("no-passphrase");
    expect(outcome.problems[0]?.message).toContain("SEKISHO_PASSPHRASE_FILE");
  });
});

describe("key import", () => {
  const importing = async (key: KeyObject, format: object, options = "") => {
    writeFileSync(
      join(workshop.folder, "other.pem"),
      key.export(format as never) as unknown as string,
    );
    return publisher(repo, `key import other.pem --name other${options}`);
  };
  const spki = { type: "spki", format: "pem" };

  it.each([
    ["Ed25519", generateKeyPairSync("ed25519").publicKey, "ed25519"],
    [
      "ECDSA P-256",
      generateKeyPairSync("ec", { namedCurve: "P-256" }).publicKey,
      "ecdsa-sha2-nistp256",
    ],
    [
      "ECDSA P-384",
      generateKeyPairSync("ec", { namedCurve: "P-384" }).publicKey,
      "ecdsa-sha2-nistp384",
    ],
    [
      "RSA 2048",
      generateKeyPairSync("rsa", { modulusLength: 2048 }).publicKey,
      "rsassa-pss-sha256",
    ],
  ])("takes a public key of another tool: %s", async (_name, key, scheme) => {
    expect((await importing(key, spki)).data).toMatchObject({ scheme, isHere: false });
  });

  it.each([
    ["Ed448", generateKeyPairSync("ed448").publicKey],
    ["ECDSA P-521", generateKeyPairSync("ec", { namedCurve: "P-521" }).publicKey],
    ["RSA 1024", generateKeyPairSync("rsa", { modulusLength: 1024 }).publicKey],
  ])("refuses one that clients cannot verify: %s", async (_name, key) => {
    expect(await importing(key, spki)).toMatchObject({ ok: false, code: "unsupported-key" });
  });

  it("takes a private key that another tool encrypted, and keeps it encrypted by ours", async () => {
    const { privateKey } = generateKeyPairSync("ed25519");
    const pem = { type: "pkcs8", format: "pem", cipher: "aes-256-cbc", passphrase: PASSPHRASE };
    expect((await importing(privateKey, pem)).data).toMatchObject({ isHere: true });
    expect(
      createPrivateKey({ key: pemOf("other"), passphrase: PASSPHRASE }).equals(privateKey),
    ).toBe(true);
  });

  it("refuses a passphrase that is not the key's", async () => {
    const { privateKey } = generateKeyPairSync("ed25519");
    const pem = {
      type: "pkcs8",
      format: "pem",
      cipher: "aes-256-cbc",
      passphrase: "another passphrase",
    };
    expect(await importing(privateKey, pem)).toMatchObject({ ok: false, code: "wrong-passphrase" });
  });

  it("refuses a file that is no key, by name", async () => {
    writeFileSync(join(workshop.folder, "other.pem"), "hello");
    const outcome = await publisher(repo, "key import other.pem");
    expect(outcome).toMatchObject({
      ok: false,
      code: "bad-key",
      problems: [{ file: "other.pem" }],
    });
  });
});

describe("what is signed", () => {
  it.each([
    [
      "members by code point, not by UTF-16 unit",
      { "\u{1f600}": 1, "\uff5e": 2 },
      '{"\uff5e":2,"\u{1f600}":1}',
    ],
    [
      "no blanks, nested",
      { b: [1, { d: null, c: true }], a: "x" },
      '{"a":"x","b":[1,{"c":true,"d":null}]}',
    ],
    ["only quotes and backslashes escaped", { a: 'q"\\\n' }, '{"a":"q\\"\\\\\n"}'],
    ["no member for undefined", { a: undefined }, "{}"],
  ])("is canonical: %s", (_what, value, text) => {
    expect(signedJson(value)).toBe(text);
  });

  it.each([[1.5], [Number.NaN], [2 ** 53], ["\ud800"], [() => 1]])(
    "has no form for %s",
    (value) => {
      expect(() => signedJson({ value })).toThrow(TypeError);
    },
  );
});
