import { nextDue } from "../../rules/lists/schedule.ts";
import type { Repository } from "../../rules/schema/updates.ts";
import { fingerprintOf } from "../trust/web-crypto.ts";
import type { ManagedRead } from "./managed.ts";
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

/** The repositories that are not added by hand, as build and policy have them now. */
export interface Prescribed {
  readonly entries: readonly Repository[];
  /** False while the policy could not be read: what it set before stays. */
  readonly isManagedKnown: boolean;
}

/** Reads what build and policy prescribe; hashes are made here, so that `configured` need not wait. */
export async function prescribe(
  vendor: VendorRepository | null,
  managed: ManagedRead,
  now: number,
  random: () => number,
): Promise<Prescribed> {
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
  const entries = await Promise.all(wanted.map((each) => newRepository(each, now, random())));
  return { entries, isManagedKnown: managed.kind === "set" || managed.kind === "none" };
}

/**
 * The repositories as they ought to be: those prescribed, and those added by hand. An entry whose address or lists changed
 * keeps its trust; one with another root is another repository. A managed entry stays while the policy cannot be read.
 */
export function configured(
  held: readonly Repository[],
  { entries, isManagedKnown }: Prescribed,
): readonly Repository[] {
  const made = entries.map((fresh) => {
    const known = held.find(({ id }) => id === fresh.id);
    const { url, lists, root, fingerprint } = fresh;
    // The build's root may be newer than the one trust began with: the newer of the two counts.
    return known === undefined ? fresh : { ...known, url, lists, root, fingerprint };
  });
  const kept = held.filter(
    ({ kind }) => kind === "added" || (kind === "managed" && !isManagedKnown),
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
