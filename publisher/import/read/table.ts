import type { Reading, SourceFile } from "../importer.ts";
import type { TableRow } from "./csv-rows.ts";

/** A row of a table with a header: its cells by column. */
export interface NamedRow {
  readonly row: number;
  /** The cell of a column, without blanks at its ends; empty where the table has no such column. */
  readonly cell: (column: string) => string;
}

/**
 * Gives the rows under a header. Notes a header that lacks a required column (then nothing is read), and every row whose
 * number of cells is not the header's.
 */
export async function* namedRows(
  file: SourceFile,
  rows: AsyncIterable<TableRow>,
  required: readonly string[],
  { problems }: Pick<Reading, "problems">,
): AsyncGenerator<NamedRow> {
  let columns: ReadonlyMap<string, number> | null = null;
  let width = 0;
  for await (const { row, cells } of rows) {
    if (columns === null) {
      const titles = cells.map((cell) => cell.trim());
      const missing = required.filter((column) => !titles.includes(column));
      if (missing.length > 0) {
        const message = `has no column ${missing.join(", ")}: it is of another layout`;
        problems.add({ file: file.name, row, value: titles.join(","), message });
        return;
      }
      columns = new Map(titles.map((title, index) => [title, index]));
      width = cells.length;
      continue;
    }
    if (cells.length !== width) {
      const message = `has ${String(cells.length)} cells, not ${String(width)}`;
      problems.add({ file: file.name, row, value: cells.slice(0, 3).join(","), message });
      continue;
    }
    const held = columns;
    yield { row, cell: (column) => cells[held.get(column) ?? -1]?.trim() ?? "" };
  }
  if (columns === null) problems.add({ file: file.name, message: "is empty" });
}
