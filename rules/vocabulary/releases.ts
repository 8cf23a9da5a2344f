/** A release: what one or more lists hold together. */
import type { CategoryRule, NounFamily, ProductClass } from "./classes.ts";
import type { Program, Wording } from "./programs.ts";
import type { Supplier } from "./suppliers.ts";

/** What is known of one list that went into a release. */
export interface ListInfo {
  readonly id: string;
  readonly publisher: Wording;
  readonly title: Wording;
  /** Date on which the source was last read, `YYYY-MM-DD`. */
  readonly retrieved: string;
  readonly listings: number;
}

/** All of a release but its suppliers: little, however long the list is. */
export interface ListHead {
  readonly version: string;
  readonly lists: readonly ListInfo[];
  readonly programs: readonly Program[];
  readonly classes: readonly ProductClass[];
  readonly categoryRules: readonly CategoryRule[];
  readonly nouns: readonly NounFamily[];
}

/** The full truth of a release, as read from its canonical JSON lines. */
export interface ListData extends ListHead {
  readonly suppliers: readonly Supplier[];
}
