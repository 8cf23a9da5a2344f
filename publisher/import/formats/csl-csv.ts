import { cslAliases, cslParty } from "../csl-party.ts";
import type { Importer, Party, Reading } from "../importer.ts";
import { csvRows } from "../read/csv-rows.ts";
import { namedRows } from "../read/table.ts";

const REQUIRED = [
  "source",
  "entity_number",
  "type",
  "programs",
  "name",
  "addresses",
  "start_date",
  "alt_names",
];

async function* read(reading: Reading): AsyncGenerator<Party> {
  for (const file of reading.files) {
    for await (const { row, cell } of namedRows(file, csvRows(file, reading), REQUIRED, reading)) {
      const party = cslParty(
        {
          file: file.name,
          row,
          id: cell("_id"),
          entityNumber: cell("entity_number"),
          source: cell("source"),
          type: cell("type"),
          programs: cell("programs")
            .split(/;\s*/)
            .filter((program) => program !== ""),
          name: cell("name"),
          aliases: cslAliases(cell("alt_names")),
          places: cell("addresses").split("; "),
          notice: cell("federal_register_notice"),
          startDate: cell("start_date"),
          endDate: cell("end_date"),
          remarks: cell("remarks"),
          listUrl: cell("source_list_url"),
          infoUrl: cell("source_information_url"),
        },
        reading,
      );
      if (party !== null) yield party;
    }
  }
}

/** The CSV layout of the US Consolidated Screening List, with or without its `_id` column. */
export const importer: Importer = {
  id: "csl-csv",
  title: "US Consolidated Screening List, CSV (consolidated.csv of trade.gov)",
  files: "FILE.csv",
  minFiles: 1,
  maxFiles: 1,
  template: "csl",
  dateFields: { listedOn: "start_date", until: "end_date" },
  read,
};
