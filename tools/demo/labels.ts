import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { HitEntry, MentionEntry } from "../../rules/vocabulary.ts";
import { PORTAL } from "./serve-portal.ts";

const place = { offer: z.int().nullable(), supplier: z.string(), text: z.string() };

const labelFile = z.strictObject({
  page: z.string(),
  lang: z.enum(["ja", "en"]),
  about: z.string(),
  marks: z.array(
    z.strictObject({ ...place, where: z.enum(["attribute", "value", "structured"]).optional() }),
  ),
  mentions: z.array(
    z.strictObject({
      ...place,
      why: z.enum(["compatible", "excluded", "unlisted", "news"]),
      where: z.enum(["attribute", "value", "structured"]).optional(),
    }),
  ),
});

/** What a person expects of a demo page: each span that has to be marked, and each that must not be. */
export type PageLabels = z.infer<typeof labelFile>;

/** The labels of all demo pages, by the names of the pages. Throws when a file is not what it should be. */
export function readLabels(): readonly PageLabels[] {
  return readdirSync(PORTAL)
    .filter((name) => name.endsWith(".labels.json"))
    .toSorted()
    .map((name) => labelFile.parse(JSON.parse(readFileSync(join(PORTAL, name), "utf8"))));
}

/** How an answer differs from the labels of its page. */
export interface Comparison {
  readonly marked: number;
  readonly expected: number;
  readonly missed: number;
  readonly false: number;
  /** Marks by supplier, as found. */
  readonly bySupplier: ReadonlyMap<string, number>;
  /** One line for each difference. */
  readonly differences: readonly string[];
}

/**
 * Compares the answer of a page with its labels, mark by mark: by supplier, and by the text that is marked. A labelled mention
 * has to be among the mentions.
 */
export function compare(
  labels: PageLabels,
  hits: readonly HitEntry[],
  mentions: readonly MentionEntry[],
): Comparison {
  const expected = Map.groupBy(labels.marks, (mark) => mark.supplier);
  const found = new Map(hits.map((hit) => [hit.supplier, hit]));
  const differences: string[] = [];
  let missed = 0;
  let wrong = 0;
  for (const supplier of new Set([...expected.keys(), ...found.keys()])) {
    const wanted = expected.get(supplier) ?? [];
    const hit = found.get(supplier);
    const surplus = (hit?.count ?? 0) - wanted.length;
    const lost = wanted.filter((mark) => !(hit?.matched.includes(mark.text) ?? false));
    const extra = (hit?.matched ?? []).filter((text) => !wanted.some((mark) => mark.text === text));
    const missedHere = Math.max(lost.length, -surplus, 0);
    const wrongHere = Math.max(extra.length, surplus, 0);
    missed += missedHere;
    wrong += wrongHere;
    if (missedHere > 0)
      differences.push(
        `missed ${supplier}: ${lost.map((mark) => mark.text).join(", ") || `${String(missedHere)} of them`}`,
      );
    if (wrongHere > 0)
      differences.push(`false ${supplier}: ${extra.join(", ") || `${String(wrongHere)} of them`}`);
  }
  for (const { supplier, text } of labels.mentions) {
    const isThere = mentions.some(
      (each) =>
        each.supplier === supplier &&
        each.matched.some((matched) => matched.includes(text) || text.includes(matched)),
    );
    if (isThere) continue;
    missed++;
    differences.push(`missed as a mention ${supplier}: ${text}`);
  }
  return {
    marked: hits.reduce((sum, hit) => sum + hit.count, 0),
    expected: labels.marks.length,
    missed,
    false: wrong,
    bySupplier: new Map(hits.map((hit) => [hit.supplier, hit.count])),
    differences,
  };
}
