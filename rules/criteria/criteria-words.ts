/**
 * The words of the criteria as types: what an officer is asked before a purchase of a class, what was answered, and the step
 * that follows. Organisations' own questions are `CriteriaQuestion`s of the policy; ours are the sheets in `assets/criteria/`.
 */
import type {
  ClassCriteria,
  CriteriaQuestion,
  Advice,
  CriteriaStep,
  PolicyMark,
  SetBy,
  Sourced,
} from "../policy/policy-words.ts";
import type { ListStatus } from "../views.ts";
import type { Profile, Severity, Wording } from "../vocabulary.ts";

/** Most questions that one class may have: more are not answered with care. */
export const MOST_QUESTIONS = 7;

/** One of the three answers. */
export type GivenAnswer = "yes" | "no" | "unknown";

/** What was answered, by the question's id; a question that is absent was not answered. */
export type GivenAnswers = Readonly<Record<string, GivenAnswer>>;

/** A wording that has both languages. */
export type BothLanguages = Required<Wording>;

/** How a question reads for buyers whom an official text on file binds. */
export interface BuyerQuestion {
  /** Id of the program that asks for it: title, citation and address are taken from the list in force. */
  readonly program: string;
  readonly text?: BothLanguages;
  readonly why?: BothLanguages;
  readonly yes?: CriteriaStep;
  readonly no?: CriteriaStep;
  readonly unknown?: Exclude<CriteriaStep, "none">;
}

/** A question of ours: Sekisho's guidance, but for the buyers in `buyers`, for whom an official text asks it. */
export interface SheetQuestion {
  readonly id: string;
  readonly text: BothLanguages;
  readonly why: BothLanguages;
  readonly yes: CriteriaStep;
  readonly no: CriteriaStep;
  readonly unknown: Exclude<CriteriaStep, "none">;
  readonly buyers?: { readonly [P in Profile]?: BuyerQuestion };
}

/** Our questions of one class. */
export interface CriteriaSheet {
  readonly productClass: string;
  readonly questions: readonly SheetQuestion[];
}

/** Questions of the organisation; `replaces`: they stand in place of ours, and do not come beside them. */
export interface OwnCriteria extends Sourced<ClassCriteria> {
  readonly replaces: boolean;
}

/** What of the policy the criteria need. */
export interface CriteriaPolicy {
  readonly own: readonly OwnCriteria[];
  /** Who switched the criteria off; null when nobody did. */
  readonly off: SetBy | null;
  /** What names the policy in a record: its id, with its version where it has one; null when there is none. */
  readonly version: string | null;
}

/** Whose a question is: an official text's, Sekisho's guidance or the organisation's. */
export type QuestionBasis = "official" | "guidance" | "organisation";

/** A question as it is asked. */
export interface AskedQuestion extends CriteriaQuestion {
  readonly basis: QuestionBasis;
}

/** The questions of a class for one buyer, and how many of the guidance or the organisation had no room. */
export interface AskedQuestions {
  readonly questions: readonly AskedQuestion[];
  readonly leftOut: number;
}

/** What a program on file asks of this buyer for the class. It names no company. */
export interface CriteriaProcedure {
  readonly programTitle: Wording;
  readonly citation: string;
  readonly link: string | null;
  readonly says: Wording;
  readonly nextStep: Wording;
  /** Its step is for every purchase of the class: it is a ban that has to be looked up, or it names no uses. */
  readonly everyPurchase: boolean;
}

/** A supplier that was opened from a card or typed in, with the listings in force. */
export interface CriteriaSupplier {
  readonly id: string;
  readonly name: string;
  /** The strongest severity for this buyer; null when no listing counts. */
  readonly severity: Severity | null;
  /** The severity when the purchase is for the uses that the official "use" question names: some bans are limited to them. */
  readonly severityForUse: Severity | null;
  readonly listings: readonly {
    readonly title: Wording;
    readonly listedName: string;
    /** The matched name is not the listed one. */
    readonly sameGroup: boolean;
    readonly listedOn: string;
    /** What of the policy bore on it: then its severity may be another, or none. */
    readonly mark?: PolicyMark;
  }[];
}

/** What the step depends on beside the answers. */
export interface CriteriaFacts {
  readonly profile: Profile;
  readonly procedure: CriteriaProcedure | null;
  readonly supplier: CriteriaSupplier | null;
}

/** Id of the question about what the purchase is for. */
export const USE_QUESTION = "use";

/** One reason for a step. */
export type StepReason =
  | {
      readonly kind: "answer";
      readonly question: string;
      readonly given: GivenAnswer;
      readonly step: CriteriaStep;
    }
  | { readonly kind: "unanswered"; readonly question: string; readonly step: CriteriaStep }
  | { readonly kind: "supplier"; readonly severity: Severity; readonly step: CriteriaStep }
  | { readonly kind: "procedure"; readonly step: CriteriaStep };

/** What to bring to whoever is asked, in a closed set. */
export type BringItem =
  | "answers"
  | "maker"
  | "model"
  | "origin"
  | "open-points"
  | "listing"
  | "procedure";

/** The step that follows, why, and with what to ask; `bring` is empty where no step is known. */
export interface Assessment {
  readonly step: CriteriaStep;
  /** Strongest first; only what leads to a step. */
  readonly because: readonly StepReason[];
  readonly bring: readonly BringItem[];
}

/** Everything the page of the criteria shows. Made by the background. */
export interface CriteriaView {
  /** Classes that have questions. */
  readonly classes: readonly { readonly id: string; readonly title: Wording }[];
  /** Null until a class is chosen. */
  readonly sheet:
    | (AskedQuestions & {
        readonly productClass: string;
        readonly title: Wording;
        readonly procedure: CriteriaProcedure | null;
      })
    | null;
  /** Null when none was given, or the lists in force do not know it. */
  readonly supplier: CriteriaSupplier | null;
  readonly profile: Profile;
  /** The organisation's own words for whom to ask; empty = the sentence of the profile. */
  readonly contact: string;
  /** What the organisation asks for at a severity, and whom to reach. */
  readonly advice: { readonly [S in Severity]?: Advice };
  readonly list: ListStatus;
  /** The policy in force, as a record names it; null when there is none. */
  readonly policy: string | null;
  /** Who switched the criteria off; null when nobody did. */
  readonly off: SetBy | null;
}
