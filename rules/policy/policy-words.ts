/**
 * The words of the policy as types: what an organisation may set, who set it, and what came of it. Written by hand; the schema that
 * proves a policy file is `rules/schema/policy.ts`, and says the same.
 */
import type {
  Exclusion,
  IdentifierScheme,
  Language,
  Profile,
  Severity,
  Wording,
  CategoryRule,
  Effect,
} from "../vocabulary.ts";

/**
 * Who set a value. `managed`: the browser's managed storage; `organisation`: a signed policy of one of its repositories; `user`: the
 * person's own setting; `imported`: a policy file that the person imported; `built-in`: nobody.
 */
export type PolicySource = "managed" | "organisation" | "user" | "imported" | "built-in";

/** `locked`: nobody below may change it; `default`: it holds until somebody does. */
export type PolicyMode = "locked" | "default";

/** A value with who set it; `origin` tells several of one source apart: a repository's id, a file's name, or empty. */
export interface Sourced<Value> {
  readonly value: Value;
  readonly source: PolicySource;
  readonly origin: string;
}

/** Who set a value, without the value. */
export type SetBy = Omit<Sourced<unknown>, "value">;

/** What kind of body buys. */
export type BodyKind =
  | "ministry"
  | "agency"
  | "independent-agency"
  | "local-government"
  | "school"
  | "hospital"
  | "company"
  | "other";

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

/** A part of the product that may be switched off. */
export type Feature =
  | "dispositions"
  | "criteria"
  | "category-rules"
  | "import-policy"
  | "add-repository";

/** The value of every key that has one value: the strongest source's counts. */
export interface OneValues {
  readonly profile: Profile;
  readonly jurisdiction: string;
  readonly bodyKind: BodyKind;
  readonly purposes: readonly string[];
  readonly thresholds: readonly Threshold[];
  readonly language: Language;
  readonly contact: string;
  readonly supportText: Wording;
  readonly minimumSeverity: Severity;
  /** Minutes between two checks of the organisation's repositories, on average. */
  readonly updateIntervalMinutes: number;
  readonly "advice.prohibited": AdviceByLanguage;
  readonly "advice.restricted": AdviceByLanguage;
  readonly "advice.advisory": AdviceByLanguage;
  /** From this severity on a person has to give a reason. */
  readonly reasonRequired: Severity;
}

/** The items of every collection: `NAME.add` adds, `NAME.replace` takes the place of what weaker sources add. */
export interface ManyValues {
  /** Programs whose listings are not shown as hits. */
  readonly programsOff: string;
  readonly severities: SeverityRule;
  readonly suppliers: OwnSupplier;
  readonly categoryRules: OwnCategoryRule;
  readonly exclusions: OwnExclusion;
  readonly exceptions: PolicyException;
  readonly positiveLists: PositiveList;
  readonly criteria: ClassCriteria;
  /** Match patterns of sites to screen. */
  readonly portals: string;
  /** Match patterns of sites on which nothing is screened. */
  readonly portalsOff: string;
  readonly featuresOff: Feature;
  readonly submitGuard: { readonly site: string; readonly severity: Severity };
}

/** A key that has one value. */
export type OneKey = keyof OneValues;
/** A collection. */
export type ManyKey = keyof ManyValues;
/** A key as it stands in a policy file. */
export type PolicyKey = OneKey | `${ManyKey}.${"add" | "replace"}`;

/** The value of every key as it stands in a policy file. */
export type PolicyValues = OneValues & {
  readonly [M in ManyKey as `${M}.${"add" | "replace"}`]: readonly ManyValues[M][];
};
/** The value of a key as it stands in a policy file. */
export type PolicyValue<K extends PolicyKey> = PolicyValues[K];

/** A key with its value, as it was accepted. */
export interface PolicyEntry<K extends PolicyKey = PolicyKey> {
  readonly value: PolicyValue<K>;
  readonly mode: PolicyMode;
}

/** What was accepted of one source; keys that were not are in `rejected`. */
export interface PolicyLayer {
  readonly source: Exclude<PolicySource, "built-in">;
  readonly origin: string;
  /**
   * Which of several sources of one kind is the stronger: the place of a repository among the browser's, lower is stronger.
   * Absent: 0. Where it is equal the layer that is given first counts.
   */
  readonly rank?: number;
  /** The policy file's own id; null where there is no file. */
  readonly id: string | null;
  readonly keys: { readonly [K in PolicyKey]?: PolicyEntry<K> };
}

/** Why a policy, a key or an item of one was not taken: one closed set. */
export type PolicyCode =
  | "not-json" // the text is no JSON
  | "too-large" // longer than a policy may be; nothing of it was read
  | "not-a-policy" // not an object with `keys`
  | "schema-version" // made for another version of the language
  | "unknown-member" // a member of the file, of an entry or of an item that the language does not have
  | "unknown-key"
  | "bad-entry" // not `{value, mode}`
  | "bad-mode"
  | "bad-value"
  | "duplicate-id" // an id twice in one collection
  | "duplicate-member" // a member twice in one JSON object: what holds it is not taken
  | "too-many" // more items than a key may have, or more faults than are told one by one
  | "not-locked-here" // an imported file cannot lock: taken as a default
  | "set-twice"; // a small key of managed storage and the JSON text both set it: the small key counts

/** One thing that was not taken, by its path: `suppliers.add[2].names[0].text`. */
export interface PolicyRejection {
  readonly path: string;
  readonly code: PolicyCode;
  /** For whoever mends it, in English. */
  readonly message: string;
  /** The known key or word that was probably meant. */
  readonly suggestion: string | null;
}

/** What reading one policy gave. */
export interface PolicyRead {
  readonly layer: PolicyLayer;
  /** Why nothing of the file could be read, so that the last good one stays; null when it was. It stands in `rejected` too. */
  readonly problem: PolicyRejection | null;
  readonly rejected: readonly PolicyRejection[];
}

/** What `decide` needs of the policy. */
export interface BuyerPolicy {
  readonly programsOff: readonly Sourced<string>[];
  readonly severities: readonly Sourced<SeverityRule>[];
  readonly exceptions: readonly Sourced<PolicyException>[];
  readonly exclusions: readonly Sourced<OwnExclusion>[];
  readonly minimumSeverity: Sourced<Severity> | null;
}

/** All sources merged: what is in force. */
export interface EffectivePolicy extends BuyerPolicy {
  readonly one: { readonly [K in OneKey]?: Sourced<OneValues[K]> };
  /** Keys that are locked, with those of a collection by the collection's name. */
  readonly locked: readonly (OneKey | ManyKey)[];
  readonly suppliers: readonly Sourced<OwnSupplier>[];
  readonly categoryRules: readonly Sourced<OwnCategoryRule>[];
  readonly positiveLists: readonly Sourced<PositiveList>[];
  readonly criteria: readonly Sourced<ClassCriteria>[];
  readonly portals: readonly Sourced<string>[];
  readonly portalsOff: readonly Sourced<string>[];
  readonly featuresOff: readonly Sourced<Feature>[];
  readonly submitGuard: readonly Sourced<ManyValues["submitGuard"]>[];
}

/** One received value of a key. `state`: whether it is (a part of) what is in force, or a stronger source overrides it. */
export interface ReceivedValue {
  readonly source: PolicySource;
  readonly origin: string;
  readonly mode: PolicyMode;
  readonly value: unknown;
  readonly state: "in-force" | "overridden";
}

/** One key for the status page: everything received, and what is in force. */
export interface KeyStatus {
  readonly key: PolicyKey;
  readonly received: readonly ReceivedValue[];
  /** What is in force of the key or its collection; null when nothing is. */
  readonly effective: unknown;
  readonly isLocked: boolean;
  /** False for keys of features that this version does not have: kept, and without effect. */
  readonly isUsed: boolean;
}

/** What of the policy bore on a listing or a whole match: the card, the lookup and the status page name it. */
export type PolicyMark =
  | { readonly kind: "program-off"; readonly program: string; readonly by: SetBy }
  | { readonly kind: "severity-rule"; readonly rule: SeverityRule; readonly by: SetBy }
  | { readonly kind: "exception"; readonly exception: PolicyException; readonly by: SetBy }
  /** It is for this match, and its last day has passed: it does nothing any more. */
  | { readonly kind: "exception-expired"; readonly exception: PolicyException; readonly by: SetBy }
  | { readonly kind: "exclusion"; readonly exclusion: OwnExclusion; readonly by: SetBy }
  | {
      readonly kind: "below-minimum";
      readonly severity: Severity;
      readonly minimum: Severity;
      readonly by: SetBy;
    };
