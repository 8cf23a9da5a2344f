import { OWN_BUYERS } from "../category-words.ts";
import type { CategoryRule, ProductClass, Program, Wording } from "../vocabulary.ts";
import { ownProgram, stepFor } from "./own-programs.ts";
import type { OwnCategoryRule } from "./policy-words.ts";

const TITLE: Wording = { en: "Your organisation's rule", ja: "所属機関の規則" };
const APPLIES: Wording = { en: "Purchases of your organisation", ja: "所属機関の調達" };
const NO_EXCEPTION: Wording = { en: "None on file.", ja: "登録されていません。" };

/** The program and the rule that stand for a category rule of the organisation's own. */
export function ownCategoryRule(own: OwnCategoryRule): {
  readonly program: Program;
  readonly rule: CategoryRule;
} {
  const { productClass, origin, unknownCounts, severity, reason, citation, from, to } = own;
  const id = `policy-rule-${own.id}`;
  const period = to === undefined ? { from } : { from, to };
  const nextStep = stepFor(severity, own.nextStep);
  const program = ownProgram({
    id,
    // By the table for classes of product, which is never more than restricted.
    effect: severity === "restricted" ? "procurement-ban" : "advice",
    title: TITLE,
    citation,
    url: own.url ?? null,
    ...period,
    classes: [productClass],
    namesCompanies: false,
    whatItAsks: reason,
    nextStep,
  });
  const rule: CategoryRule = {
    id,
    program: id,
    productClass,
    origin,
    unknownCounts,
    appliesWhen: { ...APPLIES, buyers: [OWN_BUYERS], purposes: [] },
    exceptions: own.exceptions ?? NO_EXCEPTION,
    period,
    updates: [],
    citation,
    whatItAsks: reason,
    nextStep,
  };
  return { program, rule };
}

/** A class that only is spoken of: its terms and procedures are those of the list that knows it. */
export function mentionedClass(id: string): ProductClass {
  return { id, title: { en: id }, terms: {}, exclusions: [], procedures: {} };
}
