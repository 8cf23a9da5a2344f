/**
 * What an entry of the index is. Only NAME and MODEL_LINE entries are in the page's gate; their owner, and that of an
 * EXCLUDE, is a supplier, that of CLASS and CLASS_NOT a class, that of a NOUN a noun family.
 */
export const NAME = 0;
export const EXCLUDE = 1;
export const CLASS = 2;
export const CLASS_NOT = 3;
export const NOUN = 4;
export const MODEL_LINE = 5;
/** Not filed in the index: what `rules/identifiers` finds; its owner is a supplier, its item one of the supplier's identifiers. */
export const IDENTIFIER = 6;

/** The second signal an entry needs, as a number; see `Need` in the vocabulary. */
export const NEEDS = [null, "product", "supplier", "complete"] as const;

/** Fields of one entry, each a Uint32: offset and length of its units, owner, item within the owner, kind, need. */
export const STRIDE = 6;

/**
 * Header words: magic, layout version, then how many slots, postings, entries, units, and owners there are.
 * Sections: hash slots (key, first posting), postings, entries, units.
 */
export const MAGIC = 0x534b4958;
export const LAYOUT = 4;
export const HEADER_WORDS = 12;

/** The index of one release, as views over one ArrayBuffer. */
export interface IndexSections {
  /** `2n` holds a key (0 = empty), `2n+1` its first posting; a key stands in the first free slot from `slotOf` on. */
  readonly slots: Uint32Array;
  /** Two words each: an entry, doubled, and one more where a key's entries go on behind it; and the entry's check, of `checkOf`. */
  readonly postings: Uint32Array;
  readonly entries: Uint32Array;
  readonly units: Uint16Array;
  /** One more than the highest owner of an entry. */
  readonly owners: number;
}

/** Views the sections of an index without copying; throws a RangeError when the bytes are not an index of this layout. */
export function viewIndex(buffer: ArrayBuffer): IndexSections {
  if (buffer.byteLength < HEADER_WORDS * 4) throw new RangeError("index too short");
  const header = new Uint32Array(buffer, 0, HEADER_WORDS);
  const [
    magic,
    layout,
    slotCount = 0,
    postingCount = 0,
    entryCount = 0,
    unitCount = 0,
    owners = 0,
  ] = header;
  if (magic !== MAGIC || layout !== LAYOUT) throw new RangeError("not an index of this layout");
  const slotsAt = HEADER_WORDS * 4;
  const postingsAt = slotsAt + slotCount * 8;
  const entriesAt = postingsAt + postingCount * 8;
  const unitsAt = entriesAt + entryCount * STRIDE * 4;
  if (buffer.byteLength < unitsAt + unitCount * 2) throw new RangeError("index cut short");
  return {
    slots: new Uint32Array(buffer, slotsAt, slotCount * 2),
    postings: new Uint32Array(buffer, postingsAt, postingCount * 2),
    entries: new Uint32Array(buffer, entriesAt, entryCount * STRIDE),
    units: new Uint16Array(buffer, unitsAt, unitCount),
    owners,
  };
}

/** The first slot, of so many, in which a key is looked for: a table may have any number of slots. */
export function slotOf(key: number, slots: number): number {
  return Math.floor((key / 2 ** 32) * slots);
}

/** Where the first posting of a key stands among the words of postings, or -1 when the key is unknown. */
export function firstPosting({ slots }: IndexSections, key: number): number {
  const wanted = key === 0 ? 1 : key;
  const end = slots.length;
  for (let at = slotOf(wanted, end >>> 1) * 2; ; at = at + 2 === end ? 0 : at + 2) {
    const found = slots[at] ?? 0;
    if (found === wanted) return (slots[at + 1] ?? 0) * 2;
    if (found === 0) return -1;
  }
}
