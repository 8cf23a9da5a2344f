import type { CriteriaStep } from "../policy/policy-words.ts";
import type { Severity } from "../vocabulary.ts";
import { USE_QUESTION } from "./criteria-words.ts";
import type {
  AskedQuestion,
  Assessment,
  BringItem,
  CriteriaFacts,
  GivenAnswer,
  GivenAnswers,
  StepReason,
} from "./criteria-words.ts";

const STRENGTH: Readonly<Record<CriteriaStep, number>> = { none: 0, consult: 1, approval: 2 };

/** A rule that binds this buyer forbids the purchase: only whoever may grant an exception can say more. */
const STEP_OF: Readonly<Record<Severity, CriteriaStep>> = {
  prohibited: "approval",
  restricted: "consult",
  advisory: "consult",
};

/**
 * The step that follows from answers and facts: the strongest of all. What is not known or not answered leads to a step at
 * least, whatever the question says; no combination is ever called safe.
 */
export function assess(
  questions: readonly AskedQuestion[],
  answers: GivenAnswers,
  facts: CriteriaFacts,
): Assessment {
  const reasons = [
    ...supplierReason(questions, answers, facts),
    ...questions.map((question) => answerReason(question, answers)),
    ...procedureReason(facts),
  ];
  const because = reasons
    .filter(({ step }) => step !== "none")
    .sort((a, b) => STRENGTH[b.step] - STRENGTH[a.step]);
  const step = because[0]?.step ?? "none";
  return { step, because, bring: step === "none" ? [] : bringItems(because, facts) };
}

/** The answer that was given to a question; null when there is none. */
export function givenTo(question: AskedQuestion, answers: GivenAnswers): GivenAnswer | null {
  return Object.hasOwn(answers, question.id) ? (answers[question.id] ?? null) : null;
}

function answerReason(question: AskedQuestion, answers: GivenAnswers): StepReason {
  const given = givenTo(question, answers);
  const { id } = question;
  if (given === null) return { kind: "unanswered", question: id, step: atLeastConsult(question) };
  const step = given === "unknown" ? atLeastConsult(question) : question[given];
  return { kind: "answer", question: id, given, step };
}

function atLeastConsult(question: AskedQuestion): CriteriaStep {
  return STRENGTH[question.unknown] > STRENGTH.consult ? question.unknown : "consult";
}

/** How a supplier's listings bear on this purchase; null when none does. */
export function severityOf(
  questions: readonly AskedQuestion[],
  answers: GivenAnswers,
  { supplier }: CriteriaFacts,
): Severity | null {
  if (supplier === null) return null;
  return officialUse(questions, answers) === "yes" ? supplier.severityForUse : supplier.severity;
}

/** What was answered to the question about the uses that an official text names; null where none asks, or nothing was answered. */
export function officialUse(
  questions: readonly AskedQuestion[],
  answers: GivenAnswers,
): GivenAnswer | null {
  const question = questions.find(({ id, basis }) => id === USE_QUESTION && basis === "official");
  return question === undefined ? null : givenTo(question, answers);
}

function supplierReason(
  questions: readonly AskedQuestion[],
  answers: GivenAnswers,
  facts: CriteriaFacts,
): readonly StepReason[] {
  const severity = severityOf(questions, answers, facts);
  return severity === null ? [] : [{ kind: "supplier", severity, step: STEP_OF[severity] }];
}

function procedureReason({ procedure }: CriteriaFacts): readonly StepReason[] {
  return procedure?.everyPurchase === true ? [{ kind: "procedure", step: "consult" }] : [];
}

function bringItems(because: readonly StepReason[], facts: CriteriaFacts): readonly BringItem[] {
  const isOpen = because.some(
    (reason) =>
      reason.kind === "unanswered" || (reason.kind === "answer" && reason.given === "unknown"),
  );
  return [
    "answers",
    "maker",
    "model",
    "origin",
    ...(isOpen ? (["open-points"] as const) : []),
    ...((facts.supplier?.listings.length ?? 0) > 0 ? (["listing"] as const) : []),
    ...(facts.procedure === null ? [] : (["procedure"] as const)),
  ];
}
