import type { ListData, Profile } from "../vocabulary.ts";
import { marksPages, speaksTo } from "./decide-category.ts";

const PROFILES: readonly Profile[] = ["general", "jp-government", "us-defense", "us-federal"];

/** Buyers whom a category rule that marks pages binds, in force or not: their pages get `gate-category.bin`. */
export function categoryProfiles({
  categoryRules,
  programs,
}: Pick<ListData, "categoryRules" | "programs">): readonly Profile[] {
  const marking = categoryRules.filter((rule) =>
    programs.some((program) => program.id === rule.program && marksPages(rule, program)),
  );
  return PROFILES.filter((profile) => marking.some((rule) => speaksTo(rule, profile)));
}
