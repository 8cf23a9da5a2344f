import { endedOn, isInForce } from "../decide/decide.ts";
import type { ListView } from "../index/open.ts";
import { procedureFor } from "../screen/procedure.ts";
import { bearings } from "../screen/screen.ts";
import { eachOnce } from "../decide/policy-mark.ts";
import type { PolicyMark } from "../policy/policy-words.ts";
import type { Circumstances, Listing, ListingVerdict, Severity, Verdict } from "../vocabulary.ts";
import type { CardData, CardListing, ClassAnswer, ListStatus } from "../views.ts";
import { rulesOfClass } from "./category-card.ts";

/** Which supplier to explain, and what was found on the page; `verdict` is null when it was opened from a lookup. */
export interface CardRequest {
  readonly supplier: string;
  readonly verdict: Verdict | null;
  /** The name that a lookup matched. */
  readonly matchedName?: string;
}

/** Everything a card says about one supplier; null when the list does not know the supplier. */
export function cardFor(
  view: ListView,
  request: CardRequest,
  c: Circumstances,
  list: ListStatus,
): CardData | null {
  const supplier = view.suppliers.get(request.supplier);
  if (supplier === undefined) return null;
  const { verdict } = request;
  const matchedName = verdict?.matchedName ?? request.matchedName ?? supplier.name;
  const { marks: told } = verdict ?? {};
  // A mention that no policy made has no listings of its own: the card says what is on file.
  const verdicts =
    verdict === null || (verdict.severity === null && told === undefined)
      ? bearings(view, supplier, matchedName, false, c)
      : verdict.listings;
  const marks = told ?? marksOf(verdicts);
  const listings = supplier.listings
    .flatMap((listing, position) => {
      const bearing = verdicts.find((each) => each.listing === position) ?? null;
      return (
        cardListing(
          view,
          listing,
          bearing,
          verdict !== null && verdict.severity === null ? null : (bearing?.severity ?? null),
          c,
        ) ?? []
      );
    })
    .sort((a, b) => rank(a) - rank(b) || (a.listedOn < b.listedOn ? 1 : -1));
  return {
    supplier: supplier.id,
    name: supplier.name,
    country: supplier.country,
    matched: verdict?.matched ?? "",
    matchedName,
    ...(verdict?.identifier === undefined ? {} : { identifier: verdict.identifier }),
    role: verdict?.role ?? "unknown",
    severity: verdict?.severity ?? null,
    why: verdict?.why ?? [],
    listings,
    relations: supplier.relations.filter((relation) => relation.cited),
    related: (verdict?.related ?? []).map((id) => ({
      id,
      name: view.suppliers.get(id)?.name ?? id,
    })),
    procedures: (verdict?.classes ?? []).flatMap((id) => {
      const answer = classAnswer(view, id, c);
      return answer?.procedure === undefined || answer.procedure === null
        ? []
        : [{ classId: id, classTitle: answer.title, ...answer.procedure }];
    }),
    list,
    profile: c.profile,
    ...(marks.length === 0 ? {} : { marks }),
  };
}

function marksOf(verdicts: readonly ListingVerdict[]): readonly PolicyMark[] {
  return eachOnce(verdicts.flatMap(({ mark }) => (mark === undefined ? [] : [mark])));
}

function rank(listing: CardListing): number {
  if (listing.severity === "prohibited") return 0;
  if (listing.severity === "restricted") return 1;
  return listing.severity === "advisory" ? 2 : 3;
}

function cardListing(
  view: ListView,
  listing: Listing,
  bearing: ListingVerdict | null,
  severity: Severity | null,
  c: Circumstances,
): CardListing | null {
  const program = view.programs.get(listing.program);
  if (program === undefined) return null;
  return {
    program: program.id,
    asserts: listing.asserts,
    title: program.title,
    authority: program.authority,
    effect: program.effect,
    effectNote: program.effectNote ?? null,
    listedName: listing.listedName,
    sameGroup: bearing?.sameGroup ?? false,
    listedEntity: listing.listedEntity,
    listedOn: listing.listedOn,
    // What begins to bind later than it was published: the listing's own day, or the program's.
    effectiveOn:
      listing.effectiveOn ?? (program.period.from > listing.listedOn ? program.period.from : null),
    delistedOn: endedOn(listing, c.date),
    inForce: isInForce(listing, program, c.date),
    phases: program.phases,
    history: listing.history ?? [],
    citation: listing.citation,
    link: listing.link,
    severity,
    ...(bearing?.mark === undefined ? {} : { mark: bearing.mark }),
    whatItAsks: program.whatItAsks,
    nextStep: program.nextStep,
    binding: program.bindingOn,
    binds: program.buyerScope.profiles.includes(c.profile) && isInForce(listing, program, c.date),
    note: listing.note ?? null,
  };
}

/** What a buyer is asked to do for a product class; null when the class is unknown, `procedure` null when none is on file. */
export function classAnswer(
  view: ListView,
  id: string,
  c: Pick<Circumstances, "profile" | "date" | "policy">,
): ClassAnswer | null {
  const productClass = view.classes.get(id);
  if (productClass === undefined) return null;
  const procedure = procedureFor(view, id, c.profile);
  return {
    id,
    title: productClass.title,
    procedure:
      procedure === null
        ? null
        : {
            programTitle: procedure.program.title,
            citation: procedure.program.citation,
            link: procedure.program.url,
            says: procedure.says,
            nextStep: procedure.nextStep,
          },
    rules: rulesOfClass(view, id, c),
  };
}
