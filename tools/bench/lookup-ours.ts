import { openList } from "../../rules/index/open.ts";
import { lookup } from "../../rules/lookup/lookup.ts";
import { benchList } from "./bench-list.ts";
import type { GeneratedName } from "./generate-names.ts";
import type { Search } from "./lookup-peers.ts";
import { TOP } from "./lookup-peers.ts";
import { buildOurs } from "./ours.ts";
import { randomOf } from "./random.ts";

// The only file of the bench that knows how names are looked up, and by which queries.

/** One query made from a name of the list by one kind of difference. */
export interface Perturbed {
  readonly kind: string;
  readonly query: string;
  /** Position of the name it was made from. */
  readonly target: number;
}

/** The kind that has a goal of its own. */
export const KATAKANA = "katakana for Latin";

/** Builds what lookups need; gives how to open it. */
export function buildLookup(names: readonly GeneratedName[]): () => Search {
  const { index, fold } = buildOurs(names);
  return () => {
    const view = openList(benchList(names), index, new Uint32Array(fold));
    const on = { profile: "general", date: "2026-11-25" } as const;
    return (query) =>
      lookup(view, query, on, TOP).answers.map(({ supplier }) => Number(supplier.slice(1)));
  };
}

/** So many queries of every kind, always the same ones. */
export function lookupQueries(names: readonly GeneratedName[], each: number): readonly Perturbed[] {
  const random = randomOf(90023);
  const kinds: Readonly<Record<string, (text: string) => string>> = {
    typo: (text) => {
      const at = 1 + random.below(text.length - 1);
      return text.slice(0, at) + text.slice(at + 1);
    },
    "no spaces": (text) => text.replaceAll(" ", ""),
    prefix: (text) => text.slice(0, Math.ceil(text.length * 0.7)),
    case: (text) => text.toLowerCase(),
  };
  return Object.entries(kinds).flatMap(([kind, make]) =>
    Array.from({ length: each }, () => {
      const target = random.below(names.length);
      return { kind, query: make(names[target]?.text ?? ""), target };
    }),
  );
}
