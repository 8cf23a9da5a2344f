import type { CriteriaQuestion } from "../policy/policy-words.ts";
import type { Profile, Program } from "../vocabulary.ts";
import { MOST_QUESTIONS } from "./criteria-words.ts";
import type {
  AskedQuestion,
  AskedQuestions,
  CriteriaSheet,
  OwnCriteria,
  SheetQuestion,
} from "./criteria-words.ts";

/** For whom and when the questions are asked, and the programs of the list in force by id. */
export interface AskedOf {
  readonly profile: Profile;
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly programs: ReadonlyMap<string, Program>;
}

/**
 * The questions of a class for one buyer, at most seven: ours, each with the official text behind it where one binds the
 * buyer, and the organisation's. An own question takes the place of ours with its id; where the room is short our guidance
 * gives way from its end, then the organisation's last ones, never what an official text asks. `sheet` is null for a class
 * that we have no questions for. Strongest source first in `own`.
 */
export function questionsFor(
  sheet: CriteriaSheet | null,
  own: readonly OwnCriteria[],
  of: AskedOf,
): AskedQuestions {
  const isReplaced = own.some((each) => each.replaces && each.value.questions.length > 0);
  const organisations = distinct(
    own.flatMap(({ value }) => value.questions.map((question) => asOwn(question))),
  );
  const ids = new Set(organisations.map(({ id }) => id));
  const ours = isReplaced
    ? []
    : (sheet?.questions ?? [])
        .filter(({ id }) => !ids.has(id))
        .map((question) => asked(question, of));
  const all = [...ours, ...organisations];
  const kept = makeRoom(all);
  return { questions: kept, leftOut: all.length - kept.length };
}

function makeRoom(all: readonly AskedQuestion[]): readonly AskedQuestion[] {
  let over = all.length - MOST_QUESTIONS;
  const isDropped = new Set<AskedQuestion>();
  for (const basis of ["guidance", "organisation"] as const) {
    for (const question of all.filter((each) => each.basis === basis).toReversed()) {
      if (over <= 0) break;
      isDropped.add(question);
      over -= 1;
    }
  }
  return all.filter((question) => !isDropped.has(question)).slice(0, MOST_QUESTIONS);
}

function distinct(questions: readonly AskedQuestion[]): readonly AskedQuestion[] {
  const first = new Map<string, AskedQuestion>();
  for (const question of questions) if (!first.has(question.id)) first.set(question.id, question);
  return [...first.values()];
}

function asOwn(question: CriteriaQuestion): AskedQuestion {
  return { ...question, basis: "organisation" };
}

function asked(question: SheetQuestion, { profile, date, programs }: AskedOf): AskedQuestion {
  const { buyers, ...base } = question;
  const own = buyers?.[profile];
  const program = own === undefined ? undefined : programs.get(own.program);
  if (own === undefined || program === undefined || !binds(program, profile, date))
    return { ...base, source: null, basis: "guidance" };
  const { title, citation, url } = program;
  return {
    id: question.id,
    text: own.text ?? question.text,
    why: own.why ?? question.why,
    yes: own.yes ?? question.yes,
    no: own.no ?? question.no,
    unknown: own.unknown ?? question.unknown,
    source: { title, citation, url },
    basis: "official",
  };
}

/** An official text is only quoted to buyers whom it binds on the day. */
function binds({ buyerScope, period }: Program, profile: Profile, date: string): boolean {
  const isOn = period.from <= date && (period.to === undefined || period.to >= date);
  return isOn && buyerScope.profiles.includes(profile);
}
