/**
 * What the screens are given: plain data that crosses from the background to popup, options and card.
 * Made by `rules/explain` and the background; drawn by `components/`.
 */
import type { CategoryEntry, CategoryReason } from "./category-words.ts";
import type { StoreCode } from "./lists/codes.ts";
import type { LookupResult } from "./lookup-words.ts";
import type { Advice, PolicyMark, PolicySource } from "./policy/policy-words.ts";
import type {
  Effect,
  HitEntry,
  IdentifierScheme,
  Language,
  MentionEntry,
  Phase,
  Profile,
  ReasonCode,
  Relation,
  Role,
  Severity,
  Wording,
} from "./vocabulary.ts";

/**
 * How far the lists in force can be relied on: `fresh` = all repositories answered and what they signed has not expired;
 * `bundled` = the list that came with the extension, no repository yet; `stale` = not confirmed since `since`; `broken` = not
 * the lists that ought to be in force. All of them screen, as long as `version` is not null.
 */
export type ListState = "fresh" | "bundled" | "stale" | "broken";

/** What every screen says about the list: version, what it covers and how old it is. */
export interface ListStatus {
  readonly state: ListState;
  /** Why the lists are `broken`; null otherwise. */
  readonly problem: ListProblem | null;
  /** The last moment at which all lists were confirmed, ISO 8601; null unless `stale`. */
  readonly since: string | null;
  /** True when the list that came with the extension is in force beside fresh ones: no server ever confirmed that one. */
  readonly hasBundled?: boolean;
  /** Null when there is no list at all: then nothing is compared. */
  readonly version: string | null;
  /** Oldest `retrieved` date of the lists in force, `YYYY-MM-DD`. */
  readonly asOf: string | null;
  readonly lists: readonly {
    readonly id: string;
    readonly publisher: Wording;
    readonly title: Wording;
    readonly retrieved: string;
    readonly listings: number;
  }[];
  readonly suppliers: number;
  readonly programs: number;
}

/** Closed set of reasons why the lists that ought to be in force cannot be used. */
export type ListProblem =
  | "list-missing"
  | "list-checksum"
  | "list-unreadable"
  | "list-empty"
  | "list-format" // the lists are being prepared for this version of the extension
  | StoreCode;

/** Closed set of reasons why a page was screened in part or not at all. */
export type ScreenProblem =
  | "not-permitted" // no permission for this site, or a page extensions may not read
  | "list-problem" // no usable list: nothing was compared
  | "worker-unreachable" // the background did not answer
  | "too-large" // text beyond the caps was not read
  | "too-busy" // the page changes faster than it can be read
  | "unreadable" // the document could not be walked (XML viewer, parser error, exception)
  | "frame-unreachable" // a frame could not be screened
  | "storage-failed"; // the result could not be kept

/** What a tab may have beside what its frames say: the organisation's policy switches screening off on its site. */
export type TabProblem = ScreenProblem | "switched-off" | "closed-by-browser";

/** Where the screening of a tab stands; every value looks different on the toolbar. */
export type TabState =
  | "not-screened"
  | "running"
  | "clear"
  | "found"
  | "partial"
  | "list-problem"
  | "failed";

/** What a screen needs to name a program: never its id. */
export interface ProgramLabel {
  readonly title: Wording;
  readonly effect: Effect;
}

/** What is known of a tab: fed by the background only, the signal a page cannot forge. */
export interface TabReport {
  readonly state: TabState;
  readonly problem: TabProblem | null;
  readonly host: string | null;
  readonly hits: readonly HitEntry[];
  readonly mentions: readonly MentionEntry[];
  /** Hits of rules about a class and its origin: they name no supplier. */
  readonly categories: readonly CategoryEntry[];
  /** What the rules in `categories` say, by id. */
  readonly rules: Readonly<Record<string, RuleAnswer>>;
  /** Names of the suppliers in hits and mentions, by id. */
  readonly names: Readonly<Record<string, string>>;
  /** Titles of the programs in hits and in marks of the policy, by id. */
  readonly titles: Readonly<Record<string, ProgramLabel>>;
  readonly list: ListStatus;
  readonly profile: Profile;
  readonly date: string;
  /** Milliseconds of the frames' main threads, of their idle moments apart, and of waiting for the judge. */
  readonly ms?: Readonly<Record<"collect" | "gate" | "judge" | "total" | "idle", number>>;
}

/** One listing as the card shows it. */
export interface CardListing {
  readonly program: string;
  /** False for a note: shown as "on file, not a listing", never as listed. */
  readonly asserts: boolean;
  readonly title: Wording;
  readonly authority: Wording;
  readonly effect: Effect;
  readonly effectNote: Wording | null;
  readonly listedName: string;
  /** The matched name is not the listed one: say "listed: NAME (same group)". */
  readonly sameGroup: boolean;
  readonly listedEntity: string;
  readonly listedOn: string;
  readonly effectiveOn: string | null;
  readonly delistedOn: string | null;
  readonly inForce: boolean;
  readonly phases: readonly Phase[];
  readonly history: readonly { readonly date: string; readonly event: string }[];
  readonly citation: string;
  /** Official text, or null: "official text: link not on file". */
  readonly link: string | null;
  /** Null for a note that asserts no listing, and for what the policy does not show as a hit: then `mark` says why. */
  readonly severity: Severity | null;
  /** What of the policy decided here. */
  readonly mark?: PolicyMark;
  readonly whatItAsks: Wording;
  readonly nextStep: Wording;
  readonly binding: Wording;
  /** The program's buyers on file include this profile. */
  readonly binds: boolean;
  readonly note: string | null;
}

/** Everything a card says about one supplier found on a page, or one lookup answer opened. */
export interface CardData {
  readonly supplier: string;
  readonly name: string;
  readonly country: string;
  /** The text as on the page, empty when opened from a lookup. */
  readonly matched: string;
  readonly matchedName: string;
  /** The kind of identifier that the text is, when it is one. */
  readonly identifier?: IdentifierScheme;
  readonly role: Role;
  /** Null for a mention. */
  readonly severity: Severity | null;
  readonly why: readonly ReasonCode[];
  readonly listings: readonly CardListing[];
  readonly relations: readonly Relation[];
  readonly related: readonly { readonly id: string; readonly name: string }[];
  /** The buyer's own procedure for a class named beside the supplier; a sentence of its own on the card. */
  readonly procedures: readonly {
    readonly classId: string;
    readonly classTitle: Wording;
    readonly programTitle: Wording;
    readonly citation: string;
    readonly link: string | null;
    readonly says: Wording;
    readonly nextStep: Wording;
  }[];
  readonly list: ListStatus;
  readonly profile: Profile;
  /** All that the policy did, for the match or for the listings; absent = nothing. */
  readonly marks?: readonly PolicyMark[];
  /** What the organisation asks for at this severity, and whom to ask, in the language of the card. */
  readonly advice?: Advice;
  /** Lists of approved products that name what is offered by this supplier. */
  readonly positive?: readonly PositiveEntry[];
}

/** An entry of a list of approved products or services: on the list since a day, never "safe". */
export interface PositiveEntry {
  readonly name: string;
  readonly list: Wording;
  readonly publisher: Wording;
  /** The list's own address; null where none is on file. */
  readonly link: string | null;
  readonly since: string;
  /** Last day of the entry; null while it has none. */
  readonly until: string | null;
  /** True when that day has passed. */
  readonly hasEnded: boolean;
  readonly conditions: Wording | null;
}

/** What a category rule says of a class, for a buyer whom it binds. */
export interface RuleAnswer {
  readonly rule: string;
  readonly classId: string;
  readonly classTitle: Wording;
  readonly title: Wording;
  readonly authority: Wording;
  readonly effect: Effect;
  readonly citation: string;
  readonly link: string | null;
  readonly from: string;
  readonly updates: readonly string[];
  readonly appliesWhen: Wording;
  readonly says: Wording;
  readonly exceptions: Wording;
  readonly nextStep: Wording;
  /** What of the policy bears on it: that pages are not marked by it, or how strongly. */
  readonly mark?: PolicyMark;
}

/** Everything a card says about a class of product that a category rule speaks of. It names no supplier. */
export interface CategoryCard extends RuleAnswer {
  readonly kind: "category";
  /** The term as on the page, empty when nothing on a page was opened. */
  readonly matched: string;
  /** ISO 3166-1 alpha-2; null when the page states none beside the term. */
  readonly origin: string | null;
  readonly severity: Severity;
  readonly why: readonly CategoryReason[];
  readonly list: ListStatus;
  readonly profile: Profile;
}

/** A product class as the popup answers it ("サーバ"). */
export interface ClassAnswer {
  readonly id: string;
  readonly title: Wording;
  /** Null: no procedure is on file for this buyer. */
  readonly procedure: {
    readonly programTitle: Wording;
    readonly citation: string;
    readonly link: string | null;
    readonly says: Wording;
    readonly nextStep: Wording;
  } | null;
  /** Category rules in force that bind this buyer and speak of the class or a part of it. */
  readonly rules: readonly RuleAnswer[];
}

/** What the popup shows for a typed name. */
export interface LookupView {
  readonly result: LookupResult;
  readonly productClass: ClassAnswer | null;
  /** Titles of the programs in the answers, by id. */
  readonly titles: Readonly<Record<string, ProgramLabel>>;
  readonly list: ListStatus;
  /** Entries of lists of approved products that the query names; absent = none. */
  readonly positive?: readonly PositiveEntry[];
}

/** The settings that a person may choose. */
export type SettingKey = "profile" | "language" | "contact";

/** The settings in force. `profile` is null until the first-run question is answered. */
export interface Settings {
  readonly profile: Profile | null;
  readonly language: Language;
  /** Text shown under "whom to ask"; empty = the built-in sentence of the profile. */
  readonly contact: string;
  /** Those that the organisation locks. */
  readonly locked: readonly SettingKey[];
  readonly setBy: Readonly<Record<SettingKey, PolicySource>>;
  /** Those that a policy sets where the person has made no choice: a choice of them can be taken back. */
  readonly withDefault: readonly SettingKey[];
  /** Present when the organisation switched the questions before a purchase off: nothing leads there then. */
  readonly criteriaOff?: true;
}

/** What is changed of the person's own choices; null takes one back. */
export type SettingsChange = { readonly [K in SettingKey]?: Settings[K] | null };

/** A site on which screening runs. */
export interface SiteEntry {
  /** Match pattern, e.g. `https://www.example.jp/*`. */
  readonly pattern: string;
  readonly name: string;
  /** `policy`: added by the organisation. */
  readonly kind: "default" | "added" | "policy";
  /** False when the browser or the user took the permission away. */
  readonly granted: boolean;
  /** The organisation switched screening off there. */
  readonly off?: boolean;
}
