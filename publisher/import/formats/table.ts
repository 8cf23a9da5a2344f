import type { Importer, Party, Reading, SourceFile } from "../importer.ts";
import { matchColumn } from "../match-column.ts";
import { csvRows } from "../read/csv-rows.ts";
import { xlsxRows } from "../read/xlsx-rows.ts";
import { FIELDS, tableParty } from "../table-party.ts";
import type { Field } from "../table-party.ts";

/** The header stands within the first rows; titles and notes may stand above it. */
const HEADER_WITHIN = 20;

async function* read(reading: Reading): AsyncGenerator<Party> {
  const { columns } = reading.choices;
  for (const file of reading.files) {
    if (!isMapped(file, reading)) return;
    const rows = /\.xlsx$/i.test(file.name) ? xlsxRows(file, reading) : csvRows(file, reading);
    let header: ReadonlyMap<Field, number> | null = null;
    let fault: Fault = { row: 0, matched: 0, message: "is empty" };
    for await (const { row, cells } of rows) {
      if (header === null) {
        const found: Header | Fault = findHeader(cells, columns, row);
        if ("columns" in found) header = found.columns;
        else if (fault.row === 0 || found.matched > fault.matched) fault = found;
        if (header === null && row > HEADER_WITHIN) break;
        continue;
      }
      const held = header;
      const cell = (field: Field): string => cells[held.get(field) ?? -1]?.trim() ?? "";
      const party = tableParty(cell, { file: file.name, row }, reading);
      if (party !== null) yield party;
    }
    if (header === null && reading.problems.total === 0)
      reading.problems.add({ file: file.name, message: fault.message });
  }
}

interface Header {
  readonly columns: ReadonlyMap<Field, number>;
}

interface Fault {
  readonly row: number;
  readonly matched: number;
  readonly message: string;
}

function isMapped(file: SourceFile, { choices, problems }: Reading): boolean {
  if (choices.columns.has("name")) return true;
  const message = `say which column holds the name: --map name=TITLE (fields: ${FIELDS.join(", ")})`;
  problems.add({ file: file.name, field: "name", message });
  return false;
}

function findHeader(
  titles: readonly string[],
  wanted: ReadonlyMap<string, string>,
  row: number,
): Header | Fault {
  const columns = new Map<Field, number>();
  const faults: string[] = [];
  for (const field of FIELDS) {
    const title = wanted.get(field);
    if (title === undefined) continue;
    const column = matchColumn(titles, title);
    if (typeof column === "number") columns.set(field, column);
    else
      faults.push(column === "none" ? `no column "${title}"` : `several columns like "${title}"`);
  }
  if (faults.length === 0) return { columns };
  const message = `no header row has the mapped columns: ${faults.join(", ")}; the nearest is row ${String(row)}: ${titles.join(" | ").slice(0, 300)}`;
  return { row, matched: columns.size, message };
}

/** A table of one's own, CSV or Excel, with its columns named by `--map`; also METI's End User List. */
export const importer: Importer = {
  id: "table",
  title: "A table of your own, .csv or .xlsx, with --map name=TITLE,country=TITLE ...",
  files: "FILE.csv|FILE.xlsx",
  minFiles: 1,
  maxFiles: 1,
  template: null,
  dateFields: { listedOn: "listed_on", until: "until" },
  read,
};
