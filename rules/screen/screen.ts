import { decide, decideListings } from "../decide/decide-match.ts";
import type { MatchedListing } from "../decide/decide-match.ts";
import { holdsEverywhere } from "../decide/policy-scope.ts";
import type { HoldsFor, MatchPlace } from "../decide/policy-scope.ts";
import { CLASS, IDENTIFIER, MODEL_LINE, NAME, NOUN } from "../index/layout.ts";
import { isListedName, plainName } from "../index/open.ts";
import type { ListView } from "../index/open.ts";
import type {
  Block,
  Circumstances,
  Identifier,
  ListingVerdict,
  Name,
  ReasonCode,
  Supplier,
  Verdict,
} from "../vocabulary.ts";
import { byLayer, findCandidates } from "./candidates.ts";
import type { Candidate } from "./candidates.ts";
import { headlines, readsAsNews } from "./news-words.ts";
import { coversSpan } from "./covers-span.ts";
import { rolesOf, UNKNOWN } from "./roles-of.ts";
import type { RoleFound } from "./roles-of.ts";
import { classesInScope, readSignals } from "./signals.ts";
import { registrantOf } from "../identifiers/registrant.ts";
import type { Signals } from "./signals.ts";

/**
 * Screens blocks of text: every verified name and model in them, with role, severity and reasons. Spans do not overlap, but for
 * those that only the organisation's own list knows beside those of published lists.
 */
export function screenBlocks(
  view: ListView,
  blocks: readonly Block[],
  c: Circumstances,
): Verdict[] {
  return blocks.flatMap((block, position) => {
    const signals = readSignals(view, block);
    return signals === null ? [] : screenBlock(view, block, position, signals, c);
  });
}

function screenBlock(
  view: ListView,
  block: Block,
  position: number,
  signals: Signals,
  c: Circumstances,
): Verdict[] {
  const candidates = findCandidates(view, block, signals, c);
  if (candidates.length === 0) return [];
  const weighed = isNews(block, signals, candidates) ? { ...c, article: true } : c;
  const found = new Map<Candidate, RoleFound>();
  for (const layer of byLayer(candidates)) {
    const roles = rolesOf(block, layer, signals, weighed);
    layer.forEach((each, at) => found.set(each, roles[at] ?? UNKNOWN));
  }
  return candidates.map((candidate) =>
    judge(view, block, position, signals, candidate, found.get(candidate) ?? UNKNOWN, weighed),
  );
}

/** True for running text that reports about somebody and states no price or quantity. */
function isNews(block: Block, signals: Signals, names: readonly Candidate[]): boolean {
  const isText = block.kind === "text" && (block.labels ?? []).length === 0;
  if (!isText || signals.isPriced) return false;
  const ends = names.map((each) => each.end);
  return readsAsNews(block.text) || headlines(block.text, ends);
}

function judge(
  view: ListView,
  block: Block,
  position: number,
  signals: Signals,
  candidate: Candidate,
  { role, why: roleWhy }: RoleFound,
  c: Circumstances,
): Verdict {
  const { supplier, start, end, found } = candidate;
  const name = found.kind === NAME ? supplier.names[found.item] : undefined;
  const code = found.kind === IDENTIFIER ? supplier.identifiers[found.item] : undefined;
  const line = found.kind === MODEL_LINE ? supplier.models[found.item]?.line : undefined;
  const matchedName =
    name?.text ?? line ?? (code === undefined ? supplier.name : registrantOf(supplier, code));
  const classes = classesInScope(view, signals.classes, c.profile, c.date);
  const lead = leadReasons(name, code);
  const classInScope = classes.length > 0;
  const match = {
    supplier: supplier.id,
    listings: lead.length === 0 ? listingsOf(view, supplier, matchedName, classInScope) : [],
    role,
    classInScope,
    article: c.article === true,
    place: c.policy === undefined ? NOWHERE : placeOf(view, block, signals, candidate, c),
  };
  const outcome = decide(match, c, c.date);
  const isShown = outcome.severity !== null || outcome.marks.length > 0;
  const shared: readonly ReasonCode[] = candidate.related.length > 0 ? ["shared-name"] : [];
  const ended =
    outcome.why.includes("no-listing") && lead.length === 0 ? endedReason(supplier, c.date) : [];
  return {
    block: position,
    start,
    end,
    supplier: supplier.id,
    related: candidate.related,
    matched: block.text.slice(start, end),
    matchedName,
    ...(code === undefined ? {} : { identifier: code.scheme }),
    role,
    severity: outcome.severity,
    why: [...candidate.why, ...shared, ...roleWhy, ...lead, ...outcome.why, ...ended],
    listings: isShown ? outcome.listings : [],
    classes: isShown ? classes : [],
    ...(outcome.marks.length === 0 ? {} : { marks: outcome.marks }),
  };
}

/** Without a policy nobody asks where a match stands. */
const NOWHERE: MatchPlace = { texts: [], classes: [], isInside: () => false };

/** Where a match stands, as far as scopes of the policy ask. */
function placeOf(
  view: ListView,
  { text, around }: Block,
  { classes, folded, occurrences }: Signals,
  { found }: Candidate,
  { host, page }: Circumstances,
): MatchPlace {
  const texts = [text, around, page?.title, page?.url];
  const nouns = () => occurrences.filter(({ kind }) => kind === NOUN || kind === CLASS);
  return {
    ...(host === undefined ? {} : { host }),
    texts: texts.filter((each) => each !== undefined),
    classes: classes.flatMap((id) => [id, view.classes.get(id)?.within ?? id]),
    isInside: (excluded) => coversSpan(excluded, folded, found, nouns(), view.table),
  };
}

/** Why a name or code only leads to the supplier; empty when it is the supplier's own. */
function leadReasons(name: Name | undefined, code: Identifier | undefined): readonly ReasonCode[] {
  if (name?.relation !== undefined) return ["lead-only"];
  return code?.uncited === true ? ["code-uncited"] : [];
}

function endedReason(supplier: Supplier, date: string): readonly ReasonCode[] {
  return supplier.listings.some((each) => each.asserts && (each.delistedOn ?? "9999") <= date)
    ? ["delisted"]
    : [];
}

/** A verdict that was kept without its listings, with them again: as they bear on this buyer and date. */
export function withListings(view: ListView, verdict: Verdict, c: Circumstances): Verdict {
  const supplier = view.suppliers.get(verdict.supplier);
  const { matchedName, classes, marks = [] } = verdict;
  if (supplier === undefined || (verdict.severity === null && marks.length === 0)) return verdict;
  // Which exceptions hold for it was found out where it stands; the policy may have lost one since, never gained one.
  const held = new Set(
    marks.flatMap((mark) =>
      mark.kind === "exception" || mark.kind === "exception-expired" ? [mark.exception.id] : [],
    ),
  );
  const holdsFor: HoldsFor = ({ id }) => held.has(id);
  const listings = bearings(view, supplier, matchedName, classes.length > 0, c, holdsFor);
  return { ...verdict, listings };
}

/**
 * How every listing of a supplier bears on this buyer when `matchedName` was found or typed. Where it stands is known to
 * `holdsFor` alone: without it only exceptions without a scope hold.
 */
export function bearings(
  view: ListView,
  supplier: Supplier,
  matchedName: string,
  classInScope: boolean,
  c: Circumstances,
  holdsFor: HoldsFor = holdsEverywhere,
): readonly ListingVerdict[] {
  const listings = listingsOf(view, supplier, matchedName, classInScope);
  return decideListings({ supplier: supplier.id, listings }, c, c.date, holdsFor);
}

/** The listings of a supplier with their programs, and what the matched name has to do with each. */
function listingsOf(
  view: ListView,
  supplier: Supplier,
  matchedName: string,
  classInScope: boolean,
): readonly MatchedListing[] {
  const plain = plainName(matchedName, view.table);
  const affiliate = supplier.listings.some(
    (each) =>
      (each.listedEntity === "affiliate" || each.listedEntity === "unit") &&
      isListedName(view, each, plain),
  );
  const own = supplier.listings.some(
    (each) => each.listedEntity === "supplier" && isListedName(view, each, plain),
  );
  return supplier.listings.flatMap((listing, position) => {
    const program = view.programs.get(listing.program);
    if (program === undefined) return [];
    const facts = {
      isListedName: isListedName(view, listing, plain),
      isAffiliateName: affiliate && !own,
      classInScope,
    };
    return [{ listing, position, program, facts }];
  });
}
