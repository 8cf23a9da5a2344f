import { countryCode } from "../countries.ts";
import type { Importer, Party, PartyKind, Reading, SourceFile } from "../importer.ts";
import { eachOnce, splitNames, weakAliases } from "../party-names.ts";
import { csvRows } from "../read/csv-rows.ts";

/** Columns of OFAC's three files, by their data specification; none has a header. */
const PRIMARY = 12;
const ADDRESS = 6;
const ALIAS = 5;

const KINDS: Readonly<Record<string, PartyKind>> = {
  "": "organisation",
  aircraft: "aircraft",
  entity: "organisation",
  individual: "individual",
  vessel: "vessel",
};
const ALIAS_TYPES = ["aka", "fka", "nka", "a.k.a.", "f.k.a.", "n.k.a."];

/** What is known of a number from the files beside the primary one; texts joined by line ends. */
interface Beside {
  strong: string;
  weak: string;
  countries: string;
}

async function* read(reading: Reading): AsyncGenerator<Party> {
  const [primary, ...others] = reading.files;
  if (primary === undefined) return;
  const beside = new Map<string, Beside>();
  for (const file of others) await readBeside(file, beside, reading);
  for await (const { row, cells } of rowsOf(primary, PRIMARY, reading)) {
    const before = reading.problems.total;
    const refuse = (field: string, value: unknown, message: string): void => {
      reading.problems.add({ file: primary.name, row, field, value, message });
    };
    const [number = "", name = "", type = "", programs = ""] = cells;
    const remarks = cells[11] ?? "";
    const known = beside.get(number);
    // Numbers that are left at the end belong to no party: the files are not of one day.
    beside.delete(number);
    const kind = KINDS[type.toLowerCase()];
    if (!/^\d+$/.test(number)) refuse("ent_num", number, "is not a number");
    if (name === "") refuse("SDN_Name", name, "is empty");
    if (kind === undefined)
      refuse("SDN_Type", type, "is none of individual, entity, vessel, aircraft");
    if (reading.problems.total > before || kind === undefined) continue;
    yield {
      id: `ofac-${number}`,
      identity: number,
      kind,
      names: eachOnce([
        { text: name, weak: false },
        ...lines(known?.strong).map((text) => ({ text, weak: false })),
        ...lines(known?.weak).map((text) => ({ text, weak: true })),
        ...weakAliases(remarks).map((text) => ({ text, weak: true })),
      ]),
      countries: [...new Set(lines(known?.countries))],
      codes: [],
      listings: [
        {
          program: reading.programs[0] ?? "",
          listedOn: null,
          until: null,
          citation: `OFAC ${reading.programs[0] ?? ""} ${number} [${splitNames(programs, "] [").join("; ")}]`,
          url: `https://sanctionssearch.ofac.treas.gov/Details.aspx?id=${number}`,
          note: null,
        },
      ],
      file: primary.name,
      row,
    };
  }
  for (const number of beside.keys()) {
    const message = `has an address or alias of ${number}, which is not in ${primary.name}: the files are not of one day`;
    reading.problems.add({ file: others[0]?.name ?? "", value: number, message });
  }
}

async function readBeside(
  file: SourceFile,
  beside: Map<string, Beside>,
  reading: Reading,
): Promise<void> {
  const columns = /alt/i.test(file.name) ? ALIAS : ADDRESS;
  for await (const { row, cells } of rowsOf(file, columns, reading)) {
    const [number = "", , third = "", fourth = "", fifth = ""] = cells;
    const refuse = (field: string, value: unknown, message: string): void => {
      reading.problems.add({ file: file.name, row, field, value, message });
    };
    if (!/^\d+$/.test(number)) {
      refuse("ent_num", number, "is not a number");
      continue;
    }
    const held = beside.get(number) ?? { strong: "", weak: "", countries: "" };
    if (columns === ADDRESS) {
      const code = countryCode(fifth);
      if (code !== null) held.countries += `${code}\n`;
    } else if (!ALIAS_TYPES.includes(third.toLowerCase())) {
      refuse("alt_type", third, "is none of aka, fka, nka");
    } else if (fourth === "") {
      refuse("alt_name", fourth, "is empty");
    } else if (/\bweak\b/i.test(fifth)) held.weak += `${fourth}\n`;
    else held.strong += `${fourth}\n`;
    beside.set(number, held);
  }
}

function lines(text: string | undefined): readonly string[] {
  return text === undefined ? [] : text.split("\n").filter((line) => line !== "");
}

/** Rows of one of OFAC's files, with `-0-`, which says "nothing", as empty text. */
async function* rowsOf(
  file: SourceFile,
  columns: number,
  reading: Reading,
): AsyncGenerator<{ readonly row: number; readonly cells: readonly string[] }> {
  for await (const { row, cells } of csvRows(file, reading)) {
    if (cells.length !== columns) {
      const message = `has ${String(cells.length)} cells, not the ${String(columns)} of this file's layout`;
      reading.problems.add({ file: file.name, row, value: cells.slice(0, 3).join(","), message });
      continue;
    }
    yield {
      row,
      cells: cells.map((cell) =>
        cell.trim() === "-0-" ? "" : cell.trim().replaceAll(/\s+/g, " "),
      ),
    };
  }
}

/** OFAC's SDN and consolidated lists in their CSV layout: SDN.CSV with ADD.CSV and ALT.CSV, or CONS_PRIM.CSV with its two. */
export const importer: Importer = {
  id: "ofac-csv",
  title: "OFAC SDN or consolidated list, CSV without header (SDN.CSV ADD.CSV ALT.CSV)",
  files: "SDN.CSV [ADD.CSV] [ALT.CSV]",
  minFiles: 1,
  maxFiles: 3,
  template: "ofac-sdn",
  dateFields: { listedOn: "none", until: "none" },
  read,
};
