import { decideListing, weigh } from "../decide/decide.ts";
import type { MatchFacts } from "../decide/decide.ts";
import { MODEL_LINE, NAME, NEEDS } from "../index/layout.ts";
import { isListedName } from "../index/open.ts";
import type { ListView } from "../index/open.ts";
import { legalFormAhead, legalFormBehind } from "../names/legal-forms.ts";
import type {
  Block,
  Circumstances,
  ListingVerdict,
  ReasonCode,
  Role,
  Supplier,
  Verdict,
} from "../vocabulary.ts";
import { roleOfInlineLabel, roleOfLabel, roleOfPhrase } from "./role-phrases.ts";
import type { Occurrence } from "./scan.ts";
import { classesInScope, readSignals, standing } from "./signals.ts";
import type { Signals } from "./signals.ts";

interface Candidate {
  readonly found: Occurrence;
  readonly start: number;
  readonly end: number;
  readonly supplier: Supplier;
  readonly why: readonly ReasonCode[];
  readonly related: string[];
}

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
  const candidates = standing(signals.occurrences)
    .filter((found) => found.kind === NAME || found.kind === MODEL_LINE)
    .flatMap((found) => admit(view, block, signals, found, c) ?? []);
  return withoutOverlaps(candidates).map((candidate) =>
    judge(view, block, position, signals, candidate, c),
  );
}

/** Turns an occurrence into a candidate when it stands on its own or has the second signal it needs. */
function admit(
  view: ListView,
  block: Block,
  signals: Signals,
  found: Occurrence,
  c: Circumstances,
): Candidate | null {
  const supplier = view.data.suppliers[found.owner];
  if (supplier === undefined || isOwnHost(supplier, c.host)) return null;
  const start = signals.folded.starts[found.from] ?? 0;
  const end = signals.folded.ends[found.to - 1] ?? start;
  const formAhead = found.kind === NAME ? legalFormAhead(block.text.slice(end, end + 40)) : 0;
  const formBehind =
    found.kind === NAME ? legalFormBehind(block.text.slice(Math.max(0, start - 16), start)) : 0;
  const signal = secondSignal(block, signals, found, start, end, formAhead + formBehind > 0);
  if (signal === null) return null;
  const related = found.kind === NAME ? [...(supplier.names[found.item]?.related ?? [])] : [];
  return {
    found,
    start: start - formBehind,
    end: end + formAhead,
    supplier,
    why: [signal],
    related,
  };
}

/** True on a site whose own name it is (zoom.co.jp is not the supplier Zoom). */
function isOwnHost(supplier: Supplier, host: string | undefined): boolean {
  if (host === undefined) return false;
  return supplier.exclusions.some(
    (each) => each.host !== undefined && (host === each.host || host.endsWith(`.${each.host}`)),
  );
}

function secondSignal(
  block: Block,
  signals: Signals,
  found: Occurrence,
  start: number,
  end: number,
  hasLegalForm: boolean,
): ReasonCode | null {
  const need = NEEDS[found.need] ?? null;
  if (need === null) return found.kind === MODEL_LINE ? "model" : "name";
  if (signals.strong.has(found.owner)) {
    return found.kind === MODEL_LINE ? "weak-model-with-supplier" : "weak-name-with-supplier";
  }
  if (need !== "product" || found.kind === MODEL_LINE) return null;
  if (signals.nouns.has(found.owner)) return "weak-name-with-noun";
  if (hasLegalForm) return "weak-name-with-legal-form";
  const role =
    block.role ??
    roleFromLabels(block, start, end) ??
    roleOfInlineLabel(block.text.slice(0, start));
  return role === "maker" && standsAlone(block, start, end) ? "weak-name-in-maker-field" : null;
}

/** True when the name is all that its field or labelled cell says, so that `Brand: Honor` counts and prose does not. */
function standsAlone(block: Block, start: number, end: number): boolean {
  if (block.role !== undefined) return true;
  const label = block.labels?.find((each) => each.start <= start && each.end >= end);
  const field =
    label === undefined
      ? block.text.slice(start, end + 30)
      : block.text.slice(label.start, label.end);
  return field.trim().length <= end - start + 14;
}

/** Longest first: of two overlapping candidates the longer stays; an equal span of another supplier becomes `related`. */
function withoutOverlaps(candidates: readonly Candidate[]): readonly Candidate[] {
  const sorted = [...candidates].sort(
    (a, b) =>
      b.end - b.start - (a.end - a.start) ||
      a.found.need - b.found.need ||
      a.found.entry - b.found.entry,
  );
  const kept: Candidate[] = [];
  for (const candidate of sorted) {
    const rival = kept.find((each) => each.start < candidate.end && candidate.start < each.end);
    if (rival === undefined) kept.push(candidate);
    else if (
      rival.start === candidate.start &&
      rival.end === candidate.end &&
      rival.supplier !== candidate.supplier
    ) {
      if (!rival.related.includes(candidate.supplier.id)) rival.related.push(candidate.supplier.id);
    }
  }
  return kept.sort((a, b) => a.start - b.start);
}

function judge(
  view: ListView,
  block: Block,
  position: number,
  signals: Signals,
  candidate: Candidate,
  c: Circumstances,
): Verdict {
  const { supplier, start, end, found } = candidate;
  const name = found.kind === NAME ? supplier.names[found.item] : undefined;
  const matchedName = name?.text ?? supplier.models[found.item]?.line ?? supplier.name;
  const { role, why: roleWhy } = roleOf(block, signals, candidate);
  const classes = classesInScope(view, signals.classes, c.profile, c.date);
  const listings =
    name?.relation === undefined
      ? bearings(view, supplier, matchedName, classes.length > 0, c)
      : [];
  const facts = { isListedName: false, isAffiliateName: false, classInScope: classes.length > 0 };
  const outcome = weigh(listings, role, facts, c);
  const lead: readonly ReasonCode[] = name?.relation === undefined ? [] : ["lead-only"];
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
    role,
    severity: outcome.severity,
    why: [...candidate.why, ...shared, ...roleWhy, ...lead, ...outcome.why, ...ended],
    listings: outcome.severity === null ? [] : listings,
    classes: outcome.severity === null ? [] : classes,
  };
}

function endedReason(supplier: Supplier, date: string): readonly ReasonCode[] {
  return supplier.listings.some((each) => each.asserts && (each.delistedOn ?? "9999") <= date)
    ? ["delisted"]
    : [];
}

/** How every listing of a supplier bears on this buyer when `matchedName` was found or typed. */
export function bearings(
  view: ListView,
  supplier: Supplier,
  matchedName: string,
  classInScope: boolean,
  c: Circumstances,
): readonly ListingVerdict[] {
  const affiliate = supplier.listings.some(
    (each) =>
      (each.listedEntity === "affiliate" || each.listedEntity === "unit") &&
      isListedName(view, each, matchedName),
  );
  const own = supplier.listings.some(
    (each) => each.listedEntity === "supplier" && isListedName(view, each, matchedName),
  );
  return supplier.listings.flatMap((listing, position) => {
    const program = view.programs.get(listing.program);
    if (program === undefined) return [];
    const facts: MatchFacts = {
      isListedName: isListedName(view, listing, matchedName),
      isAffiliateName: affiliate && !own,
      classInScope,
    };
    return decideListing(listing, position, program, facts, c) ?? [];
  });
}

function roleFromLabels(block: Block, start: number, end: number): Role | null {
  for (const span of block.labels ?? []) {
    if (span.start > start || span.end < end) continue;
    const role = roleOfLabel(span.label);
    if (role !== null) return role;
  }
  return null;
}

function roleOf(
  block: Block,
  signals: Signals,
  candidate: Candidate,
): { role: Role; why: readonly ReasonCode[] } {
  const { start, end } = candidate;
  const cell = block.labels?.find((each) => each.start <= start && each.end >= end);
  const before = block.text.slice(cell?.start ?? Math.max(0, start - 120), start);
  const after = block.text.slice(end, Math.min(cell?.end ?? block.text.length, end + 120));
  const phrase = roleOfPhrase(before, after);
  if (phrase !== null) return { role: phrase, why: ["role-phrase"] };
  if (block.role !== undefined) return { role: block.role, why: ["role-structured"] };
  const labelled = roleFromLabels(block, start, end) ?? roleOfInlineLabel(before);
  if (labelled !== null) return { role: labelled, why: ["role-label"] };
  if (signals.isOffer) return { role: "maker", why: ["role-product-noun"] };
  return { role: "unknown", why: [] };
}
