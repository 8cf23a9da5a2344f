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
 * Letters after its first word under which a name is filed that has so many, and of a gram script, ascending, the letters in
 * all: under the most that it has. Fewer keys than the gate has do, for each entry has its check besides.
 */
export const NEXT_LETTERS = 4;
export const PROOFS = [2, 4, 8] as const;

/**
 * Header words: magic, layout, bits of the filter and of the directory, then how many postings, entries, units, and owners there
 * are. Sections: filter, directory, postings, entries, units.
 */
export const MAGIC = 0x534b4958;
export const LAYOUT = 5;
export const HEADER_WORDS = 12;

/** Uint32 words of a posting: a key, an entry that is filed under it, and the entry's check, of `checkOf`. */
export const POSTING = 3;

/** The index of one release, as views over one ArrayBuffer. */
export interface IndexSections {
  /** Two bits for every key, of the word that its first bits say: what is not here need not be looked for. */
  readonly filter: Int32Array;
  readonly filterShift: number;
  /** By the first bits of a key, the first posting of such keys; one more at the end. */
  readonly directory: Uint32Array;
  readonly directoryShift: number;
  /** Postings, by their keys, ascending. */
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
    filterBits = 0,
    directoryBits = 0,
    postingCount = 0,
    entryCount = 0,
    unitCount = 0,
    owners = 0,
  ] = header;
  if (magic !== MAGIC || layout !== LAYOUT) throw new RangeError("not an index of this layout");
  const filterAt = HEADER_WORDS * 4;
  const directoryAt = filterAt + 2 ** filterBits * 4;
  const postingsAt = directoryAt + (2 ** directoryBits + 1) * 4;
  const entriesAt = postingsAt + postingCount * POSTING * 4;
  const unitsAt = entriesAt + entryCount * STRIDE * 4;
  if (buffer.byteLength < unitsAt + unitCount * 2) throw new RangeError("index cut short");
  return {
    filter: new Int32Array(buffer, filterAt, 2 ** filterBits),
    filterShift: 32 - filterBits,
    directory: new Uint32Array(buffer, directoryAt, 2 ** directoryBits + 1),
    directoryShift: 32 - directoryBits,
    postings: new Uint32Array(buffer, postingsAt, postingCount * POSTING),
    entries: new Uint32Array(buffer, entriesAt, entryCount * STRIDE),
    units: new Uint16Array(buffer, unitsAt, unitCount),
    owners,
  };
}

/** The bits of a key in its word of the filter. */
export function filterBitsOf(key: number): number {
  return (1 << key) | (1 << (key >>> 5));
}

/** 0 when no entry is filed under a key, else 1: as a number, for branches that are guessed wrong cost more than arithmetic. */
export function isFiled({ filter, filterShift }: IndexSections, key: number): number {
  const held = filter[key >>> filterShift] ?? 0;
  return (held >>> key) & (held >>> (key >>> 5)) & 1;
}

/** Where the first posting of a key stands among the words of postings, or -1 when the key is unknown. */
export function firstPosting(index: IndexSections, key: number): number {
  if (isFiled(index, key) === 0) return -1;
  const { directory, directoryShift, postings } = index;
  let from = directory[key >>> directoryShift] ?? 0;
  let to = directory[(key >>> directoryShift) + 1] ?? 0;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((postings[middle * POSTING] ?? 0) < key) from = middle + 1;
    else to = middle;
  }
  return postings[from * POSTING] === key ? from * POSTING : -1;
}
