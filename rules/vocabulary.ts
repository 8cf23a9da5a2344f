/**
 * The words of Sekisho as types. One word, one meaning: product terms are defined in docs/words.md.
 * Written by hand; what crosses a border (file, message, storage) has its zod schema in `rules/schema/`.
 */
import type { BuyerPolicy, PolicyMark } from "./policy/policy-words.ts";

/** How strongly a hit is shown, strongest first; always drawn as icon shape + word. */
export type Severity = "prohibited" | "restricted" | "advisory";

/** What the page says the named party does in this offer. `compatible` and `excluded` never become hits. */
export type Role = "maker" | "seller" | "component" | "compatible" | "excluded" | "unknown";

/** What a program does, in the closed set of the product's rules of conduct. */
export type Effect =
  | "procurement-ban"
  | "procedure"
  | "equipment-authorisation"
  | "sales-ban"
  | "network-restriction"
  | "investment"
  | "sanctions"
  | "export-control"
  | "import"
  | "securities"
  | "advice";

/** A built-in buyer profile: who is buying. */
export type Profile = "jp-government" | "us-federal" | "us-defense" | "general";

/** A language of the interface. */
export type Language = "en" | "ja";

/** A reviewed text; `ja` is absent where the source was only worded in English. */
export interface Wording {
  readonly en: string;
  readonly ja?: string;
}

/** A closed calendar span, dates as `YYYY-MM-DD`; no `to` means open-ended. */
export interface Period {
  readonly from: string;
  readonly to?: string;
}

/** One step of a program that binds from its own date. */
export interface Phase {
  readonly part: string;
  readonly from: string;
}

/** The legal basis of listings: what it does, whom it binds, since when. */
export interface Program {
  readonly id: string;
  /** ISO 3166 code or `EU`. */
  readonly jurisdiction: string;
  readonly title: Wording;
  readonly authority: Wording;
  readonly citation: string;
  /** The official text, or null where no address is on file. */
  readonly url: string | null;
  readonly effect: Effect;
  readonly effectNote?: Wording;
  readonly bindingOn: Wording;
  readonly buyerScope: Wording & { readonly profiles: readonly string[] };
  readonly productScope: Wording & { readonly classes: readonly string[] };
  readonly purposeScope: Wording & { readonly any: boolean; readonly purposes: readonly string[] };
  readonly reach: Wording & { readonly affiliates: boolean };
  readonly period: Period;
  readonly phases: readonly Phase[];
  readonly namesCompanies: boolean;
  readonly listingDateMeaning: string | null;
  readonly whatItAsks: Wording;
  readonly nextStep: Wording;
}

/** How one way to write a supplier came to be. `line` is a product line, software or technology mark. */
export type NameKind = "legal" | "alias" | "brand" | "former" | "listed" | "line";

/**
 * The second signal a weak name needs before it counts:
 * `product` = a product noun of the supplier, a legal form, a maker/brand field, or a strong name or model of the supplier;
 * `supplier` = a strong name or model of the supplier, nothing less;
 * `complete` = only the whole string, with its legal form.
 */
export type Need = "product" | "supplier" | "complete";

/** One way to write a supplier. */
export interface Name {
  readonly text: string;
  /** BCP 47 language of the spelling. */
  readonly lang: string;
  readonly kind: NameKind;
  /** Present when the name is short, common or shared: the second signal it needs. */
  readonly weak?: Need;
  /** Product nouns that make a weak name real, as written in the source: each is among the `words` of a noun family. */
  readonly nouns?: readonly string[];
  /** Why a weak name is weak, or another remark for the reader of the record. */
  readonly note?: string;
  /** The supplier's former, relabelled or affiliated brand: shown as a lead, never as the supplier itself. */
  readonly relation?: string;
  /** Other suppliers under which official lists print this name too; it yields this supplier, its owner. */
  readonly related?: readonly string[];
}

/** A text, phrase or host that is not this supplier though it contains or resembles a name of it. */
export interface Exclusion {
  readonly text?: string;
  readonly phrase?: string;
  readonly host?: string;
  readonly why: string;
}

/**
 * One element of a model pattern: `one` of these code units (as a string of characters, folded, ASCII in upper case),
 * from `min` to `max` times. A literal is a one-character class with min = max = 1. Only Han and kana are non-ASCII.
 */
export interface PatternClass {
  readonly one: string;
  readonly min: number;
  readonly max: number;
}

/** A choice between literal strings (upper case), or an optional sub-sequence. Nesting is at most one level. */
export interface PatternGroup {
  readonly any?: readonly string[];
  readonly maybe?: readonly (PatternClass | PatternGroup)[];
  readonly optional?: boolean;
}

/**
 * A model pattern in the safe declarative subset: no repetition without bound, no backtracking, case-insensitive.
 * `startsWord`/`endsWord` ask for an ASCII word boundary there.
 */
export interface ModelPattern {
  readonly startsWord: boolean;
  readonly endsWord: boolean;
  readonly parts: readonly (PatternClass | PatternGroup)[];
}

/** A product line whose model numbers follow patterns. `weak` lines need a second signal. */
export interface ModelLine {
  readonly line: string;
  readonly patterns: readonly ModelPattern[];
  readonly weak: boolean;
  readonly note?: string;
}

/**
 * A kind of checkable code; `gtin` holds GS1 company prefixes, `ieee_oui_vendor` a registrant of MAC address prefixes,
 * `ticker` a share's code, which is never looked for in a text.
 */
export type IdentifierScheme =
  | "uscc"
  | "lei"
  | "jp_corporate_number"
  | "uei"
  | "cage"
  | "gtin"
  | "fcc_grantee"
  | "ieee_oui_vendor"
  | "ticker";

/** A checkable code of the supplier. */
export interface Identifier {
  readonly scheme: IdentifierScheme;
  readonly value: string;
  /** Whose it is, where the source says so: the supplier itself, or a unit of it. */
  readonly entity?: string;
  /** The MAC address prefixes of a registrant, hexadecimal capitals of 24, 28 or 36 bits, ascending. */
  readonly prefixes?: readonly string[];
  /** No source ties the code to this party: it is shown as a lead, and drives no severity. */
  readonly uncited?: true;
}

/** One entry of a listing's history. */
export interface ListingEvent {
  readonly date: string;
  readonly event: string;
  readonly note?: string;
}

/** Which party the official text names, seen from the supplier. */
export type ListedEntity =
  | "supplier"
  | "affiliate"
  | "unit"
  | "parent-or-affiliate"
  | "brand"
  | "product"
  | "unclear";

/** One supplier on one list under one program. Only `asserts: true` may set a severity; the others are notes. */
export interface Listing {
  readonly program: string;
  readonly asserts: boolean;
  readonly listedName: string;
  readonly listedAliases: readonly string[];
  readonly listedEntity: ListedEntity;
  /** Publication or enactment date, `YYYY-MM-DD`. */
  readonly listedOn: string;
  /** The date from which it binds, when that differs from publication. */
  readonly effectiveOn?: string;
  readonly delistedOn?: string;
  readonly status: string;
  /** False where the program is purpose-limited but not for this supplier (Huawei and ZTE under section 889). */
  readonly purposeLimited?: boolean;
  readonly scope?: string;
  readonly citation: string;
  /** The official text on an authority's own host, or null ("link not on file"). */
  readonly link: string | null;
  readonly history?: readonly ListingEvent[];
  readonly disputedGap?: { readonly from: string; readonly to: string; readonly note: string };
  readonly note?: string;
}

/** A tie between two parties, shown on the card, never used to pass a listing on by itself. */
export interface Relation {
  readonly type: string;
  /** A supplier id of this list, or an outside party's name. */
  readonly target: string;
  readonly from?: string;
  readonly to?: string;
  readonly note?: string;
  readonly cited: boolean;
}

/** A party that a list speaks about, with all the ways to write it and all its listings. */
export interface Supplier {
  readonly id: string;
  readonly name: string;
  readonly country: string;
  readonly categories: readonly string[];
  readonly names: readonly Name[];
  readonly models: readonly ModelLine[];
  readonly identifiers: readonly Identifier[];
  readonly listings: readonly Listing[];
  readonly relations: readonly Relation[];
  readonly exclusions: readonly Exclusion[];
}

/** A product class (PC, server, camera ...): its terms, and per profile the program whose procedure speaks of it. */
export interface ProductClass {
  readonly id: string;
  readonly title: Wording;
  /** The wider class that this one is a part of: its procedures speak of this one too. */
  readonly within?: string;
  /** Terms by language tag (`ja`, `en`, `zh-Hans`, `zh-Hant`, `ko`). */
  readonly terms: Readonly<Record<string, readonly string[]>>;
  /** Phrases that contain a term and are not this class. */
  readonly exclusions: readonly string[];
  /** Per profile: the procedure program and what to do, in plain words. Absent = no procedure on file for that buyer. */
  readonly procedures: Readonly<
    Partial<Record<Profile, { readonly program: string; readonly says: Wording }>>
  >;
}

/** A program that speaks of a product class and origin, not of a name. A `procedure` speaks only beside a hit or when asked. */
export interface CategoryRule {
  readonly id: string;
  readonly program: string;
  readonly productClass: string;
  /** Which origins it speaks of: all, or all but these countries (ISO 3166-1 alpha-2). */
  readonly origin: { readonly any: true } | { readonly anyExcept: readonly string[] };
  /** Goods of unstated origin count too. */
  readonly unknownCounts: boolean;
  readonly appliesWhen: Wording & {
    readonly buyers: readonly string[];
    readonly purposes: readonly string[];
  };
  readonly exceptions: Wording;
  readonly period: Period;
  readonly updates: readonly string[];
  /** Where it differs from the program's. */
  readonly citation?: string;
  readonly whatItAsks: Wording;
  readonly nextStep: Wording;
}

/**
 * Product nouns that mean one kind of thing, in all languages. A weak name whose context asks for one of `words` is made
 * real by any of `terms`, or by a product class among `classes`.
 */
export interface NounFamily {
  readonly id: string;
  readonly words: readonly string[];
  readonly classes: readonly string[];
  readonly terms: readonly string[];
}

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

/** Where in a page a block of text was found. */
export type BlockKind = "text" | "attribute" | "value" | "structured";

/** What a label begins with that is the heading of a whole table, and not of a column or field. */
export const HEADING = "# ";

/** A stretch of block text that a table header or field label speaks about, UTF-16 offsets. */
export interface LabelledSpan {
  readonly start: number;
  readonly end: number;
  readonly label: string;
}

/** A unit of text that is screened on its own: a paragraph, a table row, an attribute, a structured field. */
export interface Block {
  readonly text: string;
  readonly kind: BlockKind;
  /** The role that structured data states for the whole block. */
  readonly role?: Role;
  readonly labels?: readonly LabelledSpan[];
  /** Text of the offer around the block: searched for second signals, never matched itself. At most 600 UTF-16 units. */
  readonly around?: string;
}

/** What the screening needs to know beside the text. */
export interface Circumstances {
  readonly profile: Profile;
  /** Date of the decision, `YYYY-MM-DD`. */
  readonly date: string;
  /** Host of the page, when there is one. */
  readonly host?: string;
  /** True when the page is recognised as an article: caps every severity at advisory. */
  readonly article?: boolean;
  /** Purposes of the purchase that the buyer stated; absent = unknown. */
  readonly purposes?: readonly string[];
  /** What the organisation's policy says of listings; absent = there is none. */
  readonly policy?: BuyerPolicy;
  /** What the browser says of the page: the number of a tender may stand there. */
  readonly page?: { readonly title?: string; readonly url?: string };
}

/** A machine-readable reason; wording for people is in the locales under `why.<code>`. */
export type ReasonCode =
  | "name"
  | "weak-name-with-noun"
  | "weak-name-with-legal-form"
  | "weak-name-with-supplier"
  | "weak-name-in-maker-field"
  | "weak-name-in-enumeration"
  | "model"
  | "weak-model-with-supplier"
  | "identifier"
  | "shared-name"
  | "role-label"
  | "role-phrase"
  | "role-structured"
  | "role-product-noun"
  | "role-unknown-step-down"
  | "class-in-scope"
  | "article-cap"
  | "no-listing"
  | "not-in-force"
  | "delisted"
  | "same-group"
  | "lead-only"
  | "code-uncited"
  | "mention-compatible"
  | "mention-excluded"
  | "mention-article"
  | "policy-severity"
  | "policy-severity-none"
  | "policy-program-off"
  | "policy-exception"
  | "policy-exception-expired"
  | "policy-exclusion"
  | "policy-below-minimum";

/** How one listing bears on this buyer. */
export interface ListingVerdict {
  readonly program: string;
  /** Position in `Supplier.listings`. */
  readonly listing: number;
  /** Null: by the organisation's policy it is not shown as a hit; `mark` says why. */
  readonly severity: Severity | null;
  /** The matched name is not the listed one: the card says "listed: NAME (same group)". */
  readonly sameGroup: boolean;
  /** What of the policy decided here. */
  readonly mark?: PolicyMark;
}

/** One verified span of a block. `severity` is null for a mention that is not a hit. */
export interface Verdict {
  /** Position in the blocks given. */
  readonly block: number;
  /** UTF-16 offsets into the block's text. */
  readonly start: number;
  readonly end: number;
  readonly supplier: string;
  /** Other suppliers that share the name. */
  readonly related: readonly string[];
  readonly matched: string;
  /** The list's own spelling of the name, the product line of a model, or the registrant of an identifier. */
  readonly matchedName: string;
  /** The kind of identifier that was found, when it was one. */
  readonly identifier?: IdentifierScheme;
  readonly role: Role;
  readonly severity: Severity | null;
  readonly why: readonly ReasonCode[];
  readonly listings: readonly ListingVerdict[];
  /** Product classes that the block names and a procedure binding this buyer speaks about. */
  readonly classes: readonly string[];
  /** All that the policy did here, each once: what it did not make a hit always has one. Absent = nothing. */
  readonly marks?: readonly PolicyMark[];
}

/** Where a supplier was found, for a report. `excerpt` is at most 80 UTF-16 units. */
export interface Place {
  readonly frame: string;
  readonly kind: BlockKind;
  readonly excerpt: string;
}

/** All hits of one supplier on a page, at its highest severity. */
export interface HitEntry {
  readonly supplier: string;
  readonly severity: Severity;
  readonly role: Role;
  readonly matched: readonly string[];
  readonly count: number;
  readonly programs: readonly string[];
  readonly where: readonly Place[];
  readonly marks?: readonly PolicyMark[];
}

/** All verified spans of one supplier that are not hits. */
export interface MentionEntry {
  readonly supplier: string;
  readonly role: Role;
  readonly matched: readonly string[];
  readonly count: number;
  readonly where: readonly Place[];
  readonly why: readonly ReasonCode[];
  /** Whose exception, exclusion or rule makes it none of the hits. Absent = none. */
  readonly marks?: readonly PolicyMark[];
}
