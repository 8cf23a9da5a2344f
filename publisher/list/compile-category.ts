import { marksPages, speaksTo } from "../../rules/decide/decide-category.ts";
import { tokenise } from "../../rules/names/compile-name.ts";
import type { CategoryRuleSource, ClassSource } from "../../rules/schema/program-source.ts";
import { COUNTRIES } from "../../rules/screen/countries.ts";
import type { CategoryRule, Program } from "../../rules/vocabulary.ts";
import type { Problems } from "./problems.ts";
import type { Sourced, Sources } from "./read-sources.ts";

/**
 * Makes the records of the category rules: all but evidence, notes and examples. Every doubt about a rule or about the terms
 * of a class is noted: what it refers to, its dates, a fact that is told twice.
 */
export function compileCategoryRules(
  sources: Sources,
  programs: ReadonlyMap<string, Program>,
  table: Uint32Array,
  problems: Problems,
): CategoryRule[] {
  const classes = new Map(sources.classes.map((source) => [source.data.id, source.data]));
  for (const source of sources.classes) checkClass(source, classes, table, problems);
  const first = new Map<string, string>();
  for (const source of sources.categoryRules) {
    const { id, program, productClass } = source.data;
    const key = `${program} ${productClass}`;
    const before = first.get(key);
    if (before !== undefined)
      problems.add({ file: source.file, message: `speaks of the class of ${before} again` });
    first.set(key, id);
    checkRule(source, programs, classes, problems);
  }
  return sources.categoryRules.map(({ data }) => ruleOf(data));
}

function ruleOf(source: CategoryRuleSource): CategoryRule {
  const {
    confidence: _confidence,
    evidence: _evidence,
    notes: _notes,
    examples: _examples,
    counterExamples: _counterExamples,
    ...rule
  } = source;
  return rule;
}

function checkRule(
  { file, data }: Sourced<CategoryRuleSource>,
  programs: ReadonlyMap<string, Program>,
  classes: ReadonlyMap<string, ClassSource>,
  problems: Problems,
): void {
  const refuse = (field: string, value: unknown, message: string): void => {
    problems.add({ file, field, value, message });
  };
  const { period, updates, appliesWhen, origin } = data;
  const productClass = classes.get(data.productClass);
  if (productClass === undefined) refuse("productClass", data.productClass, "unknown class");
  if (period.to !== undefined && period.to < period.from)
    refuse("period.to", period.to, "ends before it begins");
  updates.forEach((date, index) => {
    if (date < (updates[index - 1] ?? period.from))
      refuse(`updates.${String(index)}`, date, "is out of order");
  });
  const known = new Set([...programs.values()].flatMap((each) => each.buyerScope.profiles));
  for (const buyer of appliesWhen.buyers)
    if (!known.has(buyer)) refuse("appliesWhen.buyers", buyer, "no program speaks of such a buyer");
  if ("anyExcept" in origin) {
    for (const code of origin.anyExcept)
      if (!COUNTRIES.some((country) => country.code === code))
        refuse("origin.anyExcept", code, "unknown country");
  }
  const program = programs.get(data.program);
  if (program === undefined) return refuse("program", data.program, "unknown program");
  if (!program.productScope.classes.includes(data.productClass))
    refuse("productClass", data.productClass, `is not in the scope of ${program.id}`);
  if (period.from < program.period.from)
    refuse("period.from", period.from, `is before ${program.id} (${program.period.from})`);
  for (const purpose of appliesWhen.purposes)
    if (!program.purposeScope.purposes.includes(purpose))
      refuse("appliesWhen.purposes", purpose, `is not a purpose of ${program.id}`);
  if (marksPages(data, program)) return;
  for (const profile of ["jp-government", "us-federal", "us-defense", "general"] as const) {
    if (speaksTo(ruleOf(data), profile) && productClass?.procedures[profile] !== undefined)
      refuse("productClass", profile, "the class tells this buyer's procedure too");
  }
}

function checkClass(
  { file, data }: Sourced<ClassSource>,
  classes: ReadonlyMap<string, ClassSource>,
  table: Uint32Array,
  problems: Problems,
): void {
  const plain = (text: string): string => tokenise(text, table).join("");
  const checkOnce = (field: string, texts: readonly string[]): void => {
    const seen = new Set<string>();
    for (const text of texts) {
      if (plain(text) === "") problems.add({ file, field, value: text, message: "has no letter" });
      if (seen.has(plain(text)))
        problems.add({ file, field, value: text, message: "is listed twice" });
      seen.add(plain(text));
    }
  };
  for (const [lang, terms] of Object.entries(data.terms)) checkOnce(`terms.${lang}`, terms);
  checkOnce("exclusions", data.exclusions);
  const terms = new Set(Object.values(data.terms).flat().map(plain));
  for (const text of data.exclusions)
    if (terms.has(plain(text)))
      problems.add({ file, field: "exclusions", value: text, message: "is a term of the class" });
  if (data.within === undefined) return;
  const wider = classes.get(data.within);
  if (wider === undefined || wider.within !== undefined)
    problems.add({
      file,
      field: "within",
      value: data.within,
      message: wider === undefined ? "unknown class" : "is itself a part of a class",
    });
}
