import type { VerifySignature } from "../../rules/trust/means.ts";

/** Where verified metadata is kept, by role name ("root", "timestamp", "snapshot", "targets", "lists-x"): bytes as they came. */
export interface MetadataStore {
  load(name: string): Promise<Uint8Array<ArrayBuffer> | null>;
  save(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  remove(name: string): Promise<void>;
}

/** Fetches at most `limit` bytes; throws `FetchFailure` and nothing else. */
export interface Transport {
  get(url: string, limit: number, signal: AbortSignal): Promise<Uint8Array<ArrayBuffer>>;
}

/** All that a cycle needs of the world. `now` is read once, in milliseconds since 1970. */
export interface Ports {
  readonly store: MetadataStore;
  readonly transport: Transport;
  readonly verify: VerifySignature;
  now(): number;
  readonly signal: AbortSignal;
}

/** Where a repository is served: two folders, with or without a slash at the end. */
export interface RepositoryAddress {
  readonly metadataUrl: string;
  readonly targetsUrl: string;
}

/** A file that a validly signed, current role names. */
export interface TrustedTarget {
  readonly path: string;
  readonly length: number;
  /** Lower-case hex; empty where the role names the file by another hash only. */
  readonly sha256: string;
  readonly hashes: Readonly<Record<string, string>>;
  readonly custom: Readonly<Record<string, unknown>> | null;
  /** The role that names the file. */
  readonly role: string;
  /** Distinct keys that validly signed that role, by key id. */
  readonly signers: readonly string[];
}

/** A repository whose metadata was checked from root to targets in this cycle. */
export interface RefreshedRepository {
  /** Null when no role that may speak for the path names it; throws `TrustRefusal` or `FetchFailure`. */
  findTarget(path: string): Promise<TrustedTarget | null>;
  /** Exactly the bytes that were signed for; throws `TrustRefusal` or `FetchFailure`. */
  download(target: TrustedTarget): Promise<Uint8Array<ArrayBuffer>>;
  /** Start of the cycle, milliseconds since 1970: keep the latest as the floor of the next cycle's clock. */
  readonly startedAt: number;
  /** Names of the roles that the top-level targets role delegates to, in its order. */
  readonly delegations: readonly string[];
  /** Version by role name, delegated roles once they were looked up. */
  readonly versions: Readonly<Record<string, number>>;
  /** Expiry by role name, as the metadata has it. */
  readonly expires: Readonly<Record<string, string>>;
}
