import { countryCode } from "./countries.ts";
import { readDay } from "./day.ts";
import type { Party, PartyCode, Reading } from "./importer.ts";
import { eachOnce, splitNames } from "./party-names.ts";

/** Fields that a column may be mapped to. */
export const FIELDS = [
  "name",
  "aliases",
  "weak_names",
  "id",
  "country",
  "program",
  "listed_on",
  "until",
  "citation",
  "url",
  "note",
  "lei",
  "jp_corporate_number",
  "uscc",
] as const;

/** One of them. */
export type Field = (typeof FIELDS)[number];

const CODES = ["lei", "jp_corporate_number", "uscc"] as const;

/** Makes a party of a row of a table of one's own; notes every field that cannot be read, and gives null. */
export function tableParty(
  cell: (field: Field) => string,
  place: { readonly file: string; readonly row: number },
  reading: Reading,
): Party | null {
  const before = reading.problems.total;
  const refuse = (field: Field, value: string, message: string): void => {
    reading.problems.add({ ...place, field, value, message });
  };
  const dayOf = (field: Field): string | null => {
    const text = cell(field);
    const read = text === "" ? null : readDay(text);
    if (text !== "" && read === null)
      refuse(
        field,
        text,
        "is not a day with its year first: 2026-11-25, 2026/11/25, 2026年11月25日",
      );
    return read;
  };
  const separator = reading.choices.split ?? /[;；\n]/;
  const name = cell("name").replaceAll(/\s+/g, " ").trim();
  if (name === "") refuse("name", cell("name"), "is empty");
  const program = cell("program") === "" ? reading.programs[0] : cell("program");
  if (program === undefined || !reading.programs.includes(program))
    refuse("program", cell("program"), `is none of ${reading.programs.join(", ")}`);
  const countries = cell("country")
    .split(/[;；]/)
    .map((text) => text.trim())
    .filter((text) => text !== "")
    .map((text) => ({
      text,
      code: countryCode(text),
    }));
  for (const { text, code } of countries) {
    if (code === null)
      refuse("country", text, "is not a country, as a code or by its name in English or Japanese");
  }
  const url = cell("url");
  if (url !== "" && !/^https?:\/\/[^\s/]+(?:\/\S*)?$/.test(url))
    refuse("url", url, "is not a web address");
  const [listedOn, until] = [dayOf("listed_on"), dayOf("until")];
  const codes = CODES.flatMap((scheme): PartyCode[] => {
    const value = cell(scheme).normalize("NFKC").replaceAll(/[\s-]/g, "").toUpperCase();
    if (value === "") return [];
    return [{ scheme, value: scheme === "jp_corporate_number" ? value.replace(/^T/, "") : value }];
  });
  if (reading.problems.total > before || program === undefined) return null;
  const strong = [name, ...splitNames(cell("aliases"), separator)];
  return {
    id: cell("id") === "" ? null : cell("id"),
    identity: [name, ...countries.map(({ text }) => text), program].join("|"),
    kind: "organisation",
    names: eachOnce([
      ...strong.map((text) => ({ text, weak: false })),
      ...splitNames(cell("weak_names"), separator).map((text) => ({ text, weak: true })),
    ]),
    countries: countries.flatMap(({ code }) => code ?? []),
    codes,
    listings: [
      {
        program,
        listedOn,
        until,
        citation:
          cell("citation") === "" ? `${place.file}, row ${String(place.row)}` : cell("citation"),
        url: url === "" ? null : url,
        note: cell("note") === "" ? null : cell("note"),
      },
    ],
    ...place,
  };
}
