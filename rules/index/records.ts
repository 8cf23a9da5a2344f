import { countNames } from "../lookup/names-of.ts";
import { fileIdentifiers, openIdentifiers } from "../identifiers/held.ts";
import type { HeldIdentifiers } from "../identifiers/held.ts";
import { ReleaseDraft } from "../schema/draft.ts";
import { ListError } from "../schema/list-error.ts";
import type { Release } from "../schema/list.ts";
import type { ListRecord } from "../schema/record.ts";
import type { ListHead, Supplier } from "../vocabulary.ts";
import { textKey } from "./hash.ts";
import { readRecord } from "./read-record.ts";
import type { Suppliers } from "./suppliers.ts";

const RECORDS_MAGIC = 0x53524b53;
const RECORDS_LAYOUT = 1;
/**
 * Words of the header: magic, layout, bytes of `list.jsonl`, lines of the head, suppliers, names, slots of ids, words of
 * identifiers. Behind it: where each line of the head begins, and its number; where each supplier's begins; the slots of
 * ids, each a supplier's number plus one or 0; the identifiers, as `fileIdentifiers` has them.
 */
const HEADER = 8;
const ID = 0x3c6ef372 | 0;
const NEWLINE = 0x0a;

/** Turns UTF-8 into text; throws on bytes that are none. */
export type Decode = (bytes: Uint8Array) => string;

/** A release whose suppliers are read one by one, when they are asked for. */
export interface OpenRecords {
  readonly head: ListHead;
  readonly suppliers: Suppliers;
  readonly identifiers: HeldIdentifiers;
  /** How many names the suppliers have, as `namesOf` counts. */
  readonly nameCount: number;
}

/** Notes where the records of a release stand in the bytes it was read from; the same release always gives the same bytes. */
export function buildRecords(jsonl: Uint8Array, { data, headLines }: Release): ArrayBuffer {
  const { suppliers } = data;
  let slotCount = 4;
  while (slotCount < suppliers.length * 1.5) slotCount *= 2;
  const identifiers = fileIdentifiers(data);
  const fixed = HEADER + headLines.length * 2 + suppliers.length + slotCount;
  const words = new Uint32Array(fixed + identifiers.length);
  words.set([
    RECORDS_MAGIC,
    RECORDS_LAYOUT,
    jsonl.length,
    headLines.length,
    suppliers.length,
    countNames(data),
    slotCount,
    identifiers.length,
  ]);
  let head = 0;
  let supplier = HEADER + headLines.length * 2;
  for (let line = 0, from = 0; from < jsonl.length; line++) {
    if (headLines[head] === line) words.set([from, line], HEADER + head++ * 2);
    else words[supplier++] = from;
    from = lineEnd(jsonl, from) + 1;
  }
  suppliers.forEach(({ id }, number) => {
    let slot = textKey(ID, id) & (slotCount - 1);
    while (words[supplier + slot] !== 0) slot = (slot + 1) & (slotCount - 1);
    words[supplier + slot] = number + 1;
  });
  words.set(identifiers, fixed);
  return words.buffer;
}

function lineEnd(jsonl: Uint8Array, from: number): number {
  const end = jsonl.indexOf(NEWLINE, from);
  return end < 0 ? jsonl.length : end;
}

/**
 * Opens a release by what `buildRecords` noted, and reads its head. Throws a RangeError when the bytes are of another layout
 * or release, a ListError when the head cannot be read.
 */
export function openRecords(jsonl: Uint8Array, records: ArrayBuffer, decode: Decode): OpenRecords {
  if (records.byteLength < HEADER * 4 || records.byteLength % 4 !== 0)
    throw new RangeError("records too short");
  const words = new Uint32Array(records);
  const [magic, layout, bytes = 0, heads = 0, count = 0, nameCount = 0, slots = 0, codes = 0] =
    words;
  if (magic !== RECORDS_MAGIC || layout !== RECORDS_LAYOUT)
    throw new RangeError("not records of this layout");
  const startsAt = HEADER + heads * 2;
  const slotsAt = startsAt + count;
  if (bytes !== jsonl.length || words.length !== slotsAt + slots + codes || count === 0)
    throw new RangeError("records of another list");
  const read = (from: number): ListRecord => {
    const line = (): number => lineAt(jsonl, from);
    let text: string;
    try {
      text = decode(jsonl.subarray(from, lineEnd(jsonl, from)));
    } catch {
      throw new ListError(line(), "", "is not UTF-8");
    }
    return readRecord(text, line);
  };
  const draft = new ReleaseDraft();
  for (let each = HEADER; each < startsAt; each += 2) {
    const [from = 0, line = 0] = words.subarray(each);
    draft.add(read(from), line + 1);
  }
  const starts = words.subarray(startsAt, slotsAt);
  const suppliers = new ReadSuppliers(starts, words.subarray(slotsAt, slotsAt + slots), (from) => {
    const record = read(from);
    if (record.kind !== "supplier")
      throw new ListError(lineAt(jsonl, from), "kind", "is not a supplier");
    const { kind: _kind, ...supplier } = record;
    return supplier;
  });
  const identifiers = openIdentifiers(words.subarray(slotsAt + slots), suppliers);
  return { head: draft.head(), suppliers, identifiers, nameCount };
}

/** The line, counted from 1, in which a byte stands; reads all before it, for an error to name. */
function lineAt(jsonl: Uint8Array, at: number): number {
  let line = 1;
  for (
    let end = jsonl.indexOf(NEWLINE);
    end >= 0 && end < at;
    end = jsonl.indexOf(NEWLINE, end + 1)
  )
    line++;
  return line;
}

/** Suppliers that are read when they are first asked for, and then held. */
class ReadSuppliers implements Suppliers {
  readonly count: number;
  readonly #starts: Uint32Array;
  readonly #slots: Uint32Array;
  readonly #read: (from: number) => Supplier;
  readonly #held = new Map<number, Supplier>();

  constructor(starts: Uint32Array, slots: Uint32Array, read: (from: number) => Supplier) {
    this.count = starts.length;
    this.#starts = starts;
    this.#slots = slots;
    this.#read = read;
  }

  at(number: number): Supplier | undefined {
    const from = this.#starts[number];
    if (from === undefined) return undefined;
    let supplier = this.#held.get(number);
    if (supplier === undefined) this.#held.set(number, (supplier = this.#read(from)));
    return supplier;
  }

  get(id: string): Supplier | undefined {
    const mask = this.#slots.length - 1;
    for (let slot = textKey(ID, id) & mask; ; slot = (slot + 1) & mask) {
      const number = (this.#slots[slot] ?? 0) - 1;
      const supplier = number < 0 ? undefined : this.at(number);
      if (supplier === undefined || supplier.id === id) return supplier;
    }
  }
}
