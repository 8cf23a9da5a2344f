import { Readable } from "node:stream";
import { parse } from "csv-parse";
import type { CsvError } from "csv-parse";
import type { Reading, SourceFile } from "../importer.ts";
import { messageOf, textOf } from "./text-of.ts";

/** Longest row that is read, in characters: no honest row of a list comes near it. */
export const LONGEST_ROW = 1_000_000;

/** One row of a table. */
export interface TableRow {
  /** Counted from 1 as a spreadsheet shows it: the header is row 1, a cell of several lines is one row. */
  readonly row: number;
  readonly cells: readonly string[];
}

/**
 * Reads a CSV file row by row. Cells are text and nothing else: a cell that begins with `=` is those characters. A row that
 * is no CSV (a stray quote, a giant cell) is noted as a problem, and reading goes on behind it as well as it
 * can: what follows a quote that is never closed cannot be told from its cell.
 */
export async function* csvRows(file: SourceFile, reading: Reading): AsyncGenerator<TableRow> {
  const text = await textOf(file, reading);
  if (text === null) return;
  const skipped = new SkippedRows();
  const refuse = (row: number, message: string): void => {
    reading.problems.add({ file: file.name, row, message: `is not CSV: ${message}` });
  };
  const parser = parse({
    bom: true,
    info: true,
    relax_column_count: true,
    max_record_size: LONGEST_ROW,
    skip_records_with_error: true,
    on_skip: (error) => {
      const row = skipped.add(error);
      if (row !== null) refuse(row, faultOf(error));
    },
  });
  const source = Readable.from(text, { objectMode: true });
  source.on("error", (error) => parser.destroy(error));
  source.pipe(parser);
  const records: AsyncIterable<{ record: string[]; info: { records: number } }> = parser;
  let row = 0;
  try {
    for await (const { record: cells, info } of records) {
      row = skipped.rowOf(info.records);
      // A DOS end-of-file mark ends some official files.
      if (cells.length === 1 && (cells[0] === "" || cells[0] === "\u001a")) continue;
      yield { row, cells };
    }
  } catch (error) {
    // Bytes that are not of the encoding: nothing behind them can be read.
    refuse(row + 1, messageOf(error));
  }
}

function faultOf(error: CsvError | undefined): string {
  return error?.code === "CSV_MAX_RECORD_SIZE"
    ? `a row of more than ${String(LONGEST_ROW)} characters`
    : messageOf(error);
}

/** The parser counts the rows that it gives; this adds those that it did not, in the order of the file. */
class SkippedRows {
  readonly #behind: number[] = [];
  #last = "";
  #passed = 0;

  /** Takes a row that was skipped; gives its number, or null when it was told of already. */
  add(error: CsvError | undefined): number | null {
    const [given, line] = [Number(error?.["records"] ?? 0), Number(error?.["lines"] ?? 0)];
    const place = `${String(given)} ${String(line)}`;
    if (place === this.#last) return null;
    this.#last = place;
    this.#behind.push(given);
    return given + this.#behind.length;
  }

  rowOf(given: number): number {
    while ((this.#behind[this.#passed] ?? Infinity) < given) this.#passed++;
    return given + this.#passed;
  }
}
