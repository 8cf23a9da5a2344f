import { cardFor } from "../explain/card.ts";
import type { ListView } from "../index/open.ts";
import { procedureFor } from "../screen/procedure.ts";
import type { CardData, ListStatus } from "../views.ts";
import type { Circumstances, Profile, Severity } from "../vocabulary.ts";
import { USE_QUESTION } from "./criteria-words.ts";
import type {
  CriteriaPolicy,
  CriteriaProcedure,
  CriteriaSheet,
  CriteriaSupplier,
  CriteriaView,
} from "./criteria-words.ts";
import { questionsFor } from "./questions-for.ts";
import { SEVERITIES } from "../severities.ts";

/** What the page asked for, and all that is known where it is answered. */
export interface CriteriaRequest {
  /** Null: none was chosen yet. */
  readonly productClass: string | null;
  readonly supplier: string | null;
  /** The name that was found or typed; decides whether a listing is of the same group only. */
  readonly matchedName?: string;
  readonly sheets: readonly CriteriaSheet[];
  readonly policy: CriteriaPolicy;
  readonly contact: string;
  readonly advice: CriteriaView["advice"];
  readonly list: ListStatus;
}

/** Everything the page of the criteria shows; its sheet is null when no class was asked for, or one without questions. */
export function criteriaViewFor(
  view: ListView,
  request: CriteriaRequest,
  c: Circumstances,
): CriteriaView {
  const { policy, contact, advice, list } = request;
  const sheet = request.productClass === null ? null : sheetFor(view, request, c);
  return {
    classes: [...askedClasses(request)].flatMap((id) => {
      const title = view.classes.get(id)?.title;
      return title === undefined ? [] : [{ id, title }];
    }),
    sheet,
    supplier:
      request.supplier === null
        ? null
        : supplierOf(view, request, request.supplier, sheet?.productClass ?? null, c),
    profile: c.profile,
    contact,
    advice,
    list,
    policy: policy.version,
    off: policy.off,
  };
}

function askedClasses({ sheets, policy }: CriteriaRequest): ReadonlySet<string> {
  return new Set([
    ...sheets.map((sheet) => sheet.productClass),
    ...policy.own.map((each) => each.value.productClass),
  ]);
}

function sheetFor(
  view: ListView,
  request: CriteriaRequest,
  c: Circumstances,
): CriteriaView["sheet"] {
  const id = classWithQuestions(view, request);
  const title = view.classes.get(id ?? "")?.title;
  if (id === null || title === undefined) return null;
  const sheet = request.sheets.find((each) => each.productClass === id) ?? null;
  const own = request.policy.own.filter((each) => each.value.productClass === id);
  const { profile, date } = c;
  return {
    productClass: id,
    title,
    procedure: criteriaProcedure(view, id, c),
    ...questionsFor(sheet, own, { profile, date, programs: view.programs }),
  };
}

/** The class itself, or the wider one that it is a part of: a router for homes is network equipment. */
function classWithQuestions(view: ListView, request: CriteriaRequest): string | null {
  const asked = askedClasses(request);
  // A list may say of two classes that each is a part of the other.
  const seen = new Set<string>();
  let id = request.productClass ?? undefined;
  while (id !== undefined && !asked.has(id) && !seen.has(id)) {
    seen.add(id);
    id = view.classes.get(id)?.within;
  }
  return id !== undefined && asked.has(id) ? id : null;
}

function criteriaProcedure(
  view: ListView,
  id: string,
  { profile, date }: Circumstances,
): CriteriaProcedure | null {
  const procedure = procedureFor(view, id, profile);
  if (procedure === null) return null;
  const { program, period, says, nextStep } = procedure;
  if (period.from > date || (period.to !== undefined && period.to < date)) return null;
  return {
    programTitle: program.title,
    citation: program.citation,
    link: program.url,
    says,
    nextStep,
    everyPurchase: program.purposeScope.any || program.effect === "procurement-ban",
  };
}

function supplierOf(
  view: ListView,
  { matchedName, sheets, list }: CriteriaRequest,
  supplier: string,
  productClass: string | null,
  c: Circumstances,
): CriteriaSupplier | null {
  const named = matchedName === undefined ? {} : { matchedName };
  const cardOn = (on: Circumstances) =>
    cardFor(view, { supplier, verdict: null, ...named }, on, list);
  const card = cardOn(c);
  if (card === null) return null;
  const purposes = usesNamed(view, sheets, productClass, c.profile);
  const ifUsed = purposes.length === 0 ? card : (cardOn({ ...c, purposes }) ?? card);
  return {
    id: card.supplier,
    name: card.name,
    severity: strongest(card),
    severityForUse: strongest(ifUsed),
    listings: inForce(card)
      .toSorted((a, b) => Number(a.sameGroup) - Number(b.sameGroup))
      .map(({ title, listedName, sameGroup, listedOn, mark }) => ({
        title,
        listedName,
        sameGroup,
        listedOn,
        ...(mark === undefined ? {} : { mark }),
      })),
  };
}

/** The purposes of the program behind the question about the use, as far as it asks this buyer. */
function usesNamed(
  view: ListView,
  sheets: readonly CriteriaSheet[],
  productClass: string | null,
  profile: Profile,
): readonly string[] {
  const sheet = sheets.find((each) => each.productClass === productClass);
  const question = sheet?.questions.find(({ id }) => id === USE_QUESTION);
  const program = view.programs.get(question?.buyers?.[profile]?.program ?? "");
  return program?.purposeScope.purposes ?? [];
}

function inForce({ listings }: CardData): CardData["listings"] {
  return listings.filter((each) => each.asserts && each.inForce);
}

function strongest(card: CardData): Severity | null {
  const listings = inForce(card);
  return SEVERITIES.find((each) => listings.some(({ severity }) => severity === each)) ?? null;
}
