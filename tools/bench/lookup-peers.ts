import { Config, Query, SearcherFactory } from "@m31coding/fuzzy-search";
import UFuzzy from "@leeoniya/ufuzzy";
import Fuse from "fuse.js";
import * as fuzzysort from "fuzzysort";
import MiniSearch from "minisearch";
import { plainText } from "./contestant.ts";

/** A list of names opened for looking up: gives the positions of the best answers, best first. */
export type Search = (query: string) => readonly number[];

/** An implementation that looks names up. */
export interface Searcher {
  readonly impl: string;
  /** Builds it; what this takes is its build time. */
  open(texts: readonly string[]): Search;
}

/** How many answers are asked for. */
export const TOP = 5;

/** A peer: names and queries come to it in NFKC and lower case, its options are those that its documentation begins with. */
function peer(impl: string, build: (plain: string[]) => Search): Searcher {
  return {
    impl,
    open: (texts) => {
      const search = build(texts.map(plainText));
      return (query) => search(plainText(query));
    },
  };
}

const fuse = peer("fuse.js", (plain) => {
  const built = new Fuse(plain);
  return (query) => built.search(query, { limit: TOP }).map(({ refIndex }) => refIndex);
});

/** Prefix and fuzziness are off at first; a lookup as one types is nothing without them. */
const miniSearch = peer("minisearch", (plain) => {
  const built = new MiniSearch<{ id: number; text: string }>({
    fields: ["text"],
    searchOptions: { prefix: true, fuzzy: 0.2 },
  });
  built.addAll(plain.map((text, id) => ({ id, text })));
  return (query) =>
    built
      .search(query)
      .slice(0, TOP)
      .map(({ id }) => Number(id));
});

/** The universal variant of its documentation, for scripts other than Latin, with one slip a word and words in any order. */
const uFuzzy = peer("@leeoniya/ufuzzy", (plain) => {
  const built = new UFuzzy({
    unicode: true,
    interSplit: "[^\\p{L}\\d']+",
    intraSplit: "\\p{Ll}\\p{Lu}",
    intraBound: "\\p{L}\\d|\\d\\p{L}|\\p{Ll}\\p{Lu}",
    intraChars: "[\\p{L}\\d']",
    intraContr: "'\\p{L}{1,2}\\b",
    intraMode: 1,
  });
  return (query) => {
    const [found, info, order] = built.search(plain, query, 1);
    if (found === null) return [];
    if (info === null || order === null) return found.slice(0, TOP);
    return order.slice(0, TOP).flatMap((at) => info.idx[at] ?? []);
  };
});

const fuzzySort = peer("fuzzysort", (plain) => {
  const entries = plain.map((text, id) => ({ id, text }));
  const built = fuzzysort.snapshot(entries, { key: "text" });
  return (query) => fuzzysort.go(query, built, { limit: TOP }).map(({ obj }) => obj.id);
});

/** By itself it drops every letter that is not Latin; its documentation says how to let them through. */
const m31coding = peer("@m31coding/fuzzy-search", (plain) => {
  const config = Config.createDefaultConfig();
  config.normalizerConfig.allowCharacter = () => true;
  const built = SearcherFactory.createSearcher<{ id: number; text: string }, number>(config);
  const entries = plain.map((text, id) => ({ id, text }));
  built.indexEntities(
    entries,
    ({ id }) => id,
    ({ text }) => [text],
  );
  return (query) => built.getMatches(new Query(query, TOP)).matches.map(({ entity }) => entity.id);
});

/** What any lookup is compared with: every name by Levenshtein's distance, two rows, nothing cut short. */
const levenshtein = peer("Levenshtein scan", (plain) => {
  let row = new Uint16Array(512);
  const distance = (left: string, right: string): number => {
    if (row.length <= right.length) row = new Uint16Array(right.length * 2);
    for (let at = 0; at <= right.length; at++) row[at] = at;
    for (let line = 1; line <= left.length; line++) {
      const unit = left.charCodeAt(line - 1);
      let corner = line - 1;
      row[0] = line;
      for (let at = 1; at <= right.length; at++) {
        const above = row[at] ?? 0;
        const change = corner + (right.charCodeAt(at - 1) === unit ? 0 : 1);
        row[at] = Math.min(change, above + 1, (row[at - 1] ?? 0) + 1);
        corner = above;
      }
    }
    return row[right.length] ?? 0;
  };
  return (query) => {
    const best: { readonly at: number; readonly far: number }[] = [];
    plain.forEach((text, at) => {
      const far = distance(query, text);
      if (best.length === TOP && far >= (best.at(-1)?.far ?? 0)) return;
      best.push({ at, far });
      best.sort((a, b) => a.far - b.far);
      best.length = Math.min(best.length, TOP);
    });
    return best.map(({ at }) => at);
  };
});

/** The floor of lookups. */
export const BRUTE = levenshtein.impl;

/** Every peer that looks names up, and the floor. */
export const LOOKUP_PEERS: readonly Searcher[] = [
  levenshtein,
  fuse,
  miniSearch,
  uFuzzy,
  fuzzySort,
  m31coding,
];
