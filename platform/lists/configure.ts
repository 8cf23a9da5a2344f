import { nextDue } from "../../rules/lists/schedule.ts";
import type { Repository } from "../../rules/schema/updates.ts";
import { fingerprintOf } from "../trust/web-crypto.ts";
import type { ManagedRead } from "./managed.ts";
import type { Memory } from "./memory.ts";
import { base64Of, rootBytesOf } from "./root-file.ts";
import type { VendorRepository } from "./vendor.ts";

/** What a new entry is made of. */
export interface NewRepository {
  readonly id: string;
  readonly kind: Repository["kind"];
  readonly url: string;
  readonly root: Uint8Array<ArrayBuffer>;
  readonly lists: readonly string[] | null;
}

/** A repository that has not been asked yet; the first check comes soon, and not at once for all browsers. */
export async function newRepository(
  { id, kind, url, root, lists }: NewRepository,
  now: number,
  random: number,
): Promise<Repository> {
  return {
    id,
    kind,
    url: url.replace(/\/+$/, ""),
    fingerprint: await fingerprintOf(root),
    root: base64Of(root),
    lists: lists === null ? null : [...lists],
    offered: [],
    addedAt: now,
    dueAt: nextDue(now, "first-run", random),
    failures: 0,
    checkedAt: null,
    goodAt: null,
    expiresAt: null,
    floors: {},
    refusal: null,
    held: [],
    waiting: [],
  };
}

/**
 * The repositories as they ought to be: the build's own, the organisation's by policy, and those added by hand. An entry whose
 * address or lists changed keeps its trust; one with another root is another repository. A managed entry stays while the policy
 * cannot be read.
 */
export async function configured(
  memory: Memory,
  vendor: VendorRepository | null,
  managed: ManagedRead,
  now: number,
  random: () => number,
): Promise<readonly Repository[]> {
  const wanted: NewRepository[] = [];
  const vendorRoot = vendor === null ? null : rootBytesOf(vendor.root);
  if (vendor !== null && vendorRoot !== null)
    wanted.push({ id: "vendor", kind: "vendor", url: vendor.url, root: vendorRoot, lists: null });
  if (managed.kind === "set") {
    const { url, root: text, lists } = managed.repository;
    const root = rootBytesOf(text);
    if (root !== null)
      wanted.push({ id: await idOf("managed", root), kind: "managed", url, root, lists });
  }
  const made = await Promise.all(
    wanted.map(async (each) => {
      const held = memory.repositories.find(({ id }) => id === each.id);
      const fresh = await newRepository(each, now, random());
      if (held === undefined) return fresh;
      // The build's first root may be newer than the one trust began with; the chain from the stored one leads to it anyway.
      return { ...held, url: fresh.url, lists: fresh.lists };
    }),
  );
  const kept = memory.repositories.filter(
    ({ kind }) => kind === "added" || (kind === "managed" && managed.kind !== "set"),
  );
  return [...made, ...kept];
}

/** The id of an organisation's repository: it is the root that tells one from another, not the address. */
export async function idOf(
  kind: "managed" | "added",
  root: Uint8Array<ArrayBuffer>,
): Promise<string> {
  return `${kind}-${(await fingerprintOf(root)).slice(0, 12)}`;
}
