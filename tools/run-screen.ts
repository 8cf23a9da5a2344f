import { readFileSync } from "node:fs";
import type { CategoryEntry } from "../rules/category-words.ts";
import { ownListLines, OWN_LIST } from "../rules/policy/own-list.ts";
import type { LookupView } from "../rules/lookup/open-lookup.ts";
import { fromCaller } from "./command-line.ts";
import type { Common } from "./command-line.ts";
import { ensureExtension } from "./make.ts";
import { builtListFolder, openListFolder, openListBeside } from "./open-list.ts";
import { pagesUnder } from "./page-files.ts";
import { circumstancesUnder } from "./policy-file.ts";
import type { PolicyFile } from "./policy-file.ts";
import { screenPages } from "./screen-pages.ts";
import type { PageAnswer } from "./screen-pages.ts";
import { screenLines } from "./screen-text.ts";

/** The list of a command with the policy's own suppliers beside it, as a browser with both opens it. */
export function openUnderPolicy(
  { list, date }: Pick<Common, "list" | "date">,
  policy: PolicyFile | null,
): LookupView {
  const folder = builtListFolder(list);
  const alone = openListFolder(folder);
  const lines = policy === null ? null : ownListLines(policy.effective, date, alone.table);
  return lines === null ? alone : openListBeside(folder, OWN_LIST, lines);
}

/** Screens pages in the built extension, and prints a line for each. */
export async function screenPageFiles(
  paths: readonly string[],
  common: Common,
  policy: PolicyFile | null,
): Promise<void> {
  const { list, json } = common;
  const extension = ensureExtension("chrome", "demo", list === null ? null : builtListFolder(list));
  const files = paths.flatMap((path) => pagesUnder(fromCaller(path), path));
  const { profile, date } = circumstancesUnder(common, policy);
  const imported = policy?.isRead === true ? { policy: importedOf(policy) } : {};
  for await (const answer of screenPages(files, { extension, profile, date, ...imported })) {
    console.log(json ? JSON.stringify(answer) : describe(answer));
  }
}

function importedOf({ name, text, effective }: PolicyFile) {
  const hasOwnList = effective.suppliers.length + effective.categoryRules.length > 0;
  return { name, text, hasOwnList };
}

function describe({ file, status, reason, hits, mentions, categories }: PageAnswer): string {
  const state = reason === null ? status : `${status} (${reason})`;
  const found = hits.map((hit) => `${hit.severity} ${hit.supplier} x${String(hit.count)}`);
  const also = mentions.map((each) => `mention ${each.supplier} x${String(each.count)}`);
  const classes = categories.map(sayCategory);
  return `${file}: ${state}: ${[...found, ...classes, ...also].join(", ") || "nothing found"}`;
}

function sayCategory({ severity, productClass, origin, rule }: CategoryEntry): string {
  return `${severity} class ${productClass}, origin ${origin} (${rule})`;
}

/** Screens the texts of a file of JSON lines, `-` for standard input, and prints a line for each. */
export function screenTextFile(
  path: string,
  view: LookupView,
  common: Common,
  policy: PolicyFile | null,
): void {
  const jsonl = readFileSync(path === "-" ? 0 : fromCaller(path), "utf8");
  const marksClasses =
    policy?.effective.featuresOff.every(({ value }) => value !== "category-rules") ?? true;
  for (const answer of screenLines(view, jsonl, circumstancesUnder(common, policy))) {
    const said = marksClasses ? answer : { ...answer, categories: [] };
    if (common.json) console.log(JSON.stringify(said));
    else {
      const { line, status, hits, mentions, categories } = said;
      const found = hits.map(
        (hit) => `${hit.severity} ${hit.supplier} (${hit.matched.join(", ")})`,
      );
      const also = mentions.map((each) => `mention ${each.supplier} (${each.matched.join(", ")})`);
      const words = [...found, ...categories.map(sayCategory), ...also].join("; ");
      console.log(
        `${String(line)}: ${status === "failed" ? `failed: ${String(answer.reason)}` : words || "nothing found"}`,
      );
    }
  }
}
