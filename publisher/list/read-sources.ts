import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { z } from "zod";
import {
  categoryRuleSource,
  classSource,
  listSource,
  nounSource,
  programSource,
  seenSources,
  serialFile,
  sharedNames,
} from "../../rules/schema/program-source.ts";
import type {
  CategoryRuleSource,
  ClassSource,
  ListSource,
  NounSource,
  ProgramSource,
  SharedNames,
} from "../../rules/schema/program-source.ts";
import { listingRow, supplierSource } from "../../rules/schema/supplier-source.ts";
import type { ListingRow, SupplierSource } from "../../rules/schema/supplier-source.ts";
import { byCodePoint } from "./canonical.ts";
import { SourceRefusal } from "./problems.ts";
import type { Problems } from "./problems.ts";

/** A value with the file it was read from. */
export interface Sourced<Data> {
  readonly file: string;
  /** Line of a `.jsonl` file, counted from 1. */
  readonly row?: number;
  readonly data: Data;
}

/** One line of a rows file, with its number counted from 1. */
export interface SourcedRow extends Sourced<ListingRow> {
  readonly row: number;
}

/** One list: what it is, and its rows. */
export interface ListFolder extends Sourced<ListSource> {
  readonly rows: readonly SourcedRow[];
}

/** All sources of a release, each valid by itself. */
export interface Sources {
  readonly programs: readonly Sourced<ProgramSource>[];
  readonly classes: readonly Sourced<ClassSource>[];
  readonly categoryRules: readonly Sourced<CategoryRuleSource>[];
  readonly suppliers: readonly Sourced<SupplierSource>[];
  readonly lists: readonly ListFolder[];
  readonly nouns: Sourced<NounSource>;
  readonly shared: Sourced<SharedNames>;
  readonly seen: Sourced<Readonly<Record<string, unknown>>>;
  /** The smallest serial that a release of these sources may have, `serial.json`; 1 where there is none. */
  readonly serial: number;
}

/** One supplier a line, for lists too long for a file each. */
const SUPPLIER_LINES = "suppliers.jsonl";

/**
 * Reads a sources folder; what is missing, is not JSON or breaks its schema is noted as a problem and left out. Throws a
 * SourceRefusal for a folder that holds nothing of the kind.
 */
export function readSources(folder: string, problems: Problems): Sources {
  if (
    !["programs", "listings", "suppliers", SUPPLIER_LINES].some((name) =>
      existsSync(join(folder, name)),
    )
  )
    throw new SourceRefusal([
      {
        file: folder,
        message:
          "is no folder of list sources: `list import` writes one, assets/list of Sekisho is one",
      },
    ]);
  const many = <Data extends { readonly id: string }>(
    kind: string,
    schema: z.ZodType<Data>,
  ): Sourced<Data>[] => {
    const read = namesIn(folder, kind, problems)
      .filter((name) => name.endsWith(".json"))
      .flatMap((name) => readJson(folder, `${kind}/${name}`, schema, problems));
    for (const { file, data } of read) {
      if (file !== `${kind}/${data.id}.json`) {
        problems.add({ file, field: "id", value: data.id, message: "is not the name of the file" });
      }
    }
    return read;
  };
  const [nouns] = readJson(folder, "nouns.json", nounSource, problems);
  const [shared] = readJson(folder, "shared-names.json", sharedNames, problems);
  const [seen] = readJson(folder, "sources.json", seenSources, problems);
  const [serial] = existsSync(join(folder, "serial.json"))
    ? readJson(folder, "serial.json", serialFile, problems)
    : [];
  return {
    programs: many("programs", programSource),
    classes: many("classes", classSource),
    categoryRules: many("category-rules", categoryRuleSource),
    suppliers: readSuppliers(
      folder,
      // A list of thousands has its suppliers in one file; a folder may have both, or one of them.
      existsSync(join(folder, SUPPLIER_LINES)) && !existsSync(join(folder, "suppliers"))
        ? []
        : many("suppliers", supplierSource),
      problems,
    ),
    lists: namesIn(folder, "listings", problems).flatMap((name) =>
      readList(folder, name, problems),
    ),
    nouns: nouns ?? { file: "nouns.json", data: [] },
    shared: shared ?? { file: "shared-names.json", data: [] },
    seen: seen ?? { file: "sources.json", data: {} },
    serial: serial?.data.v ?? 1,
  };
}

function readSuppliers(
  folder: string,
  inFiles: readonly Sourced<SupplierSource>[],
  problems: Problems,
): readonly Sourced<SupplierSource>[] {
  if (!existsSync(join(folder, SUPPLIER_LINES))) return inFiles;
  const all = [...inFiles, ...readLines(folder, SUPPLIER_LINES, supplierSource, problems)];
  const seen = new Map<string, Sourced<SupplierSource>>();
  for (const source of all) {
    const before = seen.get(source.data.id);
    if (before === undefined) seen.set(source.data.id, source);
    else {
      const { file, row, data } = source;
      const message = `stands in ${before.file}${before.row === undefined ? "" : `:${String(before.row)}`} too`;
      problems.inRow(row).add({ file, field: "id", value: data.id, message });
    }
  }
  return all;
}

function readLines<Data>(
  folder: string,
  file: string,
  schema: z.ZodType<Data>,
  problems: Problems,
): { readonly file: string; readonly row: number; readonly data: Data }[] {
  const text = readText(folder, file, problems);
  if (text === null) return [];
  const lines = text.split("\n");
  if (lines.pop() !== "")
    problems.add({ file, row: lines.length + 1, message: "the last line has no line end" });
  return lines.flatMap((line, index) => {
    const [data] = check(line, file, index + 1, schema, problems);
    return data === undefined ? [] : [{ file, row: index + 1, data }];
  });
}

function readList(folder: string, name: string, problems: Problems): ListFolder[] {
  const [source] = readJson(folder, `listings/${name}/source.json`, listSource, problems);
  if (source === undefined) return [];
  if (source.data.id !== name) {
    problems.add({
      file: source.file,
      field: "id",
      value: source.data.id,
      message: "is not the name of the folder",
    });
  }
  return [
    { ...source, rows: readLines(folder, `listings/${name}/rows.jsonl`, listingRow, problems) },
  ];
}

function namesIn(folder: string, kind: string, problems: Problems): readonly string[] {
  const path = join(folder, kind);
  if (!existsSync(path)) {
    problems.add({ file: `${kind}/`, message: "the folder is missing" });
    return [];
  }
  return readdirSync(path).sort(byCodePoint);
}

function readText(folder: string, file: string, problems: Problems): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(join(folder, file)));
  } catch {
    problems.add({ file, message: "cannot be read as UTF-8 text" });
    return null;
  }
}

function readJson<Data>(
  folder: string,
  file: string,
  schema: z.ZodType<Data>,
  problems: Problems,
): Sourced<Data>[] {
  const text = readText(folder, file, problems);
  return text === null
    ? []
    : check(text, file, undefined, schema, problems).map((data) => ({ file, data }));
}

/** Parses and validates one JSON text; the result holds one value, or none when problems were noted. */
function check<Data>(
  text: string,
  file: string,
  row: number | undefined,
  schema: z.ZodType<Data>,
  problems: Problems,
): Data[] {
  const place = row === undefined ? { file } : { file, row };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    problems.add({ ...place, message: "is not JSON" });
    return [];
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return [parsed.data];
  for (const issue of parsed.error.issues) {
    problems.add({
      ...place,
      field: issue.path.map(String).join("."),
      value: valueAt(value, issue.path),
      message: issue.message,
    });
  }
  return [];
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (at, key) => (typeof at === "object" && at !== null ? Reflect.get(at, key) : undefined),
    value,
  );
}
