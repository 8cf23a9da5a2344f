import type { ListSource } from "./list-source.ts";
import type { Derived, ToDerive } from "./derive.ts";
import { repositoryOf } from "./generation.ts";
import type { AcceptedList, Active, ByList, Generation } from "./generation.ts";
import { generationId, inputsOf, isSeedAlone } from "./inputs.ts";
import type { ListStore } from "./list-store.ts";
import type { ReadFile } from "../list-files.ts";
import type { Repository } from "../../rules/schema/updates.ts";

type Bytes = Uint8Array<ArrayBuffer>;

/** What building and swapping take. */
export interface BuildPorts {
  readonly source: ListSource;
  readonly format: string;
  readonly readPackaged: ReadFile;
  /** Derives off any thread that draws or answers for long. */
  derive(input: ToDerive): Promise<Derived>;
}

/**
 * Puts accepted lists in force: builds the files that are not there yet, and swaps the pointer. True when other files are in
 * force than before. Throws StoreTrouble, and what `derive` throws; then everything is as it was.
 */
export async function putInForce(
  ports: BuildPorts,
  store: ListStore,
  before: Active,
  lists: ByList<AcceptedList>,
  raws: ReadonlyMap<string, Bytes>,
  repositories: readonly Repository[],
): Promise<boolean> {
  const { source, format } = ports;
  const own = await source.policyList();
  const inputs = inputsOf(lists, repositories, source.seed, own?.sha256 ?? null);
  const id = await generationId(format, inputs);
  const kept = keepOnly(lists, repositories);
  if (isSeedAlone(inputs)) {
    if (before.current === null && sameKeys(before.lists, kept)) return false;
    await store.swap({ active: { lists: kept, current: null, prev: null }, raws, files: {} });
    return before.current !== null;
  }
  const { generation: inForce } = await source.resolve();
  const isThere = before.current?.id === id && inForce?.id === id;
  if (isThere && raws.size === 0 && sameKeys(before.lists, kept)) return false;
  const prev = before.current !== null && before.current.id !== id ? before.current : before.prev;
  if (isThere) {
    await store.swap({ active: { lists: kept, current: before.current, prev }, raws, files: {} });
    return false;
  }
  const { readPackaged } = ports;
  const derived = await ports.derive({
    lists: await Promise.all(
      inputs.map(async ({ id: key, v, sha256, from }) => ({
        id: key,
        v,
        raw:
          from === "package"
            ? new Uint8Array(await readPackaged("list.jsonl"))
            : from === "policy" && own !== null
              ? own.raw
              : (raws.get(sha256) ?? (await store.raw(sha256))),
      })),
    ),
    fold: await readPackaged("fold.bin"),
    readings: await readPackaged("readings.bin"),
  });
  const named = Object.fromEntries(inputs.map(({ id: key, v, sha256 }) => [key, { v, sha256 }]));
  const current: Generation = { id, format, inputs: named, manifest: derived.manifest };
  await store.swap({ active: { lists: kept, current, prev }, raws, files: derived.files });
  return true;
}

/** The lists of repositories that are still configured; those of others are thrown away. */
function keepOnly(
  lists: ByList<AcceptedList>,
  repositories: readonly Repository[],
): ByList<AcceptedList> {
  const ids = new Set(repositories.map(({ id }) => id));
  return Object.fromEntries(Object.entries(lists).filter(([key]) => ids.has(repositoryOf(key))));
}

function sameKeys(left: ByList<AcceptedList>, right: ByList<AcceptedList>): boolean {
  const plain = (lists: ByList<AcceptedList>) =>
    Object.entries(lists)
      .map(([key, { sha256 }]) => `${key} ${sha256}`)
      .sort()
      .join("\n");
  return plain(left) === plain(right);
}
