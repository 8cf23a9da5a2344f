import { givenTo, officialUse, severityOf } from "../rules/criteria/assess.ts";
import type {
  AskedQuestion,
  Assessment,
  CriteriaSupplier,
  CriteriaView,
  GivenAnswers,
  StepReason,
} from "../rules/criteria/criteria-words.ts";
import type { Wording } from "../rules/vocabulary.ts";
import type { Advice } from "../rules/policy/policy-words.ts";
import { aboutLists, asOf } from "./ListStatusLine.tsx";
import { sayMark } from "./policy-mark-text.ts";
import { count, say, sayDate, tell } from "./speech.ts";
import type { Speech } from "./speech.ts";

/** So many listings of a group are named where the supplier itself has none. */
const IN_RECORD = 5;

/** Everything that a record of the criteria says. */
export interface CriteriaRecord {
  readonly view: CriteriaView;
  readonly sheet: NonNullable<CriteriaView["sheet"]>;
  readonly answers: GivenAnswers;
  readonly assessment: Assessment;
  /** A typed name that no list in force has; empty when none was typed. */
  readonly notFound: string;
  /** `YYYY-MM-DD`. */
  readonly today: string;
}

/** The record as plain text, to be pasted anywhere. It holds nothing about the person but the organisation's own contact text. */
export function criteriaText(record: CriteriaRecord, speech: Speech): string {
  const { view, sheet, answers, assessment, today } = record;
  const { step, because, bring } = assessment;
  const part = (heading: string, lines: readonly string[]): readonly string[] =>
    lines.length === 0 ? [] : ["", `[${heading}]`, ...lines];
  const bullets = (lines: readonly string[]) => lines.map((line) => `- ${line}`);
  return [
    tell(speech, "criteria.title", { name: say(sheet.title, speech.lang).text }),
    tell(speech, "criteria.text.date", { date: sayDate(speech, today) }),
    tell(speech, "tab.profile", { profile: tell(speech, `profile.${view.profile}`) }),
    ...part(tell(speech, "criteria.result"), [
      tell(speech, `criteria.step.${step}`),
      tell(speech, `criteria.step.${step}.says`),
    ]),
    ...(step === "none"
      ? []
      : [
          ...part(tell(speech, "card.ask"), whomToAsk(view, adviceOn(record), speech)),
          ...part(
            tell(speech, "criteria.bring"),
            bullets(bring.map((item) => tell(speech, `criteria.bring.${item}`))),
          ),
        ]),
    ...part(
      tell(speech, "criteria.because"),
      bullets(because.map((reason) => reasonSentence(reason, record, speech))),
    ),
    ...part(tell(speech, "criteria.supplier"), bullets(supplierSentences(record, speech))),
    ...part(tell(speech, "criteria.procedure"), bullets(procedureSentences(record, speech))),
    ...part(
      tell(speech, "criteria.answers"),
      sheet.questions.flatMap((question, at) => [
        `${String(at + 1)}. ${say(question.text, speech.lang).text}`,
        `   ${tell(speech, "criteria.text.answer", { answer: answerWord(question, answers, speech) })}`,
        `   ${tell(speech, "criteria.text.source", { source: sourceWords(question, speech) })}`,
      ]),
    ),
    "",
    listSentence(view, speech),
    ...policySentence(view, speech),
  ].join("\n");
}

/**
 * Whom to ask: whoever the policy names for the supplier's severity, and the organisation's own words; the sentence of the
 * profile where neither says anything.
 */
export function whomToAsk(
  { contact, profile }: CriteriaView,
  advice: Advice | undefined,
  speech: Speech,
): readonly string[] {
  const { telephone, email } = advice ?? {};
  const said = [
    advice?.nextStep,
    advice?.contact,
    telephone === undefined ? undefined : tell(speech, "policy.mark.telephone", { telephone }),
    email === undefined ? undefined : tell(speech, "policy.mark.email", { email }),
    advice?.form,
    contact.trim(),
  ].flatMap((line) => (line === undefined || line === "" ? [] : [line]));
  return said.length === 0 ? [tell(speech, `ask.${profile}`)] : said;
}

/** What the policy says for this purchase: for the severity of the supplier's listings, and for a check at least, since a step follows. */
export function adviceOn({
  view,
  sheet,
  answers,
}: Pick<CriteriaRecord, "view" | "sheet" | "answers">): Advice | undefined {
  const { profile, supplier, advice } = view;
  const facts = { profile, supplier, procedure: sheet.procedure };
  const severity = severityOf(sheet.questions, answers, facts);
  if (severity === "prohibited") return advice.prohibited;
  return advice.restricted ?? (severity === null ? undefined : advice[severity]);
}

/** Which list the answer was compared with. */
export function listSentence({ list }: CriteriaView, speech: Speech): string {
  const version = list.version ?? tell(speech, "list.problem.title");
  return tell(speech, "criteria.list", { version, date: asOf(list, speech) });
}

/** Which policy was in force; nothing when there is none. */
export function policySentence({ policy }: CriteriaView, speech: Speech): readonly string[] {
  return policy === null ? [] : [tell(speech, "criteria.policy", { version: policy })];
}

/** What of the answers and facts leads to a step, in one sentence. */
export function reasonSentence(
  reason: StepReason,
  { sheet, view }: Pick<CriteriaRecord, "sheet" | "view">,
  speech: Speech,
): string {
  switch (reason.kind) {
    case "supplier":
      return tell(speech, `criteria.because.${reason.severity}`, {
        name: view.supplier?.name ?? "",
      });
    case "procedure": {
      const title = sheet.procedure?.programTitle ?? { en: "" };
      return tell(speech, "criteria.because.procedure", { program: say(title, speech.lang).text });
    }
    case "answer":
    case "unanswered": {
      const at = sheet.questions.findIndex(({ id }) => id === reason.question);
      const text = sheet.questions[at]?.text ?? { en: "" };
      const answer = tell(
        speech,
        reason.kind === "answer" ? `criteria.${reason.given}` : "criteria.unanswered",
      );
      return tell(speech, "criteria.because.answer", {
        n: at + 1,
        answer,
        question: withoutExamples(say(text, speech.lang).text),
      });
    }
  }
}

/** A question without the examples in brackets at its end: whoever reads a reason has answered it. */
function withoutExamples(question: string): string {
  return question.replace(/（[^（）]*）$/, "").replace(/ \([^()]*\)(?=\?$)/, "");
}

/** What is listed of a supplier, at most `most` sentences and one that counts the others. */
export function listedSentences(
  { listings }: CriteriaSupplier,
  speech: Speech,
  most: number,
): readonly string[] {
  const sentences = listings.map(({ title, listedName, sameGroup, listedOn, mark }) =>
    [
      tell(speech, sameGroup ? "criteria.listed.group" : "criteria.listed", {
        listed: listedName,
        program: say(title, speech.lang).text,
        date: sayDate(speech, listedOn),
      }),
      ...(mark === undefined ? [] : [sayMark(mark, () => title, speech)]),
    ].join(speech.lang === "ja" ? "" : " "),
  );
  const distinct = [...new Set(sentences)];
  const more = distinct.length - most;
  return more <= 0
    ? distinct
    : [...distinct.slice(0, most), tell(speech, "look.more", { n: more })];
}

/** What is known of the maker or seller: always said, apart from the class. */
export function supplierSentences(
  { view: { supplier, list }, notFound }: Pick<CriteriaRecord, "view" | "notFound">,
  speech: Speech,
): readonly string[] {
  if (supplier === null) {
    return notFound === ""
      ? [tell(speech, "criteria.supplier.notGiven")]
      : [aboutLists(list, speech, "look.none", { query: notFound })];
  }
  const said =
    supplier.listings.length === 0
      ? [aboutLists(list, speech, "look.unlisted")]
      : ownAndGroup(supplier, speech);
  return [supplier.name, ...said];
}

/** Every listing of the supplier itself; those of others of its group, which may be a hundred, are counted. */
function ownAndGroup(supplier: CriteriaSupplier, speech: Speech): readonly string[] {
  const own = supplier.listings.filter(({ sameGroup }) => !sameGroup);
  if (own.length === 0) return listedSentences(supplier, speech, IN_RECORD);
  const others = supplier.listings.length - own.length;
  return [
    ...listedSentences({ ...supplier, listings: own }, speech, own.length),
    ...(others === 0 ? [] : [count(speech, "criteria.listed.others", others)]),
  ];
}

/** The step of the rule or procedure on file; null where the answer about the use says that it is for other uses. */
export function procedureStep({
  sheet,
  answers,
}: Pick<CriteriaRecord, "sheet" | "answers">): Wording | null {
  const { procedure, questions } = sheet;
  if (procedure === null) return null;
  const isOtherUse = !procedure.everyPurchase && officialUse(questions, answers) === "no";
  return isOtherUse ? null : procedure.nextStep;
}

function procedureSentences(record: CriteriaRecord, speech: Speech): readonly string[] {
  const { procedure } = record.sheet;
  const nextStep = procedureStep(record);
  if (procedure === null) return [tell(speech, "class.none")];
  const { programTitle, citation, says } = procedure;
  return [
    say(says, speech.lang).text,
    ...(nextStep === null ? [] : [say(nextStep, speech.lang).text]),
    tell(speech, "criteria.text.source", {
      source: [say(programTitle, speech.lang).text, citation].join(" · "),
    }),
  ];
}

function answerWord(question: AskedQuestion, answers: GivenAnswers, speech: Speech): string {
  return tell(speech, `criteria.${givenTo(question, answers) ?? "unanswered"}`);
}

function sourceWords({ basis, source }: AskedQuestion, speech: Speech): string {
  const own = basis === "organisation" ? [tell(speech, "criteria.basis.organisation")] : [];
  if (source === null) return tell(speech, `criteria.basis.${basis}`);
  return [...own, say(source.title, speech.lang).text, source.citation].join(" · ");
}
