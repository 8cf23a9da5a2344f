import { contentKey } from "../lists/content-key.ts";
import { GRAM, textKey, WORD } from "../index/hash.ts";
import type { Effect, Program, Severity, Supplier, Wording } from "../vocabulary.ts";
import type { OwnSupplier } from "./policy-words.ts";

/** What the organisation is called in its own list. */
export const ORGANISATION: Wording = { en: "Your organisation", ja: "所属機関" };
const TITLE: Wording = { en: "Your organisation's list", ja: "所属機関のリスト" };
const NOBODY_ELSE: Wording = { en: "Purchases of your organisation", ja: "所属機関の調達" };
const ALL: Wording = { en: "Everything", ja: "すべて" };
const PROFILES = ["general", "jp-government", "us-defense", "us-federal"];

/** The effect under which the built-in table gives each severity, for every profile. */
export const EFFECTS: Readonly<Record<Severity, Effect>> = {
  prohibited: "procurement-ban",
  restricted: "procedure",
  advisory: "advice",
};

const STEPS: Readonly<Record<Severity, Wording>> = {
  prohibited: {
    en: "Do not order. Ask the contact named by your organisation.",
    ja: "発注せず、所属機関が定めた窓口にお問い合わせください。",
  },
  restricted: {
    en: "Ask the contact named by your organisation before you order.",
    ja: "発注の前に、所属機関が定めた窓口にお問い合わせください。",
  },
  advisory: { en: "Take note of it before you decide.", ja: "決定の前にご確認ください。" },
};

/** What to do where the policy does not say it. */
export function stepFor(severity: Severity, own: Wording | undefined): Wording {
  return own ?? STEPS[severity];
}

/** Two hashes of a text as 16 hexadecimal digits: enough to keep the programs of one policy apart. */
export function shortHash(text: string): string {
  return [WORD, GRAM].map((kind) => textKey(kind, text).toString(16).padStart(8, "0")).join("");
}

/** Programs of the organisation's own begin with it. */
const OWN = "policy-";

/** The one category of own suppliers, of whose trade the policy says nothing. */
export const OWN_CATEGORY = "listed-party";

/** True for a supplier that no list but the organisation's own knows; one that another list knows without a listing is none. */
export function isOwnAlone({ listings, categories }: Supplier): boolean {
  return (
    listings.length > 0 &&
    listings.every(({ program }) => program.startsWith(OWN)) &&
    categories.every((each) => each === OWN_CATEGORY)
  );
}

/** The program of an own supplier: suppliers with the same severity, reason and next step share one. */
export function ownProgramId({
  severity,
  reason,
  nextStep,
}: Pick<OwnSupplier, "severity" | "reason" | "nextStep">): string {
  return `${OWN}${severity}-${shortHash(contentKey([severity, reason, stepFor(severity, nextStep)]))}`;
}

/** What differs between programs of an organisation. */
export interface OwnBasis {
  readonly id: string;
  readonly effect: Effect;
  readonly title?: Wording;
  readonly citation: string;
  readonly url: string | null;
  readonly from: string;
  readonly to?: string;
  readonly classes: readonly string[];
  readonly namesCompanies: boolean;
  readonly whatItAsks: Wording;
  readonly nextStep: Wording;
}

/** A program of the organisation's own: it binds every buyer whose browser has the policy. */
export function ownProgram(basis: OwnBasis): Program {
  const { id, effect, title, citation, url, from, to, classes, namesCompanies } = basis;
  return {
    id,
    jurisdiction: "ZZ",
    title: title ?? TITLE,
    authority: ORGANISATION,
    citation,
    url,
    effect,
    bindingOn: NOBODY_ELSE,
    buyerScope: { ...NOBODY_ELSE, profiles: PROFILES },
    productScope: { ...ALL, classes },
    purposeScope: { ...ALL, any: true, purposes: [] },
    reach: {
      en: "The suppliers that are named, and nobody else",
      ja: "掲載された供給者のみ",
      affiliates: false,
    },
    period: to === undefined ? { from } : { from, to },
    phases: [],
    namesCompanies,
    listingDateMeaning: null,
    whatItAsks: basis.whatItAsks,
    nextStep: basis.nextStep,
  };
}
