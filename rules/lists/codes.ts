import type { TrustCode } from "../trust/codes.ts";
import type { SanityCode } from "./sanity.ts";

/** Why the browser's own store cannot be used: one closed set. */
export const STORE_CODES = [
  "store-unavailable", // there is no database, or it cannot be opened
  "store-blocked", // another version of the extension still holds it open
  "store-full", // no room on the disk, or none allowed
  "store-damaged", // what was read back is not what was written
] as const;

/** One reason of `STORE_CODES`. */
export type StoreCode = (typeof STORE_CODES)[number];

/** Why a file could not be fetched: `FetchFailureKind` with its own prefix. */
export const FETCH_CODES = [
  "fetch-not-found",
  "fetch-status",
  "fetch-too-long",
  "fetch-redirect",
  "fetch-network",
  "fetch-deadline",
] as const;

/** One reason of `FETCH_CODES`. */
export type FetchCode = (typeof FETCH_CODES)[number];

/** Why a validly signed list is not taken, beside what sanity says: one closed set. */
export const LIST_CODES = [
  "list-none", // the repository offers none of the wanted lists, or no list and no policy
  "list-withdrawn", // a list that is in force is no longer offered; it stays in force
  "list-custom", // the signed description of the payload is missing or makes no sense
  "list-rollback", // an older serial than the one in force, or the same serial with other bytes
  "list-hash", // the unpacked list is not the one that was signed for
  "list-schema", // a line is no record of a list
  "list-build", // the index could not be built
] as const;

/** One reason of `LIST_CODES`. */
export type ListCode = (typeof LIST_CODES)[number];

/** Every reason of `SanityCode`. */
export const SANITY_CODES = [
  "sanity-empty",
  "sanity-shrink",
  "sanity-growth",
  "sanity-canary",
] as const satisfies readonly SanityCode[];

/** Why the root file of a repository is not taken when it is added: one closed set. */
export const ROOT_CODES = [
  "root-unreadable", // no root file that is signed by its own keys
  "root-expired",
  "url-bad", // no address of a server
] as const;

/** One reason of `ROOT_CODES`. */
export type RootCode = (typeof ROOT_CODES)[number];

/** Why a validly signed policy is not taken; the last one that could be read stays in force: one closed set. */
export const POLICY_CODES = [
  "policy-custom", // the signed description has no serial
  "policy-rollback", // an older serial than the one in force, or the same serial with other bytes
  "policy-too-large",
  "policy-unreadable", // no policy of this version of the language
] as const;

/** One reason of `POLICY_CODES`. */
export type PolicyRefusalCode = (typeof POLICY_CODES)[number];

/** Why an update, or a part of it, was refused: the one closed set that screens word. */
export type UpdateCode =
  | `trust-${TrustCode}`
  | FetchCode
  | StoreCode
  | SanityCode
  | ListCode
  | PolicyRefusalCode
  | RootCode
  | "failed";
