import type { ListSource, ProgramSource } from "../../../rules/schema/program-source.ts";
import { EFFECT_WORDING } from "./effect-wording.ts";
import type { ListDescription, ProgramDescription } from "./list-description.ts";

/** The id of a program of an imported list: its own, so that lists that are used side by side do not clash. */
export function programId(list: string, code: string): string {
  return `${list}-${code.toLowerCase()}`;
}

/** Makes the source record of a described program; what the description leaves open is worded by its effect. */
export function makeProgram(
  list: string,
  { retrieved }: Pick<ListDescription, "retrieved">,
  described: ProgramDescription,
): ProgramSource {
  const { code, effect, url = null } = described;
  const words = EFFECT_WORDING[effect];
  return {
    id: programId(list, code),
    jurisdiction: described.jurisdiction,
    title: described.title,
    authority: described.authority,
    citation: described.citation,
    url,
    effect,
    ...(described.effectNote === undefined ? {} : { effectNote: described.effectNote }),
    bindingOn: described.bindingOn ?? words.bindingOn,
    buyerScope: {
      profiles: described.buyers ?? [],
      ...(described.buyerScope ?? words.buyerScope),
    },
    productScope: {
      classes: ["any"],
      en: "Any goods and services.",
      ja: "すべての物品・サービス。",
    },
    purposeScope: { any: true, purposes: [], en: "Any purpose.", ja: "目的を問いません。" },
    reach: {
      affiliates: false,
      en: "Each row concerns the named party.",
      ja: "各行は掲載された者に関するものです。",
    },
    // A program is in force as long as its list is; without a date of its own no listing may fall before it.
    period: { from: described.from ?? "1900-01-01" },
    namesCompanies: true,
    listingDateMeaning: "date of the listing as the imported file gives it",
    whatItAsks: described.whatItAsks ?? words.whatItAsks,
    nextStep: described.nextStep ?? words.nextStep,
    confidence: "cited",
    evidence:
      url === null
        ? []
        : [{ url, kind: "primary", what: "official text of the program", seen: retrieved }],
    notes: [`Made by an import of the list ${list}.`],
  };
}

/** Makes the source record of a described list with so many listings. */
export function makeListSource(
  id: string,
  { publisher, title, authority, licence, url, retrieved, bounds }: ListDescription,
  programs: readonly string[],
  listings: number,
): ListSource {
  return {
    id,
    publisher,
    title,
    authority,
    licence,
    url,
    retrieved,
    bounds: bounds ?? {
      min: Math.max(1, Math.floor(listings * 0.8)),
      max: Math.ceil(listings * 1.2) + 1,
    },
    programs: [...programs],
  };
}
