import type { CardData, CardListing } from "../rules/views.ts";
import type { Severity } from "../rules/vocabulary.ts";
import type { Level } from "./SeverityIcon.tsx";
import { SEVERITIES } from "../rules/severities.ts";

/** The listings of one supplier under one program, in the order of the card. */
export interface ProgramGroup {
  readonly program: string;
  /** The listing that speaks for the group: the supplier's own before one of an affiliate. */
  readonly lead: CardListing;
  readonly others: readonly CardListing[];
  readonly severity: Severity | null;
}

/** The listings of a card by program: those in force, and apart from them notes and what has ended. */
export interface GroupedListings {
  readonly standing: readonly ProgramGroup[];
  readonly past: readonly ProgramGroup[];
}

/** Groups listings by program, keeping their order. */
export function groupListings(listings: readonly CardListing[]): GroupedListings {
  const stands = (listing: CardListing) => listing.asserts && listing.delistedOn === null;
  return {
    standing: byProgram(listings.filter(stands)),
    past: byProgram(listings.filter((listing) => !stands(listing))),
  };
}

function byProgram(listings: readonly CardListing[]): ProgramGroup[] {
  return [...Map.groupBy(listings, (listing) => listing.program)].flatMap(([program, members]) => {
    const lead = members.find(isOwn) ?? members[0];
    if (lead === undefined) return [];
    return [
      {
        program,
        lead,
        others: members.filter((each) => each !== lead),
        severity: strongest(members),
      },
    ];
  });
}

function isOwn(listing: CardListing): boolean {
  return !listing.sameGroup && listing.listedEntity === "supplier";
}

/** The strongest severity among listings; null when none has one. */
export function strongest(listings: readonly CardListing[]): Severity | null {
  return (
    SEVERITIES.find((severity) => listings.some((listing) => listing.severity === severity)) ?? null
  );
}

/** What the head of a card shows: the page's verdict, or for a lookup the strongest listing; never "unlisted" for what a policy hides or what is on file. */
export function headLevel(card: CardData): Level {
  if (card.severity !== null) return card.severity;
  const isHidden = (card.marks ?? []).length > 0;
  if (card.matched !== "") return isHidden ? "listed" : "none";
  const isNoted = card.listings.some(({ delistedOn }) => delistedOn === null);
  return strongest(card.listings) ?? (isHidden ? "listed" : isNoted ? "noted" : "unlisted");
}
