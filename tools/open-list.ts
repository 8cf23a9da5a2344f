import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { buildList } from "../publisher/list/build-list.ts";
import { buildIndex } from "../rules/index/build.ts";
import { openList, openListFiles } from "../rules/index/open.ts";
import { mergeLists } from "../rules/lists/merge.ts";
import { buildNamesSteps } from "../rules/lookup/build-names.ts";
import { namesOf } from "../rules/lookup/names-of.ts";
import { openLookup } from "../rules/lookup/open-lookup.ts";
import type { LookupView } from "../rules/lookup/open-lookup.ts";
import { openReadings } from "../rules/lookup/readings.ts";
import { parseListData } from "../rules/schema/list.ts";
import { toTheEnd } from "../rules/steps.ts";
import { ensureList, LIST } from "./make.ts";

const manifestFile = z.object({
  version: z.string(),
  files: z.record(z.string(), z.object({ sha256: z.string(), bytes: z.number() })),
});

/** Folder of a built list: the bundled one, one that is built already, or one made of sources. Throws when it is neither. */
export function builtListFolder(folder: string | null): string {
  if (folder === null) {
    ensureList();
    return LIST;
  }
  if (existsSync(join(folder, "manifest.json"))) return folder;
  if (!existsSync(join(folder, "listings"))) {
    throw new Error(`${folder} is neither a built list nor a folder of list sources`);
  }
  const out = mkdtempSync(join(tmpdir(), "sekisho-list-"));
  buildList(folder, out);
  return out;
}

/** Opens a built list as the browser does: every file is believed only when its hash agrees. Throws otherwise. */
export function openListFolder(folder: string): LookupView {
  return openFiles(readBelieved(folder));
}

/**
 * Opens a built list with another one beside it, given as JSON lines, merged and indexed as in a browser that accepted both.
 * Throws for lines that are no list.
 */
export function openListBeside(folder: string, id: string, lines: string): LookupView {
  const read = readBelieved(folder);
  const data = mergeLists([
    {
      id: "vendor/baseline",
      data: parseListData(Buffer.from(read("list.jsonl")).toString("utf8")),
    },
    { id, data: parseListData(lines) },
  ]);
  const table = new Uint32Array(ownBuffer(read("fold.bin")));
  const readings = ownBuffer(read("readings.bin"));
  const letters = { table, readings: openReadings(readings) };
  const names = toTheEnd(buildNamesSteps(namesOf(data), letters));
  return openLookup(openList(data, buildIndex(data, table).index, table), names, readings);
}

/** Reads a file of a built list. */
type Read = (name: string) => Uint8Array;

function readBelieved(folder: string): Read {
  const manifest = manifestFile.parse(
    JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8")),
  );
  return (name) => {
    const bytes = readFileSync(join(folder, name));
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    if (sha256 !== manifest.files[name]?.sha256)
      throw new Error(`${join(folder, name)} is not the file that its manifest vouches for`);
    return bytes;
  };
}

function openFiles(read: Read): LookupView {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const view = openListFiles(
    {
      jsonl: read("list.jsonl"),
      records: ownBuffer(read("records.bin")),
      index: ownBuffer(read("index.bin")),
      fold: ownBuffer(read("fold.bin")),
    },
    (bytes) => decoder.decode(bytes),
  );
  return openLookup(view, ownBuffer(read("names.bin")), ownBuffer(read("readings.bin")));
}

/** A copy with a buffer of its own: Node's files may share one, at offsets that typed arrays refuse. */
function ownBuffer(bytes: Uint8Array): ArrayBuffer {
  return Uint8Array.from(bytes).buffer;
}
