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
  Role,
  Supplier,
  Verdict,
} from "../vocabulary.ts";
import { enumerates, findCandidates, isSameSpan } from "./candidates.ts";
import type { Candidate } from "./candidates.ts";
import { headlines, readsAsNews } from "./news-words.ts";
import { coversSpan } from "./covers-span.ts";
import { roleOf } from "./role.ts";
import { classesInScope, readSignals } from "./signals.ts";
import { registrantOf } from "../identifiers/registrant.ts";
import type { Signals } from "./signals.ts";

/** Screens blocks of text: every verified, non-overlapping name and model in them, with role, severity and reasons. */
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
  const roles = rolesOf(block, candidates, signals, weighed);
  return candidates.map((candidate, at) =>
    judge(view, block, position, signals, candidate, roles[at] ?? UNKNOWN, weighed),
  );
}

interface RoleFound {
  readonly role: Role;
  readonly why: readonly ReasonCode[];
}

const UNKNOWN: RoleFound = { role: "unknown", why: [] };

/** The roles of the names of a block, each by what is said of it, of the names it stands with, and of its row. */
function rolesOf(
  block: Block,
  candidates: readonly Candidate[],
  signals: Signals,
  c: Circumstances,
): readonly RoleFound[] {
  const wholes = wholeNames(block.text, candidates);
  // An article speaks of products without offering them: only a price or quantity there says that one is on offer.
  const isOffer = c.article === true ? signals.isPriced : signals.isOffer;
  const roles: RoleFound[] = [];
  candidates.forEach((each, at) => {
    const last = candidates[at - 1];
    const same = last !== undefined && isSameSpan(last, each) ? roles.at(-1) : undefined;
    if (same !== undefined) {
      roles.push(same);
      return;
    }
    const isAlsoExcluded = roles.at(-1)?.role === "excluded" && goesOn(block.text, last, each);
    roles.push(
      isAlsoExcluded
        ? { role: "excluded", why: ["role-phrase"] }
        : roleOf(block, each.start, each.end, wholes[at] ?? each, isOffer),
    );
  });
  if ((block.labels ?? []).length === 0) return roles;
  // A row that offers what goes with a maker's models names that maker in a column of its own.
  const goesWith = new Set(
    candidates.filter((_, at) => isByPhrase(roles[at], "compatible")).map((each) => each.supplier),
  );
  return roles.map((found, at) => {
    const supplier = candidates[at]?.supplier;
    const isColumn = found.role === "maker" && found.why.includes("role-label");
    return isColumn && supplier !== undefined && goesWith.has(supplier)
      ? { role: "compatible", why: ["role-phrase"] }
      : found;
  });
}

function isByPhrase(found: RoleFound | undefined, role: Role): boolean {
  return found?.role === role && found.why.includes("role-phrase");
}

/** True for running text that reports about somebody and states no price or quantity. */
function isNews(block: Block, signals: Signals, names: readonly Candidate[]): boolean {
  const isText = block.kind === "text" && (block.labels ?? []).length === 0;
  if (!isText || signals.isPriced) return false;
  const ends = names.map((each) => each.end);
  return readsAsNews(block.text) || headlines(block.text, ends);
}

/** What may join a name to the clause before it, so that it is left out as well: `nem outros aplicativos da`, `or any`. */
const GOES_ON =
  /^\s*,?\s*(?:and|or|nor|as well as|y|e|o|ni|nem|así como|bem como|et|ou|ainsi que|und|oder|noch|sowie|и|или|ни)\s+(?:[\p{Ll}][\p{L}’'-]*\s+){0,5}$/u;

function goesOn(text: string, last: Candidate | undefined, next: Candidate): boolean {
  return (
    last !== undefined &&
    last.end <= next.start &&
    next.start - last.end <= 60 &&
    GOES_ON.test(text.slice(last.end, next.start))
  );
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * Maker and model side by side, and the names of one enumeration, belong together: what is said before or after them is
 * said of all.
 */
function wholeNames(text: string, candidates: readonly Candidate[]): readonly Span[] {
  const wholes: Span[] = [];
  for (let first = 0, at = 0; at < candidates.length; at++) {
    const here = candidates[at];
    const next = candidates[at + 1];
    if (here === undefined) break;
    const between = next === undefined ? "\n" : text.slice(here.end, next.start);
    const isSame = next?.supplier === here.supplier && /^[^\S\n]{0,2}$/u.test(between);
    const isOneSpan = next !== undefined && isSameSpan(here, next);
    if (isSame || isOneSpan || enumerates(between)) continue;
    const start = candidates[first]?.start ?? here.start;
    while (wholes.length <= at) wholes.push({ start, end: here.end });
    first = at + 1;
  }
  return wholes;
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
    place: placeOf(view, block, signals, candidate, c),
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
