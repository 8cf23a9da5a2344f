import { isOfficialAddress } from "../../rules/explain/links.ts";
import type { ProgramSource } from "../../rules/schema/program-source.ts";
import type { ProductClass, Program } from "../../rules/vocabulary.ts";
import type { ClassSource } from "../../rules/schema/program-source.ts";
import type { Problems } from "./problems.ts";
import type { Sourced } from "./read-sources.ts";

type Withheld = NonNullable<ProgramSource["unverified"]>[number]["withhold"][number];

/**
 * Makes a program's record: its wording as reviewed, without evidence and notes, and without what stands under
 * `unverified`, which is not to be shown.
 */
export function compileProgram(
  { file, data }: Sourced<ProgramSource>,
  problems: Problems,
): Program {
  const {
    confidence: _confidence,
    evidence: _evidence,
    notes: _notes,
    unverified = [],
    ...shown
  } = data;
  if (shown.url !== null && !isOfficialAddress(shown.url)) {
    problems.add({
      file,
      field: "url",
      value: shown.url,
      message: "is not on an authority's own host",
    });
  }
  const withheld = unverified.flatMap((part) => part.withhold);
  const program: Program = {
    ...shown,
    productScope: {
      ...shown.productScope,
      classes: keep(shown.productScope.classes, "productScope.classes", withheld),
    },
    purposeScope: {
      ...shown.purposeScope,
      purposes: keep(shown.purposeScope.purposes, "purposeScope.purposes", withheld),
    },
    phases: (shown.phases ?? []).filter(
      (phase) => keep([phase.from], "phases", withheld).length > 0,
    ),
  };
  unverified.forEach((part, index) => {
    const field = `unverified.${String(index)}`;
    if (JSON.stringify(program).includes(part.says)) {
      problems.add({
        file,
        field,
        value: part.says,
        message: "an unverified text stands in what would be shown",
      });
    }
    for (const each of part.withhold) {
      if (!sourceValues(data, each.from).includes(each.value)) {
        problems.add({
          file,
          field: `${field}.withhold`,
          value: each,
          message: "withholds what the program does not have",
        });
      }
    }
  });
  return program;
}

function keep(
  values: readonly string[],
  from: Withheld["from"],
  withheld: readonly Withheld[],
): string[] {
  return values.filter(
    (value) => !withheld.some((each) => each.from === from && each.value === value),
  );
}

function sourceValues(program: ProgramSource, from: Withheld["from"]): readonly string[] {
  switch (from) {
    case "productScope.classes":
      return program.productScope.classes;
    case "purposeScope.purposes":
      return program.purposeScope.purposes;
    case "phases":
      return (program.phases ?? []).map((phase) => phase.from);
  }
}

/** Makes a product class's record: all but its examples, which are tests. */
export function compileClass({ data }: Sourced<ClassSource>): ProductClass {
  const { examples: _examples, counterExamples: _counterExamples, ...productClass } = data;
  return productClass;
}
