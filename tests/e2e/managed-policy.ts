import { createHash, generateKeyPairSync } from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { BUILD } from "./open-extension.ts";

const POLICIES = "/etc/chromium/policies/managed";
/** Why no policy of the machine can be written here; null when one can. */
export const NO_POLICY =
  process.getuid?.() === 0 && process.platform === "linux"
    ? null
    : `a policy of ${POLICIES} can be written by root on Linux alone`;

/** The built extension under an ID of its own: a policy of this machine must reach no other browser's. */
export function ownBuild(folder: string): { readonly folder: string; readonly id: string } {
  cpSync(BUILD, folder, { recursive: true });
  const { publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const der = publicKey.export({ type: "spki", format: "der" });
  const file = join(folder, "manifest.json");
  const manifest = JSON.parse(readFileSync(file, "utf8"));
  writeFileSync(file, JSON.stringify({ ...manifest, key: der.toString("base64") }));
  const hash = createHash("sha256").update(der).digest("hex").slice(0, 32);
  const id = hash.replaceAll(
    /[0-9a-f]/g,
    (digit) => "abcdefghijklmnop"[Number.parseInt(digit, 16)] ?? "",
  );
  return { folder, id };
}

/** What an administrator writes for one extension of this machine's Chromium; `remove` takes it away with the folders it made. */
export function openPolicy(id: string): {
  /** `settings`: what the browser itself is told of the extension (ExtensionSettings). */
  write(managed: object, settings?: object): void;
  /** Writes a whole policy file as it is. */
  put(text: string): void;
  remove(): void;
} {
  const file = join(POLICIES, `sekisho-test-${String(process.pid)}.json`);
  const folders = [POLICIES, dirname(POLICIES), dirname(dirname(POLICIES))];
  const made = folders.filter((path) => !existsSync(path));
  mkdirSync(POLICIES, { recursive: true });
  return {
    put: (text) => writeFileSync(file, text),
    write: (managed, settings) => {
      const own = settings === undefined ? {} : { ExtensionSettings: { [id]: settings } };
      writeFileSync(
        file,
        JSON.stringify({ "3rdparty": { extensions: { [id]: managed } }, ...own }),
      );
    },
    remove: () => {
      rmSync(file, { force: true });
      for (const path of made) if (readdirSync(path).length === 0) rmdirSync(path);
    },
  };
}
