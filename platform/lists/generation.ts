import type { ListFacts } from "../../rules/lists/sanity.ts";
import type { ListManifest } from "../list-files.ts";

/** The exact bytes of one release of a list. */
export interface ListVersion {
  /** Serial, which only grows. */
  readonly v: number;
  /** SHA-256 of the full list, unpacked; lower-case hex. */
  readonly sha256: string;
}

/** A list that was accepted from a repository; its lines are kept under their hash. */
export interface AcceptedList extends ListVersion {
  readonly prev: ListVersion | null;
  /** The release's own version text. */
  readonly version: string;
  readonly facts: ListFacts;
  readonly acceptedAt: number;
  /** Ids of the keys that validly signed the release; absent in what an older version of the extension accepted. */
  readonly signers?: readonly string[];
  /** Oldest `retrieved` date of the release, `YYYY-MM-DD`; absent likewise. */
  readonly asOf?: string;
}

/** Lists by `<repository>/<list>`. */
export type ByList<T> = Readonly<Record<string, T>>;

/** The repository of a key of `ByList`. */
export function repositoryOf(key: string): string {
  return key.slice(0, key.indexOf("/"));
}

/** One set of files that pages are screened with: the lists it was made of, by which code, and what was made. */
export interface Generation {
  /** SHA-256 over format and inputs: the same lists and code always have the same id. */
  readonly id: string;
  /** Says which tables and layouts the files were made with; files of another format are made anew. */
  readonly format: string;
  readonly inputs: ByList<ListVersion>;
  readonly manifest: ListManifest;
}

/** The one pointer: what is accepted, what is in force, and what was in force before. */
export interface Active {
  readonly lists: ByList<AcceptedList>;
  readonly current: Generation | null;
  readonly prev: Generation | null;
}

/** Nothing was accepted yet: the list that came with the extension is in force. */
export const NOTHING_ACTIVE: Active = { lists: {}, current: null, prev: null };

/** The list that the bundled one is a release of, in the vendor's repository. */
export const BASELINE = "vendor/baseline";
