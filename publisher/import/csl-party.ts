import { countryCode } from "./countries.ts";
import { readDay } from "./day.ts";
import type { Party, PartyKind, PartyName, Reading } from "./importer.ts";
import { eachOnce, splitNames, weakAliases, withAbbreviation } from "./party-names.ts";

/** What both layouts of the Consolidated Screening List say of a party, as text; empty where nothing is said. */
export interface CslEntry {
  readonly file: string;
  readonly row: number;
  /** The list's own id of the entry, `_id` or `id`. */
  readonly id: string;
  readonly entityNumber: string;
  readonly source: string;
  readonly type: string;
  readonly programs: readonly string[];
  readonly name: string;
  readonly aliases: readonly string[];
  /** Country codes, or whole addresses that end in one. */
  readonly places: readonly string[];
  readonly notice: string;
  readonly startDate: string;
  readonly endDate: string;
  readonly remarks: string;
  readonly listUrl: string;
  readonly infoUrl: string;
}

const KINDS: Readonly<Record<string, PartyKind>> = {
  "": "organisation",
  aircraft: "aircraft",
  entity: "organisation",
  individual: "individual",
  vessel: "vessel",
};

/** State Department's rows add this to the name; it is no part of it. */
const SUCCESSORS = /;? and any successors?, sub-units?,? (?:or|and) subsidiar(?:y|ies) thereof$/i;

/** Makes a party of an entry; notes every field that cannot be read, and gives null when there is one. */
export function cslParty(entry: CslEntry, reading: Reading): Party | null {
  const before = reading.problems.total;
  const refuse = (field: string, value: unknown, message: string): void => {
    reading.problems.add({ file: entry.file, row: entry.row, field, value, message });
  };
  const code = /\((?<code>[A-Z-]{2,8})(?: List)?\)/.exec(entry.source)?.groups?.["code"];
  if (code === undefined || !reading.programs.includes(code))
    refuse(
      "source",
      entry.source,
      `names no list that the description has a program for (${reading.programs.join(", ")})`,
    );
  const kind = KINDS[entry.type.toLowerCase()];
  if (kind === undefined)
    refuse("type", entry.type, "is none of Entity, Individual, Vessel, Aircraft");
  if (entry.name === "") refuse("name", entry.name, "is empty");
  if (entry.entityNumber !== "" && !/^\d+$/.test(entry.entityNumber))
    refuse("entity_number", entry.entityNumber, "is not a number");
  const listedOn = dayOf("start_date", entry.startDate, refuse);
  const until = dayOf("end_date", entry.endDate, refuse);
  for (const [field, url] of [
    ["source_list_url", entry.listUrl],
    ["source_information_url", entry.infoUrl],
  ] as const) {
    if (url !== "" && !/^https?:\/\/[^\s/]+(?:\/\S*)?$/.test(url))
      refuse(field, url, "is not a web address");
  }
  if (reading.problems.total > before || kind === undefined || code === undefined) return null;
  const url = [entry.listUrl, entry.infoUrl].find((each) => each !== "");
  return {
    id: idOf(entry),
    identity: [code, entry.name, ...entry.places, entry.notice, entry.startDate].join("|"),
    kind,
    names: namesOf(entry),
    countries: [...new Set(entry.places.flatMap(countryAtEnd))],
    codes: [],
    listings: [
      {
        program: code,
        listedOn,
        until,
        citation: citationOf(entry, code),
        url: url ?? null,
        note: null,
      },
    ],
    file: entry.file,
    row: entry.row,
  };
}

function dayOf(
  field: string,
  text: string,
  refuse: (field: string, value: unknown, message: string) => void,
): string | null {
  if (text === "") return null;
  const read = readDay(text);
  if (read === null) refuse(field, text, "is not a day that exists, as YYYY-MM-DD");
  return read;
}

/** OFAC's number names the party on all of OFAC's lists; the others have an id for each entry, or none. */
function idOf({ entityNumber, id }: CslEntry): string | null {
  if (entityNumber !== "") return `ofac-${entityNumber}`;
  return id === "" ? null : id;
}

function namesOf({ name, aliases, remarks, entityNumber }: CslEntry): readonly PartyName[] {
  const weak = entityNumber === "" ? [] : weakAliases(remarks);
  return eachOnce([
    ...withAbbreviation(name.replace(SUCCESSORS, "").trim()),
    ...aliases.flatMap((alias) => withAbbreviation(alias.replace(/^(?:and|or) /, ""))),
    ...weak.map((text) => ({ text, weak: true })),
  ]);
}

/** Addresses end in a country code, "…, Hong Kong, HK", or in its name. */
function countryAtEnd(place: string): readonly string[] {
  const last = place.split(",").at(-1)?.trim().replace(/\.$/, "") ?? "";
  const code = countryCode(last);
  return code === null ? [] : [code];
}

/** The Federal Register notice stands first where there is one: the official link is made of it. */
function citationOf({ notice, source, entityNumber, programs }: CslEntry, code: string): string {
  const number = entityNumber === "" ? "" : ` ${entityNumber}`;
  const named = programs.length === 0 ? "" : ` [${programs.join("; ")}]`;
  const list = `${source === "" ? code : source.split(" - ")[0]}${number}${named}`;
  return notice === "" ? list : `${notice}; ${list}`;
}

/** The aliases of one cell of the CSV layout. */
export function cslAliases(cell: string): readonly string[] {
  return splitNames(cell, /;\s/).filter((alias) => !/^(?:and|or)[.,]?$/i.test(alias));
}
