import type { ListData } from "../vocabulary.ts";
import type { Canary } from "./canaries.ts";

/** What is weighed about a release before it may replace another. */
export interface ListFacts {
  readonly suppliers: number;
  /** Listings that may set a severity. */
  readonly listings: number;
  /** Canaries that the release has: ids of suppliers that bear the canary's name. */
  readonly canaries: readonly string[];
}

/** Why a signed release is not taken: one closed set. */
export type SanityCode =
  | "sanity-empty" // no supplier, or no listing that says anything where there was one
  | "sanity-shrink" // loses more than a fifth, and two signers did not say that this is meant
  | "sanity-growth" // grows by more than a half, and two signers did not say that this is meant
  | "sanity-canary"; // a supplier that has to be there is missing

/** The share that a release may lose, and gain, on one signature. */
export const MOST_SHRINK = 0.2;
export const MOST_GROWTH = 0.5;
/** So many distinct keys have to have signed a larger change. */
export const SIGNERS_OF_LARGE_CHANGE = 2;

/** Facts about a release, with what it says about the canaries that it is asked for. */
export function factsOf(data: ListData, canaries: readonly Canary[] = []): ListFacts {
  const wanted = new Map(canaries.map(({ supplier, name }) => [supplier, name]));
  let listings = 0;
  const present: string[] = [];
  for (const { id, names, listings: own } of data.suppliers) {
    for (const listing of own) if (listing.asserts) listings++;
    const name = wanted.get(id);
    if (name !== undefined && names.some(({ text }) => text === name)) present.push(id);
  }
  return { suppliers: data.suppliers.length, listings, canaries: present };
}

/**
 * The reason why a release must not replace the old one, or null. `old` is null for the first release of a list; `signers` is
 * how many distinct keys validly signed the metadata that names it.
 */
export function checkSanity({
  old,
  next,
  signers,
  allowLargeChange,
  canaries,
}: {
  readonly old: ListFacts | null;
  readonly next: ListFacts;
  readonly signers: number;
  readonly allowLargeChange: boolean;
  readonly canaries: readonly Canary[];
}): SanityCode | null {
  if (next.suppliers === 0) return "sanity-empty";
  if (old !== null && old.listings > 0 && next.listings === 0) return "sanity-empty";
  if (canaries.some(({ supplier }) => !next.canaries.includes(supplier))) return "sanity-canary";
  if (old === null || (allowLargeChange && signers >= SIGNERS_OF_LARGE_CHANGE)) return null;
  return largeChange(old, next);
}

/** Whether a release is a large change to another one, whoever signed it. */
export function largeChange(
  old: Pick<ListFacts, "suppliers" | "listings">,
  next: Pick<ListFacts, "suppliers" | "listings">,
): "sanity-shrink" | "sanity-growth" | null {
  const pairs = [
    [old.suppliers, next.suppliers],
    [old.listings, next.listings],
  ] as const;
  // Multiplied in whole numbers: 0.8 * 5 is 4, and 4 of 5 is not yet more than a fifth less.
  if (pairs.some(([was, is]) => (was - is) * 100 > was * MOST_SHRINK * 100)) return "sanity-shrink";
  if (pairs.some(([was, is]) => was > 0 && (is - was) * 100 > was * MOST_GROWTH * 100))
    return "sanity-growth";
  return null;
}
