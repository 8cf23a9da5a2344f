import { browser } from "wxt/browser";
import { KEPT_POLICY, POLICIES } from "../../rules/schema/policy-memory.ts";
import type { KeptPolicy } from "../../rules/schema/policy-memory.ts";
import { StoreTrouble } from "../lists/store-trouble.ts";
import { hashOf } from "../trust/web-crypto.ts";

/** What is remembered of the policies between two wakings of the worker, in storage.local. */
export interface Policies {
  /** Another one after each change; empty while nothing was ever written. */
  readonly revision: string;
  readonly managed: KeptPolicy;
  readonly isManagedUnknown: boolean;
  readonly imported: KeptPolicy;
  readonly repositories: Readonly<Record<string, KeptPolicy>>;
}

/** A source of which nothing was ever heard. */
export const NO_POLICY: KeptPolicy = { origin: "", inForce: null, problem: null, floor: 0 };

/** Where it is kept in storage.local. */
export const POLICIES_KEY = "policies";
const TEXT = "policy-text:";

/** What is remembered; a part that is missing or spoilt counts as never heard of. An unreadable store throws. */
export async function readPolicies(): Promise<Policies> {
  return policiesFrom((await browser.storage.local.get(POLICIES_KEY))[POLICIES_KEY]);
}

/** The same from what is stored. */
export function policiesFrom(stored: unknown): Policies {
  const parsed = POLICIES.safeParse(stored);
  const held = parsed.success ? parsed.data : null;
  return {
    revision: held?.revision ?? "",
    managed: keptFrom(held?.managed),
    isManagedUnknown: held?.isManagedUnknown ?? false,
    imported: keptFrom(held?.imported),
    repositories: Object.fromEntries(
      Object.entries(held?.repositories ?? {}).map(([id, kept]) => [id, keptFrom(kept)]),
    ),
  };
}

function keptFrom(stored: unknown): KeptPolicy {
  const parsed = KEPT_POLICY.safeParse(stored);
  return parsed.success ? parsed.data : NO_POLICY;
}

/** The text under a SHA-256, proved by it; null when there is none, or another. */
export async function readPolicyFile(sha256: string): Promise<string | null> {
  const key = TEXT + sha256;
  const stored: unknown = (await browser.storage.local.get(key))[key];
  return typeof stored === "string" && (await hashOfText(stored)) === sha256 ? stored : null;
}

/** SHA-256 of a text's UTF-8, lower-case hex. */
export function hashOfText(text: string): Promise<string> {
  return hashOf("sha256", new TextEncoder().encode(text));
}

/** What a change writes: what is remembered, and the texts behind it that may not be stored yet, by their SHA-256. */
export interface PolicyChange {
  readonly policies: Omit<Policies, "revision">;
  readonly texts?: ReadonlyMap<string, string>;
}

let tail: Promise<unknown> = Promise.resolve();

/**
 * Changes what is remembered, one change after the other: all of it in one write, which is read back; then texts that nothing
 * names any more are thrown away. Throws StoreTrouble when the disk does not take it; then what was before is in force.
 */
export function changePolicies(change: (before: Policies) => PolicyChange | null): Promise<void> {
  const next = tail.catch(() => undefined).then(() => write(change));
  tail = next;
  return next;
}

async function write(change: (before: Policies) => PolicyChange | null): Promise<void> {
  const before = await readPolicies();
  const wanted = change(before);
  if (wanted === null) return;
  const policies: Policies = { ...wanted.policies, revision: crypto.randomUUID() };
  const texts = wanted.texts ?? new Map<string, string>();
  const written = Object.fromEntries([...texts].map(([sha256, text]) => [TEXT + sha256, text]));
  try {
    await browser.storage.local.set({ ...written, [POLICIES_KEY]: policies });
  } catch (error) {
    throw new StoreTrouble("store-full", String(error));
  }
  const kept = await readPolicies();
  const isThere = await Promise.all([...texts.keys()].map(readPolicyFile));
  if (kept.revision !== policies.revision || isThere.includes(null)) {
    await browser.storage.local.set({ [POLICIES_KEY]: before }).catch(() => undefined);
    throw new StoreTrouble("store-damaged", POLICIES_KEY);
  }
  await prune(before, policies);
}

/** The texts that are named before and not after. */
async function prune(before: Policies, after: Policies): Promise<void> {
  const named = new Set(hashesOf(after));
  const gone = hashesOf(before).filter((sha256) => !named.has(sha256));
  if (gone.length === 0) return;
  await browser.storage.local.remove(gone.map((sha256) => TEXT + sha256)).catch(() => undefined);
}

function hashesOf({ managed, imported, repositories }: Policies): readonly string[] {
  return [managed, imported, ...Object.values(repositories)].flatMap(({ inForce }) =>
    inForce === null ? [] : [inForce.sha256],
  );
}
