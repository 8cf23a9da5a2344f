import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { makeFolding } from "../list/build-list.ts";
import type { ListDescription } from "./describe/list-description.ts";
import { makeListSource, makeProgram, programId } from "./describe/make-sources.ts";
import type { AnyImporter, Choices, Importer, PartyKind, SourceFile } from "./importer.ts";
import { ProblemLog } from "./problem-log.ts";
import { assemble, groupRecords, Lines } from "./write/assemble.ts";
import { declareOwners, findCollisions } from "./write/collisions.ts";
import type { Collision } from "./write/collisions.ts";
import { partyRecord } from "./write/party-record.ts";
import { recordLines, supplierLines } from "./write/record-lines.ts";

/** An import as the command line asks for it; the description is put together already. */
export interface ImportOrder {
  readonly importer: Importer;
  readonly files: readonly SourceFile[];
  readonly list: string;
  readonly description: ListDescription;
  readonly choices: Choices;
  /** Kinds of parties that are taken. */
  readonly kinds: ReadonlySet<PartyKind>;
  /** Join entries that print one whole name, because the person said so. */
  readonly joinByName: boolean;
  readonly weakSingleWords: boolean;
  readonly out: string;
  readonly replace: boolean;
  say(line: string): void;
}

/** What an import found, as `import.json` and `--json` give it. */
export interface ImportReport {
  readonly format: string;
  readonly list: string;
  readonly files: readonly string[];
  readonly retrieved: string;
  readonly parties: number;
  readonly suppliers: number;
  readonly listings: number;
  /** Rows and names that were left out or deserve a look, by reason. */
  readonly counts: Readonly<Record<string, number>>;
  readonly collisions: number;
  /** The first of them. */
  readonly collidingNames: readonly Collision[];
  /** Suppliers made of several entries of one name, with how many. */
  readonly joined: Readonly<Record<string, number>>;
  readonly notes: readonly string[];
}

/** How many colliding names a report names. */
const NAMED = 50;
const COUNTED_AS: Readonly<Record<PartyKind, string>> = {
  aircraft: "left out: aircraft",
  individual: "left out: individuals",
  organisation: "left out: organisations",
  vessel: "left out: vessels",
};

/** Notes that an output folder stands in the way, unless it may be replaced. */
export function checkOut(out: string, replace: boolean, problems: Pick<ProblemLog, "add">): void {
  if (!replace && existsSync(out) && readdirSync(out).length > 0)
    problems.add({ file: "--out", value: out, message: "is not empty; --replace takes its place" });
}

/** Writes a folder beside its place and puts it there in one step; what was there stays when `write` throws. */
export async function inPlaceOf<Result>(
  out: string,
  write: (folder: string) => Result | Promise<Result>,
): Promise<Result> {
  const partial = `${out}.partial`;
  const old = `${out}.old`;
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(dirname(out), { recursive: true });
  try {
    const result = await write(partial);
    rmSync(old, { recursive: true, force: true });
    if (existsSync(out)) renameSync(out, old);
    renameSync(partial, out);
    rmSync(old, { recursive: true, force: true });
    return result;
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
}

/**
 * Imports files into a sources folder. Throws a SourceRefusal with all bad rows, and leaves what was there in place. Parties
 * go through one at a time.
 */
export async function runImport(order: ImportOrder): Promise<ImportReport> {
  return await inPlaceOf(order.out, (folder) => importInto(folder, order));
}

async function importInto(folder: string, order: ImportOrder): Promise<ImportReport> {
  const { list, description, importer, joinByName } = order;
  const rowsFolder = join(folder, "listings", list);
  for (const each of [
    rowsFolder,
    ...["programs", "classes", "category-rules"].map((name) => join(folder, name)),
  ])
    mkdirSync(each, { recursive: true });
  const { table } = makeFolding();
  const entries = join(folder, "entries.jsonl");
  const read = await readParties(entries, table, order);
  const records = () => recordLines(entries);
  const groups = await groupRecords(records, read.repeatedIds, joinByName, table);
  const suppliers = join(folder, "suppliers.jsonl");
  const made = await assemble(records(), groups, {
    suppliers,
    rows: join(rowsFolder, "rows.jsonl"),
  });
  rmSync(entries);
  const collisions = await collisionsIn(suppliers, table);
  const used = description.programs.filter(({ code }) => read.programs.has(code));
  const json = (name: string, value: unknown): void => {
    writeFileSync(join(folder, name), `${JSON.stringify(value, null, 2)}\n`);
  };
  for (const program of used)
    json(`programs/${programId(list, program.code)}.json`, makeProgram(list, description, program));
  const programs = used.map(({ code }) => programId(list, code));
  json(`listings/${list}/source.json`, makeListSource(list, description, programs, made.listings));
  json("nouns.json", []);
  json("shared-names.json", joinByName ? declareOwners(collisions) : []);
  json("sources.json", {
    [list]: {
      title: description.title.en,
      ...(description.url === null ? {} : { url: description.url }),
      date: description.retrieved,
      licence: description.licence,
    },
  });
  if (made.repeated > 0)
    read.count("left out: listings that repeat another in full", made.repeated);
  const report: ImportReport = {
    format: importer.id,
    list,
    files: order.files.map(({ name }) => name),
    retrieved: description.retrieved,
    parties: read.parties,
    suppliers: made.suppliers,
    listings: made.listings,
    counts: read.counts(),
    collisions: collisions.length,
    collidingNames: collisions.slice(0, NAMED),
    joined: Object.fromEntries(made.joined),
    notes: read.notes,
  };
  json("import.json", report);
  return report;
}

interface Read {
  readonly parties: number;
  readonly programs: ReadonlySet<string>;
  readonly repeatedIds: readonly string[];
  readonly notes: readonly string[];
  count(what: string, times: number): void;
  counts(): Readonly<Record<string, number>>;
}

async function readParties(entries: string, table: Uint32Array, order: ImportOrder): Promise<Read> {
  const { importer, files, list, description, choices, kinds } = order;
  const problems = new ProblemLog();
  const counts = new Map<string, number>();
  const count = (what: string, times = 1): void => {
    counts.set(what, (counts.get(what) ?? 0) + times);
  };
  const notes: string[] = [];
  const say = (line: string): void => {
    if (notes.includes(line)) return;
    notes.push(line);
    order.say(line);
  };
  const programs = new Set<string>();
  const ids = new Set<string>();
  const repeatedIds = new Set<string>();
  const lines = new Lines(entries);
  let parties = 0;
  const reading = {
    files,
    choices,
    problems,
    programs: description.programs.map(({ code }) => code),
    say,
    leaveOut: (reason: string): void => {
      count(`left out: ${reason}`);
    },
  };
  for await (const party of importer.read(reading)) {
    parties++;
    if (parties % 25_000 === 0) order.say(`${String(parties)} parties read`);
    if (!kinds.has(party.kind)) {
      count(COUNTED_AS[party.kind]);
      continue;
    }
    const record = partyRecord(party, {
      list,
      description,
      table,
      problems,
      dateFields: importer.dateFields,
      weakSingleWords: order.weakSingleWords,
      count,
    });
    if (record === null) continue;
    if (party.listings.some((listing) => listing.listedOn === null))
      count("parties without a date of listing");
    if (ids.has(record.supplier.id)) repeatedIds.add(record.supplier.id);
    ids.add(record.supplier.id);
    for (const { program } of party.listings) programs.add(program);
    // After the first problem nothing will be built of the rest: it is read for its problems only.
    if (problems.total === 0) await lines.write(record);
  }
  await lines.end();
  if (lines.count === 0 && problems.total === 0)
    problems.add({ file: files[0]?.name ?? "", message: "holds no party that would be listed" });
  problems.refuseIfAny();
  return {
    parties,
    programs,
    repeatedIds: [...repeatedIds],
    notes,
    count,
    counts: () =>
      Object.fromEntries([...counts].sort(([left], [right]) => (left < right ? -1 : 1))),
  };
}

async function collisionsIn(suppliers: string, table: Uint32Array): Promise<readonly Collision[]> {
  return await findCollisions(() => supplierLines(suppliers), table);
}

/** An importer that reads parties, told from one that takes a folder over. */
export function readsParties(importer: AnyImporter): importer is Importer {
  return importer.kind !== "folder";
}
