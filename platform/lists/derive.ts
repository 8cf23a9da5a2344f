import { categoryProfiles } from "../../rules/decide/category-profiles.ts";
import { deriveFiles } from "../../rules/index/derive.ts";
import { mergeSteps } from "../../rules/lists/merge.ts";
import type { OwnedList } from "../../rules/lists/merge.ts";
import { openReadings } from "../../rules/lookup/readings.ts";
import { parseReleaseSteps } from "../../rules/schema/list.ts";
import type { Release } from "../../rules/schema/list.ts";
import type { ListData } from "../../rules/vocabulary.ts";
import type { ListManifest } from "../list-files.ts";
import { hashOf } from "../trust/web-crypto.ts";

type Bytes = Uint8Array<ArrayBuffer>;

/** The lists of a generation, the first before the others where they disagree, and the tables of this extension. */
export interface ToDerive {
  readonly lists: readonly { readonly id: string; readonly v: number; readonly raw: Bytes }[];
  readonly fold: ArrayBuffer;
  readonly readings: ArrayBuffer;
}

/** The files of a generation, and their description; the tables are described by the package's own manifest. */
export interface Derived {
  readonly manifest: ListManifest;
  readonly files: Readonly<Record<string, ArrayBuffer>>;
}

/** Lets other work run; called every few milliseconds. */
export type Pause = () => Promise<void>;

/** Work goes on for so long between two pauses, milliseconds. */
const SLICE_MS = 8;

/**
 * Derives what pages are screened with from lists that were accepted. The same lists and tables always give the same bytes.
 * Throws a ListError for lines that are no list, and a RangeError for tables that are none.
 */
export async function derive(input: ToDerive, pause: Pause): Promise<Derived> {
  const parsed: { readonly id: string; readonly release: Release }[] = [];
  for (const { id, raw } of input.lists) {
    const release = await inSlices(parseReleaseSteps(textOf(raw)), pause);
    parsed.push({ id, release });
  }
  const [only, ...others] = parsed;
  const isOne = only !== undefined && others.length === 0;
  const release = isOne
    ? only.release
    : releaseOf((await inSlices(mergeSteps(parsed.map(ownedOf)), pause)).data);
  const [first] = input.lists;
  const jsonl =
    isOne && first !== undefined ? first.raw : await inSlices(linesOf(release.data), pause);
  const letters = {
    table: new Uint32Array(input.fold),
    readings: openReadings(input.readings),
  };
  const derived = await inSlices(deriveFiles(jsonl, release, letters), pause);
  const files: Record<string, ArrayBuffer> = { "list.jsonl": exactly(jsonl), ...derived };
  const described: Record<string, { readonly sha256: string; readonly bytes: number }> = {};
  for (const [name, bytes] of Object.entries(files)) {
    const sha256 = await hashOf("sha256", new Uint8Array(bytes));
    described[name] = { sha256, bytes: bytes.byteLength };
  }
  const { data } = release;
  const manifest: ListManifest = {
    version: data.version,
    v: isOne ? (first?.v ?? 0) : 0,
    asOf: data.lists.map((list) => list.retrieved).sort()[0] ?? "",
    suppliers: data.suppliers.length,
    programs: data.programs.length,
    lists: data.lists.length,
    categoryProfiles: categoryProfiles(data),
    files: described,
  };
  return { manifest, files };
}

/** Drives steps to their end, a few milliseconds at a time. */
export async function inSlices<Result>(
  steps: Generator<undefined, Result>,
  pause: Pause,
): Promise<Result> {
  let until = performance.now() + SLICE_MS;
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (performance.now() < until) continue;
    await pause();
    until = performance.now() + SLICE_MS;
  }
}

/** Strict UTF-8; throws a TypeError for anything else. */
export function textOf(bytes: Bytes): string {
  return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
}

function exactly(bytes: Bytes): ArrayBuffer {
  const { buffer, byteLength } = bytes;
  return buffer.byteLength === byteLength ? buffer : bytes.slice().buffer;
}

/** The lines of a merged list: only this browser ever reads them, so their fields stand as they come. */
function* linesOf(data: ListData): Generator<undefined, Bytes> {
  const { version, lists, programs, classes, categoryRules, nouns, suppliers } = data;
  const lines = [
    { kind: "release", version, lists },
    ...programs.map((each) => ({ kind: "program", ...each })),
    ...classes.map((each) => ({ kind: "class", ...each })),
    ...categoryRules.map((each) => ({ kind: "category-rule", ...each })),
    ...nouns.map((each) => ({ kind: "nouns", ...each })),
  ];
  const encoder = new TextEncoder();
  const encode = (each: readonly object[]): Bytes =>
    encoder.encode(each.map((line) => `${JSON.stringify(line)}\n`).join(""));
  const parts = [encode(lines)];
  for (let at = 0; at < suppliers.length; at += LINES) {
    yield;
    const some = suppliers.slice(at, at + LINES);
    parts.push(encode(some.map((each) => ({ kind: "supplier", ...each }))));
  }
  yield;
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** Suppliers that are written between two steps. */
const LINES = 256;

function ownedOf({ id, release }: { readonly id: string; readonly release: Release }): OwnedList {
  return { id, data: release.data };
}

function releaseOf(data: ListData): Release {
  const { programs, classes, categoryRules, nouns } = data;
  const head = 1 + programs.length + classes.length + categoryRules.length + nouns.length;
  return { data, headLines: Array.from({ length: head }, (_, line) => line) };
}
