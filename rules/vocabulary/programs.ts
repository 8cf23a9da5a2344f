/** The legal bases of listings: what a program does, whom it binds and since when. */

/** How strongly a hit is shown, strongest first; always drawn as icon shape + word. */
export type Severity = "prohibited" | "restricted" | "advisory";

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
