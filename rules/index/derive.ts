import { buildNamesSteps } from "../lookup/build-names.ts";
import { namesOf } from "../lookup/names-of.ts";
import type { Letters } from "../lookup/romanise.ts";
import type { Release } from "../schema/list.ts";
import { buildIndexSteps } from "./build.ts";
import { buildRecords } from "./records.ts";

/** What is made of a release's lines, by file name: all that a browser needs to open it beside `list.jsonl` and the tables. */
export interface DerivedFiles {
  readonly "records.bin": ArrayBuffer;
  readonly "index.bin": ArrayBuffer;
  readonly "gate.bin": ArrayBuffer;
  readonly "gate-category.bin": ArrayBuffer;
  readonly "names.bin": ArrayBuffer;
}

/**
 * Derives the files of a release in steps of a few milliseconds, so that a worker can answer messages in between; `jsonl` are
 * the bytes that `release` was read from. The same lines and letters always give the same bytes.
 */
export function* deriveFiles(
  jsonl: Uint8Array,
  release: Release,
  letters: Letters,
): Generator<undefined, DerivedFiles> {
  const records = buildRecords(jsonl, release);
  yield;
  const { index, gate, categoryGate } = yield* buildIndexSteps(release.data, letters.table);
  const names = yield* buildNamesSteps(namesOf(release.data), letters);
  return {
    "records.bin": records,
    "index.bin": index,
    "gate.bin": gate,
    "gate-category.bin": categoryGate,
    "names.bin": names,
  };
}
