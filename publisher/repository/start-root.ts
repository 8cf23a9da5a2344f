import { sha256Of } from "../sha256.ts";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { PublisherRefusal } from "../command.ts";
import type { Call } from "../command.ts";
import { optionOf } from "../options.ts";
import { fetchFile, folderUrl } from "./fetch-file.ts";
import { metadataPath } from "./tree.ts";

/** The root that a check starts from. */
export interface StartRoot {
  readonly bytes: Buffer;
  readonly fingerprint: string;
  /** Where it comes from, as a person is told. */
  readonly origin: string;
}

/**
 * `--root FILE`; else the first root of a folder (`own`); else the one the server gives, which `--fingerprint` pins. Refuses
 * (`wrong-fingerprint`, `bad-arguments`).
 */
export async function startRootOf(call: Call, url: string, own: string): Promise<StartRoot> {
  const root = await read(call, url, own);
  const asked = optionOf(call, "fingerprint")?.toLowerCase().replaceAll(/[\s:]/g, "");
  if (asked === undefined || asked === root.fingerprint) return root;
  throw new PublisherRefusal("wrong-fingerprint", [
    {
      file: root.origin,
      field: "--fingerprint",
      value: root.fingerprint,
      message: `is not ${asked}: this is another root`,
    },
  ]);
}

async function read(call: Call, url: string, own: string): Promise<StartRoot> {
  const typed = optionOf(call, "root");
  const named = (bytes: Buffer, origin: string) => ({
    bytes,
    fingerprint: sha256Of(bytes),
    origin,
  });
  if (typed !== undefined) {
    const file = call.path(typed);
    if (existsSync(file)) return named(readFileSync(file), file);
    throw new PublisherRefusal("bad-arguments", [
      { file, field: "--root", message: "is not there" },
    ]);
  }
  const stored = join(own, metadataPath("root", 1));
  if (existsSync(stored)) return named(readFileSync(stored), stored);
  const address = `${folderUrl(url)}${metadataPath("root", 1)}`;
  return named(
    await fetchFile(address),
    `${address} (compare the fingerprint with what its owner says)`,
  );
}
