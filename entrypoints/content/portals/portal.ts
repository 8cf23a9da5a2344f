/** An e-procurement site or catalogue that is screened without being asked. */
export interface Portal {
  /** The name of its file. */
  readonly id: string;
  /** What its operator calls it. */
  readonly name: string;
  readonly region: "JP" | "US" | "EU" | "UK" | "TW" | "KR";
  readonly kind: "procurement" | "catalogue";
  /** Match patterns, https only. https://developer.mozilla.org/docs/Mozilla/Add-ons/WebExtensions/Match_patterns */
  readonly matches: readonly string[];
}
