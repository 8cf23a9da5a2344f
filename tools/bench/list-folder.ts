import { readFileSync } from "node:fs";
import { join } from "node:path";
import { makeFolding, releaseFiles } from "../../publisher/list/build-list.ts";
import { manifestFor, writeRelease } from "../../publisher/list/write.ts";
import { parseListData } from "../../rules/schema/list.ts";
import { makeIfStale, ROOT } from "../inputs.ts";
import { ensureList, LIST } from "../make.ts";
import { benchList } from "./bench-list.ts";
import { generateNames } from "./generate-names.ts";

/** Folder of a list of so many names, made when it is missing or old: the bundled suppliers with theirs, and generated ones. */
export function largeListFolder(names: number): string {
  ensureList();
  const name = `bench-list-${String(names)}`;
  const folder = join(ROOT, ".output", name);
  const inputs = ["assets/public/list", "rules", "tools/bench", "package-lock.json"];
  makeIfStale(name, join(folder, "manifest.json"), inputs, () => writeList(names, folder));
  return folder;
}

function writeList(names: number, folder: string): void {
  const bundled = readFileSync(join(LIST, "list.jsonl"), "utf8");
  const held = parseListData(bundled).suppliers.reduce((sum, each) => sum + each.names.length, 0);
  const { suppliers } = benchList(generateNames(Math.max(0, names - held)));
  const more = suppliers.map(
    (supplier) => `${JSON.stringify({ kind: "supplier", ...supplier })}\n`,
  );
  const jsonl = bundled + more.join("");
  const { data, files } = releaseFiles(jsonl, makeFolding());
  writeRelease(folder, files, manifestFor(data, files));
}
