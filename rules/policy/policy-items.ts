/** What stands in a policy as a structure: advice, rules, suppliers, exceptions, lists, questions. Written by hand. */
import type {
  CategoryRule,
  Effect,
  Exclusion,
  IdentifierScheme,
  Language,
  Severity,
  Wording,
} from "../vocabulary.ts";

/** A sum from which something is asked, in whole units of an ISO 4217 currency. */
export interface Threshold {
  readonly currency: string;
  readonly from: number;
  readonly says: Wording;
}

/** Whom to ask and what to do, in one language. All texts are plain; `form` is an https address. */
export interface Advice {
  readonly nextStep?: string;
  readonly form?: string;
  readonly contact?: string;
  readonly telephone?: string;
  readonly email?: string;
}

/** Advice by language; a language that is absent falls back to the other one. */
export type AdviceByLanguage = { readonly [L in Language]?: Advice };

/** How the organisation weighs listings of some kind; every condition that is given has to hold. */
export interface SeverityRule {
  readonly id: string;
  readonly program?: string;
  readonly effect?: Effect;
  /** Whether the program binds this buyer. */
  readonly binds?: boolean;
  /** Whether the program is limited to purposes. */
  readonly purposeLimited?: boolean;
  /** ISO 3166 code or `EU`, of the program. */
  readonly jurisdiction?: string;
  /** Days on which the rule holds, inclusive. */
  readonly from?: string;
  readonly to?: string;
  /** `none`: such listings are not shown as hits. */
  readonly severity: Severity | "none";
  readonly reason?: Wording;
}

/** A supplier of the organisation's own list. An `id` of another list's supplier adds to that one. */
export interface OwnSupplier {
  readonly id: string;
  readonly name: string;
  /** ISO 3166-1 alpha-2, or `ZZ` where it is not known. */
  readonly country?: string;
  readonly names?: readonly {
    readonly text: string;
    readonly lang?: string;
    /** Short or common: it counts only beside a product noun, a legal form or a maker field. */
    readonly weak?: boolean;
  }[];
  readonly identifiers?: readonly { readonly scheme: IdentifierScheme; readonly value: string }[];
  /** Model numbers; `*` at the end stands for up to 24 more letters, digits and hyphens. */
  readonly products?: readonly { readonly line: string; readonly models: readonly string[] }[];
  readonly severity: Severity;
  readonly reason: Wording;
  readonly citation: string;
  readonly url?: string;
  readonly listedOn: string;
  readonly delistedOn?: string;
  readonly nextStep?: Wording;
}

/** A category rule of the organisation's own. */
export interface OwnCategoryRule {
  readonly id: string;
  readonly productClass: string;
  readonly origin: CategoryRule["origin"];
  readonly unknownCounts: boolean;
  readonly severity: "restricted" | "advisory";
  readonly reason: Wording;
  readonly exceptions?: Wording;
  readonly citation: string;
  readonly url?: string;
  readonly from: string;
  readonly to?: string;
  readonly nextStep?: Wording;
}

/** What is not a supplier though it looks like one; exactly one of text, phrase and host is given. */
export interface OwnExclusion extends Exclusion {
  readonly id: string;
  readonly supplier: string;
}

/** A waiver. Without `programs` it is for all listings of the supplier; every scope that is given has to hold. */
export interface PolicyException {
  readonly id: string;
  readonly supplier: string;
  readonly programs?: readonly string[];
  /** Hosts, with those below them. */
  readonly sites?: readonly string[];
  /** Numbers or titles of tenders, as they stand on the page. */
  readonly tenders?: readonly string[];
  /** Product classes that have to be named beside the supplier. */
  readonly classes?: readonly string[];
  readonly reason: Wording;
  readonly approver: string;
  readonly caseNumber: string;
  readonly from?: string;
  /** The last day on which it holds. */
  readonly expires: string;
}

/** A list of approved products or services: shown as "on the list since", never as safe. */
export interface PositiveList {
  readonly id: string;
  readonly title: Wording;
  readonly publisher: Wording;
  readonly url?: string;
  readonly retrieved: string;
  readonly entries: readonly {
    readonly name: string;
    /** The supplier of the lists in force that offers it. */
    readonly supplier?: string;
    readonly since: string;
    readonly until?: string;
    readonly conditions?: Wording;
  }[];
}

/** One question of the criteria; the id is the class's own. */
export interface CriteriaQuestion {
  readonly id: string;
  readonly text: Wording;
  readonly why: Wording;
  /** Null: Sekisho's or the organisation's guidance, as the label says. */
  readonly source: {
    readonly title: Wording;
    readonly citation: string;
    readonly url: string | null;
  } | null;
  /** What each answer leads to; "don't know" always leads to a step. */
  readonly yes: CriteriaStep;
  readonly no: CriteriaStep;
  readonly unknown: Exclude<CriteriaStep, "none">;
}

/** `none`: no step known; `consult`: ask before ordering; `approval`: an approval is needed. */
export type CriteriaStep = "none" | "consult" | "approval";

/** The questions of one product class, at most seven. */
export interface ClassCriteria {
  readonly productClass: string;
  readonly questions: readonly CriteriaQuestion[];
}
