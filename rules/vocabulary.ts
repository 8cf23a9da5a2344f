/**
 * The words of Sekisho as types. One word, one meaning: product terms are defined in docs/words.md.
 * Written by hand; what crosses a border (file, message, storage) has its zod schema in `rules/schema/`.
 */
/** The mark of the heading of a whole table. */
export { HEADING } from "./vocabulary/blocks.ts";
/** The legal bases of listings. */
export type {
  Severity,
  Effect,
  Profile,
  Wording,
  Period,
  Phase,
  Program,
} from "./vocabulary/programs.ts";
/** The parties that lists speak about, and all the ways to write them. */
export type {
  NameKind,
  Need,
  Name,
  Exclusion,
  ModelLine,
  IdentifierScheme,
  Identifier,
  Relation,
  Supplier,
} from "./vocabulary/suppliers.ts";
/** Model patterns in a safe declarative subset. */
export type { PatternClass, PatternGroup, ModelPattern } from "./vocabulary/models.ts";
/** What a list says of a supplier under a program. */
export type { ListingEvent, ListedEntity, Listing } from "./vocabulary/listings.ts";
/** Kinds of goods. */
export type { ProductClass, CategoryRule, NounFamily } from "./vocabulary/classes.ts";
/** A release: what one or more lists hold together. */
export type { ListInfo, ListHead, ListData } from "./vocabulary/releases.ts";
/** What is screened, and what the screening needs to know beside it. */
export type {
  Language,
  BlockKind,
  Role,
  LabelledSpan,
  Block,
  Circumstances,
} from "./vocabulary/blocks.ts";
/** What the screening says of a text or page. */
export type {
  ReasonCode,
  ListingVerdict,
  Verdict,
  Place,
  HitEntry,
  MentionEntry,
} from "./vocabulary/verdicts.ts";
