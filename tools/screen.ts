// `npm run screen`: screens texts with the rules, or saved pages with the built extension in a real browser.
import { readFileSync } from "node:fs";
import { COMMON_USAGE, fromCaller, readArguments, runCommand, UsageError } from "./command-line.ts";
import type { Common } from "./command-line.ts";
import type { CategoryEntry } from "../rules/category-words.ts";
import { ensureExtension } from "./make.ts";
import { builtListFolder, openListFolder } from "./open-list.ts";
import { pagesUnder } from "./page-files.ts";
import { screenPages } from "./screen-pages.ts";
import type { PageAnswer } from "./screen-pages.ts";
import { screenLines } from "./screen-text.ts";

const USAGE = `usage: npm run screen -- ${COMMON_USAGE} --text FILE.jsonl
       npm run screen -- ${COMMON_USAGE} FILE|DIR...`;

async function main(): Promise<number> {
  const { common, values, positionals } = readArguments(["text"]);
  const text = values.get("text");
  if ((text === undefined) === (positionals.length === 0))
    throw new UsageError("give either --text FILE.jsonl or pages");
  if (text !== undefined) return screenTextFile(text, common);
  return screenPageFiles(positionals, common);
}

async function screenPageFiles(paths: readonly string[], common: Common): Promise<number> {
  const { profile, date, list, json } = common;
  const extension = ensureExtension("chrome", "demo", list === null ? null : builtListFolder(list));
  const files = paths.flatMap((path) => pagesUnder(fromCaller(path), path));
  for await (const answer of screenPages(files, { extension, profile, date })) {
    console.log(json ? JSON.stringify(answer) : describe(answer));
  }
  return 0;
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

function screenTextFile(path: string, { json, profile, date, list }: Common): number {
  const jsonl = readFileSync(path === "-" ? 0 : fromCaller(path), "utf8");
  const view = openListFolder(builtListFolder(list));
  for (const answer of screenLines(view, jsonl, { profile, date })) {
    if (json) console.log(JSON.stringify(answer));
    else {
      const { line, status, hits, mentions, categories } = answer;
      const said = hits.map((hit) => `${hit.severity} ${hit.supplier} (${hit.matched.join(", ")})`);
      const also = mentions.map((each) => `mention ${each.supplier} (${each.matched.join(", ")})`);
      const words = [...said, ...categories.map(sayCategory), ...also].join("; ");
      console.log(
        `${String(line)}: ${status === "failed" ? `failed: ${String(answer.reason)}` : words || "nothing found"}`,
      );
    }
  }
  return 0;
}

await runCommand(USAGE, main);
