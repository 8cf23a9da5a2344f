import { readdirSync, statSync } from "node:fs";
import type { Dirent } from "node:fs";
import { join } from "node:path";
import type { PageFile } from "./screen-pages.ts";

/** The pages that `full` stands for: a file, or all pages below a folder, by the bytes of their paths; named after `path`. */
export function pagesUnder(full: string, path: string): readonly PageFile[] {
  if (!isFolder(full)) return [{ path: full, name: path }];
  return namesUnder(full, "")
    .filter((name) => /\.(?:x?html|htm)$/i.test(name))
    .toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
    .map((name) => ({ path: join(full, name), name: join(path, name) }));
}

/** Files below a folder, links to folders not followed; what cannot be looked at is answered as not readable. */
function namesUnder(root: string, below: string): readonly string[] {
  let entries: readonly Dirent[];
  try {
    entries = readdirSync(join(root, below), { withFileTypes: true });
  } catch {
    console.error(`sekisho: the folder ${join(root, below)} cannot be read`);
    return [];
  }
  return entries.flatMap((entry) => {
    const path = join(below, entry.name);
    return entry.isDirectory() ? namesUnder(root, path) : [path];
  });
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}
