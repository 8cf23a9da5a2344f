import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Updater } from "tuf-js";
import { folderUrl } from "./fetch-file.ts";

/** What a client made of a repository: each target's hash, or why it refused. */
export interface Opinion {
  readonly client: string;
  readonly refusal: string | null;
  /** SHA-256 by TUF path, of the targets it downloaded and accepted. */
  readonly accepted: ReadonlyMap<string, string>;
}

/** What tuf-js makes of a repository, from a root, for these targets. */
export async function tufJsOpinion(
  url: string,
  root: Uint8Array,
  paths: readonly string[],
): Promise<Opinion> {
  const folder = mkdtempSync(join(tmpdir(), "sekisho-verify-"));
  const accepted = new Map<string, string>();
  const client = "tuf-js";
  try {
    const targetDir = join(folder, "targets");
    mkdirSync(targetDir);
    writeFileSync(join(folder, "root.json"), root);
    const updater = new Updater({
      metadataDir: folder,
      metadataBaseUrl: `${folderUrl(url)}metadata`,
      targetDir,
      targetBaseUrl: `${folderUrl(url)}targets`,
      config: { fetchRetry: 0 },
    });
    await updater.refresh();
    for (const path of paths) {
      const info = await updater.getTargetInfo(path);
      if (info === undefined) continue;
      await updater.downloadTarget(info, join(targetDir, encodeURIComponent(path)));
      accepted.set(path, info.hashes["sha256"] ?? "");
    }
    return { client, refusal: null, accepted };
  } catch (error) {
    return { client, refusal: error instanceof Error ? error.message : String(error), accepted };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
