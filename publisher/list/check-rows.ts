import { lastDayOf } from "./compile-listing.ts";
import type { Problems } from "./problems.ts";
import type { ListFolder, SourcedRow, Sources } from "./read-sources.ts";

/** Notes every doubt about the listings that their schema cannot see: references, counts, dates, duplicates. */
export function checkRows(sources: Sources, problems: Problems): void {
  const programs = new Map(sources.programs.map(({ data }) => [data.id, data]));
  const suppliers = new Set(sources.suppliers.map(({ data }) => data.id));
  const listOf = new Map<string, string>();
  for (const list of sources.lists) {
    const { file, data, rows } = list;
    for (const program of data.programs) {
      const other = listOf.get(program);
      if (other !== undefined) {
        problems.add({
          file,
          field: "programs",
          value: program,
          message: `stands in the list ${other} too`,
        });
      }
      listOf.set(program, data.id);
      if (!programs.has(program))
        problems.add({ file, field: "programs", value: program, message: "unknown program" });
    }
    const { min, max } = data.bounds;
    if (rows.length < min || rows.length > max) {
      const message = `${String(rows.length)} rows are out of the bounds ${String(min)} to ${String(max)}`;
      problems.add({ file, field: "bounds", message });
    }
    for (const row of rows)
      checkRow(
        row,
        list,
        programs.get(row.data.program)?.namesCompanies,
        suppliers,
        sources,
        problems,
      );
    checkDuplicates(rows, problems);
  }
}

function checkRow(
  { file, row, data }: SourcedRow,
  list: ListFolder,
  namesCompanies: boolean | undefined,
  suppliers: ReadonlySet<string>,
  sources: Sources,
  problems: Problems,
): void {
  const refuse = (field: string, value: unknown, message: string): void => {
    problems.add({ file, row, field, value, message });
  };
  const { supplier, program, asserts, listedName, listedOn, period, source, history = [] } = data;
  if (!suppliers.has(supplier)) refuse("supplier", supplier, "unknown supplier");
  // Japan's arrangements name no company; press-reported targets are never "listed by Japan".
  // METI's End User List does name organisations, for exporters; its program says so.
  if (program.startsWith("jp-") && namesCompanies !== true)
    refuse("program", program, "Japan lists no supplier");
  if (namesCompanies === undefined) refuse("program", program, "unknown program");
  if (!list.data.programs.includes(program))
    refuse("program", program, `is not a program of the list ${list.data.id}`);
  if (asserts && data.confidence !== "cited")
    refuse("confidence", data.confidence, "only what is cited may assert a listing");
  if (asserts && listedName === null)
    refuse("listedName", null, "an asserted listing without the listed name");
  if (asserts && namesCompanies === false) refuse("asserts", true, "the program names no company");
  if (listedOn > list.data.retrieved)
    refuse("listedOn", listedOn, `is after the list was read (${list.data.retrieved})`);
  if (period.to !== undefined && period.to < period.from.slice(0, period.to.length)) {
    refuse("period.to", period.to, "ends before it begins");
  }
  if (asserts && period.to !== undefined && lastDayOf(period.to) <= list.data.retrieved)
    refuse("period.to", period.to, "an ended listing that still asserts");
  history.forEach((event, index) => {
    const before = history[index - 1];
    if (before !== undefined && before.date > event.date)
      refuse("history", event.date, "is out of order");
  });
  if (source !== undefined && !Object.hasOwn(sources.seen.data, source)) {
    refuse("source", source, "is not in sources.json");
  }
}

function checkDuplicates(rows: readonly SourcedRow[], problems: Problems): void {
  const first = new Map<string, number>();
  for (const { file, row, data } of rows) {
    const { supplier, program, listedName, listedUnder, citation } = data;
    const key = JSON.stringify([supplier, program, listedName, listedUnder, citation]);
    const before = first.get(key);
    if (before === undefined) first.set(key, row);
    else
      problems.add({
        file,
        row,
        value: listedName,
        message: `is the listing of row ${String(before)} again`,
      });
  }
}
