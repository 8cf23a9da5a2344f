import { readFileSync, statSync } from "node:fs";
import readWorkbook from "read-excel-file/node";
import type { Reading, SourceFile } from "../importer.ts";
import type { TableRow } from "./csv-rows.ts";
import { messageOf } from "./text-of.ts";
import { beyondBounds, PACKED_LIMIT } from "./zip-bounds.ts";

/** Excel's own limit on a cell, in characters. */
const LONGEST_CELL = 32_767;

/**
 * Reads one sheet of a workbook, row by row as a spreadsheet numbers them. Formulas are never computed: what Excel last
 * showed is read. A workbook is held whole, so it is bounded, and a zip bomb is refused before it is opened.
 */
export async function* xlsxRows(file: SourceFile, reading: Reading): AsyncGenerator<TableRow> {
  const refuse = (message: string): void => {
    reading.problems.add({ file: file.name, message });
  };
  let sheets;
  try {
    if (statSync(file.path).size > PACKED_LIMIT) {
      refuse(`is larger than ${String(PACKED_LIMIT)} bytes; save it as CSV`);
      return;
    }
    const bytes = readFileSync(file.path);
    const fault = beyondBounds(bytes);
    if (fault !== null) {
      refuse(fault);
      return;
    }
    sheets = await readWorkbook(bytes);
  } catch (error) {
    refuse(`cannot be read as a workbook: ${messageOf(error)}`);
    return;
  }
  const wanted = reading.choices.sheet;
  const sheet = wanted === null ? sheets[0] : sheets.find((each) => each.sheet === wanted);
  if (sheet === undefined) {
    refuse(`has no sheet ${wanted ?? ""}; it has: ${sheets.map((each) => each.sheet).join(", ")}`);
    return;
  }
  for (const [index, cells] of sheet.data.entries()) {
    const texts = cells.map(textOfCell);
    if (texts.every((text) => text.trim() === "")) continue;
    const long = texts.findIndex((text) => text.length > LONGEST_CELL);
    if (long >= 0) {
      const message = `a cell of more than ${String(LONGEST_CELL)} characters`;
      reading.problems.add({ file: file.name, row: index + 1, field: String(long + 1), message });
      continue;
    }
    yield { row: index + 1, cells: texts };
  }
}

/** A date cell is a day; numbers and truth values are what they print as. */
function textOfCell(cell: unknown): string {
  if (cell === null || cell === undefined) return "";
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return typeof cell === "string" || typeof cell === "number" || typeof cell === "boolean"
    ? String(cell)
    : "";
}
