/**
 * The legal forms that firms of some countries bear, as they are written there. Case, accents, dots, blanks and width do
 * not matter; initials (`S.A.`) also stand without their dots. Han forms are written in the folded (Simplified) variant.
 */
export interface CountryForms {
  /** ISO 3166-1 codes, or `EU`. */
  readonly countries: readonly string[];
  /** Forms that stand behind a name. */
  readonly after?: readonly string[];
  /** Forms that stand before a name. */
  readonly before?: readonly string[];
  /**
   * Forms behind a name that are also words or initials of other things. Cut from a name like any other; in running text
   * they count only with their marks (`S.A.`, `A/S`), never bare.
   */
  readonly wordsAfter?: readonly string[];
  /**
   * Forms before a name that are also initials of other firms: cut only from a name of three words or more (PT Security is
   * a name), and in running text only in the case given here.
   */
  readonly wordsBefore?: readonly string[];
}
