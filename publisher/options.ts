import { existsSync, readFileSync, statSync } from "node:fs";
import { PublisherRefusal } from "./command.ts";
import type { Call } from "./command.ts";
import { readPem, readPublicKey } from "./keys/key-ring.ts";
import { tufKeyOf } from "./keys/key-object.ts";
import type { TufKey } from "./keys/key-object.ts";
import { askPassphrase } from "./keys/passphrase.ts";
import type { Desk } from "./repository/desk.ts";

/** The text of an option, undefined when it was not given. */
export function optionOf({ values }: Call, name: string): string | undefined {
  const value = values[name];
  return typeof value === "string" ? value : undefined;
}

/** The texts of an option that may be given several times. */
export function optionsOf({ values }: Call, name: string): readonly string[] {
  const value = values[name];
  if (typeof value === "string") return [value];
  return typeof value === "object" ? value : [];
}

/** The one word that a command takes. Refuses (`bad-arguments`) none or more. */
export function wordOf({ positionals }: Call, what: string): string {
  const [word] = positionals;
  if (word !== undefined && positionals.length === 1) return word;
  throw new PublisherRefusal("bad-arguments", [
    { file: "command line", field: what, value: positionals, message: `give one ${what}` },
  ]);
}

/** `NAME=VALUE` in its two parts. Refuses (`bad-arguments`). */
export function pairOf(option: string, text: string): readonly [string, string] {
  const at = text.indexOf("=");
  if (at > 0 && at < text.length - 1) return [text.slice(0, at), text.slice(at + 1)];
  throw new PublisherRefusal("bad-arguments", [
    { file: "command line", field: option, value: text, message: "is not NAME=VALUE" },
  ]);
}

/** `NAME=NUMBER` in its two parts. Refuses (`bad-arguments`). */
export function countOf(option: string, text: string): readonly [string, number] {
  const [name, value] = pairOf(option, text);
  if (/^[1-9][0-9]{0,3}$/.test(value)) return [name, Number(value)];
  throw new PublisherRefusal("bad-arguments", [
    { file: "command line", field: option, value: text, message: "is not NAME=NUMBER" },
  ]);
}

/**
 * A public key as typed: the name of a key in `keys/`, or a file, ours (`.pub.json`) or PEM of another tool. Refuses (`no-key`,
 * `bad-key`, `unsupported-key`).
 */
export async function keyFrom(call: Call, { ring }: Desk, typed: string): Promise<TufKey> {
  const known = ring.find(typed);
  if (known !== null) return known;
  const file = call.path(typed);
  if (!existsSync(file) || !statSync(file).isFile())
    throw new PublisherRefusal("no-key", [
      {
        file,
        value: typed,
        message: "is neither a key in keys/ nor a file; `key list` says which keys are there",
      },
    ]);
  const text = readFileSync(file, "utf8");
  if (!text.includes("-----BEGIN")) return readPublicKey(typed, text);
  const key = tufKeyOf(await readPem(typed, text, askPassphrase));
  if (key !== null) return key;
  throw new PublisherRefusal("unsupported-key", [
    { file, message: "clients verify Ed25519, ECDSA P-256 and P-384, and RSA from 2,048 bits" },
  ]);
}
