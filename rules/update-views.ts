/** What the settings page is given about where lists come from: plain data, made by the background, drawn by `components/`. */
import type { UpdateCode } from "./lists/codes.ts";

/** Something an update was refused for; what was in force stayed in force. */
export interface RefusalView {
  /** ISO 8601. */
  readonly at: string;
  readonly code: UpdateCode;
  /** The list that it is about; null for the whole repository. */
  readonly list: string | null;
  /** For whoever mends it: never translated. */
  readonly detail: string;
}

/** A place that lists are published at, and how the last check of it went. Times are ISO 8601. */
export interface RepositoryView {
  readonly id: string;
  /** `vendor`: built in; `managed`: set by the organisation's policy, locked; `added`: by hand. */
  readonly kind: "vendor" | "managed" | "added";
  readonly url: string;
  readonly fingerprint: string;
  /** List ids on offer at the last good check. */
  readonly offered: readonly string[];
  /** List ids that are wanted; null: all on offer. */
  readonly wanted: readonly string[] | null;
  readonly inForce: readonly {
    readonly list: string;
    readonly v: number;
    readonly version: string;
  }[];
  readonly checkedAt: string | null;
  readonly goodAt: string | null;
  readonly dueAt: string;
  readonly expiresAt: string | null;
  /** Of the last check; empty when all was taken. */
  readonly refusals: readonly RefusalView[];
  /** Lists of which other browsers take a newer release first. */
  readonly waiting: readonly string[];
}

/** Where the lists come from, for the settings page. */
export interface UpdatesView {
  readonly checking: boolean;
  /** The clock stands before a time that was seen already. */
  readonly clockBehind: boolean;
  /** A key of the organisation's policy about lists that cannot be used; null when there is none. */
  readonly badPolicyKey: string | null;
  readonly repositories: readonly RepositoryView[];
}

/** A repository that may be added: what a person compares and chooses from before it is. */
export interface RepositoryPreview {
  readonly url: string;
  /** SHA-256 of the root file, lower-case hex. */
  readonly fingerprint: string;
  readonly offered: readonly string[];
}
