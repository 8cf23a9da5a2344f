import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { generateNames } from "./generate-names.ts";
import type { GeneratedName } from "./generate-names.ts";

/** The first names are generated whatever else there is: the texts are seeded with them. */
export const SEEDED = 1000;

/**
 * So many names to scan for: generated ones, and between the first 1,000 and the rest those of a real list, where
 * `SEKISHO_DATA` names a folder that has one.
 */
export function benchNames(count: number): readonly GeneratedName[] {
  const generated = generateNames(count);
  if (count <= SEEDED) return generated;
  const real = realNames();
  return [...generated.slice(0, SEEDED), ...real, ...generated.slice(SEEDED)].slice(0, count);
}

/** The names of `lists/csl-layout.csv` in the folder that `SEKISHO_DATA` names, each once; none where it is not set. */
export function realNames(): readonly GeneratedName[] {
  const folder = process.env["SEKISHO_DATA"];
  const file = join(folder ?? "", "lists/csl-layout.csv");
  if (folder === undefined || !existsSync(file)) return [];
  const [head = [], ...rows] = readCsv(readFileSync(file, "utf8"));
  const [name, others] = [head.indexOf("name"), head.indexOf("alt_names")];
  const texts = rows.flatMap((row) => [row[name] ?? "", ...(row[others] ?? "").split(";")]);
  const named = texts.map((text) => text.trim()).filter((text) => /[\p{L}\d]{2}/u.test(text));
  return [...new Set(named)].map((text, at) => ({
    id: `r${String(at)}`,
    text,
    script: scriptOf(text),
  }));
}

function scriptOf(text: string): GeneratedName["script"] {
  if (/\p{sc=Hangul}/u.test(text)) return "korean";
  if (/[\p{sc=Katakana}\p{sc=Hiragana}]/u.test(text)) return "japanese";
  if (/\p{sc=Han}/u.test(text)) return "chinese";
  return /\p{sc=Cyrillic}/u.test(text) ? "cyrillic" : "latin";
}

/** The fields of a file of comma-separated values with quotes doubled inside quotes (RFC 4180). */
function readCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [whole, quoted, plain = "", end = ""] of text.matchAll(
    /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g,
  )) {
    if (whole === "") break;
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end !== ",") rows.push([]);
  }
  return rows.filter((row) => row.length > 1);
}
