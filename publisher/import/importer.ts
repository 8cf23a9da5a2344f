import type { ProblemLog } from "./problem-log.ts";

/** What kind of party a row speaks of. Only organisations are taken unless the others are asked for. */
export type PartyKind = "organisation" | "individual" | "vessel" | "aircraft";

/** One way in which the source writes a party. */
export interface PartyName {
  readonly text: string;
  /** The source itself calls it weak, or it is an abbreviation taken out of another name. */
  readonly weak: boolean;
}

/** One listing of a party, as its row says it. */
export interface PartyListing {
  /** Code of the program in the list's description, `EL`. */
  readonly program: string;
  /** Day of the listing, `YYYY-MM-DD`; null where the source gives none. */
  readonly listedOn: string | null;
  /** Day on which it ends or ended; null where none is given. */
  readonly until: string | null;
  readonly citation: string;
  readonly url: string | null;
  readonly note: string | null;
}

/** A code that names the party: of the schemes that a list may hold. */
export interface PartyCode {
  readonly scheme: "lei" | "jp_corporate_number" | "uscc";
  readonly value: string;
}

/** One party of a source, with the row it was read from. */
export interface Party {
  /** The source's own id of the party; null where it has none. */
  readonly id: string | null;
  /** What tells the party from others where the source has no id: the same in the next edition. */
  readonly identity: string;
  readonly kind: PartyKind;
  /** At least one; the first is the name that is listed. */
  readonly names: readonly PartyName[];
  /** ISO 3166-1 alpha-2. */
  readonly countries: readonly string[];
  readonly listings: readonly PartyListing[];
  readonly codes: readonly PartyCode[];
  readonly file: string;
  readonly row: number;
}

/** A file to import: where it is, and the name that problems and references use. */
export interface SourceFile {
  readonly path: string;
  readonly name: string;
}

/** What the person who imports has chosen. */
export interface Choices {
  /** An encoding to read texts as, instead of the detected one. */
  readonly encoding: string | null;
  /** Columns of a table, by field: `name` -> `企業名`. */
  readonly columns: ReadonlyMap<string, string>;
  /** What stands between several names in one cell. */
  readonly split: string | null;
  /** Sheet of a workbook, by name; null = the first. */
  readonly sheet: string | null;
}

/** What an importer works with. */
export interface Reading {
  readonly files: readonly SourceFile[];
  readonly choices: Choices;
  readonly problems: ProblemLog;
  /** Codes of the programs that the list's description has. */
  readonly programs: readonly string[];
  /** Says something that the person has to know: the encoding that was detected. */
  readonly say: (line: string) => void;
  /** Counts a row that is left out for a reason other than its kind. */
  leaveOut(reason: string): void;
}

/** Any layout that can be imported. */
export type AnyImporter = Importer | FolderImporter;

/** A folder of list sources, taken over as it stands. */
export interface FolderImporter {
  readonly kind: "folder";
  readonly id: string;
  readonly title: string;
  readonly files: string;
  readonly minFiles: number;
  readonly maxFiles: number;
  /** Checks the folder and copies it to `out`. Throws a SourceRefusal with everything that is wrong. */
  take(folder: string, out: string): { readonly suppliers: number; readonly listings: number };
}

/** One layout that can be imported. It streams: at no time does it hold more than a few parties. */
export interface Importer {
  readonly kind?: "parties";
  /** As typed, `csl-csv`. */
  readonly id: string;
  /** One line for `list formats`. */
  readonly title: string;
  /** Which files it takes, in the order of the command line, `FILE.csv`. */
  readonly files: string;
  readonly minFiles: number;
  readonly maxFiles: number;
  /** Description of the list that is used when none is given; null = one has to be given. */
  readonly template: string | null;
  /** What the layout calls the days of a listing, for problems. */
  readonly dateFields: { readonly listedOn: string; readonly until: string };
  /** Gives the description that stands in the file itself, where the layout has one; null when it has none after all. */
  describe?(
    file: SourceFile,
    problems: Pick<ProblemLog, "add">,
  ): Readonly<Record<string, unknown>> | null;
  /**
   * Gives the parties of the files in order. A row that cannot be read is noted in `problems` with its file, row, field
   * and value, and reading goes on.
   */
  read(reading: Reading): AsyncIterable<Party>;
}
