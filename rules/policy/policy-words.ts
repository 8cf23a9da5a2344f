/**
 * The words of the policy as types: what an organisation may set, who set it, and what came of it. Written by hand; the schema that
 * proves a policy file is `rules/schema/policy.ts`, and says the same.
 */
import type { Language, Profile, Severity, Wording } from "../vocabulary.ts";
import type {
  AdviceByLanguage,
  ClassCriteria,
  OwnCategoryRule,
  OwnExclusion,
  OwnSupplier,
  PolicyException,
  PositiveList,
  SeverityRule,
  Threshold,
} from "./policy-items.ts";

/** The structures that stand in a policy. */
export type * from "./policy-items.ts";

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
  | "not-kept" // the disk took nothing of it: what was in force before stays
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
