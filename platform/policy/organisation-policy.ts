import { UpdateRefusal, refusalOf } from "../lists/refusal-of.ts";
import type { RefreshedRepository, TrustedTarget } from "../trust/ports.ts";
import { readPolicyText } from "../../rules/schema/policy.ts";
import type { KeptPolicy } from "../../rules/schema/policy-memory.ts";
import type { Refusal, Repository } from "../../rules/schema/updates.ts";
import { NO_POLICY, changePolicies, readPolicies, readPolicyFile } from "./policy-store.ts";
import { accepted } from "./take-policy.ts";

/** Where an organisation's repository has its policy. */
export const POLICY_PATH = "policy/policy.json";

/** A policy has at most 1,048,576 UTF-16 units, and none of them takes more than three bytes. */
const MOST_BYTES = 3 * 1_048_576;

/**
 * Looks for the signed policy of a repository whose metadata was just verified, and keeps it; null, or why it was not taken: then
 * the last good one stays. A repository that no longer offers one has none. The vendor's is never asked.
 */
export async function checkPolicy(
  { id, kind }: Pick<Repository, "id" | "kind">,
  refreshed: RefreshedRepository,
  now: number,
): Promise<Refusal | null> {
  if (kind === "vendor") return null;
  try {
    const target = await refreshed.findTarget(POLICY_PATH);
    const kept = (await readPolicies()).repositories[id] ?? NO_POLICY;
    if (target !== null) await take(id, kept, target, refreshed, now);
    else if (kept.inForce !== null || kept.problem !== null)
      // The serial is remembered: a policy that comes back is no older than the one that went.
      await keep(id, { ...NO_POLICY, floor: kept.floor });
    return null;
  } catch (error) {
    console.warn(error);
    return refusalOf(error, now, null);
  }
}

/** Forgets the policies of repositories that are no longer configured. Throws StoreTrouble. */
export async function keepPoliciesOf(
  repositories: readonly Pick<Repository, "id">[],
): Promise<void> {
  const ids = new Set(repositories.map(({ id }) => id));
  await changePolicies((before) => {
    const held = Object.entries(before.repositories);
    const kept = held.filter(([id]) => ids.has(id));
    if (kept.length === held.length) return null;
    return { policies: { ...before, repositories: Object.fromEntries(kept) } };
  });
}

async function take(
  id: string,
  before: KeptPolicy,
  target: TrustedTarget,
  refreshed: RefreshedRepository,
  now: number,
): Promise<void> {
  const v = target.custom?.["v"];
  if (typeof v !== "number" || !Number.isSafeInteger(v) || v < 1)
    throw new UpdateRefusal("policy-custom", target.path);
  const { inForce, floor } = before;
  const isSame = inForce !== null && inForce.sha256 === target.sha256;
  // A role may name the file by another hash only.
  const isOther = inForce !== null && target.sha256 !== "" && !isSame;
  if (v < floor || (v === floor && isOther))
    throw new UpdateRefusal("policy-rollback", `${String(v)} after ${String(floor)}`);
  if (isSame && v === floor && before.problem === null && (await isHeld(target.sha256))) return;
  if (target.length > MOST_BYTES)
    throw new UpdateRefusal("policy-too-large", `${String(target.length)} bytes`);
  const text = textOf(await refreshed.download(target));
  const { problem } = readPolicyText(text, "organisation", id);
  if (problem !== null) {
    await keep(id, { ...before, problem });
    throw new UpdateRefusal(
      problem.code === "too-large" ? "policy-too-large" : "policy-unreadable",
      problem.message,
    );
  }
  const { kept, texts } = await accepted(text, { origin: "", v, signers: target.signers, now });
  await keep(id, kept, texts);
}

async function isHeld(sha256: string): Promise<boolean> {
  return (await readPolicyFile(sha256)) !== null;
}

function keep(
  id: string,
  kept: KeptPolicy,
  texts: ReadonlyMap<string, string> = new Map(),
): Promise<void> {
  return changePolicies((before) => ({
    policies: { ...before, repositories: { ...before.repositories, [id]: kept } },
    texts,
  }));
}

function textOf(bytes: Uint8Array<ArrayBuffer>): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new UpdateRefusal("policy-unreadable", "is not UTF-8");
  }
}
