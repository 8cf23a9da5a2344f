import { officialLink } from "../../rules/explain/links.ts";
import type { ListingRow } from "../../rules/schema/supplier-source.ts";
import type { Listing, Program } from "../../rules/vocabulary.ts";

/** Makes a listing's record; addresses of the press and of mirrors stay in the source. */
export function compileListing(row: ListingRow, program: Program): Listing {
  const { period } = row;
  // An event that no source gives is not told as a fact.
  const cited = row.history?.filter((event) => (event.confidence ?? row.confidence) === "cited");
  const history = cited === undefined || cited.length === 0 ? undefined : cited;
  return {
    program: row.program,
    asserts: row.asserts,
    listedName: row.listedName ?? "",
    listedAliases: row.listedAliases,
    listedEntity: row.listedEntity,
    listedOn: row.listedOn,
    // A period that starts before the listing's date tells its history: earlier editions of the list.
    ...(period.from > row.listedOn ? { effectiveOn: period.from } : {}),
    ...(period.to === undefined ? {} : { delistedOn: lastDayOf(period.to) }),
    status: row.status,
    ...(row.purposeLimited === undefined ? {} : { purposeLimited: row.purposeLimited }),
    ...(row.scope === undefined ? {} : { scope: row.scope }),
    citation: row.citation,
    link: officialLink(row.citation, row.sourceUrl ?? null, program),
    ...(history === undefined
      ? {}
      : {
          history: history.map(({ date, event, note }) => ({
            date,
            event,
            ...(note === undefined ? {} : { note }),
          })),
        }),
    ...(row.disputedGap === undefined ? {} : { disputedGap: row.disputedGap }),
    ...(row.note === undefined ? {} : { note: row.note }),
  };
}

/** The last day of a day, month or year: an end known to the month has come by the month's end. */
export function lastDayOf(date: string): string {
  const [year = "", month = "12", day] = date.split("-");
  if (day !== undefined) return date;
  const isLeap = Number(year) % 4 === 0 && (Number(year) % 100 !== 0 || Number(year) % 400 === 0);
  const days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return `${year}-${month}-${String(days[Number(month) - 1])}`;
}
