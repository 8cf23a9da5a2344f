import { parse } from "csv-parse/sync";
import { countryCode } from "../countries.ts";
import { readDay } from "../day.ts";
import { kindOf } from "../ftm-party.ts";
import type { Importer, Party, Reading } from "../importer.ts";
import { eachOnce } from "../party-names.ts";
import { csvRows } from "../read/csv-rows.ts";
import { namedRows } from "../read/table.ts";

const REQUIRED = ["id", "schema", "name", "aliases", "countries", "sanctions", "dataset"];

/** Cells with several values are CSV of their own, with semicolons. */
function values(cell: string): readonly string[] | null {
  if (cell === "") return [];
  try {
    const [row = []] = parse(cell, { delimiter: ";" });
    return row.map((value) => value.trim()).filter((value) => value !== "");
  } catch {
    return null;
  }
}

async function* read(reading: Reading): AsyncGenerator<Party> {
  for (const file of reading.files) {
    for await (const { row, cell } of namedRows(file, csvRows(file, reading), REQUIRED, reading)) {
      const refuse = (field: string, message: string): void => {
        reading.problems.add({ file: file.name, row, field, value: cell(field), message });
      };
      const before = reading.problems.total;
      const several = (field: string): readonly string[] => {
        const read = values(cell(field));
        if (read === null) refuse(field, "is not a list with semicolons");
        return read ?? [];
      };
      const [id, name, kind] = [cell("id"), cell("name"), kindOf(cell("schema"))];
      if (id === "") refuse("id", "is empty");
      if (name === "") refuse("name", "is empty");
      const aliases = several("aliases");
      const countries = several("countries").flatMap((code) => countryCode(code) ?? []);
      const sanctions = several("sanctions");
      const datasets = several("dataset");
      if (reading.problems.total > before) continue;
      if (kind === null) {
        reading.leaveOut("no organisation, person, vessel or aircraft");
        continue;
      }
      // The layout has no topics: what no designation names may be anything, a person in office above all.
      if (sanctions.length === 0) {
        reading.leaveOut("no designation in the column sanctions");
        continue;
      }
      const days = sanctions
        .flatMap((text) => text.split(/ - |;/))
        .flatMap((part) => readDay(part) ?? []);
      yield {
        id,
        identity: id,
        kind,
        names: eachOnce([name, ...aliases].map((text) => ({ text, weak: false }))),
        countries: [...new Set(countries)],
        codes: [],
        listings: [
          {
            program: "sanction",
            listedOn: [...days].sort()[0] ?? null,
            until: null,
            citation: `OpenSanctions ${id}; ${datasets.slice(0, 6).join("; ")}`,
            url: `https://www.opensanctions.org/entities/${encodeURIComponent(id)}/`,
            note: null,
          },
        ],
        file: file.name,
        row,
      };
    }
  }
}

/** `targets.simple.csv`: one target a row. It has no topics and no weak aliases; the JSON layouts say more. */
export const importer: Importer = {
  id: "opensanctions-csv",
  title: "OpenSanctions, targets.simple.csv",
  files: "targets.simple.csv",
  minFiles: 1,
  maxFiles: 1,
  template: "opensanctions",
  dateFields: { listedOn: "sanctions", until: "sanctions" },
  read,
};
