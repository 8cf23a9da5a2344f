// What `tuf-cli` runs: init, refresh and download of theupdateframework/tuf-conformance's CLIENT-CLI.md over the client that
// ships. Exit 0 accepted, 1 refused. Everything it says goes to stderr.
import { readFile, mkdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { hashOf } from "../../platform/trust/web-crypto.ts";
import { refresh, type MetadataStore, type TrustedTarget } from "../../platform/trust/refresh.ts";
import { fetchTransport } from "../../platform/trust/transport.ts";
import { verifySignature } from "../../platform/trust/verify.ts";

async function readOrNull(path: string): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    return new Uint8Array(await readFile(path));
  } catch {
    return null;
  }
}

/** Written whole or not at all. */
async function write(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(`${path}.part`, bytes);
  await rename(`${path}.part`, path);
}

/** Metadata as files `<role>.json`; a role's name is encoded, so that none leads out of the folder. */
function folderStore(folder: string): MetadataStore {
  const file = (name: string) => join(folder, `${encodeURIComponent(name)}.json`);
  return {
    load: (name) => readOrNull(file(name)),
    save: (name, bytes) => write(file(name), bytes),
    remove: (name) => rm(file(name), { force: true }),
  };
}

async function holds(path: string, target: TrustedTarget): Promise<boolean> {
  const bytes = await readOrNull(path);
  if (bytes === null || bytes.length !== target.length || target.sha256 === "") return false;
  return (await hashOf("sha256", bytes)) === target.sha256;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    "metadata-dir": { type: "string" },
    "metadata-url": { type: "string" },
    "target-name": { type: "string", multiple: true },
    "target-base-url": { type: "string" },
    "target-dir": { type: "string" },
  },
});

function need(name: "metadata-dir" | "metadata-url" | "target-base-url" | "target-dir"): string {
  const value = values[name];
  if (value === undefined) throw new Error(`--${name} is missing`);
  return value;
}

async function main(): Promise<void> {
  const [command, rootFile] = positionals;
  const store = folderStore(need("metadata-dir"));
  if (command === "init") {
    if (rootFile === undefined) throw new Error("init: the trusted root is missing");
    await store.save("root", new Uint8Array(await readFile(rootFile)));
    return;
  }
  if (command !== "refresh" && command !== "download") throw new Error("init, refresh or download");
  const targetsUrl = command === "download" ? need("target-base-url") : "";
  const repository = await refresh(
    { metadataUrl: need("metadata-url"), targetsUrl },
    {
      store,
      transport: fetchTransport(),
      verify: verifySignature,
      now: () => Date.now(),
      signal: new AbortController().signal,
    },
  );
  if (command === "refresh") return;
  for (const name of values["target-name"] ?? []) {
    const target = await repository.findTarget(name);
    if (target === null) throw new Error(`no such target: ${name}`);
    const path = join(need("target-dir"), encodeURIComponent(name));
    if (!(await holds(path, target))) await write(path, await repository.download(target));
  }
}

try {
  await main();
} catch (problem) {
  console.error(problem instanceof Error ? `${problem.name}: ${problem.message}` : problem);
  process.exitCode = 1;
}
