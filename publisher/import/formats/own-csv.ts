import type { Importer, Party, Reading } from "../importer.ts";
import { csvRows } from "../read/csv-rows.ts";
import { FIELDS, tableParty } from "../table-party.ts";

async function* read(reading: Reading): AsyncGenerator<Party> {
  for (const file of reading.files) {
    let header: readonly string[] | null = null;
    for await (const { row, cells } of csvRows(file, reading)) {
      const place = { file: file.name, row };
      if (header === null) {
        header = cells.map((cell) => cell.trim());
        if (!isKnown(header, place, reading)) return;
        continue;
      }
      if (cells.length !== header.length) {
        const message = `has ${String(cells.length)} cells, not ${String(header.length)}`;
        reading.problems.add({ ...place, value: cells.slice(0, 3).join(","), message });
        continue;
      }
      const titles = header;
      const party = tableParty(
        (field) => cells[titles.indexOf(field)]?.trim() ?? "",
        place,
        reading,
      );
      if (party !== null) yield party;
    }
    if (header === null) reading.problems.add({ file: file.name, message: "is empty" });
  }
}

function isKnown(
  header: readonly string[],
  place: { readonly file: string; readonly row: number },
  { problems }: Reading,
): boolean {
  const known: readonly string[] = FIELDS;
  const before = problems.total;
  header.forEach((title, index) => {
    if (!known.includes(title))
      problems.add({
        ...place,
        field: title,
        value: title,
        message: `is none of the columns ${FIELDS.join(", ")}`,
      });
    if (header.indexOf(title) !== index)
      problems.add({ ...place, field: title, value: title, message: "stands twice" });
  });
  for (const title of ["id", "name"]) {
    if (!header.includes(title))
      problems.add({ ...place, field: title, message: "the column is missing" });
  }
  return problems.total === before;
}

/** A list written by hand as CSV: one row a listing; rows with the same `id` are of the same supplier. */
export const importer: Importer = {
  id: "own-csv",
  title: "Your own list in our columns, CSV: suppliers and listings in one file",
  files: "FILE.csv",
  minFiles: 1,
  maxFiles: 1,
  template: null,
  dateFields: { listedOn: "listed_on", until: "until" },
  read,
};
