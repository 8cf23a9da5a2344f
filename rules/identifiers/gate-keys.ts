import { addUnit, nextKey, shortKey, wholeKey, wordKey } from "../gate/layout.ts";
import { nameKeys } from "../gate/keys.ts";
import type { GateKeys } from "../gate/keys.ts";
import { tokenise } from "../names/compile-name.ts";
import type { ListData } from "../vocabulary.ts";
import { filedIdentifiers } from "./filed.ts";
import type { Beginning } from "./scheme.ts";

/**
 * The gate keys of a list's identifiers: what needs no label is known by how it begins, as a name or a model number is; the
 * rest by its label, as a name is.
 */
export function identifierGateKeys(list: ListData, table: Uint32Array): readonly GateKeys[] {
  return [...filedIdentifiers(list)].flatMap(([scheme, filed]) => [
    ...(scheme.labelled === null ? [] : scheme.labels).map((label) =>
      nameKeys(tokenise(label, table), table),
    ),
    ...[...filed.keys()].flatMap((value) =>
      scheme.beginnings(value).map((beginning) => keysOf(beginning, table)),
    ),
  ]);
}

/** The keys that the gate looks up where a text begins so; see `lookUp` and `isModelStart` in `gate/sweep.ts`. */
function keysOf(beginning: Beginning, table: Uint32Array): GateKeys {
  if ("start" in beginning)
    return { main: [], short: [shortKey(unitsOf(beginning.start).reduce(addUnit, 0))], pairs: [] };
  const { word, next } = beginning;
  const hash = unitsOf(word).reduce((sum, unit) => addUnit(sum, table[unit] ?? 0), 0);
  const end = next === "" ? wholeKey(hash) : nextKey(unitsOf(next).reduce(addUnit, hash));
  return { main: [wordKey(hash), end], short: [], pairs: [] };
}

function unitsOf(text: string): number[] {
  return Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
}
