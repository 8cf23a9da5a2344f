import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { cardFor } from "../../rules/explain/card.ts";
import { openList, openListFiles } from "../../rules/index/open.ts";
import type { ListFiles, ListView } from "../../rules/index/open.ts";
import { buildRecords } from "../../rules/index/records.ts";
import { lookup } from "../../rules/lookup/lookup.ts";
import { ListError } from "../../rules/schema/list-error.ts";
import { parseRelease } from "../../rules/schema/list.ts";
import { screenBlocks } from "../../rules/screen/screen.ts";
import { readCases, readFiles } from "../../tools/eval/read-labels.ts";
import { LIST } from "../../tools/make.ts";
import { bundled, bundledData } from "../fixtures/bundled.ts";

const ON = { profile: "jp-government", date: "2026-06-10", article: false } as const;
const decoder = new TextDecoder("utf-8", { fatal: true });
const decode = (bytes: Uint8Array): string => decoder.decode(bytes);
const bytesOf = (name: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(readFileSync(join(LIST, name)));

function files(change: Partial<ListFiles> = {}): ListFiles {
  return {
    jsonl: bytesOf("list.jsonl"),
    records: bytesOf("records.bin").buffer,
    index: bytesOf("index.bin").buffer,
    fold: bytesOf("fold.bin").buffer,
    ...change,
  };
}

const lazy = openListFiles(files(), decode);
const eager = openList(bundledData, bytesOf("index.bin").buffer, bundled.table);

/** The bundled lines with one supplier's spoilt, byte for byte as long as before; and which line that is. */
function spoilt(id: string, how: (line: string) => string): { jsonl: Uint8Array; line: number } {
  const lines = decode(bytesOf("list.jsonl")).split("\n");
  const at = lines.findIndex((line) => line.includes(`"id":"${id}","identifiers"`));
  const line = lines[at];
  if (line === undefined) throw new Error(`no line of ${id}`);
  lines[at] = how(line);
  return { jsonl: new TextEncoder().encode(lines.join("\n")), line: at + 1 };
}

function errorOf(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}

describe("a list whose records are read when they are asked for", () => {
  test("has the same head and the same suppliers, by number and by id", () => {
    const { suppliers, ...head } = bundledData;
    expect(lazy.data).toEqual(head);
    expect(lazy.suppliers.count).toBe(suppliers.length);
    expect(lazy.nameCount).toBe(eager.nameCount);
    suppliers.forEach((supplier, number) => {
      expect(lazy.suppliers.at(number)).toEqual(supplier);
      expect(lazy.suppliers.get(supplier.id)).toBe(lazy.suppliers.at(number));
    });
  });

  test.each(["", "nobody", "Huawei", "__proto__"])("knows no supplier %j", (id) => {
    expect(lazy.suppliers.get(id)).toBeUndefined();
  });

  test("knows no supplier behind the last", () => {
    expect(lazy.suppliers.at(lazy.suppliers.count)).toBeUndefined();
    expect(lazy.suppliers.at(-1)).toBeUndefined();
  });

  test("gives the same verdicts on every case of the corpora", () => {
    const cases = readFiles(
      join(import.meta.dirname, "../fixtures/cases"),
      "cases",
      ".jsonl",
    ).flatMap(({ text, name }) => readCases(text, name));
    expect(cases.length).toBeGreaterThan(600);
    const differing = cases.filter(({ text }) => {
      const of = (view: ListView) =>
        JSON.stringify(screenBlocks(view, [{ text, kind: "text" }], ON));
      return of(lazy) !== of(eager);
    });
    expect(differing).toEqual([]);
  });

  test("gives the same answers to typed names, models and identifiers", () => {
    const names = bundledData.suppliers.flatMap(({ name, identifiers }) => [
      name,
      name.slice(1),
      ...identifiers.map(({ value }) => value),
    ]);
    for (const query of names)
      expect(lookup({ ...bundled, ...lazy }, query, ON, 5)).toEqual(
        lookup({ ...bundled, ...eager }, query, ON, 5),
      );
  });

  test("reads the records that a text may name, each once, and no others", () => {
    const read: string[] = [];
    const view = openListFiles(files(), (bytes) => {
      const text = decode(bytes);
      read.push(/"id":"([^"]+)","identifiers"/.exec(text)?.[1] ?? "");
      return text;
    });
    read.length = 0;
    screenBlocks(view, [{ text: "Router by Huawei, model 1", kind: "text" }], ON);
    expect(read).toContain("huawei");
    // Beside it a few of which a model number may begin so.
    expect(read.length).toBeLessThan(10);
    const before = read.length;
    screenBlocks(view, [{ text: "Router by Huawei, model 1", kind: "text" }], ON);
    expect(read).toHaveLength(before);
  });
});

describe("a record that cannot be read is an error that names its line, never nothing found", () => {
  const flip = (line: string): string => line.replace('{"', '{ "').slice(0, -1);
  test.each([
    ["is cut short", flip, /is not JSON/],
    [
      "is of another kind",
      (line: string) => line.replace('"kind":"supplier"', '"kind":"rumours!"'),
      /is not a record/,
    ],
    [
      "is a class's",
      (line: string) => line.replace('"kind":"supplier"', '"kind":  "nouns" '),
      /is not a/,
    ],
    [
      "lacks its listings",
      (line: string) => line.replace('"listings":', '"listing_":'),
      /is not a record/,
    ],
  ])("when it %s", (_what, how, message) => {
    const { jsonl, line } = spoilt("huawei", how);
    const view = openListFiles(files({ jsonl }), decode);
    for (const work of [
      () => screenBlocks(view, [{ text: "Huawei router", kind: "text" }], ON),
      () => view.suppliers.get("huawei"),
      () => cardFor(view, { supplier: "huawei", verdict: null }, ON, STATUS),
    ]) {
      const error = errorOf(work);
      expect(error).toBeInstanceOf(ListError);
      expect(error).toMatchObject({ line, message: expect.stringMatching(message) });
    }
    // The others are as good as before.
    expect(screenBlocks(view, [{ text: "Hikvision camera", kind: "text" }], ON)).toHaveLength(1);
  });

  test("when it is not UTF-8", () => {
    const { line } = spoilt("huawei", (each) => each);
    const jsonl = bytesOf("list.jsonl");
    const at = Buffer.from(jsonl).indexOf('"id":"huawei","identifiers"');
    jsonl[at + 6] = 0xff;
    const view = openListFiles(files({ jsonl }), decode);
    expect(errorOf(() => view.suppliers.get("huawei"))).toMatchObject({ name: "ListError", line });
  });

  test("when it is in the head, the list does not open", () => {
    const jsonl = bytesOf("list.jsonl");
    jsonl[0] = 0x20;
    expect(() => openListFiles(files({ jsonl }), decode)).toThrow(ListError);
  });
});

const STATUS = {
  state: "bundled",
  problem: null,
  since: null,
  version: null,
  asOf: null,
  lists: [],
  suppliers: 0,
  programs: 0,
} as const;

describe("files that do not belong together do not open", () => {
  const records = new Uint32Array(bytesOf("records.bin").buffer);
  const changed = (word: number, value: number): ArrayBuffer => {
    const copy = Uint32Array.from(records);
    copy[word] = value;
    return copy.buffer;
  };
  test.each([
    ["lines of another length", { jsonl: bytesOf("list.jsonl").subarray(1) }],
    ["records of no layout", { records: changed(0, 1) }],
    ["records of another layout", { records: changed(1, 99) }],
    ["records without suppliers", { records: changed(4, 0) }],
    ["records cut short", { records: records.slice(0, -1).buffer }],
    ["records of nothing", { records: new ArrayBuffer(0) }],
    ["an index of nothing", { index: new ArrayBuffer(0) }],
    ["an index of more suppliers", { index: withOwners(1e6) }],
  ] as const)("%s", (_what, change) => {
    expect(() => openListFiles(files(change), decode)).toThrow(RangeError);
  });

  function withOwners(owners: number): ArrayBuffer {
    const index = new Uint32Array(bytesOf("index.bin").buffer);
    index[6] = owners;
    return index.buffer;
  }
});

test("the same release always gives the same records, whatever the order of its lines", () => {
  const text = decode(bytesOf("list.jsonl"));
  const again = buildRecords(new TextEncoder().encode(text), parseRelease(text));
  expect(Buffer.compare(Buffer.from(again), bytesOf("records.bin"))).toBe(0);
  const [release = "", ...others] = text.trimEnd().split("\n");
  const mixed = `${[release, ...others.toReversed()].join("\n")}\n`;
  const bytes = new TextEncoder().encode(mixed);
  const mixedRelease = parseRelease(mixed);
  const index = bytesOf("index.bin").buffer;
  const view = openListFiles(
    files({ jsonl: bytes, records: buildRecords(bytes, mixedRelease), index }),
    decode,
  );
  const { suppliers, ...head } = mixedRelease.data;
  expect(view.data).toEqual(head);
  suppliers.forEach((supplier) => {
    expect(view.suppliers.get(supplier.id)).toEqual(supplier);
  });
});
