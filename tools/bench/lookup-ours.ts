import { buildNames } from "../../rules/lookup/build-names.ts";
import { openNames, searchNames } from "../../rules/lookup/search.ts";
import { stemFor } from "../../rules/lookup/stem.ts";
import type { GeneratedName } from "./generate-names.ts";
import { lookupSet } from "./lookup-sets.ts";
import type { Perturbed } from "./lookup-sets.ts";
import { TOP } from "./lookup-peers.ts";
import type { Search } from "./lookup-peers.ts";
import { bakedLetters } from "./measure-lookup.ts";

// The only file of the bench that knows how names are looked up, and by which queries.

/** The kind of difference that has a goal of its own. */
export { KATAKANA } from "./lookup-sets.ts";

/** Builds what lookups need; gives how to open it. */
export function buildLookup(names: readonly GeneratedName[]): () => Search {
  const letters = bakedLetters();
  const bytes = buildNames(
    names.map(({ text }, owner) => ({ text, owner, item: 0 })),
    letters,
  );
  return () => {
    const index = openNames(bytes, letters);
    return (query) =>
      searchNames(index, stemFor(query, letters))
        .slice(0, TOP)
        .map(({ owner }) => owner);
  };
}

/** So many queries of every kind, always the same ones: those that nothing was tuned with. */
export function lookupQueries(names: readonly GeneratedName[], each: number): readonly Perturbed[] {
  return lookupSet(names, "report", each);
}
