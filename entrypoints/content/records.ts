import type { Container } from "./elements.ts";
import type { OffsetMap } from "./offsets.ts";
import type { Mark } from "./paint.ts";

/** A block that was sent to be judged, and what is painted of it. */
export interface BlockRecord {
  /** The container of a run, or the field or image itself. */
  readonly owner: Container;
  readonly text: string;
  /** Null for values and attributes: there is nothing to paint. */
  readonly map: OffsetMap | null;
  readonly parts: readonly { readonly id: number; readonly start: number }[];
  marks: Mark[];
}

/** Blocks by their owner and by the ids under which the background knows them. */
export class Records {
  readonly #byOwner = new Map<Container, BlockRecord[]>();
  readonly #byId = new Map<number, { readonly record: BlockRecord; readonly start: number }>();

  /** Blocks of an owner. */
  of(owner: Container): readonly BlockRecord[] {
    return this.#byOwner.get(owner) ?? [];
  }

  /** The block that an id was given to, and where that part of it begins. */
  byId(id: number): { readonly record: BlockRecord; readonly start: number } | null {
    return this.#byId.get(id) ?? null;
  }

  /** Keeps a block. */
  add(record: BlockRecord): void {
    const held = this.#byOwner.get(record.owner);
    if (held === undefined) this.#byOwner.set(record.owner, [record]);
    else held.push(record);
    for (const { id, start } of record.parts) this.#byId.set(id, { record, start });
  }

  /** Lets go of a block and gives the ids it had. */
  remove(record: BlockRecord): readonly number[] {
    const rest = this.of(record.owner).filter((each) => each !== record);
    if (rest.length === 0) this.#byOwner.delete(record.owner);
    else this.#byOwner.set(record.owner, rest);
    for (const { id } of record.parts) this.#byId.delete(id);
    return record.parts.map((part) => part.id);
  }

  /** Blocks whose owner is no longer in the page. */
  *lost(): Generator<BlockRecord> {
    for (const [owner, records] of this.#byOwner) if (!owner.isConnected) yield* records;
  }

  /** How many blocks are kept. */
  get size(): number {
    return this.#byId.size;
  }
}
