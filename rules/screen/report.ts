import type { CategoryEntry, CategoryVerdict } from "../category-words.ts";
import { stronger } from "../decide/decide.ts";
import { eachOnce } from "../decide/policy-mark.ts";
import type { ListView } from "../index/open.ts";
import type { PolicyMark } from "../policy/policy-words.ts";
import type {
  HitEntry,
  MentionEntry,
  Place,
  ReasonCode,
  Role,
  Severity,
  Verdict,
} from "../vocabulary.ts";
import { SEVERITIES } from "../severities.ts";

/** A verdict with the place it was found in. */
export interface Found {
  readonly verdict: Verdict;
  readonly place: Place;
}

/** A category hit with the place it was found in. */
export interface FoundCategory {
  readonly verdict: CategoryVerdict;
  readonly place: Place;
}

/** Longest excerpt of a place, UTF-16 units. */
export const EXCERPT = 80;

/** What stands for an origin that is not stated. */
const UNKNOWN_ORIGIN = "unknown";

/** Groups verdicts by supplier: hits at the highest severity, mentions beside them. A span is in one of the two only. */
export function gatherReport(found: readonly Found[]): {
  hits: HitEntry[];
  mentions: MentionEntry[];
} {
  const bySupplier = new Map<string, { hits: Found[]; mentions: Found[] }>();
  for (const each of found) {
    const held = bySupplier.get(each.verdict.supplier) ?? { hits: [], mentions: [] };
    bySupplier.set(each.verdict.supplier, held);
    (each.verdict.severity === null ? held.mentions : held.hits).push(each);
  }
  const hits: HitEntry[] = [];
  const mentions: MentionEntry[] = [];
  for (const [supplier, group] of bySupplier) {
    const severity = group.hits.reduce<Severity | null>(
      (best, each) => stronger(best, each.verdict.severity),
      null,
    );
    if (severity !== null) {
      const top = group.hits.find((each) => each.verdict.severity === severity);
      // Spans of one name share one array of listings.
      const programs = unique(
        unique(group.hits.map((each) => each.verdict.listings)).flatMap((listings) =>
          listings.flatMap(({ program, severity: level }) => (level === null ? [] : program)),
        ),
      ).toSorted(compare);
      hits.push({
        supplier,
        severity,
        role: top?.verdict.role ?? "unknown",
        programs,
        ...summary(group.hits),
        ...marksOf(group.hits),
      });
    }
    if (group.mentions.length > 0) {
      const role: Role = group.mentions[0]?.verdict.role ?? "unknown";
      const why = unique<ReasonCode>(group.mentions.flatMap((each) => each.verdict.why));
      mentions.push({
        supplier,
        role,
        why,
        ...summary(group.mentions),
        ...marksOf(group.mentions),
      });
    }
  }
  hits.sort(
    (a, b) =>
      SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
      compare(a.supplier, b.supplier),
  );
  mentions.sort((a, b) => compare(a.supplier, b.supplier));
  return { hits, mentions };
}

/** What the policy did to some spans, each once; without a member where it did nothing. */
function marksOf(group: readonly Found[]): { readonly marks?: readonly PolicyMark[] } {
  const marks = eachOnce(group.flatMap(({ verdict }) => verdict.marks ?? []));
  return marks.length === 0 ? {} : { marks };
}

/** Groups category hits by rule and origin, the strongest first; a rule that the list no longer has is left out. */
export function gatherCategories(view: ListView, found: readonly FoundCategory[]): CategoryEntry[] {
  const groups = new Map<string, FoundCategory[]>();
  for (const each of found) {
    const key = `${each.verdict.rule} ${each.verdict.origin ?? UNKNOWN_ORIGIN}`;
    const held = groups.get(key);
    if (held === undefined) groups.set(key, [each]);
    else held.push(each);
  }
  const entries = [...groups.values()].flatMap((group): CategoryEntry[] => {
    const [first] = group;
    const rule = view.data.categoryRules.find(({ id }) => id === first?.verdict.rule);
    if (first === undefined || rule === undefined) return [];
    const severity = group.reduce<Severity | null>(
      (best, { verdict }) => stronger(best, verdict.severity),
      null,
    );
    return [
      {
        rule: rule.id,
        productClass: rule.productClass,
        program: rule.program,
        severity: severity ?? first.verdict.severity,
        origin: first.verdict.origin ?? UNKNOWN_ORIGIN,
        why: unique(group.flatMap(({ verdict }) => verdict.why)),
        ...summary(group),
      },
    ];
  });
  return entries.sort(
    (a, b) =>
      SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
      compare(a.rule, b.rule) ||
      compare(a.origin, b.origin),
  );
}

function summary(group: readonly (Found | FoundCategory)[]): {
  matched: string[];
  count: number;
  where: Place[];
} {
  return {
    matched: unique(group.map((each) => each.verdict.matched)),
    count: group.length,
    where: group.map((each) => each.place),
  };
}

/** At most 80 units of text around a span, cut at neither end inside a surrogate pair. */
export function excerptOf(text: string, start: number, end: number): string {
  const room = Math.max(0, EXCERPT - (end - start));
  let from = Math.max(0, start - Math.floor(room / 2));
  let to = Math.min(text.length, from + EXCERPT);
  from = Math.max(0, Math.min(from, to - EXCERPT));
  if (isLowHalf(text, from)) from++;
  if (isLowHalf(text, to)) to--;
  return text.slice(from, to).replace(/\s+/g, " ").trim();
}

function isLowHalf(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff;
}

function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
