/** What is screened, and what the screening needs to know beside it. */
import type { BuyerPolicy } from "../policy/policy-words.ts";
import type { Profile } from "./programs.ts";

/** A language of the interface. */
export type Language = "en" | "ja";

/** What the page says the named party does in this offer. `compatible` and `excluded` never become hits. */
export type Role = "maker" | "seller" | "component" | "compatible" | "excluded" | "unknown";

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
