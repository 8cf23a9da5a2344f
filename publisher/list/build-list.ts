import { buildFoldTable } from "../../rules/fold/table.ts";
import { deriveFiles } from "../../rules/index/derive.ts";
import { openList } from "../../rules/index/open.ts";
import { openReadings } from "../../rules/lookup/readings.ts";
import { parseRelease } from "../../rules/schema/list.ts";
import { toTheEnd } from "../../rules/steps.ts";
import type { ListData } from "../../rules/vocabulary.ts";
import { checkCategoryExamples } from "./check-category-examples.ts";
import type { Folding } from "./compile.ts";
import { compileSources } from "./compile-sources.ts";
import { bakeReadings } from "./han-readings.ts";
import { hanVariants } from "./han-variants.ts";
import { Problems } from "./problems.ts";
import { manifestFor, writeRelease } from "./write.ts";
import type { Manifest } from "./write.ts";

/** Makes the fold table that the built files rest on; the same on every machine with the pinned Node and dictionary. */
export function makeFolding(): Folding {
  const variants = hanVariants();
  return { table: buildFoldTable(variants), hanVariants: variants };
}

/**
 * Builds a sources folder into `list.jsonl`, `records.bin`, `fold.bin`, `index.bin`, the two gates, `names.bin`,
 * `readings.bin` and `manifest.json`. The same sources give the same bytes. Throws a SourceRefusal, with nothing written, when there is any
 * doubt about the sources.
 */
export function buildList(
  sources: string,
  out: string,
  folding: Folding = makeFolding(),
): Manifest {
  const { jsonl, serial, sources: read } = compileSources(sources, folding);
  const { data, index, files } = releaseFiles(jsonl, folding);
  const problems = new Problems();
  checkCategoryExamples(read, openList(data, index, folding.table), problems);
  problems.refuseIfAny();
  const manifest = manifestFor(data, files, serial);
  writeRelease(out, files, manifest);
  return manifest;
}

/** Every file of a release but its manifest, derived from its canonical lines. Throws a ListError on lines that are none. */
export function releaseFiles(
  jsonl: string,
  { table, hanVariants: variants }: Folding,
): {
  readonly data: ListData;
  readonly index: ArrayBuffer;
  readonly files: Readonly<Record<string, Uint8Array>>;
} {
  // The index is made from what the browser will read, so that the two cannot differ.
  const release = parseRelease(jsonl);
  const bytes = new TextEncoder().encode(jsonl);
  const readings = bakeReadings(variants);
  const letters = { table, readings: openReadings(ownBuffer(readings)) };
  const derived = toTheEnd(deriveFiles(bytes, release, letters));
  const files = {
    "list.jsonl": bytes,
    "fold.bin": new Uint8Array(table.buffer, table.byteOffset, table.byteLength),
    "readings.bin": readings,
    ...Object.fromEntries(
      Object.entries(derived).map(([name, buffer]) => [name, new Uint8Array(buffer)]),
    ),
  };
  return { data: release.data, index: derived["index.bin"], files };
}

function ownBuffer(bytes: Uint8Array): ArrayBuffer {
  return Uint8Array.from(bytes).buffer;
}
