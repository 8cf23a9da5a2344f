import { marksPages, speaksTo } from "../decide/decide-category.ts";
import type { ListView } from "../index/open.ts";
import type { Period, Profile, Program, Wording } from "../vocabulary.ts";

/** What a buyer is asked to do for a product class: a statement of its own, which names no company. */
export interface Procedure {
  /** The class that the program speaks of: the one asked for, or the wider one that it is a part of. */
  readonly classId: string;
  readonly program: Program;
  readonly period: Period;
  readonly says: Wording;
  readonly nextStep: Wording;
}

/**
 * The procedure on file for a class and buyer: a category rule that is a procedure, else the program that the class names,
 * else that of the wider class; null when there is none.
 */
export function procedureFor(view: ListView, id: string, profile: Profile): Procedure | null {
  const productClass = view.classes.get(id);
  if (productClass === undefined) return null;
  for (const rule of view.data.categoryRules) {
    const program = view.programs.get(rule.program);
    if (rule.productClass !== id || program === undefined || marksPages(rule, program)) continue;
    if (!speaksTo(rule, profile)) continue;
    const { period, whatItAsks: says, nextStep } = rule;
    return { classId: id, program, period, says, nextStep };
  }
  const chosen = productClass.procedures[profile];
  const program = view.programs.get(chosen?.program ?? "");
  if (chosen !== undefined && program !== undefined) {
    const { period, nextStep } = program;
    return { classId: id, program, period, says: chosen.says, nextStep };
  }
  return productClass.within === undefined
    ? null
    : procedureFor(view, productClass.within, profile);
}
