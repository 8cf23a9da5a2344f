import type { MetadataStore } from "../trust/ports.ts";
import { hashOf } from "../trust/web-crypto.ts";
import { DATABASE, deleteDatabase, openDatabase, readKeys, readValue, write } from "./database.ts";
import type { Change } from "./database.ts";
import { NOTHING_ACTIVE } from "./generation.ts";
import type { Active, Generation } from "./generation.ts";
import { StoreTrouble } from "./store-trouble.ts";

type Bytes = Uint8Array<ArrayBuffer>;

const POINTER = "active";

/** What an update writes: the new pointer, and the bytes behind it that are not stored yet. */
export interface Swap {
  readonly active: Active;
  /** Lines of newly accepted lists, by their SHA-256. */
  readonly raws: ReadonlyMap<string, Bytes>;
  /** Files of `active.current`, by name; empty when it was there before. */
  readonly files: Readonly<Record<string, ArrayBuffer>>;
}

/** Lists and trusted metadata in the browser's database. Every method throws StoreTrouble and nothing else. */
export class ListStore {
  readonly #database: IDBDatabase;

  #isOpen = true;

  private constructor(database: IDBDatabase) {
    this.#database = database;
    database.onclose = () => {
      this.#isOpen = false;
    };
    database.onversionchange = () => {
      this.#isOpen = false;
      database.close();
    };
  }

  /** Opens the store. A database that is damaged is thrown away once and begun anew: all in it can be fetched again. */
  static async open(name = DATABASE): Promise<ListStore> {
    try {
      return new ListStore(await openDatabase(name));
    } catch (error) {
      if (!(error instanceof StoreTrouble) || error.code !== "store-damaged") throw error;
      await deleteDatabase(name);
      return new ListStore(await openDatabase(name));
    }
  }

  /** False once the browser, or another version of the extension, closed the connection. */
  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** Where trust keeps what it verified of one repository. */
  metadata(repository: string): MetadataStore {
    const keyOf = (name: string) => `${repository}/${name}`;
    return {
      load: async (name) => {
        const value = await readValue(this.#database, "metadata", keyOf(name));
        return value instanceof Uint8Array ? new Uint8Array(value) : null;
      },
      save: (name, bytes) =>
        write(this.#database, [{ table: "metadata", key: keyOf(name), value: bytes }]),
      remove: (name) => write(this.#database, [{ table: "metadata", key: keyOf(name) }]),
    };
  }

  /** The pointer in force. A pointer that is not one is as good as none: the seed stands behind it. */
  async active(): Promise<Active> {
    const value = await readValue(this.#database, "active", POINTER);
    if (value === undefined) return NOTHING_ACTIVE;
    if (!isActive(value)) throw new StoreTrouble("store-damaged", POINTER);
    return value;
  }

  /** The lines of an accepted list, proved by their hash. */
  async raw(sha256: string): Promise<Bytes> {
    const value = await readValue(this.#database, "raw", sha256);
    if (!(value instanceof Uint8Array)) throw new StoreTrouble("store-damaged", sha256);
    const bytes = new Uint8Array(value);
    if ((await hashOf("sha256", bytes)) !== sha256) throw new StoreTrouble("store-damaged", sha256);
    return bytes;
  }

  /** A file of a generation as it was stored; whoever opens it checks its hash. */
  async file(generation: Generation, name: string): Promise<ArrayBuffer | null> {
    const value = await readValue(this.#database, "files", `${generation.id}/${name}`);
    return value instanceof ArrayBuffer ? value : null;
  }

  /**
   * Makes a new pointer the one in force: one transaction for all bytes and the pointer, then everything is read back and
   * proved, then what is older than `prev` is thrown away. When the reading back fails, the pointer before is put back.
   */
  async swap(swap: Swap): Promise<void> {
    const { active, raws, files } = swap;
    const before = await this.active().catch(() => NOTHING_ACTIVE);
    const changes: Change[] = [...raws].map(([key, value]) => ({ table: "raw", key, value }));
    for (const [name, value] of Object.entries(files))
      changes.push({ table: "files", key: `${active.current?.id ?? ""}/${name}`, value });
    changes.push({ table: "active", key: POINTER, value: active });
    await write(this.#database, changes);
    try {
      await this.prove(active);
    } catch (error) {
      await write(this.#database, [{ table: "active", key: POINTER, value: before }]);
      throw error;
    }
    await this.#prune(active);
  }

  /** Reads every byte behind a pointer and compares it with its hash. Throws StoreTrouble at the first that differs. */
  async prove(active: Active): Promise<void> {
    for (const { sha256 } of Object.values(active.lists)) await this.raw(sha256);
    const { current } = active;
    if (current === null) return;
    for (const [name, expected] of Object.entries(current.manifest.files)) {
      // Tables of the package are listed too, and are not kept here.
      if (expected === undefined || SHARED.has(name)) continue;
      const bytes = await this.file(current, name);
      const sha256 = bytes === null ? null : await hashOf("sha256", new Uint8Array(bytes));
      if (sha256 !== expected.sha256)
        throw new StoreTrouble("store-damaged", `${current.id}/${name}`);
    }
  }

  /** Forgets the metadata of a repository; its lists go with the next swap. */
  async forget(repository: string): Promise<void> {
    const keys = await readKeys(this.#database, "metadata");
    await write(
      this.#database,
      keys
        .filter((key) => key.startsWith(`${repository}/`))
        .map((key) => ({ table: "metadata", key })),
    );
  }

  async #prune({ lists, current, prev }: Active): Promise<void> {
    const generations = new Set([current?.id, prev?.id]);
    const kept = Object.values(lists).flatMap((list) => [list.sha256, list.prev?.sha256]);
    const raws = new Set(kept);
    const files = await readKeys(this.#database, "files");
    const held = await readKeys(this.#database, "raw");
    await write(this.#database, [
      ...files
        .filter((key) => !generations.has(key.slice(0, key.indexOf("/"))))
        .map((key): Change => ({ table: "files", key })),
      ...held.filter((key) => !raws.has(key)).map((key): Change => ({ table: "raw", key })),
    ]);
  }
}

/** Files of a list that come with the extension, whatever list they are used with. */
export const SHARED: ReadonlySet<string> = new Set(["fold.bin", "readings.bin"]);

/** Only `swap` writes the pointer, so its outer shape tells one from damage. */
function isActive(value: unknown): value is Active {
  if (typeof value !== "object" || value === null) return false;
  const { lists, current, prev } = { lists: null, current: null, prev: null, ...value };
  const isGeneration = (each: unknown): boolean =>
    each === null || (typeof each === "object" && "id" in each && "manifest" in each);
  return typeof lists === "object" && lists !== null && isGeneration(current) && isGeneration(prev);
}
