import { createWriteStream } from "node:fs";
import { once } from "node:events";
import { finished } from "node:stream/promises";
import { tokenise } from "../../../rules/names/compile-name.ts";
import type { ListingRow, SupplierSource } from "../../../rules/schema/supplier-source.ts";
import { Groups } from "./groups.ts";
import type { PartyRecord } from "./party-record.ts";
import { Repeats } from "./repeats.ts";

/** What came of putting the records together. */
export interface Assembled {
  readonly suppliers: number;
  readonly listings: number;
  /** Listings that repeat another of the same supplier in full, and were left out. */
  readonly repeated: number;
  /** Suppliers that were joined by name, by id, with the number of entries of each. */
  readonly joined: ReadonlyMap<string, number>;
}

/**
 * Groups entries that the source gives one id, and, when asked, entries that print one whole strong name. Without that a
 * name of two entries stays with both.
 */
export async function groupRecords(
  records: () => AsyncIterable<PartyRecord>,
  repeatedIds: readonly string[],
  byName: boolean,
  table: Uint32Array,
): Promise<Groups> {
  const groups = new Groups();
  for (const id of repeatedIds) groups.join([id]);
  if (!byName) return groups;
  const keysOf = ({ names }: SupplierSource): ReadonlySet<string> =>
    new Set(
      names
        .filter((name, index) => index === 0 || name.ambiguous !== true)
        .map(({ text }) => tokenise(text, table).join("")),
    );
  const repeats = new Repeats();
  for await (const { supplier } of records()) for (const key of keysOf(supplier)) repeats.add(key);
  const first = new Map<string, string>();
  for await (const { supplier } of records()) {
    for (const key of keysOf(supplier)) {
      if (!repeats.mayRepeat(key)) continue;
      const before = first.get(key);
      if (before === undefined) first.set(key, supplier.id);
      else if (before !== supplier.id) groups.join([before, supplier.id]);
    }
  }
  return groups;
}

/** Writes `suppliers.jsonl` and the rows of the list. Only entries of groups are held; the others go straight through. */
export async function assemble(
  records: AsyncIterable<PartyRecord>,
  groups: Groups,
  out: { readonly suppliers: string; readonly rows: string },
): Promise<Assembled> {
  const suppliers = new Lines(out.suppliers);
  const rows = new Lines(out.rows);
  const held = new Map<string, PartyRecord[]>();
  let repeated = 0;
  const joined = groups.sizes();
  const write = async ({ supplier, rows: all }: PartyRecord): Promise<void> => {
    const seen = new Set<string>();
    await suppliers.write(supplier);
    for (const row of all) {
      const key = JSON.stringify([row.program, row.listedName, row.citation]);
      if (seen.has(key)) repeated++;
      else await rows.write(row);
      seen.add(key);
    }
  };
  for await (const record of records) {
    if (!groups.has(record.supplier.id)) {
      await write(record);
      continue;
    }
    const root = groups.rootOf(record.supplier.id);
    const members = held.get(root);
    if (members === undefined) held.set(root, [record]);
    else members.push(record);
  }
  for (const [id, members] of held) await write(joinRecords(id, members, joined.get(id) ?? 1));
  await suppliers.end();
  await rows.end();
  return { suppliers: suppliers.count, listings: rows.count, repeated, joined };
}

function joinRecords(id: string, members: readonly PartyRecord[], entries: number): PartyRecord {
  const [first] = members;
  if (first === undefined) throw new Error(`no entry of ${id}`);
  const names = new Map<string, SupplierSource["names"][number]>();
  for (const name of members.flatMap(({ supplier }) => supplier.names)) {
    const before = names.get(name.text);
    if (before === undefined || before.ambiguous === true) names.set(name.text, name);
  }
  const countries = new Set(members.flatMap(({ supplier }) => supplier.country.split("/")));
  if (countries.size > 1) countries.delete("ZZ");
  const codes = new Map(
    members
      .flatMap(({ supplier }) => supplier.identifiers)
      .map((each) => [`${each.scheme} ${each.value}`, each]),
  );
  const note = `The list prints this name in ${String(entries)} entries; it does not say that they are one party. / このリストにはこの名称が${String(entries)}件掲載されていますが、同一の者とは示されていません。`;
  const noted = (row: ListingRow): ListingRow =>
    entries === 1
      ? { ...row, supplier: id }
      : {
          ...row,
          supplier: id,
          note: [row.note, note].filter((each) => each !== undefined).join(" "),
        };
  return {
    supplier: {
      ...first.supplier,
      id,
      country: [...countries].sort().join("/"),
      names: [...names.values()],
      identifiers: [...codes.values()],
      notes: entries === 1 ? [] : [note],
    },
    rows: members.flatMap(({ rows }) => rows.map(noted)),
  };
}

/** A file of JSON lines that is written as fast as the disk takes it, and no faster. */
export class Lines {
  count = 0;
  readonly #stream;

  constructor(path: string) {
    this.#stream = createWriteStream(path);
  }

  /** Writes one line. */
  async write(value: unknown): Promise<void> {
    this.count++;
    if (!this.#stream.write(`${JSON.stringify(value)}\n`)) await once(this.#stream, "drain");
  }

  /** Ends the file; resolved when all of it is written. */
  async end(): Promise<void> {
    this.#stream.end();
    await finished(this.#stream);
  }
}
