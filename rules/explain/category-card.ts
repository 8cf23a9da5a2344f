import type { CategoryVerdict } from "../category-words.ts";
import { isRuleInForce, markOfRule, marksPages, speaksTo } from "../decide/decide-category.ts";
import type { ListView } from "../index/open.ts";
import type { CategoryCard, ListStatus, RuleAnswer } from "../views.ts";
import type { CategoryRule, Circumstances } from "../vocabulary.ts";

/** What a category rule says, and what of the policy bears on it; null when its program or class is unknown. */
export function ruleAnswer(
  view: ListView,
  rule: CategoryRule,
  c?: Pick<Circumstances, "policy" | "date">,
): RuleAnswer | null {
  const program = view.programs.get(rule.program);
  const productClass = view.classes.get(rule.productClass);
  if (program === undefined || productClass === undefined) return null;
  const { en, ja } = rule.appliesWhen;
  const mark = c === undefined ? null : markOfRule(rule, program, c);
  return {
    rule: rule.id,
    classId: productClass.id,
    classTitle: productClass.title,
    title: program.title,
    authority: program.authority,
    effect: program.effect,
    citation: rule.citation ?? program.citation,
    link: program.url,
    from: rule.period.from,
    updates: rule.updates,
    appliesWhen: ja === undefined ? { en } : { en, ja },
    says: rule.whatItAsks,
    exceptions: rule.exceptions,
    nextStep: rule.nextStep,
    ...(mark === null ? {} : { mark }),
  };
}

/** Everything a card says about a category hit; null when the list no longer has its rule. */
export function categoryCardFor(
  view: ListView,
  verdict: Pick<CategoryVerdict, "rule" | "matched" | "origin" | "severity" | "why">,
  c: Pick<Circumstances, "profile" | "date" | "policy">,
  list: ListStatus,
): CategoryCard | null {
  const rule = view.data.categoryRules.find(({ id }) => id === verdict.rule);
  const answer = rule === undefined ? null : ruleAnswer(view, rule, c);
  if (answer === null) return null;
  const { matched, origin, severity, why } = verdict;
  return {
    kind: "category",
    ...answer,
    matched,
    origin,
    severity,
    why,
    list,
    profile: c.profile,
  };
}

/** The category rules in force that bind a buyer and speak of a class or of a part of it; procedures are answered apart. */
export function rulesOfClass(
  view: ListView,
  id: string,
  c: Pick<Circumstances, "profile" | "date" | "policy">,
): readonly RuleAnswer[] {
  return view.data.categoryRules.flatMap((rule) => {
    const program = view.programs.get(rule.program);
    const isAsked = rule.productClass === id || view.classes.get(rule.productClass)?.within === id;
    if (!isAsked || program === undefined || !marksPages(rule, program)) return [];
    if (!speaksTo(rule, c.profile) || !isRuleInForce(rule, program, c.date)) return [];
    return ruleAnswer(view, rule, c) ?? [];
  });
}
