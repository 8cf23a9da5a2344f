import { makeFolding } from "../../publisher/list/build-list.ts";
import { bakeReadings } from "../../publisher/list/han-readings.ts";
import { buildIndex } from "../../rules/index/build.ts";
import { openList } from "../../rules/index/open.ts";
import { buildNames } from "../../rules/lookup/build-names.ts";
import { lookup } from "../../rules/lookup/lookup.ts";
import { namesOf } from "../../rules/lookup/names-of.ts";
import { openLookup } from "../../rules/lookup/open-lookup.ts";
import { openReadings } from "../../rules/lookup/readings.ts";
import { benchList } from "./bench-list.ts";
import type { GeneratedName } from "./generate-names.ts";
import { TOP } from "./lookup-peers.ts";
import type { Search } from "./lookup-peers.ts";
import { lookupSet } from "./lookup-sets.ts";
import type { Perturbed } from "./lookup-sets.ts";

// The only file of the bench that knows how names are looked up, and by which queries.

/** The kind of difference that has a goal of its own. */
export { KATAKANA } from "./lookup-sets.ts";

const ON = { profile: "general", date: "2026-11-25" } as const;

/** Builds what lookups need; gives how to open it. What answers is what answers a keystroke in the popup. */
export function buildLookup(names: readonly GeneratedName[]): () => Search {
  const { table, hanVariants } = makeFolding();
  const readings = Uint8Array.from(bakeReadings(hanVariants)).buffer;
  const list = benchList(names);
  const positions = new Map(list.suppliers.map(({ id }, at) => [id, at]));
  const { index } = buildIndex(list, table);
  const built = buildNames(namesOf(list), { table, readings: openReadings(readings) });
  return () => {
    const view = openLookup(openList(list, index, table), built, readings);
    return (query) =>
      lookup(view, query, ON, TOP).answers.map(({ supplier }) => positions.get(supplier) ?? -1);
  };
}

/** So many queries of every kind, always the same ones: those that nothing was tuned with. */
export function lookupQueries(names: readonly GeneratedName[], each: number): readonly Perturbed[] {
  return lookupSet(names, "report", each);
}
