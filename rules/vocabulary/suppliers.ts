/** The parties that lists speak about, and all the ways to write them. */
import type { Listing } from "./listings.ts";
import type { ModelPattern } from "./models.ts";

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
