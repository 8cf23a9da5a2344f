import { z } from "zod";
import { countryCode } from "./countries.ts";
import { readDay } from "./day.ts";
import type { Party, PartyCode, PartyKind, PartyListing, Reading } from "./importer.ts";
import { eachOnce } from "./party-names.ts";

/** An entity of FollowTheMoney as OpenSanctions writes it; values are texts, or entities where they are nested. */
export const ftmEntity = z.looseObject({
  id: z.string().min(1),
  caption: z.string(),
  schema: z.string(),
  properties: z.record(z.string(), z.array(z.unknown())),
  datasets: z.array(z.string()),
  target: z.boolean().exactOptional(),
});

/** A parsed entity. */
export type FtmEntity = z.infer<typeof ftmEntity>;

const KINDS: Readonly<Record<string, PartyKind>> = {
  Airplane: "aircraft",
  Company: "organisation",
  LegalEntity: "organisation",
  Organization: "organisation",
  Person: "individual",
  PublicBody: "organisation",
  Vessel: "vessel",
};

/** What kind of party a schema is; null for all that is no party, an address or a passport. */
export function kindOf(schema: string): PartyKind | null {
  return KINDS[schema] ?? null;
}

/** Topics that a list of suppliers is about, and the program of each. Persons in office and crime are not. */
const PROGRAMS: Readonly<Record<string, string>> = {
  sanction: "sanction",
  "export.control": "export-control",
  debarment: "debarment",
};

/** What a Sanction entity says of the party that it names. */
export interface Designation {
  readonly day: string | null;
  readonly authority: string;
  readonly program: string;
  readonly url: string | null;
}

/** Texts of a property; nested entities are left out. */
export function textsOf(
  { properties }: Pick<FtmEntity, "properties">,
  name: string,
): readonly string[] {
  return (properties[name] ?? [])
    .filter((value) => typeof value === "string")
    .map((value) => value.trim())
    .filter((value) => value !== "");
}

/** Reads a Sanction entity; dates in it may be of a year or month only, and are then none. */
export function designationOf(sanction: Pick<FtmEntity, "properties">): Designation {
  const days = ["listingDate", "startDate"]
    .flatMap((name) => textsOf(sanction, name))
    .flatMap((text) => readDay(text) ?? []);
  const first = (name: string): string => textsOf(sanction, name)[0] ?? "";
  const url = first("sourceUrl");
  return {
    day: [...days].sort()[0] ?? null,
    authority: first("authority"),
    program: first("programId") || first("program"),
    url: /^https?:\/\/[^\s/]+(?:\/\S*)?$/.test(url) ? url : null,
  };
}

/** Makes a party of an entity; null when its topics are none of those that lists of suppliers are about. */
export function ftmParty(
  entity: FtmEntity,
  kind: PartyKind,
  designations: readonly Designation[],
  place: { readonly file: string; readonly row: number },
  reading: Reading,
): Party | null {
  const topics = textsOf(entity, "topics");
  const codes = [...new Set(topics.flatMap((topic) => PROGRAMS[topic] ?? []))];
  if (codes.length === 0) {
    reading.leaveOut("topics other than sanction, export.control, debarment");
    return null;
  }
  const strong = ["name", "alias", "previousName"].flatMap((name) => textsOf(entity, name));
  const weak = ["weakAlias", "abbreviation"].flatMap((name) => textsOf(entity, name));
  const names = eachOnce([
    { text: entity.caption.trim(), weak: false },
    ...strong.map((text) => ({ text, weak: false })),
    ...weak.map((text) => ({ text, weak: true })),
  ]).filter(({ text }) => text !== "");
  if (names.length === 0) {
    reading.problems.add({ ...place, field: "caption", value: entity.caption, message: "no name" });
    return null;
  }
  return {
    id: entity.id,
    identity: entity.id,
    kind,
    names,
    countries: countriesOf(entity),
    codes: codesOf(entity),
    listings: codes.map((program) => listing(program, entity, designations)),
    ...place,
  };
}

function listing(
  program: string,
  { id, datasets }: FtmEntity,
  designations: readonly Designation[],
): PartyListing {
  const days = designations.flatMap(({ day }) => day ?? []).sort();
  const said = designations.map(({ authority, program: name }) =>
    [authority, name].filter((part) => part !== "").join(" "),
  );
  const sources = [...new Set(said.filter((text) => text !== ""))].slice(0, 6);
  return {
    program,
    // The first day on which one of the gathered lists named the party.
    listedOn: days[0] ?? null,
    until: null,
    citation: `OpenSanctions ${id}; ${(sources.length === 0 ? datasets.slice(0, 6) : sources).join("; ")}`,
    url: `https://www.opensanctions.org/entities/${encodeURIComponent(id)}/`,
    note: null,
  };
}

function countriesOf(entity: FtmEntity): readonly string[] {
  const said = ["jurisdiction", "country", "mainCountry"].flatMap((name) => textsOf(entity, name));
  return [...new Set(said.flatMap((text) => countryCode(text) ?? []))];
}

/** The LEI and the Chinese social credit code are worth having; a bad check digit of a gathered list is not our problem to solve. */
function codesOf(entity: FtmEntity): readonly PartyCode[] {
  return [
    ...textsOf(entity, "leiCode").map((value) => ({ scheme: "lei" as const, value })),
    ...textsOf(entity, "uscCode").map((value) => ({ scheme: "uscc" as const, value })),
  ];
}
