import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { ListError, parseListData } from "../../rules/schema/list.ts";
import { PublisherRefusal } from "../command.ts";
import type { Folding, Release } from "./compile.ts";
import { compileSources } from "./compile-sources.ts";

/**
 * Reads a release from what somebody may have: a `list.jsonl`, one packed with gzip, a folder with either (a built or staged
 * list), or a folder of sources. Throws a PublisherRefusal or a SourceRefusal that says what is wrong with it.
 */
export function readRelease(path: string, folding: () => Folding): Release {
  if (!existsSync(path)) return refuse(path, "is not there");
  if (!statSync(path).isDirectory()) return readFile(path);
  for (const name of ["list.jsonl", "list.jsonl.gz"])
    if (existsSync(join(path, name))) return readFile(join(path, name));
  if (existsSync(join(path, "listings"))) return compileSources(path, folding());
  return refuse(path, "is neither a release nor a folder of list sources");
}

function readFile(path: string): Release {
  let jsonl: string;
  try {
    const bytes = readFileSync(path);
    const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b;
    jsonl = new TextDecoder("utf-8", { fatal: true }).decode(isPacked ? gunzipSync(bytes) : bytes);
  } catch {
    return refuse(path, "cannot be read as UTF-8 text, packed with gzip or not");
  }
  return { jsonl, data: parseRelease(path, jsonl) };
}

/** Parses canonical lines; what is wrong with them is said of the file. Throws a PublisherRefusal. */
export function parseRelease(path: string, jsonl: string): Release["data"] {
  try {
    return parseListData(jsonl);
  } catch (error) {
    if (!(error instanceof ListError)) throw error;
    const { line, field, message } = error;
    const place = line === 0 ? { file: path } : { file: path, row: line };
    throw new PublisherRefusal("release-unreadable", [{ ...place, field, message }]);
  }
}

function refuse(file: string, message: string): never {
  throw new PublisherRefusal("release-unreadable", [{ file, message }]);
}
