import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { PublisherRefusal } from "../command.ts";
import { canonicalJson } from "../list/canonical.ts";
import { sha256Of } from "../sha256.ts";
import type { Desk } from "./desk.ts";
import { dutyIn, publishStaged, signStaged, treeAt } from "./release.ts";
import type { Release, SignedRelease } from "./release.ts";
import { parseFile } from "./settings.ts";
import type { Settings } from "./settings.ts";
import { POLICY_PATH, POLICY_ROLE, targetPath } from "./tree.ts";

/** Where the policy that is to be signed lies, below the publisher's folder. */
export const STAGED_POLICY = "staged/policy/policy.json";
const INDEX = "staged/policy/targets.json";

const indexShape = z.strictObject({
  v: z.int().min(1),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

/**
 * Lays a policy out for signing: canonical JSON, so that the same policy always has the same bytes. Its `v` is one above the published
 * one's, or the same where the same policy is to be signed anew. Gives `v`. Refuses (`no-policy-role`).
 */
export function stagePolicy(desk: Desk, policy: unknown): number {
  const tree = treeAt(desk);
  dutyIn(tree, POLICY_ROLE, "no-policy-role", "policy add");
  const bytes = Buffer.from(`${canonicalJson(policy)}\n`);
  const sha256 = sha256Of(bytes);
  const inForce = tree.lists.get(POLICY_ROLE)?.signed.targets[POLICY_PATH];
  const before = Number(inForce?.custom["v"] ?? 0);
  const v = inForce?.hashes["sha256"] === sha256 ? before : before + 1;
  desk.disk.put(join(desk.repo, STAGED_POLICY), bytes);
  desk.disk.put(join(desk.repo, INDEX), `${canonicalJson({ v, sha256 })}\n`);
  return v;
}

/**
 * Signs the staged policy with one key; a second signer's signature joins the first. Refuses (`no-policy-role`, `nothing-staged`,
 * `bad-staged`, `old-version`, `no-key`).
 */
export async function signPolicy(
  desk: Desk,
  settings: Settings,
  keyName: string | undefined,
): Promise<SignedRelease> {
  const tree = treeAt(desk);
  const duty = dutyIn(tree, POLICY_ROLE, "no-policy-role", "policy add");
  return signStaged(desk, settings, tree, duty, releaseOf(desk.repo), keyName);
}

/**
 * Publishes the signed policy: the file, metadata, last the timestamp. Refuses (`no-policy-role`, `nothing-staged`, `not-signed`,
 * `signed-differs`, `not-enough-signatures`, `old-version`). Null when it is in force already.
 */
export async function publishPolicy(
  desk: Desk,
  settings: Settings,
): Promise<Readonly<Record<string, number>> | null> {
  const tree = treeAt(desk);
  const duty = dutyIn(tree, POLICY_ROLE, "no-policy-role", "policy add");
  return publishStaged(desk, settings, "policy publish", tree, duty, releaseOf(desk.repo));
}

function releaseOf(repo: string): Release {
  const from = join(repo, STAGED_POLICY);
  const index = join(repo, INDEX);
  for (const [path, file] of [
    [from, STAGED_POLICY],
    [index, INDEX],
  ] as const)
    if (!existsSync(path))
      throw new PublisherRefusal("nothing-staged", [
        { file, message: "is not there: name the policy to sign, `policy sign FILE`" },
      ]);
  const { v, sha256 } = parseFile(INDEX, readFileSync(index, "utf8"), indexShape, "bad-staged");
  const bytes = readFileSync(from);
  if (sha256Of(bytes) !== sha256)
    throw new PublisherRefusal("bad-staged", [
      {
        file: STAGED_POLICY,
        field: "sha256",
        value: sha256Of(bytes),
        message: "is not the policy that was laid out: `policy sign FILE` lays it out anew",
      },
    ]);
  const to = targetPath(POLICY_PATH, sha256);
  return {
    role: POLICY_ROLE,
    folder: "staged/policy",
    title: "the policy",
    sign: "policy sign",
    again: "name the policy again, `policy sign FILE`",
    v,
    files: [{ path: POLICY_PATH, from, to, length: bytes.byteLength, sha256, custom: { v } }],
    main: POLICY_PATH,
    isLargeChange: false,
    isContentOf: (_, published) => published === sha256,
  };
}
