/** What a list says of a supplier under a program. */

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
