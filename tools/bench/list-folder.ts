import { readFileSync } from "node:fs";
import { join } from "node:path";
import { manifestFor, writeRelease } from "../../publisher/list/write.ts";
import { buildIndex } from "../../rules/index/build.ts";
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
  const data = parseListData(jsonl);
  const fold = Uint8Array.from(readFileSync(join(LIST, "fold.bin")));
  const { index, gate } = buildIndex(data, new Uint32Array(fold.buffer));
  const files = {
    "list.jsonl": new TextEncoder().encode(jsonl),
    "fold.bin": fold,
    "index.bin": new Uint8Array(index),
    "gate.bin": new Uint8Array(gate),
  };
  writeRelease(folder, files, manifestFor(data, files));
}
