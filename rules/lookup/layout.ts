/**
 * The name index of one list: every name's stem, and from hashed grams to the names that have them. Sections in this
 * order, all in one ArrayBuffer: header, owners, items, ends (three a name), common words, buckets, other, latin,
 * sounds, postings.
 */
export interface NameSections {
  readonly count: number;
  /** Whom a name belongs to, a position that the maker of the index chose; and which of the owner's names it is. */
  readonly owners: Uint32Array;
  readonly items: Uint32Array;
  /** Where the texts of name `n` end: `3n` in `latin`, `3n+1` in `other`, `3n+2` in `sounds`. */
  readonly ends: Uint32Array;
  /** Words of many owners: `2n` their hash, ascending, `2n+1` how many owners have them. */
  readonly common: Uint32Array;
  /** Where the postings of a bucket end; a gram belongs to bucket `gram & (buckets.length - 1)`. */
  readonly buckets: Uint32Array;
  /** Words of stems that are not Latin, folded, GAP between words. */
  readonly other: Uint16Array;
  /** Words of all stems in Latin letters, GAP between words. */
  readonly latin: Uint8Array;
  readonly sounds: Uint8Array;
  /** Ascending positions of names, as differences in bytes of seven bits, the lowest first. */
  readonly postings: Uint8Array;
}

/** First word of a name index's bytes. */
export const NAMES_MAGIC = 0x4e534b53;
export const NAMES_LAYOUT = 1;
const HEADER = 10;

/** How long each section is, in units of its own. */
export interface NameSizes {
  readonly names: number;
  readonly common: number;
  readonly buckets: number;
  readonly other: number;
  readonly latin: number;
  readonly sounds: number;
  readonly postings: number;
}

/** Makes room for an index of these sizes and writes its header. */
export function emptyNames(sizes: NameSizes): {
  readonly buffer: ArrayBuffer;
  readonly sections: NameSections;
} {
  const { names, common, buckets, other, latin, sounds, postings } = sizes;
  const words = HEADER + names * 5 + common * 2 + buckets;
  const bytes = words * 4 + other * 2 + latin + sounds + postings;
  const buffer = new ArrayBuffer(Math.ceil(bytes / 4) * 4);
  new Uint32Array(buffer).set([
    NAMES_MAGIC,
    NAMES_LAYOUT,
    names,
    common,
    buckets,
    other,
    latin,
    sounds,
    postings,
  ]);
  return { buffer, sections: viewNames(buffer) };
}

/** Views the sections of a name index without copying; throws a RangeError when the bytes are not one of this layout. */
export function viewNames(buffer: ArrayBuffer): NameSections {
  if (buffer.byteLength < HEADER * 4) throw new RangeError("name index too short");
  const [
    magic,
    layout,
    names = 0,
    common = 0,
    buckets = 0,
    other = 0,
    latin = 0,
    sounds = 0,
    postings = 0,
  ] = new Uint32Array(buffer, 0, HEADER);
  if (magic !== NAMES_MAGIC || layout !== NAMES_LAYOUT)
    throw new RangeError("not a name index of this layout");
  const bytes =
    (HEADER + names * 5 + common * 2 + buckets) * 4 + other * 2 + latin + sounds + postings;
  if (buffer.byteLength < bytes) throw new RangeError("name index cut short");
  let at = HEADER * 4;
  const take = (size: number): number => {
    const from = at;
    at += size;
    return from;
  };
  return {
    count: names,
    owners: new Uint32Array(buffer, take(names * 4), names),
    items: new Uint32Array(buffer, take(names * 4), names),
    ends: new Uint32Array(buffer, take(names * 12), names * 3),
    common: new Uint32Array(buffer, take(common * 8), common * 2),
    buckets: new Uint32Array(buffer, take(buckets * 4), buckets),
    other: new Uint16Array(buffer, take(other * 2), other),
    latin: new Uint8Array(buffer, take(latin), latin),
    sounds: new Uint8Array(buffer, take(sounds), sounds),
    postings: new Uint8Array(buffer, take(postings), postings),
  };
}
