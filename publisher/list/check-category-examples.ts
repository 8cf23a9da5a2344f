import { marksPages, speaksTo } from "../../rules/decide/decide-category.ts";
import type { ListView } from "../../rules/index/open.ts";
import { screenCategories } from "../../rules/screen/category.ts";
import { screenBlocks } from "../../rules/screen/screen.ts";
import type { CategoryRule, Circumstances, Profile } from "../../rules/vocabulary.ts";
import type { Problems } from "./problems.ts";
import type { Sources } from "./read-sources.ts";

const PROFILES: readonly Profile[] = ["us-federal", "us-defense", "jp-government", "general"];

/** Screens every example and counter-example of a category rule with the list as built; each that fails is a problem. */
export function checkCategoryExamples(sources: Sources, view: ListView, problems: Problems): void {
  for (const { file, data } of sources.categoryRules) {
    const refuse = (field: string, value: string, message: string): void => {
      problems.add({ file, field, value, message });
    };
    for (const text of data.examples)
      if (!isSpokenOf(view, data, text)) refuse("examples", text, "the rule says nothing of it");
    for (const text of data.counterExamples)
      if (isSpokenOf(view, data, text)) refuse("counterExamples", text, "the rule speaks of it");
  }
}

/**
 * True when a text offers goods that the rule speaks of, for a buyer it binds on the day it begins. A procedure speaks of
 * them only beside a supplier's hit.
 */
export function isSpokenOf(view: ListView, rule: CategoryRule, text: string): boolean {
  const program = view.programs.get(rule.program);
  const profile = PROFILES.find((each) => speaksTo(rule, each));
  if (program === undefined || profile === undefined) return false;
  const blocks = [{ text, kind: "text" }] as const;
  const c: Circumstances = { profile, date: rule.period.from };
  const verdicts = screenBlocks(view, blocks, c);
  if (!marksPages(rule, program))
    return verdicts.some(
      ({ severity, classes }) => severity !== null && classes.includes(rule.productClass),
    );
  return screenCategories(view, blocks, c, verdicts).some((each) => each.rule === rule.id);
}
