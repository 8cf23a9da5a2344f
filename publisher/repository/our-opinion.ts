import { sha256Of } from "../sha256.ts";
import { gunzipSync } from "node:zlib";
import { FetchFailure } from "../../platform/trust/fetch-failure.ts";
import { refresh } from "../../platform/trust/refresh.ts";
import type { MetadataStore, RefreshedRepository } from "../../platform/trust/refresh.ts";
import { fetchTransport } from "../../platform/trust/transport.ts";
import { verifySignature } from "../../platform/trust/verify.ts";
import { TrustRefusal } from "../../rules/trust/codes.ts";
import { folderUrl } from "./fetch-file.ts";
import { parseTargets } from "./metadata.ts";
import type { Opinion } from "./second-opinion.ts";

/** What the extension's own client makes of a repository: all its targets, and what is in force. */
export interface OurOpinion extends Opinion {
  readonly versions: Readonly<Record<string, number>>;
  readonly expires: Readonly<Record<string, string>>;
}

/** Runs the client that ships against a repository, from a root, and downloads every target that it names. */
export async function ourOpinion(url: string, root: Uint8Array, now: number): Promise<OurOpinion> {
  const kept = new Map<string, Uint8Array<ArrayBuffer>>([["root", Uint8Array.from(root)]]);
  const store: MetadataStore = {
    load: (name) => Promise.resolve(kept.get(name) ?? null),
    save: (name, bytes) => Promise.resolve(void kept.set(name, bytes)),
    remove: (name) => Promise.resolve(void kept.delete(name)),
  };
  const accepted = new Map<string, string>();
  const client = "the extension's client";
  let repository: RefreshedRepository | null = null;
  try {
    const base = folderUrl(url);
    repository = await refresh(
      { metadataUrl: `${base}metadata/`, targetsUrl: `${base}targets/` },
      {
        store,
        transport: fetchTransport(),
        verify: verifySignature,
        now: () => now,
        signal: new AbortController().signal,
      },
    );
    for (const path of await pathsIn(repository, kept)) {
      const target = await repository.findTarget(path);
      if (target === null) continue;
      const bytes = await repository.download(target);
      refuseOtherRaw(path, bytes, target.custom);
      accepted.set(path, target.sha256);
    }
    return {
      client,
      refusal: null,
      accepted,
      versions: repository.versions,
      expires: repository.expires,
    };
  } catch (error) {
    const { versions = {}, expires = {} } = repository ?? {};
    return { client, refusal: sayRefusal(error), accepted, versions, expires };
  }
}

/** Every path that the top-level targets and the roles below name; looking one up brings its role's metadata into the store. */
async function pathsIn(
  repository: RefreshedRepository,
  kept: ReadonlyMap<string, Uint8Array>,
): Promise<readonly string[]> {
  const top = targetsIn("targets", kept);
  const paths = Object.keys(top?.signed.targets ?? {});
  for (const [role, { paths: patterns }] of Object.entries(top?.signed.delegations?.roles ?? {})) {
    const pattern = patterns?.[0] ?? "";
    // A list that nobody has published yet is no metadata, and no fault.
    await repository.findTarget(pattern.replace("*", "list.jsonl.gz")).catch((error: unknown) => {
      if (!(error instanceof TrustRefusal && error.code === "not-listed")) throw error;
    });
    paths.push(...Object.keys(targetsIn(role, kept)?.signed.targets ?? {}));
  }
  return paths;
}

function targetsIn(role: string, kept: ReadonlyMap<string, Uint8Array>) {
  const bytes = kept.get(role);
  return bytes === undefined ? null : parseTargets(role, bytes);
}

function refuseOtherRaw(
  path: string,
  bytes: Uint8Array,
  custom: Readonly<Record<string, unknown>> | null,
): void {
  // A delta's raw hash is that of its result, which takes the older list to check.
  if (custom === null || custom["from"] !== undefined || typeof custom["rawSha256"] !== "string")
    return;
  const raw = gunzipSync(bytes, { maxOutputLength: 512_000_000 });
  if (sha256Of(raw) !== custom["rawSha256"])
    throw new Error(`${path}: does not unpack to its rawSha256`);
}

function sayRefusal(error: unknown): string {
  if (error instanceof TrustRefusal) return `${error.code} (${error.role}): ${error.message}`;
  if (error instanceof FetchFailure) return error.message;
  return error instanceof Error ? error.message : String(error);
}
