/** What was found in two lists and could not be taken from both: one closed set. */
export type ConflictCode =
  | "list-differs" // one source with other details
  | "program-differs"
  | "class-differs"
  | "category-rule-differs"
  | "supplier-differs" // another main name or country
  | "name-differs" // a spelling that counts under other conditions
  | "identifier-differs" // a code that is cited in one list and not in the other
  | "claim-left-out" // a list that came later says that a name or code is not the supplier's, or is another one's
  | "exclusion-left-out"; // a list that came later would silence names of one that came first

/** One thing that a list says otherwise than a list before it; the list before keeps its own. */
export interface MergeConflict {
  readonly code: ConflictCode;
  /** The list whose word stands. */
  readonly kept: string;
  /** The list whose word was left out. */
  readonly left: string;
  /** Id of the record: program, class, rule, source or supplier. */
  readonly record: string;
  /** What in the record, where it is a part of it: a name's text, an identifier. */
  readonly item?: string;
}
