/** What the status page and the settings page are given about the policy: plain data, made by the background. */
import type { Wording } from "../vocabulary.ts";
import type { Feature, KeyStatus, PolicyRejection, PolicySource } from "./policy-words.ts";

/** Longest policy file that the settings page hands over, UTF-16 units; a little more than a policy may have, so that it is told so. */
export const POLICY_FILE_UNITS = 1_100_000;

/**
 * How a source of policy stands. `last-good`: what came last cannot be read, and what came before it is in force;
 * `not-known-yet`: the browser has just started and may not have read its policy, and what it had before is in force; `none`: the
 * source says nothing, or nothing of it can be used.
 */
export type PolicyState = "in-force" | "last-good" | "not-known-yet" | "none";

/** One source of policy, and what was received from it. Times are ISO 8601. */
export interface PolicyLayerView {
  readonly source: Exclude<PolicySource, "built-in" | "user">;
  /** A repository's id, a file's name, or empty. */
  readonly origin: string;
  /** The policy file's own id; null where there is none. */
  readonly id: string | null;
  /** When what is in force was received; null when nothing is. */
  readonly receivedAt: string | null;
  readonly state: PolicyState;
  /** Why what came last cannot be read at all; null when it can. */
  readonly problem: PolicyRejection | null;
  /** SHA-256 of the text that is in force, lower-case hex. */
  readonly sha256: string | null;
  /** The serial of a signed policy. */
  readonly v: number | null;
  /** Ids of the keys that signed it. */
  readonly signers: readonly string[];
  /** Keys and items of what is in force that were not taken. */
  readonly rejected: readonly PolicyRejection[];
}

/** Everything that is known of the policy: where it comes from, and every key that was received. */
export interface PolicyView {
  /** The sources in the order of their strength; a source of which nothing was ever heard is not among them. */
  readonly layers: readonly PolicyLayerView[];
  readonly keys: readonly KeyStatus[];
  /** Parts of the product that are switched off. */
  readonly featuresOff: readonly Feature[];
  /** What the organisation says to whoever needs help; null when it says nothing. */
  readonly supportText: Wording | null;
}
