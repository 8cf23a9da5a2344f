import { z } from "./zod.ts";
import type { PolicyCode } from "../policy/policy-words.ts";

const time = z.number().min(0).max(8.64e15);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

const CODES = [
  "not-json",
  "too-large",
  "not-a-policy",
  "schema-version",
  "unknown-member",
  "unknown-key",
  "bad-entry",
  "bad-mode",
  "bad-value",
  "duplicate-id",
  "duplicate-member",
  "too-many",
  "not-locked-here",
  "not-kept",
  "set-twice",
] as const satisfies readonly PolicyCode[];

const rejection = z.object({
  path: z.string(),
  code: z.enum(CODES),
  message: z.string(),
  suggestion: z.string().nullable(),
});

/** Most keys that are remembered as those that signed a policy. */
export const MOST_SIGNERS = 64;
/** Longest id of a key that is remembered, UTF-16 units. */
export const SIGNER_LENGTH = 128;

/** What is remembered of one source of policy; its text is kept apart, under its SHA-256. */
export const KEPT_POLICY = z.object({
  /** The name of an imported file; empty otherwise. */
  origin: z.string().max(200),
  /** The last text that could be read; null when there is none, or the source took it away. */
  inForce: z
    .object({
      sha256,
      receivedAt: time,
      /** Serial of a signed policy. */
      v: z.number().int().min(0).nullable(),
      /** Ids of the keys that signed it. */
      signers: z.array(z.string().max(SIGNER_LENGTH)).max(MOST_SIGNERS),
    })
    .nullable(),
  /** Why what came last cannot be read; null when it is what is in force. */
  problem: rejection.nullable(),
  /** Serial that no signed policy of this source may fall below. */
  floor: z.number().int().min(0),
});

/** One source of policy as it is remembered. */
export type KeptPolicy = z.infer<typeof KEPT_POLICY>;

/** What is remembered of all sources. A spoilt one voids itself alone. */
export const POLICIES = z.object({
  /** Another one after each change. */
  revision: z.string().max(64),
  managed: z.unknown(),
  /** The last reading of managed storage was empty, and may have come too early. */
  isManagedUnknown: z.boolean(),
  imported: z.unknown(),
  /** By the repository's id. */
  repositories: z.record(z.string(), z.unknown()),
});
