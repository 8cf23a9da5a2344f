import {
  constants,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
} from "node:crypto";
import type { KeyObject } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { PublisherRefusal } from "../command.ts";
import type { Disk } from "../repository/disk.ts";
import { parseFile } from "../repository/settings.ts";
import { decryptKey, encryptKey } from "./encrypt-key.ts";
import { keyIdOf, tufKeyOf } from "./key-object.ts";
import type { TufKey } from "./key-object.ts";
import { SHORTEST_PASSPHRASE } from "./passphrase.ts";
import type { AskPassphrase } from "./passphrase.ts";

const PSS = constants.RSA_PKCS1_PSS_PADDING;

/** A key's name: it is a file name. */
export const KEY_NAME = /^[a-z0-9]+(?:[-_.][a-z0-9]+)*$/i;

const publicShape = z.object({
  keyid: z.string().regex(/^[0-9a-f]{64}$/),
  keytype: z.string(),
  scheme: z.string(),
  keyval: z.object({ public: z.string().min(1) }),
});

/** A key in `keys/`, by its name. */
export interface NamedKey extends TufKey {
  readonly name: string;
  readonly keyid: string;
  /** False for a key whose private half is held elsewhere. */
  readonly isHere: boolean;
}

/** Signs with one key. */
export interface Signer {
  readonly name: string;
  readonly keyid: string;
  /** The signature of a text's UTF-8, hex. */
  sign(text: string): string;
}

function isHereIn(folder: string, name: string): boolean {
  return existsSync(join(folder, `${name}.pem`));
}

/** The keys of a publisher's folder. */
export class KeyRing {
  readonly folder: string;
  readonly #disk: Disk;
  readonly #ask: AskPassphrase;
  readonly #open = new Map<string, Signer>();

  constructor(repo: string, disk: Disk, ask: AskPassphrase) {
    this.folder = join(repo, "keys");
    this.#disk = disk;
    this.#ask = ask;
  }

  /** Every key, by name. Refuses (`bad-key`) a file that is not what we wrote. */
  list(): readonly NamedKey[] {
    if (!existsSync(this.folder)) return [];
    return readdirSync(this.folder)
      .filter((file) => file.endsWith(".pub.json") && !file.startsWith("."))
      .toSorted()
      .map((file) => {
        const key = readPublicKey(`keys/${file}`, readFileSync(join(this.folder, file), "utf8"));
        const name = file.slice(0, -".pub.json".length);
        return { ...key, name, isHere: isHereIn(this.folder, name) };
      });
  }

  /** The key of that name, or null. */
  find(name: string): NamedKey | null {
    return this.list().find((key) => key.name === name) ?? null;
  }

  /** A new Ed25519 key under a name. Refuses (`key-exists`, `bad-key-name`, `weak-passphrase`). */
  async create(name: string): Promise<NamedKey> {
    this.#refuseTaken(name);
    return this.store(name, generateKeyPairSync("ed25519").privateKey);
  }

  /** Keeps a key under a name: encrypted when it is private, the public half in any case. */
  async store(name: string, key: KeyObject): Promise<NamedKey> {
    this.#refuseTaken(name);
    const tuf = tufKeyOf(key);
    if (tuf === null)
      throw new PublisherRefusal("unsupported-key", [
        {
          file: `keys/${name}.pem`,
          field: "type",
          value: key.asymmetricKeyType,
          message: "clients verify Ed25519, ECDSA P-256 and P-384, and RSA from 2,048 bits",
        },
      ]);
    const keyid = keyIdOf(tuf);
    if (key.type === "private") {
      const passphrase = await this.#ask(name, "new");
      refuseWeak(name, passphrase);
      // A slip of the finger would lock the key for ever.
      if ((await this.#ask(name, "repeat")) !== passphrase)
        throw new PublisherRefusal("passphrases-differ", [
          { file: `keys/${name}.pem`, message: "the two passphrases differ; no key was made" },
        ]);
      this.#disk.put(join(this.folder, `${name}.pem`), encryptKey(key, passphrase), 0o600);
    }
    const text = `${JSON.stringify({ keyid, ...tuf }, null, 2)}\n`;
    this.#disk.put(join(this.folder, `${name}.pub.json`), text);
    const kept = { ...tuf, name, keyid, isHere: isHereIn(this.folder, name) };
    // What was just made need not be decrypted to sign in the same run.
    if (key.type === "private") this.#open.set(name, signerOf(kept, key));
    return kept;
  }

  /** Opens a key to sign with; asks for its passphrase once in a run. Refuses (`no-key`, `wrong-passphrase`). */
  async signer(name: string): Promise<Signer> {
    const known = this.#open.get(name);
    if (known !== undefined) return known;
    const key = this.find(name);
    if (key === null || !key.isHere)
      throw new PublisherRefusal("no-key", [
        {
          file: `keys/${name}.pem`,
          message:
            key === null
              ? "is not there; `key list` says which keys are"
              : "only the public half is here: its holder signs on the machine that has it",
        },
      ]);
    const signer = signerOf(key, await this.#decrypt(name));
    this.#open.set(name, signer);
    return signer;
  }

  /** The keys here that can sign for a role of these key ids, in the order of the ids. */
  here(keyids: readonly string[]): readonly NamedKey[] {
    const keys = this.list().filter((key) => key.isHere);
    return keyids.flatMap((keyid) => keys.find((key) => key.keyid === keyid) ?? []);
  }

  async #decrypt(name: string): Promise<KeyObject> {
    const pem = readFileSync(join(this.folder, `${name}.pem`), "utf8");
    for (let tries = 0; tries < 3; tries++) {
      const key = decryptKey(pem, await this.#ask(name, tries > 0 ? "again" : "open"));
      if (key !== null) return key;
    }
    throw new PublisherRefusal("wrong-passphrase", [
      { file: `keys/${name}.pem`, message: "three wrong passphrases" },
    ]);
  }

  #refuseTaken(name: string): void {
    const file = `keys/${name}.pem`;
    if (!KEY_NAME.test(name) || name.length > 80)
      throw new PublisherRefusal("bad-key-name", [
        {
          file,
          field: "name",
          value: name,
          message: "a name is letters and digits, parted by - _ or .",
        },
      ]);
    // A `.pem` alone is what a kill between the two files leaves: the key was never in use, but it is not ours to drop.
    if (isHereIn(this.folder, name) || existsSync(join(this.folder, `${name}.pub.json`)))
      throw new PublisherRefusal("key-exists", [
        {
          file,
          field: "name",
          value: name,
          message: "there is such a key; keys are never overwritten",
        },
      ]);
  }
}

function signerOf({ name, keyid, scheme }: NamedKey, key: KeyObject): Signer {
  const hash = scheme === "ed25519" ? null : scheme.endsWith("nistp384") ? "sha384" : "sha256";
  // RSA-PSS with a salt as long as the hash, which is what clients ask for.
  const how = key.asymmetricKeyType === "rsa" ? { key, padding: PSS, saltLength: 32 } : key;
  return { name, keyid, sign: (text) => sign(hash, Buffer.from(text), how).toString("hex") };
}

function refuseWeak(name: string, passphrase: string): void {
  if (passphrase.length >= SHORTEST_PASSPHRASE) return;
  throw new PublisherRefusal("weak-passphrase", [
    {
      file: `keys/${name}.pem`,
      field: "passphrase",
      message: `has ${String(passphrase.length)} characters; take ${String(SHORTEST_PASSPHRASE)} or more`,
    },
  ]);
}

/** Reads a `.pub.json`. Refuses (`bad-key`) one whose id is not its own. */
export function readPublicKey(file: string, text: string): TufKey & { readonly keyid: string } {
  const { keyid, ...rest } = parseFile(file, text, publicShape, "bad-key");
  const key = {
    keytype: rest.keytype,
    scheme: rest.scheme,
    keyval: { public: rest.keyval.public },
  };
  if (keyIdOf(key) !== keyid)
    throw new PublisherRefusal("bad-key", [
      {
        file,
        field: "keyid",
        value: keyid,
        message: "is not the SHA-256 of this key: the file was changed",
      },
    ]);
  return { keyid, ...key };
}

/** Reads a PEM text of another tool: private (asks for its passphrase when it has one) or public. Refuses (`bad-key`). */
export async function readPem(file: string, pem: string, ask: AskPassphrase): Promise<KeyObject> {
  try {
    if (!pem.includes("PRIVATE KEY")) return createPublicKey(pem);
    if (!pem.includes("ENCRYPTED")) return createPrivateKey(pem);
  } catch (error) {
    throw new PublisherRefusal("bad-key", [
      {
        file,
        message: `is no key in PEM: ${error instanceof Error ? error.message : String(error)}`,
      },
    ]);
  }
  for (let tries = 0; tries < 3; tries++) {
    const key = decryptKey(pem, await ask(file, tries > 0 ? "again" : "open"));
    if (key !== null) return key;
  }
  throw new PublisherRefusal("wrong-passphrase", [{ file, message: "three wrong passphrases" }]);
}
