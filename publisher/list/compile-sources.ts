import { buildIndex } from "../../rules/index/build.ts";
import { openList } from "../../rules/index/open.ts";
import { checkCategoryExamples } from "./check-category-examples.ts";
import { checkCollisions } from "./check-collisions.ts";
import { compileRelease } from "./compile.ts";
import type { Folding, Release } from "./compile.ts";
import { Problems } from "./problems.ts";
import { readSources } from "./read-sources.ts";
import type { Sources } from "./read-sources.ts";

/**
 * Reads and compiles a sources folder. Throws a SourceRefusal with everything that is wrong; what only shows in a
 * compiled list is looked for when the rest is right.
 */
export function compileSources(
  folder: string,
  folding: Folding,
): Release & { readonly serial: number; readonly sources: Sources } {
  const problems = new Problems();
  const sources = readSources(folder, problems);
  checkCollisions(sources, problems);
  const release = compileRelease(sources, folding, problems);
  return { ...release, serial: sources.serial, sources };
}

/** Screens the examples of every category rule with the list as compiled. Throws a SourceRefusal when one fails. */
export function checkExamples(sources: Sources, { data }: Release, { table }: Folding): void {
  if (sources.categoryRules.length === 0) return;
  const problems = new Problems();
  const { index } = buildIndex(data, table);
  checkCategoryExamples(sources, openList(data, index, table), problems);
  problems.refuseIfAny();
}
