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
 * Sections: hash slots (key, first posting, count), postings, entries, units.
 */
export const MAGIC = 0x534b4958;
export const LAYOUT = 2;
export const HEADER_WORDS = 12;

/** The index of one release, as views over one ArrayBuffer. */
export interface IndexSections {
  /** Slot `3n` holds a key (0 = empty), `3n+1` its first posting, `3n+2` how many. */
  readonly slots: Uint32Array;
  readonly slotMask: number;
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
  const postingsAt = slotsAt + slotCount * 12;
  const entriesAt = postingsAt + postingCount * 4;
  const unitsAt = entriesAt + entryCount * STRIDE * 4;
  if (buffer.byteLength < unitsAt + unitCount * 2) throw new RangeError("index cut short");
  return {
    slots: new Uint32Array(buffer, slotsAt, slotCount * 3),
    slotMask: slotCount - 1,
    postings: new Uint32Array(buffer, postingsAt, postingCount),
    entries: new Uint32Array(buffer, entriesAt, entryCount * STRIDE),
    units: new Uint16Array(buffer, unitsAt, unitCount),
    owners,
  };
}

/** Posting range of a key: first posting and count packed as a pair, count 0 when the key is unknown. */
export function postingsOf(
  index: IndexSections,
  key: number,
): { readonly first: number; readonly count: number } {
  const wanted = key === 0 ? 1 : key;
  for (let slot = wanted & index.slotMask; ; slot = (slot + 1) & index.slotMask) {
    const found = index.slots[slot * 3] ?? 0;
    if (found === wanted)
      return { first: index.slots[slot * 3 + 1] ?? 0, count: index.slots[slot * 3 + 2] ?? 0 };
    if (found === 0) return NOTHING;
  }
}

const NOTHING = { first: 0, count: 0 } as const;
