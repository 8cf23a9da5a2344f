import type { RepositoryPreview } from "../../rules/update-views.ts";
import type { UpdateCode } from "../../rules/lists/codes.ts";
import type { MetadataStore, Transport } from "../trust/ports.ts";
import { refresh } from "../trust/refresh.ts";
import { verifySignature } from "../trust/verify.ts";
import { fingerprintOf } from "../trust/web-crypto.ts";
import { mostLists, offeredLists } from "./offered-lists.ts";
import { codeOf } from "./refusal-of.ts";
import { rootBytesOf } from "./root-file.ts";

type Bytes = Uint8Array<ArrayBuffer>;

/** Keeps the metadata of a trial in memory: nothing of it is trusted afterwards. */
function trialStore(root: Bytes): MetadataStore {
  const held = new Map<string, Bytes>([["root", root]]);
  return {
    load: (name) => Promise.resolve(held.get(name) ?? null),
    save: (name, bytes) => {
      held.set(name, bytes);
      return Promise.resolve();
    },
    remove: (name) => {
      held.delete(name);
      return Promise.resolve();
    },
  };
}

/**
 * Runs a whole cycle of trust from a root file against an address, and keeps nothing. What it gives is for a person to compare:
 * the fingerprint with what the list's owner told them by another way.
 */
export async function previewRepository(
  url: string,
  rootText: string,
  transport: Transport,
  now: number,
): Promise<RepositoryPreview | { readonly error: UpdateCode }> {
  const root = rootBytesOf(rootText);
  if (root === null) return { error: "root-unreadable" };
  const base = url.replace(/\/+$/, "");
  try {
    const refreshed = await refresh(
      { metadataUrl: `${base}/metadata/`, targetsUrl: `${base}/targets/` },
      {
        store: trialStore(root),
        transport,
        verify: verifySignature,
        now: () => now,
        signal: AbortSignal.timeout(60_000),
      },
    );
    const offered = mostLists(offeredLists(refreshed.delegations));
    return { url: base, fingerprint: await fingerprintOf(root), offered };
  } catch (error) {
    return { error: codeOf(error) };
  }
}
