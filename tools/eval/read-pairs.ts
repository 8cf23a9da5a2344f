import { BadInput } from "./read-labels.ts";
import type { BadLine, Source } from "./read-labels.ts";

/** Two names, and whether they are of one supplier. */
export interface LabelledPair {
  readonly name1: string;
  readonly name2: string;
  readonly isMatch: boolean;
  readonly quality: string;
  readonly category: string;
  readonly note: string;
  readonly source: Source;
}

interface Row {
  readonly line: number;
  readonly fields: readonly string[];
}

/** Reads RFC 4180 CSV: quotes, doubled quotes, line ends inside quotes. Throws a BadInput for a quote that stays open. */
export function readCsv(csv: string, file: string): readonly Row[] {
  const rows: Row[] = [];
  let fields: string[] = [];
  let line = 1;
  let first = 1;
  // One field after another: quoted or plain, then what ends it.
  const field = /(?:"((?:[^"]|"")*)"|([^,\r\n"]*))(,|\r?\n|\r|$)/y;
  const text = csv.replace(/^\ufeff/, "");
  while (field.lastIndex < text.length || fields.length > 0) {
    const at = field.lastIndex;
    const found = field.exec(text);
    if (found === null)
      throw new BadInput([
        {
          file,
          line,
          field: `field ${String(fields.length + 1)}`,
          problem: `a stray or open quote in ${JSON.stringify(text.slice(at, at + 40))}`,
        },
      ]);
    const [whole, quoted, plain = "", end] = found;
    fields.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    line += whole.split(/\r\n|\n|\r/).length - 1;
    if (end === ",") continue;
    if (fields.length > 1 || fields[0] !== "") rows.push({ line: first, fields });
    fields = [];
    first = line;
    if (end === "") break;
  }
  return rows;
}

const NEEDED = ["name1", "name2", "is_match"];

/** Reads pairs by the names of their columns, in any order; `name` stands for the file. Throws a BadInput. */
export function readPairs(csv: string, name: string): readonly LabelledPair[] {
  const [head, ...rows] = readCsv(csv, name);
  const columns = (head?.fields ?? []).map((each) => each.trim().toLowerCase());
  const absent = NEEDED.filter((column) => !columns.includes(column));
  if (absent.length > 0)
    throw new BadInput(
      absent.map((field) => ({
        file: name,
        line: head?.line ?? 1,
        field,
        problem: "no such column",
      })),
    );
  const bad: BadLine[] = [];
  const pairs = rows.flatMap(({ line, fields }): LabelledPair[] => {
    const source = { file: name, line };
    const value = (column: string) => fields[columns.indexOf(column)] ?? "";
    if (fields.length > columns.length)
      bad.push({
        ...source,
        field: `field ${String(columns.length + 1)}`,
        problem: "beyond the last column",
      });
    for (const column of ["name1", "name2"])
      if (value(column).trim() === "") bad.push({ ...source, field: column, problem: "is empty" });
    const says = value("is_match").trim().toLowerCase();
    const isMatch = ["true", "1"].includes(says);
    if (!isMatch && !["false", "0"].includes(says))
      bad.push({
        ...source,
        field: "is_match",
        problem: `${JSON.stringify(says)} is not true or false`,
      });
    return [
      {
        name1: value("name1"),
        name2: value("name2"),
        isMatch,
        quality: value("quality"),
        category: value("category"),
        note: value("note"),
        source,
      },
    ];
  });
  if (bad.length > 0) throw new BadInput(bad);
  return pairs;
}
