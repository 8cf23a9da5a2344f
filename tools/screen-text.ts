import type { ListView } from "../rules/index/open.ts";
import type { CategoryEntry } from "../rules/category-words.ts";
import { screenCategories } from "../rules/screen/category.ts";
import { excerptOf, gatherCategories, gatherReport } from "../rules/screen/report.ts";
import { screenBlocks } from "../rules/screen/screen.ts";
import type { Circumstances, HitEntry, MentionEntry } from "../rules/vocabulary.ts";

/** The answer to one line of a text file. */
export interface TextAnswer {
  /** Number of the line in the file, counted from 1. */
  readonly line: number;
  readonly status: "complete" | "failed";
  readonly reason: null | "not-json" | "no-text";
  readonly listVersion: string;
  readonly hits: readonly HitEntry[];
  readonly mentions: readonly MentionEntry[];
  /** Hits of rules about a class of product and its origin; they name no supplier. */
  readonly categories: readonly CategoryEntry[];
}

/** Screens a text as one block; only its words count. */
export function screenText(
  view: ListView,
  text: string,
  c: Circumstances,
): {
  readonly hits: HitEntry[];
  readonly mentions: MentionEntry[];
  readonly categories: CategoryEntry[];
} {
  const blocks = [{ text, kind: "text" }] as const;
  const verdicts = screenBlocks(view, blocks, c);
  const placed = <Each extends { readonly start: number; readonly end: number }>(
    verdict: Each,
  ) => ({
    verdict,
    place: {
      frame: "top",
      kind: "text",
      excerpt: excerptOf(text, verdict.start, verdict.end),
    } as const,
  });
  const categories = screenCategories(view, blocks, c, verdicts);
  return {
    ...gatherReport(verdicts.map(placed)),
    categories: gatherCategories(view, categories.map(placed)),
  };
}

/** Answers every non-blank line of a JSON-lines text, in order; only its field `text` is read. */
export function* screenLines(
  view: ListView,
  jsonl: string,
  c: Circumstances,
): Generator<TextAnswer> {
  const listVersion = view.data.version;
  for (const [index, line] of jsonl
    .replace(/^\ufeff/, "")
    .split(/\r?\n/)
    .entries()) {
    if (line.trim() === "") continue;
    const read = textOf(line);
    const isText = typeof read === "string";
    yield {
      line: index + 1,
      status: isText ? "complete" : "failed",
      reason: isText ? null : read.reason,
      listVersion,
      ...(isText ? screenText(view, read, c) : { hits: [], mentions: [], categories: [] }),
    };
  }
}

function textOf(line: string): string | { readonly reason: "not-json" | "no-text" } {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value !== "object" || value === null || !("text" in value))
      return { reason: "no-text" };
    return typeof value.text === "string" ? value.text : { reason: "no-text" };
  } catch {
    return { reason: "not-json" };
  }
}
