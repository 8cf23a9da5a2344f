import { largeChange } from "../../rules/lists/sanity.ts";
import type { ListData } from "../../rules/vocabulary.ts";
import type { Problem } from "./problems.ts";

/** The share that the publisher lets go without being told to. The browsers' own gate is at a fifth. */
const MOST_SHRINK = 0.1;
const MOST_GROWTH = 0.5;

/** What was allowed by name: ids of the release's list, or of sources in it. */
export interface Allowed {
  readonly shrink: readonly string[];
  readonly growth: readonly string[];
}

/** What the gates found. */
export interface GateReport {
  readonly problems: readonly Problem[];
  /** `shrinks-too-much` before `grows-too-much`, when both. */
  readonly code: "shrinks-too-much" | "grows-too-much" | null;
  /** Browsers will want two signatures, and `allowLargeChange` in the metadata. */
  readonly isLarge: boolean;
}

interface Count {
  readonly list: string;
  readonly field: string;
  readonly was: number;
  readonly is: number;
}

/** Weighs a release of a list against the one before: as a whole, and each source that went into it. */
export function checkGates(
  list: string,
  old: ListData | null,
  next: ListData,
  allowed: Allowed,
): GateReport {
  if (old === null) return { problems: [], code: null, isLarge: false };
  const counts = countsOf(list, old, next);
  const shrinks = counts.filter(({ was, is }) => was - is > was * MOST_SHRINK);
  const grows = counts.filter(({ was, is }) => was > 0 && is - was > was * MOST_GROWTH);
  const refused = (found: readonly Count[], names: readonly string[]): readonly Count[] =>
    found.filter((count) => !names.includes(count.list) && !names.includes(list));
  const less = refused(shrinks, allowed.shrink);
  const more = refused(grows, allowed.growth);
  const problems = [
    ...less.map((count) => problemOf(count, "falls", "--allow-shrink")),
    ...more.map((count) => problemOf(count, "grows", "--allow-growth")),
  ];
  const code = less.length > 0 ? "shrinks-too-much" : more.length > 0 ? "grows-too-much" : null;
  return { problems, code, isLarge: largeChange(sizesOf(old), sizesOf(next)) !== null };
}

function problemOf({ list, field, was, is }: Count, what: string, option: string): Problem {
  const percent = String(Math.round((Math.abs(is - was) / was) * 1000) / 10);
  const message = `${what} from ${String(was)} to ${String(is)} (${percent} %); when this is meant: ${option} ${list}`;
  return { file: list, field, value: is, message };
}

function countsOf(list: string, old: ListData, next: ListData): readonly Count[] {
  const was = sizesOf(old);
  const is = sizesOf(next);
  const sources = new Map(next.lists.map((each) => [each.id, each.listings]));
  return [
    { list, field: "suppliers", was: was.suppliers, is: is.suppliers },
    { list, field: "listings", was: was.listings, is: is.listings },
    ...old.lists
      .filter((each) => each.id !== list)
      .map((each) => ({
        list: each.id,
        field: "listings",
        was: each.listings,
        is: sources.get(each.id) ?? 0,
      })),
  ];
}

/** Suppliers, and listings that may set a severity: what the browsers weigh too. */
function sizesOf({ suppliers }: ListData): {
  readonly suppliers: number;
  readonly listings: number;
} {
  const listings = suppliers.reduce(
    (sum, each) => sum + each.listings.filter(({ asserts }) => asserts).length,
    0,
  );
  return { suppliers: suppliers.length, listings };
}
