import { browser } from "wxt/browser";
import { REPOSITORY, UPDATES } from "../../rules/schema/updates.ts";
import type { Repository } from "../../rules/schema/updates.ts";

/** What is remembered of updates between two wakings of the worker, in storage.local. */
export interface Memory {
  readonly installedAt: number;
  /** Random text of this browser that decides its cohort; it is never sent. */
  readonly salt: string;
  /** See `raiseFloor`. */
  readonly timeFloor: number;
  readonly repositories: readonly Repository[];
}

/** Where it is kept in storage.local. */
export const UPDATES_KEY = "updates";

/** The memory; begun anew, and kept, when there is none or none that can be read. A spoilt repository voids itself alone. */
export async function readMemory(now: number): Promise<Memory> {
  const stored = memoryFrom((await browser.storage.local.get(UPDATES_KEY))[UPDATES_KEY]);
  if (stored !== null) return stored;
  const salt = crypto.randomUUID();
  const memory: Memory = { installedAt: now, salt, timeFloor: 0, repositories: [] };
  await browser.storage.local.set({ [UPDATES_KEY]: memory });
  return memory;
}

/** The memory from what is stored; null when there is none or none that can be read. */
export function memoryFrom(value: unknown): Memory | null {
  const stored = UPDATES.safeParse(value);
  if (!stored.success) return null;
  const repositories = stored.data.repositories.flatMap((each) => {
    const parsed = REPOSITORY.safeParse(each);
    return parsed.success ? [parsed.data] : [];
  });
  return { ...stored.data, repositories };
}

let tail: Promise<unknown> = Promise.resolve();

/** Changes the memory, one change after the other, and gives the new one. Rejects when the disk takes nothing; then nothing changed. */
export function changeMemory(now: number, change: (memory: Memory) => Memory): Promise<Memory> {
  const next = tail
    .catch(() => undefined)
    .then(async () => {
      const memory = change(await readMemory(now));
      await browser.storage.local.set({ [UPDATES_KEY]: memory });
      return memory;
    });
  tail = next;
  return next;
}

/** Replaces one repository in a memory; one that was removed meanwhile stays removed. */
export function withRepository(
  memory: Memory,
  id: string,
  change: (repository: Repository) => Repository,
): Memory {
  const repositories = memory.repositories.map((each) => (each.id === id ? change(each) : each));
  return { ...memory, repositories };
}
