import { StoreTrouble, troubleOf } from "./store-trouble.ts";

/** Tables of the database; each is a plain map from text to a value. */
export const TABLES = ["metadata", "raw", "files", "active"] as const;

/** The name of a table. */
export type Table = (typeof TABLES)[number];

/** The name of the database in the extension's own origin. */
export const DATABASE = "sekisho-lists";
const VERSION = 1;

/** A version of ours that still runs elsewhere closes its connection when asked; so long is it waited for, milliseconds. */
const BLOCKED_MS = 5000;

/** Opens the database, made when there is none. Throws StoreTrouble. */
export function openDatabase(name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    let request: IDBOpenDBRequest;
    try {
      request = indexedDB.open(name, VERSION);
    } catch (error) {
      reject(troubleOf(error));
      return;
    }
    let timer: ReturnType<typeof setTimeout> | undefined;
    request.onblocked = () => {
      timer = setTimeout(() => reject(new StoreTrouble("store-blocked", name)), BLOCKED_MS);
    };
    request.onupgradeneeded = () => {
      const held = request.result.objectStoreNames;
      for (const table of TABLES)
        if (!held.contains(table)) request.result.createObjectStore(table);
    };
    request.onerror = () => {
      clearTimeout(timer);
      reject(troubleOf(request.error));
    };
    request.onsuccess = () => {
      clearTimeout(timer);
      const database = request.result;
      // A database of another program under our name would lack a table and fail later, in the middle of an update.
      if (TABLES.every((table) => database.objectStoreNames.contains(table))) resolve(database);
      else {
        database.close();
        reject(new StoreTrouble("store-damaged", "tables are missing"));
      }
    };
  });
}

/** Throws everything in the database away, so that the next opening begins with an empty one. Throws StoreTrouble. */
export function deleteDatabase(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    let timer: ReturnType<typeof setTimeout> | undefined;
    request.onblocked = () => {
      timer = setTimeout(() => reject(new StoreTrouble("store-blocked", name)), BLOCKED_MS);
    };
    request.onsuccess = () => {
      clearTimeout(timer);
      resolve();
    };
    request.onerror = () => {
      clearTimeout(timer);
      reject(troubleOf(request.error));
    };
  });
}

/** Reads one value; undefined when there is none. Throws StoreTrouble. */
export async function readValue(
  database: IDBDatabase,
  table: Table,
  key: string,
): Promise<unknown> {
  try {
    const request: IDBRequest<unknown> = database
      .transaction(table, "readonly")
      .objectStore(table)
      .get(key);
    return await new Promise<unknown>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(troubleOf(request.error));
    });
  } catch (error) {
    throw troubleOf(error);
  }
}

/** All keys of a table. Throws StoreTrouble. */
export async function readKeys(database: IDBDatabase, table: Table): Promise<readonly string[]> {
  try {
    const request = database.transaction(table, "readonly").objectStore(table).getAllKeys();
    return await new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result.map(String));
      request.onerror = () => reject(troubleOf(request.error));
    });
  } catch (error) {
    throw troubleOf(error);
  }
}

/** One thing to write: a value under a key, or, without a value, the key to forget. */
export interface Change {
  readonly table: Table;
  readonly key: string;
  readonly value?: unknown;
}

/**
 * Makes all changes in one transaction that is on the disk when this resolves: all of them or, when anything fails or the
 * browser is killed, none. Throws StoreTrouble.
 */
export async function write(database: IDBDatabase, changes: readonly Change[]): Promise<void> {
  if (changes.length === 0) return;
  const tables = [...new Set(changes.map(({ table }) => table))];
  try {
    const transaction = database.transaction(tables, "readwrite", { durability: "strict" });
    const done = new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(troubleOf(transaction.error));
    });
    try {
      for (const { table, key, value } of changes) {
        const held = transaction.objectStore(table);
        if (value === undefined) held.delete(key);
        else held.put(value, key);
      }
    } catch (error) {
      done.catch(() => undefined);
      transaction.abort();
      throw error;
    }
    await done;
  } catch (error) {
    throw troubleOf(error);
  }
}
