import { IDENTIFIER, MODEL_LINE, NAME, NEEDS } from "../index/layout.ts";
import { familiesOf } from "../index/open.ts";
import type { ListView } from "../index/open.ts";
import { legalFormAhead, legalFormBehind } from "../names/legal-form-in-text.ts";
import { isOwnAlone } from "../policy/own-programs.ts";
import type { Block, Circumstances, ReasonCode, Supplier } from "../vocabulary.ts";
import { enumerated } from "./enumeration.ts";
import { isAcronymOfText, isOrdinaryWord } from "./ordinary-words.ts";
import { roleOfInlineLabel } from "./role-phrases.ts";
import { roleFromLabels } from "./role.ts";
import type { Occurrence } from "./scan.ts";
import type { Signals } from "./signals.ts";

/** A span that names a supplier and counts, with the reason why it does. */
export interface Candidate {
  readonly found: Occurrence;
  readonly start: number;
  readonly end: number;
  readonly supplier: Supplier;
  readonly why: readonly ReasonCode[];
  readonly related: string[];
}

/** The names, models and identifiers of a block that count, in order; those of one layer (`byLayer`) do not overlap. */
export function findCandidates(
  view: ListView,
  block: Block,
  signals: Signals,
  c: Circumstances,
): readonly Candidate[] {
  const admitted: Candidate[] = [];
  const waiting: Candidate[] = [];
  for (const found of signals.occurrences) {
    if (found.kind !== NAME && found.kind !== MODEL_LINE && found.kind !== IDENTIFIER) continue;
    const candidate = weighSignal(view, block, signals, found, c);
    if (candidate !== null) (candidate.why.length === 0 ? waiting : admitted).push(candidate);
  }
  const named = [...admitted, ...enumerated(block.text, signals.folded, admitted, waiting)];
  const all = [...named, ...corroborated(named, waiting)];
  return byLayer(all).flatMap(withoutOverlaps).sort(inOrderOfText);
}

/**
 * What published lists know, and what the organisation's own list alone knows: a longer name of the one takes nothing from the
 * other, so that no policy can hide a listed supplier behind a name of its own choice.
 */
export function byLayer(candidates: readonly Candidate[]): readonly (readonly Candidate[])[] {
  const own = candidates.filter(({ supplier }) => isOwnAlone(supplier));
  if (own.length === 0) return [candidates];
  return [candidates.filter((each) => !own.includes(each)), own];
}

/** Of spans that begin together the longer comes first; those of one and the same text stay side by side. */
function inOrderOfText(left: Candidate, right: Candidate): number {
  return left.start - right.start || right.end - left.end;
}

/** Turns an occurrence into a candidate; its `why` is empty while it lacks the second signal it needs. */
function weighSignal(
  view: ListView,
  block: Block,
  signals: Signals,
  found: Occurrence,
  c: Circumstances,
): Candidate | null {
  const supplier = view.suppliers.at(found.owner);
  if (supplier === undefined || isOwnHost(supplier, c.host)) return null;
  const start = signals.folded.starts[found.from] ?? 0;
  const end = signals.folded.ends[found.to - 1] ?? start;
  const isName = found.kind === NAME;
  const formEnd = isName ? legalFormAhead(block.text, signals.folded, found.to, end) : end;
  // 有限会社天馬舗道 is another firm than 天馬: a form before a name says something only where the name ends.
  const ends = !/^[\p{Script=Han}\p{Script=Katakana}ー]/u.test(block.text.slice(end, end + 2));
  const formStart =
    isName && ends ? legalFormBehind(block.text, signals.folded, found.from, start) : start;
  const hasForm = formEnd > end || formStart < start;
  const signal = secondSignal(view, block, signals, found, start, end, hasForm);
  const related = isName ? [...(supplier.names[found.item]?.related ?? [])] : [];
  return {
    found,
    start: formStart,
    end: formEnd,
    supplier,
    why: signal === null ? [] : [signal],
    related,
  };
}

/** How far a weak model may stand from the weak name that it makes real, UTF-16 units. */
const NEAR = 40;

/**
 * Weak models of a supplier whose name counts here, and weak names and weak models of one supplier that stand close to
 * each other (`ZTE MC801A`): two weak signals of different kinds make one strong one.
 */
function corroborated(
  named: readonly Candidate[],
  waiting: readonly Candidate[],
): readonly Candidate[] {
  const owners = new Set(named.map((each) => each.found.owner));
  const byOwner = new Map<number, Candidate[]>();
  for (const each of waiting) {
    const mine = byOwner.get(each.found.owner);
    if (mine === undefined) byOwner.set(each.found.owner, [each]);
    else mine.push(each);
  }
  return [...byOwner].flatMap(([owner, mine]) => {
    const inOrder = mine.toSorted((a, b) => a.start - b.start);
    return inOrder.flatMap((each, at): Candidate[] => {
      const isModel = each.found.kind === MODEL_LINE;
      if (isModel && owners.has(owner)) return [{ ...each, why: ["weak-model-with-supplier"] }];
      if (!isModel && NEEDS[each.found.need] !== "product") return [];
      // The nearest of the other kind is one of the next few in order.
      const isCorroborated = [
        ...inOrder.slice(Math.max(0, at - 3), at),
        ...inOrder.slice(at + 1, at + 4),
      ].some(
        (other) =>
          (other.found.kind === MODEL_LINE) !== isModel &&
          (other.found.kind === MODEL_LINE || NEEDS[other.found.need] === "product") &&
          Math.max(each.start, other.start) - Math.min(each.end, other.end) <= NEAR,
      );
      if (!isCorroborated) return [];
      return [{ ...each, why: [isModel ? "weak-model-with-supplier" : "weak-name-with-supplier"] }];
    });
  });
}

/** True on a site whose own name it is (zoom.co.jp is not the supplier Zoom). */
function isOwnHost(supplier: Supplier, host: string | undefined): boolean {
  if (host === undefined) return false;
  return supplier.exclusions.some(
    (each) => each.host !== undefined && (host === each.host || host.endsWith(`.${each.host}`)),
  );
}

function hasNoun(view: ListView, signals: Signals, owner: number): boolean {
  return [...familiesOf(view, owner)].some((family) => signals.families.has(family));
}

function secondSignal(
  view: ListView,
  block: Block,
  signals: Signals,
  found: Occurrence,
  start: number,
  end: number,
  hasLegalForm: boolean,
): ReasonCode | null {
  const need = NEEDS[found.need] ?? null;
  if (found.kind === IDENTIFIER) return "identifier";
  if (need === null) return found.kind === MODEL_LINE ? "model" : "name";
  if (signals.strong.has(found.owner)) {
    return found.kind === MODEL_LINE ? "weak-model-with-supplier" : "weak-name-with-supplier";
  }
  if (need !== "product" || found.kind === MODEL_LINE) return null;
  if (isAcronymOfText(block.text, start, end)) return null;
  if (!isOrdinaryWord(view, found, block.text.slice(start, end))) {
    if (hasNoun(view, signals, found.owner)) return "weak-name-with-noun";
    if (hasLegalForm) return "weak-name-with-legal-form";
  }
  const role =
    block.role ??
    roleFromLabels(block, start, end) ??
    roleOfInlineLabel(block.text.slice(0, start));
  return role === "maker" && standsAlone(block, start, end) ? "weak-name-in-maker-field" : null;
}

/** How much else than its label may stand beside a weak name that is alone in a field, UTF-16 units. */
const LABEL_ROOM = 24;

/**
 * True when the name is all that is known of the offer, so that `Brand: Honor` counts. Where there is more, it says what is
 * offered, and a weak name has to go with that.
 */
function standsAlone(block: Block, start: number, end: number): boolean {
  if (block.role !== undefined) return true;
  const known = Math.max(block.text.trim().length, block.around?.trim().length ?? 0);
  return known <= end - start + LABEL_ROOM;
}

/**
 * Longest first: of two overlapping candidates the longer stays. Of suppliers that bear one span each is kept, for nobody can say
 * whom the text means; where a list settles whose it is, one stays and the others become `related`.
 */
function withoutOverlaps(candidates: readonly Candidate[]): readonly Candidate[] {
  const sorted = [...candidates].sort(
    (a, b) =>
      b.end - b.start - (a.end - a.start) ||
      a.found.need - b.found.need ||
      a.found.entry - b.found.entry,
  );
  // Who holds each unit of the text: one look per unit of a candidate, however many there are.
  const holders = new Map<number, Candidate[]>();
  const kept: Candidate[] = [];
  for (const candidate of sorted) {
    let rivals: Candidate[] | undefined;
    for (let at = candidate.start; at < candidate.end && rivals === undefined; at++)
      rivals = holders.get(at);
    if (rivals === undefined) {
      kept.push(candidate);
      const span = [candidate];
      for (let at = candidate.start; at < candidate.end; at++) holders.set(at, span);
      continue;
    }
    if (!rivals.every((each) => isSameSpan(each, candidate))) continue;
    if (rivals.some((each) => each.supplier === candidate.supplier)) continue;
    const owner = rivals.find((each) => areTied(each.supplier, candidate.supplier));
    if (owner === undefined) {
      kept.push(candidate);
      rivals.push(candidate);
    } else if (!owner.related.includes(candidate.supplier.id)) {
      owner.related.push(candidate.supplier.id);
    }
  }
  return kept;
}

/** True for the spans of one and the same text. */
export function isSameSpan(left: Candidate, right: Candidate): boolean {
  return left.start === right.start && left.end === right.end;
}

/** True where the list itself says which of two suppliers a shared name yields. */
function areTied(left: Supplier, right: Supplier): boolean {
  const names = (supplier: Supplier, { id }: Supplier) =>
    supplier.names.some(({ related }) => related?.includes(id));
  return names(left, right) || names(right, left);
}
